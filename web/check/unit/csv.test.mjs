import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { load } from './modules.mjs'

const { module: csv, close } = await load('/src/playground/csv.ts')
after(close)
const { toCsv, toTsv, isGuarded } = csv
const table = (columns, ...rows) => ({ path: [], columns, rows, total: null })

test('cells are quoted where commas, quotes, semicolons or ends of lines would part them', () => {
  assert.equal(toCsv(table(['a', 'b'], ['x, y', 'say "no"'], ['1; 2', 'l\nm'])), 'a,b\r\n"x, y","say ""no"""\r\n"1; 2","l\nm"\r\n')
})

test('nothing is an empty cell; numbers and truth values are written as they are', () => {
  assert.equal(toCsv(table(['a', 'b', 'c'], [null, -5, false])), 'a,b,c\r\n,-5,false\r\n')
})

test('text that would be a formula is not one', () => {
  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠x']) {
    const hostile = table(['name'], [text])
    assert.ok(isGuarded(hostile), text)
    assert.match(toCsv(hostile), /^name\r\n"?'/)
    assert.match(toTsv(hostile), /^name\n'/)
  }
  assert.ok(!isGuarded(table(['name'], ['287(g)'], [-5])))
})

test('the clipboard keeps a cell in its cell', () => {
  assert.equal(toTsv(table(['a', 'b'], ['x\ty', 'l\r\nm'])), 'a\tb\nx y\tl m')
})
