// Monaco closes brackets and completes words while one types, so editors are read and set through its own API, which
// GraphiQL keeps in the global __MONACO.

const files = { query: 'operation.graphql', variables: 'variables.json', response: 'response.json' }

export function read(page, editor) {
  return page.evaluate((file) => {
    const model = globalThis.__MONACO?.editor.getModels().find((m) => m.uri.path.endsWith(file))
    return model?.getValue() ?? ''
  }, files[editor])
}

export function write(page, editor, text) {
  return page.evaluate(
    ([file, value]) => globalThis.__MONACO.editor.getModels().find((m) => m.uri.path.endsWith(file)).setValue(value),
    [files[editor], text],
  )
}

/** The first text for which accept holds; minutes later none will come, however busy the machine is. */
export async function until(page, editor, accept, what) {
  const deadline = Date.now() + 5 * 60_000
  for (;;) {
    const text = await read(page, editor)
    if (accept(text)) return text
    if (Date.now() > deadline) throw new Error(`${what}; the ${editor} editor holds: ${text.slice(0, 300)}`)
    await page.waitForTimeout(50)
  }
}

/** Messages of the checker in the worker. */
export function problems(page) {
  return page.evaluate(() => globalThis.__MONACO.editor.getModelMarkers({}).map((marker) => marker.message))
}

/** Runs what the editors hold and gives the answer, which must have data and no errors. */
export async function answer(page, run) {
  await write(page, 'response', '')
  await page.waitForTimeout(300) // GraphiQL takes a tenth of a second to learn the name of an operation
  await run()
  const text = await until(page, 'response', (t) => t.trim() !== '', 'no response')
  const response = JSON.parse(text)
  if (response.errors || !response.data) throw new Error(`not a clean answer: ${text.slice(0, 500)}`)
  return response.data
}
