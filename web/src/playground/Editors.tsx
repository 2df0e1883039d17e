import { KeyCode, pick, useGraphiQL, type MonacoEditor } from '@graphiql/react'
import { useEffect } from 'react'

// Escape first closes what Monaco has open; only then may it mean "leave the editor".
const NOTHING_OPEN =
  '!suggestWidgetVisible && !findWidgetVisible && !parameterHintsVisible && !editorHasMultipleSelections && !inSnippetMode && !markersNavigationVisible && !renameInputVisible'

/** What GraphiQL leaves to be set on the editors themselves. */
export function Editors(): null {
  const { queryEditor, variableEditor, headerEditor, responseEditor } = useGraphiQL(
    pick('queryEditor', 'variableEditor', 'headerEditor', 'responseEditor'),
  )
  useEffect(() => adjust(queryEditor, 'Query'), [queryEditor])
  useEffect(() => adjust(variableEditor, 'Variables, as JSON'), [variableEditor])
  useEffect(() => adjust(headerEditor, 'Request headers, as JSON'), [headerEditor])
  useEffect(() => {
    adjust(responseEditor, 'Response')
    // Over an address of an image GraphiQL would show it, from whatever host: this page loads from its own origin only.
    responseEditor?.updateOptions({ hover: { enabled: false } })
  }, [responseEditor])
  return null
}

function adjust(editor: MonacoEditor | undefined, label: string): void {
  if (!editor) return
  const family = getComputedStyle(document.body).getPropertyValue('--playground-mono')
  editor.updateOptions({
    ariaLabel: `${label}. Escape leaves the editor.`,
    fontFamily: family,
    fontSize: 14,
    // Printed sources are full of ’ and –, which Monaco would frame as lookalikes of ASCII.
    unicodeHighlight: { ambiguousCharacters: false },
  })
  // Tab indents, so without this the keyboard could enter an editor and never leave it.
  editor.addAction({
    id: 'playground-leave',
    label: 'Leave the Editor',
    keybindings: [KeyCode.Escape],
    precondition: NOTHING_OPEN,
    run: () => editor.getContainerDomNode().focus(),
  })
}
