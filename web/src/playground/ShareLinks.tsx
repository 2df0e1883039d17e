import { pick, useGraphiQL } from '@graphiql/react'
import { useEffect, useEffectEvent, useState } from 'react'
import { fromHash, sameOperation } from './operation'
import { useOpenOperation } from './useOpenOperation'

/** Opens the operation that the address names, and takes it out of the address once the editors show something else. */
export function ShareLinks(): null {
  const { queryEditor, variableEditor, tabs, activeTabIndex } = useGraphiQL(
    pick('queryEditor', 'variableEditor', 'tabs', 'activeTabIndex'),
  )
  const open = useOpenOperation()

  // The editors exist one render before GraphiQL listens to them; what is set earlier never reaches the tabs.
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(Boolean(queryEditor && variableEditor)), [queryEditor, variableEditor])

  // GraphiQL fills the editors from the active tab when tabs change, but not when it starts.
  const start = useEffectEvent(() => {
    const active = tabs[activeTabIndex]
    queryEditor?.setValue(active?.query ?? '')
    variableEditor?.setValue(active?.variables ?? '')
    openFromAddress()
  })

  const openFromAddress = useEffectEvent(() => {
    const linked = fromHash(location.hash)
    if (linked) open(linked)
  })

  useEffect(() => {
    if (!ready) return
    start()
    const listener = () => openFromAddress()
    window.addEventListener('hashchange', listener)
    return () => window.removeEventListener('hashchange', listener)
  }, [ready])

  // An address that no longer says what is on screen would share the wrong query. The wait outlasts GraphiQL's debounces.
  useEffect(() => {
    if (!ready || !queryEditor || !variableEditor) return
    const timer = setTimeout(() => {
      const linked = fromHash(location.hash)
      const shown = { query: queryEditor.getValue(), variables: variableEditor.getValue() }
      if (linked && !sameOperation(linked, shown)) history.replaceState(null, '', location.pathname + location.search)
    }, 500)
    return () => clearTimeout(timer)
  }, [ready, queryEditor, variableEditor, tabs, activeTabIndex])

  return null
}
