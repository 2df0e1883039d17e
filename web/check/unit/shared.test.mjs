// The cases that the server's tables are tested by, too: the playground and the server make the same of an answer.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { load } from './modules.mjs'

const { module: table, close } = await load('/src/playground/table.ts')
after(close)
const { module: csv, close: closeCsv } = await load('/src/playground/csv.ts')
after(closeCsv)

const cases = JSON.parse(readFileSync(new URL('../../../graph/table/testdata/shared.json', import.meta.url), 'utf8'))

for (const { name, data, csv: want } of cases) {
  test(name, () => assert.equal(csv.toCsv(table.tablesOf(data)[0]), want))
}
