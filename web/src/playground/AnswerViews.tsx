import { useGraphiQL } from '@graphiql/react'
import { useEffect, useId, useState } from 'react'
import { createPortal } from 'react-dom'
import { AnswerTable } from './AnswerTable'
import { toCsv, toTsv, isGuarded } from './csv'
import { saveFile } from './saveFile'
import { besideRows, cutsOf, tablesOf, type Table } from './table'
import { useAnswer, type Answer } from './useAnswer'
import { useMessage } from './useMessage'
import { formatNumber, word } from './words'

const VIEWS = ['json', 'table', 'csv'] as const
type View = (typeof VIEWS)[number]

const viewName = (view: View): string => (view === 'table' ? word('table') : view.toUpperCase())

/** The answer as JSON, which is GraphiQL's editor, as a table or as CSV, with buttons to copy and save what is shown. */
export function AnswerViews() {
  const host = useHost()
  const answer = useAnswer()
  const title = useGraphiQL((state) => state.operationName) ?? 'answer'
  const [view, setView] = useState<View>('json')
  const [picked, setPicked] = useState(0)
  const [message, say] = useMessage()
  const tables = view === 'json' ? [] : tablesOf(answer.data)
  const table = tables[picked] ?? tables[0]

  if (!host) return null

  function content(): string {
    if (view === 'json' || !table) return answer.text
    return toCsv(table)
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(view === 'table' && table ? toTsv(table) : content())
      say(word('copied'))
    } catch {
      // Without HTTPS, or if the user said no, browsers offer no clipboard.
      say(word('notCopied'))
    }
  }

  function save() {
    if (view === 'json') saveFile(`${title}.json`, 'application/json', answer.text)
    // The mark at the beginning tells spreadsheets that it is UTF-8.
    else saveFile(`${title}.csv`, 'text/csv;charset=utf-8', `\uFEFF${content()}`)
  }

  const isEmpty = answer.text === '' || (view !== 'json' && !table)
  return createPortal(
    <div className="answer-views" data-view={view}>
      <div className="answer-bar">
        <div role="group" aria-label={word('showAs')} className="answer-choice">
          {VIEWS.map((v) => (
            <button key={v} type="button" aria-pressed={v === view} onClick={() => setView(v)}>
              {viewName(v)}
            </button>
          ))}
        </div>
        <span role="status" className="answer-message">
          {message}
        </span>
        <button type="button" disabled={isEmpty} onClick={() => void copy()}>
          {word('copy')}
        </button>
        <button type="button" disabled={isEmpty} onClick={save}>
          {word('save')}
        </button>
      </div>
      {view !== 'json' && <Rows answer={answer} tables={tables} table={table} view={view} onPick={setPicked} />}
    </div>,
    host,
  )
}

interface RowsProps {
  answer: Answer
  tables: Table[]
  table: Table | undefined
  view: View
  onPick: (index: number) => void
}

function Rows({ answer, tables, table, view, onPick }: RowsProps) {
  return (
    <div className="answer-body">
      {answer.errors.length > 0 && (
        <p className="answer-errors">
          {word('errors')}: {answer.errors.join(' · ')}
        </p>
      )}
      {!table && answer.errors.length === 0 && <p>{answer.text === '' ? word('runFirst') : word('noTable')}</p>}
      {table && (
        <>
          <Caption answer={answer} tables={tables} table={table} onPick={onPick} />
          {view === 'table' ? (
            <AnswerTable table={table} />
          ) : (
            <pre tabIndex={0} role="region" aria-label="CSV">
              {toCsv(table)}
            </pre>
          )}
          <p className="answer-note">
            {word('joined')} {view === 'csv' && isGuarded(table) && word('guarded')}
          </p>
        </>
      )}
    </div>
  )
}

// What the rows are, how many, and what stands in the answer beside them.
function Caption({ answer, tables, table, onPick }: Omit<RowsProps, 'view' | 'table'> & { table: Table }) {
  const id = useId()
  const cuts = cutsOf(table, answer.pages)
  const count = formatNumber(table.rows.length) + (table.total === null ? '' : ` ${word('of')} ${formatNumber(table.total)}`)
  const beside = table.path.length > 0 ? besideRows(answer.data, table) : []
  return (
    <div className="answer-caption">
      <p>
        {tables.length > 1 ? <label htmlFor={id}>{word('rowsOf')}</label> : word('rowsOf')}:{' '}
        {tables.length > 1 ? (
          <select id={id} value={tables.indexOf(table)} onChange={(event) => onPick(Number(event.target.value))}>
            {tables.map(({ path }, index) => (
              <option key={path.join('.')} value={index}>
                {path.join('.')}
              </option>
            ))}
          </select>
        ) : (
          table.path.join('.') || 'data'
        )}{' '}
        · {table.rows.length === 0 ? word('noRows') : count}
        {cuts.rows && <strong> · {word('cut')}</strong>}
      </p>
      {cuts.within && (
        <p>
          <strong>{word('cutWithin')}</strong>
        </p>
      )}
      {beside.length > 0 && (
        <details open={beside.length <= 4}>
          <summary>{word('beside')}</summary>
          <dl tabIndex={0} aria-label={word('beside')}>
            {beside.map(([path, value]) => (
              <div key={path}>
                <dt>{path}</dt>
                <dd>{value || '—'}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  )
}

// GraphiQL has a place below the answer, not above it: this makes one there.
function useHost(): HTMLElement | null {
  const editor = useGraphiQL((state) => state.responseEditor)
  const [host, setHost] = useState<HTMLElement | null>(null)
  useEffect(() => {
    const response = editor?.getContainerDomNode().closest('.graphiql-response')
    if (!response) return
    const element = document.createElement('div')
    element.className = 'answer-host'
    response.prepend(element)
    setHost(element)
    return () => element.remove()
  }, [editor])
  return host
}
