import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { after, test } from 'node:test'
import { parse } from 'graphql'
import { load } from './modules.mjs'

const { module, close } = await load('/src/playground/exampleFile.ts')
after(close)
const { readExample } = module

const file = '# en: Title\n# es: Título\n# topic: places\n# {"fips": "1"}\nquery A {\n  # en: Why.\n  # es: Por qué.\n  a\n}\n'

test('comments are in one language', () => {
  const { name, title, query, variables } = readExample('./examples/01-a.graphql', file, 'es')
  assert.deepEqual({ name, title, variables }, { name: 'a', title: 'Título', variables: '{\n  "fips": "1"\n}' })
  assert.equal(query, '# Título\nquery A {\n  # Por qué.\n  a\n}\n')
  assert.equal(readExample('01-a.graphql', file, 'en').query, '# Title\nquery A {\n  # Why.\n  a\n}\n')
})

test('a file without one of its first lines, or of another topic, is refused', () => {
  assert.throws(() => readExample('a.graphql', file.replace('# es: Título\n', ''), 'en'), /must begin with/)
  assert.throws(() => readExample('a.graphql', file.replace('places', 'weather'), 'en'), /the topic is weather/)
})

const folder = new URL('../../src/playground/examples/', import.meta.url)

test('each example is in both languages, each comment as well', async () => {
  const names = await readdir(folder)
  assert.ok(names.length >= 16)
  for (const name of names) {
    const text = await readFile(new URL(name, folder), 'utf8')
    const marks = [...text.matchAll(/^ *# (.*)$/gm)].map(([, comment]) => /^(en|es): |^topic: |^\{/.exec(comment)?.[0])
    assert.ok(!marks.includes(undefined), `${name}: each comment is marked by its language`)
    const count = (mark) => marks.filter((m) => m === mark).length
    assert.equal(count('en: '), count('es: '), name)
    for (const language of ['en', 'es']) parse(readExample(name, text, language).query)
  }
})
