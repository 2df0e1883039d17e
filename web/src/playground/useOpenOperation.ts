import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react'
import { useEffect, useState } from 'react'
import { sameOperation, type Operation } from './operation'

interface Pending {
  operation: Operation
  first: boolean
  step: 'fill' | 'move'
}

/** Shows an operation: in the tab that already holds it, else in a new one; as the first of the tabs where that is asked for. */
export function useOpenOperation(): (operation: Operation, first?: boolean) => void {
  const { queryEditor, variableEditor, tabs, activeTabIndex } = useGraphiQL(pick('queryEditor', 'variableEditor', 'tabs', 'activeTabIndex'))
  const { addTab, changeTab, moveTab, updateActiveTabValues } = useGraphiQLActions()
  const [pending, setPending] = useState<Pending | null>(null)

  // A new tab starts empty and empties the editors; only in the render after that do they belong to it. A tab that moves fills the
  // editors with what it holds, so it must hold the operation by then.
  useEffect(() => {
    if (!pending || !queryEditor || !variableEditor) return
    const { operation, first, step } = pending
    if (step === 'fill') {
      queryEditor.setValue(operation.query)
      variableEditor.setValue(operation.variables)
      updateActiveTabValues({ query: operation.query, variables: operation.variables, operationName: null, response: null })
      setPending(first ? { operation, first, step: 'move' } : null)
      return
    }
    const active = tabs[activeTabIndex]
    if (active && activeTabIndex > 0) moveTab([active, ...tabs.filter((tab) => tab !== active)])
    setPending(null)
  }, [pending, queryEditor, variableEditor, tabs, activeTabIndex, moveTab, updateActiveTabValues])

  return (operation, first = false) => {
    const index = tabs.findIndex((tab) => sameOperation(tab, operation))
    if (index >= 0) changeTab(index)
    else addTab()
    if (index < 0 || first) setPending({ operation, first, step: index < 0 ? 'fill' : 'move' })
  }
}
