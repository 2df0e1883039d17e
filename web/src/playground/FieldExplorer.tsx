import { fillLeafs } from '@graphiql/toolkit'
import { useGraphiQL, useGraphiQLActions, useOperationsEditorState, useOptimisticState, type GraphiQLPlugin } from '@graphiql/react'
import { explorerPlugin } from '@graphiql/plugin-explorer'
import { Explorer } from 'graphiql-explorer'
import { useEffect, useRef } from 'react'
import { defaultFields } from './defaultFields'

const { icon, title } = explorerPlugin()

/**
 * The explorer of fields, as GraphiQL's plugin has it but for three things: it opens at its top rather than at the last fragment; a
 * field that is added brings `id name`, a connection `nodes { id name }`; and it takes no focus that nobody gave it.
 */
export const EXPLORER_PLUGIN: GraphiQLPlugin = { title, icon, content: FieldExplorer }

function FieldExplorer() {
  const { setOperationName, run } = useGraphiQLActions()
  const schema = useGraphiQL((state) => state.schema)
  const [query, edit] = useOptimisticState(useOperationsEditorState())
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => (root.current ? keepFocus(root.current) : undefined), [])

  return (
    <div ref={root} className="field-explorer">
      <Explorer
        schema={schema}
        query={query}
        onEdit={(text) => edit(fillLeafs(schema, text, defaultFields).result ?? text)}
        getDefaultFieldNames={defaultFields}
        onRunOperation={(name) => {
          if (name) setOperationName(name)
          void run()
        }}
        explorerIsOpen
        showAttribution={false}
        colors={COLORS}
        arrowOpen={<Arrow open />}
        arrowClosed={<Arrow />}
        checkboxChecked={<Box checked />}
        checkboxUnchecked={<Box />}
        styles={STYLES}
      />
    </div>
  )
}

// Each input of an argument takes the focus when it appears, and the panel scrolls down to it. That is right after an argument was
// added, and wrong when the panel opens or another query is shown: then the focus goes back to where it was.
function keepFocus(panel: HTMLElement): () => void {
  let isMeant = false
  const note = (event: Event) => {
    isMeant = panel.contains(event.target as Node) || (event instanceof KeyboardEvent && event.key === 'Tab')
  }
  const giveBack = ({ target, relatedTarget }: FocusEvent) => {
    if (isMeant) return
    if (relatedTarget instanceof HTMLElement) relatedTarget.focus({ preventScroll: true })
    else (target as HTMLElement).blur()
    panel.closest('.graphiql-plugin')?.scrollTo(0, 0)
  }
  const events = ['keydown', 'pointerdown'] as const
  events.forEach((name) => document.addEventListener(name, note, true))
  panel.addEventListener('focusin', giveBack)
  return () => events.forEach((name) => document.removeEventListener(name, note, true))
}

const color = (name: string) => `hsl(var(--color-${name}))`

const COLORS = {
  keyword: color('primary'),
  def: color('tertiary'),
  property: color('info'),
  qualifier: color('secondary'),
  attribute: color('tertiary'),
  number: color('success'),
  string: color('warning'),
  builtin: color('success'),
  string2: color('secondary'),
  variable: color('secondary'),
  atom: color('tertiary'),
}

const STYLES = {
  buttonStyle: { cursor: 'pointer', fontSize: '2em', lineHeight: 0 },
  explorerActionsStyle: { paddingTop: 16 },
  actionButtonStyle: {},
}

function Arrow({ open = false }: { open?: boolean }) {
  return (
    <svg className={open ? 'field-arrow is-open' : 'field-arrow'} viewBox="0 0 16 16" aria-hidden="true">
      <path d="M6 4l5 4-5 4z" fill="currentColor" />
    </svg>
  )
}

function Box({ checked = false }: { checked?: boolean }) {
  return (
    <svg className={checked ? 'field-box is-checked' : 'field-box'} viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.5" />
      {checked && <path d="M5 8.2l2.2 2.3L11.3 6" />}
    </svg>
  )
}
