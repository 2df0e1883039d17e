// Reads the home page of a running server as its users do: node web/check/home.mjs http://127.0.0.1:8080
import { counter, launch, watch } from './harness.mjs'
import { checkReadable, equal } from './readable.mjs'

const origin = new URL(process.argv[2] ?? 'http://127.0.0.1:8080').origin
const { step, finish } = counter()
const browser = await launch()

async function ask(query) {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return (await response.json()).data
}

async function open(options, path = '/') {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  context.setDefaultTimeout(10_000)
  const seen = watch(context, origin)
  const page = await context.newPage()
  await page.goto(origin + path)
  return { context, page, seen }
}

for (const width of [390, 1280]) {
  for (const path of ['/', '/es']) {
    await step(`${path} at ${width} px is readable by all, in light and dark, and loads nothing from elsewhere`, async () => {
      const { context, page, seen } = await open({ viewport: { width, height: 900 } }, path)
      await page.locator('[data-island=map][data-ready]').waitFor()
      await checkReadable(page, seen, `home${path.replaceAll('/', '-')}-${width}`)
      await context.close()
    })
  }
}

await step('its counts are those of the API, and each leads on', async () => {
  const { context, page } = await open()
  const { agreements, meta } = await ask(
    '{ agreements(onNewestDay: true) { totalCount agencies: countDistinct(by: AGENCY) states: countDistinct(by: STATE) } meta { newestDayAge } }',
  )
  const counts = page.locator('main > .counts dd')
  equal(
    (await counts.allInnerTexts()).map((text) => Number(text.replace(/\D/g, ''))),
    [agreements.totalCount, agreements.agencies, agreements.states],
    'counts',
  )
  for (let i = 0; i < 3; i++) {
    const link = counts.nth(i).locator('a')
    const address = new URL(await link.getAttribute('href'), page.url())
    equal((await fetch(address, { headers: { Accept: 'text/html' } })).status, 200, address.href)
    if (address.hash) {
      const there = await context.newPage()
      await there.goto(address.href)
      equal(await there.locator(address.hash).count(), 1, address.hash)
      await there.close()
    }
  }
  const age = page.locator('.note.age')
  if (!(await age.innerText()).includes(` ${meta.newestDayAge} days ago`)) throw new Error(await age.innerText())
  equal((await age.getAttribute('class')).includes('old'), meta.newestDayAge >= 15, 'the warning')
  await context.close()
})

await step('every link within the site leads somewhere', async () => {
  for (const path of ['/', '/es']) {
    const { context, page } = await open({ javaScriptEnabled: false }, path)
    const links = await page.locator('a[href]').evaluateAll((all) => all.map((a) => a.href))
    const inside = [...new Set(links.map((link) => new URL(link)).filter((url) => url.origin === origin).map((url) => url.pathname + url.search))]
    for (const link of inside) {
      const { status } = await fetch(origin + link, { headers: { Accept: 'text/html' } })
      if (status !== 200) throw new Error(`${path} leads to ${link}, which is ${status}`)
    }
    if (inside.length < 60) throw new Error(`only ${inside.length} links`)
    await context.close()
  }
})

await step('the months are gone through in place', async () => {
  const { context, page } = await open()
  await page.locator('[data-island=map][data-ready]').waitFor()
  const before = await page.locator('.map tfoot td').allInnerTexts()
  await page.locator('.months a[rel=prev]').focus()
  await page.keyboard.press('Enter')
  equal(new URL(page.url()).pathname + new URL(page.url()).search, '/', 'address')
  if ((await page.locator('.map tfoot td').allInnerTexts()).join() === before.join()) throw new Error('the figures are the same')
  const shown = await page.locator('strong[data-map-day]').innerText()
  // What the page says of the newest list stays.
  const lead = await page.locator('.lead').innerText()
  if (lead.includes(shown)) throw new Error(`the lead has become ${lead}`)
  await context.close()
})

await step('the keyboard alone leads from the search to a result', async () => {
  const { context, page } = await open({ viewport: { width: 390, height: 844 } })
  await page.keyboard.press('Tab')
  equal(await page.evaluate(() => document.activeElement.className), 'skip', 'the way to the content comes first')
  await page.locator('main #q').focus()
  await page.keyboard.type('Mecklenburg County')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/search\?q=Mecklenburg/)
  await page.getByRole('link', { name: 'Mecklenburg County' }).first().waitFor()
  await context.close()
})

await step('without a script all is there', async () => {
  const { context, page } = await open({ javaScriptEnabled: false })
  equal(await page.locator('.picture img').evaluate((img) => img.complete && img.naturalWidth > 0), true, 'picture')
  equal(await page.locator('.map-table tbody tr').count(), 56, 'states and territories')
  for (const hidden of ['.views', '.by-state', '#map-keys']) equal(await page.locator(hidden).isVisible(), false, hidden)
  await page.locator('.months a[rel=prev]').click()
  await page.waitForURL(/\/map\?day=/)
  await context.close()
})

await step('the page without its map is small', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.route(/\/map\//, (route) => route.abort())
  const session = await context.newCDPSession(page)
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  await session.send('Network.enable')
  await page.goto(origin)
  console.log(`      ${bytes} bytes`)
  if (bytes > 100_000 || bytes === 0) throw new Error(`${bytes} bytes`)
  await context.close()
})

await browser.close()
finish()
