// An answer as a table. Its outermost lists of objects are tables, and what is in a list of one; one of them is shown, its objects as
// rows. What is in an object becomes a column each, named by the way to it; lists within a row are joined. The server's CSV does the same
// (graph/table); both are held against graph/table/testdata/shared.json.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type Cell = null | boolean | number | string

export interface Table {
  /** The way to the list; empty where the whole answer is the only row. */
  path: string[]
  columns: string[]
  rows: Cell[][]
  /** How many rows there are on all pages, where the answer says so. */
  total: number | null
}

const OUTER = '; '
const INNER = ' / '

// Of these the names of columns do without: `agency.name`, not `agency.node.name`.
const WRAPPERS = new Set(['nodes', 'edges', 'node'])

/** All tables that an answer's data has, outer ones first. There is one at least, unless there is no data. */
export function tablesOf(data: Json): Table[] {
  if (!isObject(data)) return []
  const lists = listsIn(data, []).sort((a, b) => a.path.length - b.path.length)
  if (lists.length > 0) return lists.map((list) => tableOf(list.path, list.rows, list.total))
  const [key, only] = Object.entries(data)[0] ?? []
  const single = Object.keys(data).length === 1 && key !== undefined && isObject(only)
  return [single ? tableOf([key], [only], null) : tableOf([], [data], null)]
}

/** The single values of an answer that stand outside its lists of objects but belong to the rows of a table, by the way to them. */
export function besideRows(data: Json, table: Table): [string, string][] {
  const out: [string, string][] = []
  const walk = (value: Json, path: string[]): void => {
    if (isObject(value)) {
      for (const [key, child] of Object.entries(value)) if (key !== 'pageInfo') walk(child, [...path, key])
    } else if (!isListOfObjects(value, path)) {
      out.push([path.join('.'), textOf(join(value, OUTER))])
    } else if (path.length < table.path.length && path.every((step, i) => table.path[i] === step)) {
      walk(value[0] ?? null, path) // the list of one in which this table is
    }
  }
  walk(data, [])
  return out
}

/** Whether `extensions.pages` says that the table, or a list within its rows, has more than is shown. */
export function cutsOf(table: Table, pages: { path?: string[] }[]): { rows: boolean; within: boolean } {
  const list = WRAPPERS.has(table.path.at(-1) ?? '') ? table.path.slice(0, -1) : table.path
  const paths = pages.map((page) => page.path ?? [])
  return {
    rows: paths.some((path) => path.length === list.length && list.every((step, i) => path[i] === step)),
    within: paths.some((path) => path.length > list.length && list.every((step, i) => path[i] === step)),
  }
}

export const textOf = (cell: Cell): string => (cell === null ? '' : String(cell))

interface List {
  path: string[]
  rows: Json[]
  total: number | null
}

function listsIn(value: Json, path: string[], parent?: { [key: string]: Json }): List[] {
  if (isObject(value)) return Object.entries(value).flatMap(([key, child]) => listsIn(child, [...path, key], value))
  if (!isListOfObjects(value, path)) return []
  const total = parent?.['totalCount']
  const list = { path, rows: value, total: typeof total === 'number' && WRAPPERS.has(path.at(-1) ?? '') ? total : null }
  return value.length === 1 ? [list, ...listsIn(value[0] ?? null, path)] : [list]
}

function isListOfObjects(value: Json, path: string[]): value is Json[] {
  if (!Array.isArray(value)) return false
  return value.length === 0 ? WRAPPERS.has(path.at(-1) ?? '') : value.some(isObject)
}

// A column of columns, in the order of the answer. A key that holds null in one row and an object in the next has its place already.
type Tree = Map<string, Tree>

function tableOf(path: string[], rows: Json[], total: number | null): Table {
  const tree: Tree = new Map()
  for (const row of rows) grow(tree, row)
  const ways = leaves(tree, [])
  return { path, columns: columnNames(ways), rows: rows.map((row) => ways.map((way) => join(pick(row, way), OUTER))), total }
}

function grow(tree: Tree, value: Json): void {
  if (Array.isArray(value)) return value.forEach((item) => grow(tree, item))
  if (!isObject(value)) return
  for (const [key, child] of Object.entries(value)) {
    if (key === 'pageInfo') continue
    const branch = tree.get(key) ?? new Map()
    tree.set(key, branch)
    grow(branch, child)
  }
}

function leaves(tree: Tree, way: string[]): string[][] {
  return [...tree].flatMap(([key, branch]) => (branch.size === 0 ? [[...way, key]] : leaves(branch, [...way, key])))
}

// Two ways that are one without their wrappers both keep them.
function columnNames(ways: string[][]): string[] {
  const short = ways.map((way) => way.filter((step, i) => i === way.length - 1 || !WRAPPERS.has(step)).join('.'))
  return ways.map((way, i) => (short.filter((name) => name === short[i]).length > 1 ? way.join('.') : (short[i] ?? '')))
}

function pick(value: Json, way: string[]): Json {
  if (Array.isArray(value)) return value.map((item) => pick(item, way))
  const [step, ...rest] = way
  if (step === undefined) return isObject(value) ? null : value
  return isObject(value) ? pick(value[step] ?? null, rest) : null
}

// Empty places stay, so that the third value of one column belongs to the third of another.
function join(value: Json, separator: string): Cell {
  if (!Array.isArray(value)) return isObject(value) ? null : value
  const cells = value.map((item) => join(item, INNER))
  if (cells.every((cell) => cell === null || cell === '')) return null
  return cells.length === 1 ? (cells[0] ?? null) : cells.map(textOf).join(separator)
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
