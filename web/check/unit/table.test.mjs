import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { load } from './modules.mjs'

const { module: table, close } = await load('/src/playground/table.ts')
after(close)
const { tablesOf, besideRows, cutsOf } = table

const only = (data) => {
  const tables = tablesOf(data)
  assert.equal(tables.length, 1)
  return tables[0]
}

test('a root connection becomes rows; objects become columns without the steps of lists', () => {
  const { path, columns, rows, total } = only({
    agreements: {
      totalCount: 1843,
      nodes: [
        { name: 'a', agency: { name: 'A', state: { code: 'FL' } } },
        { name: 'b', agency: { name: 'B', state: null } },
      ],
    },
  })
  assert.deepEqual(path, ['agreements', 'nodes'])
  assert.deepEqual(columns, ['name', 'agency.name', 'agency.state.code'])
  assert.deepEqual(rows, [['a', 'A', 'FL'], ['b', 'B', null]])
  assert.equal(total, 1843)
})

test('an edge is a row of its link and its node', () => {
  const { columns, rows } = only({ county: { suits: { edges: [{ link: { bases: ['PARTY', 'OFFICER_PARTY'] }, node: { name: 'x' } }] } } })
  assert.deepEqual(columns, ['link.bases', 'name'])
  assert.deepEqual(rows, [['PARTY; OFFICER_PARTY', 'x']])
})

test('lists within a row are joined, each place kept', () => {
  const { columns, rows } = only({
    agencies: {
      nodes: [
        { agreements: { nodes: [{ models: [{ code: 'A' }, { code: 'B' }], on: null }, { models: [], on: '2025' }] } },
        { agreements: { nodes: [{ models: [], on: null }, { models: [], on: null }] } },
      ],
    },
  })
  assert.deepEqual(columns, ['agreements.models.code', 'agreements.on'])
  assert.deepEqual(rows, [['A / B; ', '; 2025'], [null, null]])
})

test('a column that is null first keeps its place, and numbers stay numbers', () => {
  const { columns, rows } = only({ list: [{ a: null, b: 1 }, { a: { c: 'x' }, b: -2.5 }] })
  assert.deepEqual(columns, ['a.c', 'b'])
  assert.deepEqual(rows, [[null, 1], ['x', -2.5]])
})

test('two columns that were one without the steps of lists keep them', () => {
  const [{ columns }] = tablesOf({ list: [{ x: { nodes: [{ id: '1' }], edges: [{ node: { id: '1' } }] } }] })
  assert.deepEqual(columns, ['x.nodes.id', 'x.edges.node.id'])
})

test('of several lists each is a table, outer ones first; what is in a list of one, too', () => {
  const data = { newer: { nodes: [{ name: 'n', begins: { nodes: [{ a: 1 }, { a: 2 }] } }] }, groups: [{ count: 1 }, { count: 2 }] }
  const tables = tablesOf(data)
  assert.deepEqual(tables.map(({ path }) => path.join('.')), ['groups', 'newer.nodes', 'newer.nodes.begins.nodes'])
  assert.deepEqual(besideRows(data, tables[2]), [['newer.nodes.name', 'n']])
  assert.deepEqual(besideRows(data, tables[1]), [])
})

test('an answer without lists is one row', () => {
  assert.deepEqual(only({ county: { name: 'x', state: { code: 'FL' } } }).rows, [['x', 'FL']])
  assert.deepEqual(only({ a: 1, b: { c: true } }), { path: [], columns: ['a', 'b.c'], rows: [[1, true]], total: null })
})

test('an empty list is a table without rows, and no data none', () => {
  assert.deepEqual(only({ county: { agencies: { totalCount: 0, nodes: [] } } }).rows, [])
  assert.deepEqual(tablesOf(null), [])
})

test('what stands beside the rows is told', () => {
  const data = { county: { name: 'x', aliases: ['a', 'b'], agencies: { totalCount: 2, pageInfo: { endCursor: 'c' }, nodes: [{ id: '1' }] } } }
  assert.deepEqual(besideRows(data, only(data)), [['county.name', 'x'], ['county.aliases', 'a; b'], ['county.agencies.totalCount', '2']])
})

test('a cut list is told from cuts within its rows', () => {
  const data = { agencies: { nodes: [{ agreements: { nodes: [{ id: '1' }, { id: '2' }] } }, { agreements: { nodes: [] } }] } }
  const rows = only(data)
  assert.deepEqual(cutsOf(rows, [{ path: ['agencies'] }]), { rows: true, within: false })
  assert.deepEqual(cutsOf(rows, [{ path: ['agencies', 'nodes', 'agreements'] }]), { rows: false, within: true })
  assert.deepEqual(cutsOf(rows, [{ path: ['states'] }]), { rows: false, within: false })
})
