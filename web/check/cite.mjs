// Looks at archived answers on a running server: node web/check/cite.mjs http://127.0.0.1:8080 FOLDER-OF-ITS-ARCHIVE
import { checkAccessibility } from './accessibility.mjs'
import { archive, plant } from './archived.mjs'
import { counter, launch, screenshot, watch } from './harness.mjs'

const origin = new URL(process.argv[2] ?? 'http://127.0.0.1:8080').origin
const folder = process.argv[3]
const { step, finish } = counter()
const browser = await launch()
const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, colorScheme: 'light' })
// A page of an error is one: the browser notes its status on the console.
const seen = watch(context, origin, ['Failed to load resource: the server responded with a status of'])
context.setDefaultTimeout(10_000)
const page = await context.newPage()
const shown = () => page.locator('main').innerText()

function has(text, part) {
  if (!text.includes(part)) throw new Error(`${JSON.stringify(part)} isn't in ${JSON.stringify(text)}`)
}

function equal(got, want, what) {
  if (got !== want) throw new Error(`${what}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`)
}

// Every page is looked at in both schemes, and on a narrow screen.
async function open(path, name, status = 200) {
  const response = await page.goto(origin + path)
  equal(response.status(), status, 'status')
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme })
    await screenshot(page, `cite-${name}-${colorScheme}`, { fullPage: true })
    await checkAccessibility(page)
  }
  await page.setViewportSize({ width: 360, height: 800 })
  await screenshot(page, `cite-${name}-narrow`, { fullPage: true })
  equal(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), 0, 'pixels beyond the right edge')
  await page.setViewportSize({ width: 1100, height: 900 })
}

const query = `query Mecklenburg($fips: String!) {
  county(fips: $fips) {
    id
    name
    agencies { nodes { id name agreements { nodes { id status endedOn { printed } } } } }
  }
}`
const county = '{ county(fips: "37119") { id name agencies { nodes { id name } } } }'
let citation

await step('shows an archived answer of which nothing differs', async () => {
  citation = await archive(origin, query, { fips: '37119' })
  await open(new URL(citation.url).pathname, 'same')
  const text = await shown()
  for (const part of [citation.text, citation.sha256, 'Nothing differs.', '"late 2018"', 'query Mecklenburg', '"fips": "37119"']) has(text, part)
})

await step('is read by keyboard: a skip link first, then every link', async () => {
  await page.reload()
  await page.keyboard.press('Tab')
  equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to what differs today', 'first stop')
  await screenshot(page, 'cite-skip-link')
  await page.keyboard.press('Enter')
  equal(new URL(page.url()).hash, '#today', 'the place that it leads to')
  await page.keyboard.press('Tab')
  equal(await page.evaluate(() => document.activeElement.textContent), 'Open the request in the playground', 'the stop after it')
})

await step('has one main heading, and no level left out', async () => {
  const levels = await page.locator('h1, h2, h3').evaluateAll((all) => all.map((h) => Number(h.tagName[1])))
  equal(levels.filter((l) => l === 1).length, 1, 'main headings')
  if (levels.some((level, i) => i > 0 && level > levels[i - 1] + 1)) throw new Error(`headings ${levels}`)
})

await step('leads to the bytes, to JSON and to the playground', async () => {
  for (const [name, part] of [['the answer’s bytes', '{"county":'], ['this page as JSON', '"state":"SAME"']]) {
    const link = await page.getByRole('link', { name }).getAttribute('href')
    const response = await fetch(new URL(link, page.url()))
    has(await response.text(), part)
  }
  const playground = new URL(await page.getByRole('link', { name: 'Open the request in the playground' }).getAttribute('href'), page.url())
  equal(playground.pathname, '/playground/', 'playground')
  equal(new URLSearchParams(playground.hash.slice(1)).get('query'), query, 'its query')
})

await step('works without JavaScript', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false })
  const other = await plain.newPage()
  await other.goto(citation.url.replace(/^https?:\/\/[^/]+/, origin))
  has(await other.locator('main').innerText(), 'Nothing differs.')
  await plain.close()
})

await step('lists what differs today, place by place', async () => {
  const before = {
    county: {
      id: 'county/37119',
      name: 'Mecklenburg',
      agencies: { nodes: [{ id: 'agency/gone', name: 'An agency <b>that</b> is gone' }] },
    },
  }
  await open(await plant(folder, county, before), 'different')
  const text = await shown()
  for (const part of [
    'Today’s answer differs.',
    'county.name (county/37119): changed', '"Mecklenburg County"',
    'county.agencies.nodes[0] (agency/gone): gone today', 'An agency <b>that</b> is gone',
    'county.agencies.nodes[0] (agency/nc-mecklenburg-county-sheriff): new today',
  ]) has(text, part)
  equal(await page.locator('.differences > li').count(), 3, 'differences')
  equal(await page.locator('main b').count(), 0, 'elements out of values')
})

await step('says that a request is refused today', async () => {
  await open(await plant(folder, '{ counties { gone } }', { counties: { gone: 1 } }), 'refused')
  const text = await shown()
  for (const part of ['Today the same request is refused', 'Cannot query field', '"gone": 1']) has(text, part)
})

await step('shows nothing of a damaged file', async () => {
  const path = await plant(folder, county, { county: { name: 'Forged' } }, (text) => text.replace('Forged', 'Faked!'))
  await open(path, 'damaged', 500)
  const text = await shown()
  has(text, 'The archived file is damaged')
  if (/Forged|Faked/.test(text)) throw new Error(text)
})

await step('says that nothing is archived, and what an address looks like', async () => {
  await open(`/cite/${'0'.repeat(64)}`, 'missing', 404)
  has(await shown(), 'No answer is archived under this hash. POST a request to /cite')
  await open('/cite/Nonsense', 'wrong', 400)
  has(await shown(), '64 hexadecimal digits in lower case')
})

await step('runs nothing that a request holds', async () => {
  const evil = '# </pre></style></script><script>document.title = "owned"</script><img src=x onerror="document.title = \'owned\'">\n{ meta { license } }'
  const { url } = await archive(origin, evil)
  await open(new URL(url).pathname + new URL(url).search, 'hostile')
  has(await page.title(), '[Answer on meta]')
  equal(await page.locator('script, img, main style').count(), 0, 'elements out of a request')
  has(await shown(), '<script>document.title = "owned"</script>')
})

await step('asked no other origin', () => equal(seen.foreign.join('\n'), '', 'requests'))
await step('logged no error and broke no policy', () => equal(seen.errors.join('\n'), '', 'console'))
await step(`got all ${seen.files} pages with a content security policy`, () => equal(seen.unguarded.join('\n'), '', 'pages'))

await browser.close()
finish()
