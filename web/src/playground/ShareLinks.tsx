import { pick, useGraphiQL } from '@graphiql/react'
import { useEffect, useEffectEvent, useState } from 'react'
import { examples } from './examples'
import { fromHash, whyNotRun } from './link'
import { sameOperation } from './operation'
import { useOpenOperation } from './useOpenOperation'
import { useRun } from './useRun'

/**
 * Opens the operation that the address names as the first tab and runs it, and takes it out of the address once the editors show
 * something else. Tells what is wrong with a link that it can't follow; null once another could be.
 */
export function ShareLinks({ onProblem }: { onProblem: (problem: string | null) => void }): null {
  const { queryEditor, variableEditor, tabs, activeTabIndex } = useGraphiQL(
    pick('queryEditor', 'variableEditor', 'tabs', 'activeTabIndex'),
  )
  const open = useOpenOperation()
  const run = useRun()

  // The editors exist one render before GraphiQL listens to them; what is set earlier never reaches the tabs.
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(Boolean(queryEditor && variableEditor)), [queryEditor, variableEditor])

  // GraphiQL fills the editors from the active tab when tabs change, but not when it starts. An example that is still as it was
  // written shows its answer at once; what a reader wrote is theirs to run.
  const start = useEffectEvent(() => {
    const active = tabs[activeTabIndex]
    queryEditor?.setValue(active?.query ?? '')
    variableEditor?.setValue(active?.variables ?? '')
    if (openFromAddress()) return
    if (active && examples.some((example) => sameOperation(example, active))) run(active.query ?? '')
  })

  const openFromAddress = useEffectEvent((): boolean => {
    const link = fromHash(location.hash)
    if (!link?.operation) {
      onProblem(link?.problem ?? null)
      return false
    }
    const reason = whyNotRun(link.operation)
    onProblem(reason)
    open(link.operation, true)
    if (!reason) run(link.operation.query)
    return true
  })

  useEffect(() => {
    if (!ready) return
    start()
    const listener = () => void openFromAddress()
    window.addEventListener('hashchange', listener)
    return () => window.removeEventListener('hashchange', listener)
  }, [ready])

  // An address that no longer says what is on screen would share the wrong query. The wait outlasts GraphiQL's debounces.
  useEffect(() => {
    if (!ready || !queryEditor || !variableEditor) return
    const timer = setTimeout(() => {
      const linked = fromHash(location.hash)?.operation
      const shown = { query: queryEditor.getValue(), variables: variableEditor.getValue() }
      if (linked && !sameOperation(linked, shown)) history.replaceState(null, '', location.pathname + location.search)
    }, 500)
    return () => clearTimeout(timer)
  }, [ready, queryEditor, variableEditor, tabs, activeTabIndex])

  return null
}
