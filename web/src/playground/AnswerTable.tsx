import { language } from './language'
import { word } from './words'
import { textOf, type Cell, type Table } from './table'

/** Scrolls in itself, so that the page doesn't become as wide as the table. */
export function AnswerTable({ table: { path, columns, rows } }: { table: Table }) {
  const numeric = columns.map((_, i) => rows.every((row) => row[i] === null || typeof row[i] === 'number'))
  return (
    <div className="answer-table" tabIndex={0} role="region" aria-label={word('table')}>
      <table>
        <caption className="answer-hidden">{path.join('.') || 'data'}</caption>
        <thead>
          <tr>
            {columns.map((column, i) => (
              <th key={column} scope="col" className={numeric[i] ? 'is-number' : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, i) => (
                <td key={columns[i]} className={numeric[i] ? 'is-number' : undefined}>
                  <Value cell={cell} column={columns[i] ?? ''} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

// Only ids, which have pages here, and addresses of the web become links, whatever else text may look like.
function Value({ cell, column }: { cell: Cell; column: string }) {
  const text = textOf(cell)
  if (typeof cell !== 'string') return text
  if (/(^|\.)id$/.test(column) && /^[a-z]+(-[a-z]+)*\/\S+$/.test(text)) {
    return <a href={encodeURI(`${language === 'en' ? '' : `/${language}`}/${text}`)}>{text}</a>
  }
  if (!/^https?:\/\/\S+$/.test(text)) return text
  return (
    <a href={text} rel="noopener noreferrer" target="_blank">
      {text}
    </a>
  )
}
