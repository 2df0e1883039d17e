import { textOf, type Cell, type Table } from './table'

// Spreadsheets take what begins so for a formula, also in the wide forms of East Asian writing.
const FORMULA = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/

/** Whether text would be a formula. A number is none, negative or not. */
const isFormula = (cell: Cell): boolean => typeof cell === 'string' && FORMULA.test(cell)

const guard = (cell: Cell): string => (isFormula(cell) ? `'${textOf(cell)}` : textOf(cell))

/** RFC 4180. Semicolons and tabs are quoted too, for spreadsheets that part cells there. */
export function toCsv({ columns, rows }: Table): string {
  return [columns, ...rows].map((cells) => cells.map((cell) => quote(guard(cell))).join(',') + '\r\n').join('')
}

/** What spreadsheets take from the clipboard: cells apart by tabs, which are blanks within one, as are ends of lines. */
export function toTsv({ columns, rows }: Table): string {
  return [columns, ...rows].map((cells) => cells.map((cell) => guard(cell).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n')
}

/** Whether any cell has an apostrophe in the CSV that it hasn't in the answer. */
export const isGuarded = ({ columns, rows }: Table): boolean => [columns, ...rows].some((cells) => cells.some(isFormula))

function quote(text: string): string {
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
