// Drives the playground of a running server: node web/check/playground.mjs http://127.0.0.1:8080
import { checkAccessibility } from './accessibility.mjs'
import { answer, problems, read, until, write } from './editors.mjs'
import { counter, launch, screenshot, watch } from './harness.mjs'

const origin = new URL(process.argv[2] ?? 'http://127.0.0.1:8080').origin
const address = `${origin}/playground/`
const { step, finish } = counter()
const browser = await launch()

const context = await browser.newContext({
  viewport: { width: 1440, height: 900 },
  colorScheme: 'light',
  permissions: ['clipboard-read', 'clipboard-write'],
})
// graphiql-explorer knows no lists as arguments: it leaves them as they are, and says so on the console.
const seen = watch(context, origin, ['arg mismatch between arg and selection'])
context.setDefaultTimeout(10_000)
const page = await context.newPage()
const button = (name) => page.getByRole('button', { name })
const execute = () => button(/^Execute query/).click()

function equal(got, want, what) {
  if (got !== want) throw new Error(`${what}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`)
}

async function accessible() {
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme })
    await checkAccessibility(page)
  }
}

async function opened(target) {
  await target.locator('.graphiql-query-editor .monaco-editor').waitFor()
  await until(target, 'query', (text) => text !== '', 'the editor stays empty')
}

const isThere = await step('opens', async () => {
  await page.goto(address)
  await opened(page)
  await screenshot(page, '1-first-visit')
})
if (!isThere) {
  finish()
  process.exit() // there is nothing that the other steps could work on
}

const tabs = await page.locator('.graphiql-tab-button').allTextContents()
await step('is accessible', () => accessible())

await step('opens with the first example, its variables and no marked error', async () => {
  const active = await page.locator('.graphiql-tab-active .graphiql-tab-button').allTextContents()
  equal(active.join(), tabs[0], 'active tab')
  await until(page, 'query', (text) => text.includes(tabs[0]), 'the first example is not shown')
  await until(page, 'variables', (text) => text.includes('"'), 'its variables are not shown')
  await page.waitForTimeout(1500) // the checker answers from its worker
  equal((await problems(page)).join('; '), '', 'problems')
})

for (const [index, title] of tabs.entries()) {
  await step(`example ${title} answers without errors`, async () => {
    await page.locator('.graphiql-tab-button').nth(index).click()
    await write(page, 'query', await until(page, 'query', (text) => text.includes(title), 'the tab shows another query'))
    await answer(page, execute)
    if (index === 0) await screenshot(page, '2-answer')
  })
}

await step('marks an unknown field', async () => {
  await button('New tab').click()
  await write(page, 'query', '{ noSuchField }')
  await page.waitForFunction(() =>
    globalThis.__MONACO.editor.getModelMarkers({}).some((marker) => marker.message.includes('noSuchField')),
  )
})

await step('keeps its tabs over a reload', async () => {
  await page.waitForTimeout(1000) // GraphiQL stores them after half a second
  await page.reload()
  await opened(page)
  equal(await page.locator('.graphiql-tab-button').count(), tabs.length + 1, 'tabs')
  equal(await read(page, 'query'), '{ noSuchField }', 'query')
})

await step('opens an example from the menu in the tab that holds it', async () => {
  await button('Open an example').click()
  await screenshot(page, '3-examples')
  await page.getByRole('menuitem').first().click()
  await until(page, 'query', (text) => text.includes(tabs[0]), 'the example is not shown')
  equal(await page.locator('.graphiql-tab-button').count(), tabs.length + 1, 'tabs')
})

await step('answers each example that is in the menu alone', async () => {
  await button('Open an example').click()
  const titles = (await page.getByRole('menuitem').allTextContents()).slice(tabs.length)
  await page.keyboard.press('Escape')
  if (titles.length === 0) throw new Error('there is none')
  for (const title of titles) {
    await button('Open an example').click()
    await page.getByRole('menuitem', { name: title, exact: true }).click()
    await until(page, 'query', (text) => text.includes(title), `${title} is not shown`)
    await answer(page, execute)
  }
})

await step('shows the description of a type in the documentation', async () => {
  await button('Show Documentation Explorer').click()
  await page.getByRole('combobox').fill('County')
  await page.getByRole('option', { name: 'County', exact: true }).first().click()
  await page.locator('.graphiql-doc-explorer-title', { hasText: /^County$/ }).waitFor()
  const description = await page.locator('.graphiql-doc-explorer-content .graphiql-markdown-description').first().textContent()
  if (!description?.trim()) throw new Error('no description')
  await screenshot(page, '4-documentation')
})
await step('is accessible beside the documentation', () => accessible())

await step('lists the root fields in the explorer', async () => {
  await button('Show GraphiQL Explorer').click()
  await page.locator('.graphiql-explorer-root').getByText('sources', { exact: true }).first().waitFor()
  await screenshot(page, '5-explorer')
})
await step('is accessible beside the explorer', () => accessible())

await step('remembers what ran', async () => {
  await button('Show History').click()
  await page.locator('.graphiql-history-item').getByText(tabs[0]).first().waitFor()
})
await step('is accessible beside the history', () => accessible())
await step('closes the panel again', () => button('Hide History').click())

const shared = { query: 'query Shared($n: Int) {\n  # 50% & more + #\n  sources(first: $n) { totalCount }\n}\n', variables: '{"n": 3}' }

await step('shares query and variables by link', async () => {
  await button('New tab').click()
  await write(page, 'query', shared.query)
  await write(page, 'variables', shared.variables)
  await button('Copy link to this query').click()
  await page.getByText('Link copied').waitFor()
  await screenshot(page, '6-link-copied')
  const link = await page.evaluate(() => navigator.clipboard.readText())
  equal(link, page.url(), 'address')

  const stranger = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  for (const [who, place] of [['a stranger', stranger], ['the same reader', context]]) {
    const copy = await place.newPage()
    await copy.goto(link)
    await until(copy, 'query', (text) => text === shared.query, `${who} gets another query`)
    await until(copy, 'variables', (text) => text === shared.variables, `${who} gets other variables`)
    await copy.waitForTimeout(1000)
    equal(copy.url(), link, `the address for ${who}`)
    await copy.close()
  }
  await stranger.close()
})

await step('takes the link out of the address once the query differs', async () => {
  await write(page, 'query', '{ meta: __typename }')
  await page.waitForURL(address)
})

await step('opens a link that is pasted over the address', async () => {
  await page.evaluate((query) => (location.hash = new URLSearchParams({ query })), '{ pasted: __typename }')
  await until(page, 'query', (text) => text === '{ pasted: __typename }', 'not opened')
})

await step('works by keyboard: skip link, into the editor, run, out again', async () => {
  await page.reload()
  await opened(page)
  await page.keyboard.press('Tab')
  equal(await page.evaluate(() => document.activeElement?.textContent), 'Skip to the query editor', 'first stop')
  await screenshot(page, '7-skip-link')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  equal(await page.evaluate(() => document.activeElement?.tagName), 'TEXTAREA', 'in the editor')
  await write(page, 'query', '{ __typename }')
  await answer(page, () => page.keyboard.press('Control+Enter'))
  await page.keyboard.press('Escape')
  equal(await page.evaluate(() => document.activeElement?.className), 'graphiql-editor', 'out of the editor')
})

await step('follows a change of the system to dark', async () => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.locator('.graphiql-tab-button').first().click()
  await answer(page, execute)
  await page.locator('.monaco-editor.vs-dark').first().waitFor()
  await screenshot(page, '8-dark')
})

await step('fits a narrow screen', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.waitForTimeout(500)
  await screenshot(page, '9-narrow', { fullPage: true })
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  equal(overflow, 0, 'pixels beyond the right edge')
})

await step('asked no other origin', () => equal(seen.foreign.join('\n'), '', 'requests'))
await step('logged no error and broke no policy', () => equal(seen.errors.join('\n'), '', 'console'))
await step(`got all ${seen.files} files with a content security policy`, () => equal(seen.unguarded.join('\n'), '', 'files'))

await browser.close()
finish()
