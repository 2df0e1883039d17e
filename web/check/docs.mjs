// Reads the documentation of a running server as its readers do: node web/check/docs.mjs http://127.0.0.1:8080
import { checkAccessibility } from './accessibility.mjs'
import { until } from './editors.mjs'
import { counter, launch, screenshot, watch } from './harness.mjs'

const origin = new URL(process.argv[2] ?? 'http://127.0.0.1:8080').origin
const { step, finish } = counter()
const browser = await launch()

const pages = [
  ['index', '/docs/', 'Documentation'],
  ['api', '/docs/api', 'Using the API'],
  ['clients', '/docs/clients', 'Using the API from a program'],
  ['lists-es', '/es/docs/lists', "ICE's lists"],
  ['decision', '/docs/decisions/0051-search-that-helps', /search/i],
  ['missing', '/docs/nothing', 'Nothing is here'],
]

function equal(got, want, what) {
  if (got !== want) throw new Error(`${what}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`)
}

for (const width of [390, 1280]) {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  // Chromium reports a page with the status 404 as an error of its console.
  const seen = watch(context, origin, ['Failed to load resource: the server responded with a status of 404'])
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  for (const [name, path, heading] of pages) {
    await step(`${name} at ${width} px`, async () => {
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme })
        await page.goto(origin + path)
        await page.getByRole('heading', { level: 1, name: heading }).waitFor()
        equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing is wider than the window')
        await checkAccessibility(page)
        await screenshot(page, `docs-${name}-${width}-${colorScheme}`)
      }
    })
  }
  await step(`documents at ${width} px load nothing from elsewhere and break no rule`, async () => {
    equal(seen.foreign.join(), '', 'requests to other origins')
    equal(seen.errors.join('\n'), '', 'errors')
    equal(seen.unguarded.join(), '', 'without a policy')
    equal(seen.files > 0, true, 'files were seen')
  })
  await context.close()
}

const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
const seen = watch(context, origin)
context.setDefaultTimeout(10_000)
const page = await context.newPage()

await step('a page is found from the home page, and a heading from its contents', async () => {
  await page.goto(origin)
  await page.getByRole('link', { name: 'Documentation', exact: true }).click()
  equal(await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/playground/')).length), 0, 'files of the playground')
  await page.getByRole('link', { name: 'Using the API', exact: true }).click()
  await page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Limits and cost' }).click()
  const top = await page.locator('#limits-and-cost').evaluate((heading) => heading.getBoundingClientRect().top)
  equal(top >= 0 && top < 900, true, `the heading is in the window (at ${top} px)`)
})

await step('a link leads to a part of another document', async () => {
  await page.getByRole('link', { name: 'operations.md' }).first().click()
  await page.waitForURL(`${origin}/docs/operations#limits`)
})

await step('one click runs an example with its variables', async () => {
  await page.goto(`${origin}/docs/api#variables`)
  await page.locator('#variables ~ .runs').first().getByRole('link', { name: 'Run' }).click()
  await until(page, 'query', (text) => text.startsWith('query County($fips: String!)'), 'the query is not shown')
  await until(page, 'variables', (text) => text === '{"fips": "04013"}', 'its variables are not shown')
  const answer = JSON.parse(await until(page, 'response', (text) => text.trim() !== '', 'it did not run'))
  equal(answer.data.county.name, 'Maricopa County', 'answer')
  await page.waitForTimeout(500)
})

await step('an example of the Spanish pages runs in the Spanish playground', async () => {
  await page.goto(`${origin}/es/docs/lists`)
  await page.getByRole('link', { name: 'Ejecutar' }).first().click()
  await page.waitForURL(/\/playground\/es\/#query=/)
  const answer = JSON.parse(await until(page, 'response', (text) => text.trim() !== '', 'it did not run'))
  equal(answer.data.listed.totalCount > 0, true, 'answer')
  await page.goto(`${origin}/es/playground`)
  await page.waitForURL(`${origin}/playground/es/`)
})

await step('the keyboard reaches an example, scrolls it, and runs it', async () => {
  await page.goto(`${origin}/docs/search`)
  await page.locator('.runs pre').first().focus()
  await page.keyboard.press('Tab')
  equal(await page.evaluate(() => document.activeElement.textContent), 'Run', 'after the code')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/playground\/#query=/)
})

await step('the whole text is there without a script', async () => {
  const bare = await browser.newContext({ javaScriptEnabled: false })
  const plain = await bare.newPage()
  await plain.goto(`${origin}/docs/lists`)
  await plain.locator('summary').first().click()
  await plain.locator('details[open] pre').first().waitFor()
  await bare.close()
})

await step('nothing was loaded from elsewhere, and no rule was broken', () => equal([...seen.foreign, ...seen.errors].join('\n'), '', 'requests and errors'))

await browser.close()
finish()
