import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react'
import { useEffect, useState } from 'react'
import { sameOperation, type Operation } from './operation'

/** Shows an operation: in the tab that already holds it, else in a new one. */
export function useOpenOperation(): (operation: Operation) => void {
  const { queryEditor, variableEditor, tabs } = useGraphiQL(pick('queryEditor', 'variableEditor', 'tabs'))
  const { addTab, changeTab } = useGraphiQLActions()
  const [pending, setPending] = useState<Operation | null>(null)

  // A new tab starts empty and empties the editors; only in the render after that do they belong to it.
  useEffect(() => {
    if (!pending || !queryEditor || !variableEditor) return
    queryEditor.setValue(pending.query)
    variableEditor.setValue(pending.variables)
    setPending(null)
  }, [pending, queryEditor, variableEditor])

  return (operation) => {
    const index = tabs.findIndex((tab) => sameOperation(tab, operation))
    if (index >= 0) return changeTab(index)
    addTab()
    setPending(operation)
  }
}
