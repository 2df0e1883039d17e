// Drives the playground of a running server: node web/check/playground.mjs http://127.0.0.1:8080
import { readFile } from 'node:fs/promises'
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

/** The answer on screen, once there is one. */
async function answered(target) {
  return JSON.parse(await until(target, 'response', (text) => text.trim() !== '', 'no answer'))
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

await step('has run the first example by itself', async () => {
  const { data, errors } = await answered(page)
  equal(errors, undefined, 'errors')
  equal(data.county.coverage.agreements.nodes.length, 5, 'agreements')
  await page.locator('.answer-facts').waitFor()
})

const view = (name) => page.locator('.answer-choice').getByRole('button', { name, exact: true }).click()
const copied = () => page.evaluate(() => navigator.clipboard.readText())

await step('shows the answer as a table of the same values', async () => {
  const { data } = await answered(page)
  await view('Table')
  await screenshot(page, '2-table')
  const cells = await page.locator('.answer-table tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)))
  const expected = data.county.coverage.agreements.nodes.map(({ reach, agency, agreement }) => [
    reach,
    agency.name,
    agreement.models.map((model) => model.name).join('; '),
    agreement.signedOn.date,
    agreement.lastList.name,
  ])
  equal(cells[0].join(), 'reach,agency.name,agreement.models.name,agreement.signedOn.date,agreement.lastList.name', 'columns')
  equal(JSON.stringify(cells.slice(1)), JSON.stringify(expected), 'rows')
  const caption = await page.locator('.answer-caption').textContent()
  for (const part of ['5 of 17', 'There are more than these', data.county.coverage.summary]) {
    if (!caption.includes(part)) throw new Error(`the caption lacks ${part}: ${caption}`)
  }
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await page.getByText('Copied', { exact: true }).waitFor()
  equal(await copied(), cells.map((row) => row.join('\t')).join('\n'), 'what was copied')
})
await step('is accessible with a table', () => accessible())

await step('shows, copies and saves the answer as CSV', async () => {
  await view('CSV')
  const csv = await page.getByRole('region', { name: 'CSV' }).textContent()
  equal(csv.split('\n')[0].trim(), 'reach,agency.name,agreement.models.name,agreement.signedOn.date,agreement.lastList.name', 'head')
  equal(csv.trim().split('\n').length, 6, 'lines')
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save', exact: true }).click()])
  equal(file.suggestedFilename(), 'WhoCanActForIce.csv', 'name of the file')
  const saved = await readFile(await file.path(), 'utf8')
  equal(saved.replaceAll('\r', ''), `\uFEFF${csv.replaceAll('\r', '')}`, 'what was saved')
})

await step('saves the answer as JSON', async () => {
  await view('JSON')
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save', exact: true }).click()])
  equal(file.suggestedFilename(), 'WhoCanActForIce.json', 'name of the file')
  equal(await readFile(await file.path(), 'utf8'), await read(page, 'response'), 'what was saved')
})

await step('lets no name from the data become a formula, an element or a link', async () => {
  const before = await read(page, 'response')
  const hostile = { a: '=HYPERLINK("http://x.example")', b: '<img src=x onerror=document.title=1>', c: 'javascript:alert(1)' }
  await write(page, 'response', JSON.stringify({ data: { list: [hostile, hostile] } }))
  await view('Table')
  equal(await page.locator('.answer-table :is(a, img)').count(), 0, 'elements')
  equal(await page.locator('.answer-table td').nth(1).textContent(), hostile.b, 'text')
  await view('CSV')
  const csv = await page.getByRole('region', { name: 'CSV' }).textContent()
  equal(csv.split('\n')[1].startsWith(`"'=HYPERLINK(""`), true, 'guarded')
  await page.getByText('has an apostrophe before it').waitFor()
  await write(page, 'response', before)
  await view('JSON')
})

await step('leads from an id to its page, and from an address to its site', async () => {
  const before = await read(page, 'response')
  await write(page, 'response', JSON.stringify({ data: { list: [{ id: 'county/12057', url: 'https://example.org/' }, { id: '//x', url: 'ftp://x/' }] } }))
  await view('Table')
  const links = await page.locator('.answer-table a').evaluateAll((all) => all.map((a) => a.getAttribute('href')))
  equal(links.join(' '), '/county/12057 https://example.org/', 'links')
  await write(page, 'response', before)
  await view('JSON')
})

await step('tells what the answer cost, and archives and copies its citation', async () => {
  const facts = await page.locator('.answer-facts').textContent()
  equal(/Cost: \d+ of 50,000 objects \(\d+ in this answer\), [\d,]+ of 8,388,608 bytes/.test(facts), true, `cost in ${facts}`)
  const cite = await page.locator('.answer-facts cite').textContent()
  equal(cite.startsWith('WhoCanActForIce, 287(g) Graph, version '), true, `citation ${cite}`)
  await page.getByRole('button', { name: 'Archive and copy citation' }).click()
  // The message of another copy may still stand elsewhere.
  await page.getByRole('paragraph').filter({ hasText: 'citation' }).getByRole('status').getByText('Copied', { exact: true }).waitFor()
  equal(await copied(), cite, 'what was copied')
  const archived = await page.request.get(/\S+$/.exec(cite)[0], { headers: { Accept: 'application/json' } })
  equal(archived.status(), 200, 'status of the archived answer')
})

for (const [index, title] of tabs.entries()) {
  await step(`example ${title} answers without errors`, async () => {
    await page.locator('.graphiql-tab-button').nth(index).click()
    await write(page, 'query', await until(page, 'query', (text) => text.includes(title), 'the tab shows another query'))
    await answer(page, execute)
    if (index === 0) await screenshot(page, '2-answer')
  })
}

await step('runs at once what is pasted over a query of another name', async () => {
  await page.locator('.graphiql-tab-button').nth(0).click()
  const before = await until(page, 'query', (text) => text.includes(tabs[0]), 'the tab shows another query')
  await page.locator('.graphiql-query-editor .view-lines').first().click()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText('query Pasted { meta { newestDay } }')
  await page.keyboard.press('Control+Enter')
  await until(page, 'response', (text) => text.includes('"newestDay"') || text.includes('"errors"'), 'no answer came')
  equal((await until(page, 'response', () => true, 'no answer')).includes('"errors"'), false, 'an error')
  await write(page, 'query', before)
})

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

await step('greets in the documentation with what the graph is, and with the kinds', async () => {
  await button('Show Documentation Explorer').click()
  const panel = page.locator('.graphiql-doc-explorer-content')
  await panel.getByText('by which ICE deputizes state and local police').waitFor()
  await screenshot(page, '4-greeting')
  const kinds = await panel.locator('.docs-kinds dt').allTextContents()
  for (const kind of ['Agency', 'Agreement', 'County', 'Lawsuit', 'Source']) {
    if (!kinds.includes(kind)) throw new Error(`${kind} is not among ${kinds}`)
  }
  const shown = await panel.locator('a:visible').allTextContents()
  equal(shown.filter((name) => /(Connection|Edge|Filter|Order)$/.test(name)).join(), '', 'types that bury the kinds')
})
await step('is accessible beside the greeting', () => accessible())

await step('shows the description of a type in the documentation', async () => {
  await page.getByRole('combobox').fill('County')
  await page.getByRole('option', { name: 'County', exact: true }).first().click()
  await page.locator('.graphiql-doc-explorer-title', { hasText: /^County$/ }).waitFor()
  const description = await page.locator('.graphiql-doc-explorer-content .graphiql-markdown-description').first().textContent()
  if (!description?.trim()) throw new Error('no description')
  await screenshot(page, '4-documentation')
})
await step('is accessible beside the documentation', () => accessible())

await step('opens the explorer at its top, with the root fields', async () => {
  await button('Open an example').click()
  await page.getByRole('menuitem').last().click()
  await answered(page)
  await button('Show GraphiQL Explorer').click()
  await page.locator('.graphiql-explorer-root').getByText('sources', { exact: true }).first().waitFor()
  await page.waitForTimeout(1000) // the inputs of arguments take the focus when they appear, and the panel would scroll to them
  equal(await page.locator('.graphiql-plugin').evaluate((panel) => panel.scrollTop), 0, 'pixels from the top')
  await screenshot(page, '5-explorer')
})

await step('adds fields in the explorer with what is mostly wanted of them', async () => {
  await button('New tab').click()
  const root = page.locator('.graphiql-explorer-root')
  await root.locator('.graphiql-explorer-agencies').getByText('agencies', { exact: true }).first().click()
  const squeeze = (text) => text.replace(/\s+/g, ' ').trim()
  await until(page, 'query', (text) => squeeze(text) === 'query MyQuery { agencies { nodes { id name } } }', 'a connection brings other fields')
  await page.waitForTimeout(500) // the editor tells the explorer what it holds
  await root.locator('.graphiql-explorer-meta').getByText('meta', { exact: true }).first().click()
  await until(page, 'query', (text) => /meta \{ version \}/.test(squeeze(text)), 'an object brings another field')
  await answer(page, execute)
  await button('Close Tab').last().click()
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
    equal((await answered(copy)).data.sources.totalCount > 0, true, `the answer that ${who} gets by itself`)
    equal(await copy.locator('.graphiql-tab').first().locator('.graphiql-tab-button').textContent(), 'Shared', `the first tab of ${who}`)
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

const linkProblems = {
  'cut off in the middle of a character': ['#query=%7B%20meta%20%7B%20version%20%7D%20%7D%C3', 'is not followed by two hexadecimal digits'],
  'without a query': ['#query=&variables=%7B%7D', 'it names no query'],
  'cut off in the middle of the query': ['#query=%7B%20meta%20%7B', 'it is not valid GraphQL'],
  'with variables that are none': ['#query=%7B%20meta%20%7B%20version%20%7D%20%7D&variables=7', 'the variables are not a JSON object'],
  'that asks for a mutation': ['#query=mutation%20%7B%20a%20%7D', 'only queries run by themselves'],
  'to an example that isn’t there': ['#example=nothing', 'there is no example of this name: “nothing”'],
  'with a query that is too large': [`#query=%7B${'a%20'.repeat(140_000)}%7D`, 'its query is too large: 280,'],
}

for (const [name, [hash, reason]] of Object.entries(linkProblems)) {
  await step(`says what is wrong with a link ${name}, with one that works`, async () => {
    const copy = await context.newPage()
    await copy.goto(`${address}${hash}`)
    await copy.locator('.playground-notice[role=alert]').getByText(reason).waitFor()
    if (name === 'cut off in the middle of the query') {
      await screenshot(copy, '7-broken-link')
      await checkAccessibility(copy)
    }
    await copy.getByRole('link', { name: 'Open the first example' }).click()
    await until(copy, 'query', (text) => text.includes('query WhoCanActForIce'), 'the first example is not shown')
    await copy.locator('.playground-notice').waitFor({ state: 'detached' })
    await copy.waitForTimeout(1000) // GraphiQL stores the tabs
    await copy.close()
  })
}

await step('has a Spanish page with examples of its own, and takes the link there', async () => {
  const stranger = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  watch(stranger, origin)
  const copy = await stranger.newPage()
  await copy.goto(`${address}#example=growth`)
  await until(copy, 'query', (text) => text.startsWith('# How did the program grow'), 'the example is not shown')
  await copy.getByRole('link', { name: 'Español' }).click()
  await until(copy, 'query', (text) => text.startsWith('# ¿Cómo creció el programa'), 'the example is not in Spanish')
  equal(await copy.evaluate(() => document.documentElement.lang), 'es', 'language')
  await answered(copy)
  await copy.getByRole('button', { name: 'Tabla', exact: true }).click()
  await copy.locator('.answer-caption').getByText('Filas: agreements.timeline').waitFor()
  await screenshot(copy, '10-spanish')
  await checkAccessibility(copy)
  await copy.getByRole('button', { name: 'Abrir un ejemplo' }).click()
  const titles = await copy.getByRole('menuitem').allTextContents()
  equal(titles.filter((title) => /\b(the|and|of|what|who)\b/i.test(title)).join(), '', 'titles that are English')
  await screenshot(copy, '11-spanish-examples')
  await stranger.close()
})

await step('shows the views of the answer by keyboard', async () => {
  await page.reload()
  await opened(page)
  await page.getByRole('button', { name: 'JSON', exact: true }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  equal(await page.getByRole('button', { name: 'Table', exact: true }).getAttribute('aria-pressed'), 'true', 'pressed')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Space')
  await page.locator('.result-window').waitFor()
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
  await view('Table')
  await screenshot(page, '8-dark-table')
})

await step('fits a narrow screen', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.waitForTimeout(500)
  for (const name of ['Table', 'JSON']) {
    await view(name)
    await screenshot(page, `9-narrow-${name.toLowerCase()}`, { fullPage: true })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    equal(overflow, 0, 'pixels beyond the right edge')
  }
})

await step('asked no other origin', () => equal(seen.foreign.join('\n'), '', 'requests'))
await step('logged no error and broke no policy', () => equal(seen.errors.join('\n'), '', 'console'))
await step(`got all ${seen.files} files with a content security policy`, () => equal(seen.unguarded.join('\n'), '', 'files'))

await browser.close()
finish()
