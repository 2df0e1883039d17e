// Embeds cards of a running server into a page on another port, as partner sites do: node web/check/embed.mjs http://127.0.0.1:8080 FOLDER-OF-ITS-ARCHIVE
import { createServer } from 'node:http'
import { checkAccessibility } from './accessibility.mjs'
import { archive, plant } from './archived.mjs'
import { counter, launch, screenshot, watch } from './harness.mjs'

const origin = new URL(process.argv[2] ?? 'http://127.0.0.1:8080').origin
const folder = process.argv[3]
const { step, finish } = counter()
const browser = await launch()

function has(text, part) {
  if (!text.includes(part)) throw new Error(`${JSON.stringify(part)} isn't in ${JSON.stringify(text)}`)
}
function equal(got, want, what) {
  if (got !== want) throw new Error(`${what}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`)
}

// The partner's site: one page, of which each step says what is in it.
let html = ''
const partner = createServer((_, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.end(`<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Partner</title><body style="margin:0"><main><h1>News</h1>${html}<p id="below">What comes below.</p></main></body></html>`)
})
await new Promise((resolve) => partner.listen(0, '127.0.0.1', resolve))
const partnerOrigin = `http://127.0.0.1:${partner.address().port}`

// Opens the partner's page and collects what a reader's browser must not do: ask elsewhere, keep anything, complain.
async function visit({ javaScript = true, colorScheme = 'light', width = 800, policy } = {}) {
  const context = await browser.newContext({ javaScriptEnabled: javaScript, colorScheme, viewport: { width, height: 900 } })
  const seen = { foreign: [], errors: [] }
  context.on('request', (request) => {
    const at = new URL(request.url()).origin
    if (at !== origin && at !== partnerOrigin && at !== 'null') seen.foreign.push(request.url())
  })
  context.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('favicon')) seen.errors.push(message.text())
  })
  const page = await context.newPage()
  await page.addInitScript(() => {
    globalThis.shifts = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.shifts += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
  await page.goto(partnerOrigin)
  return {
    page,
    async end() {
      await page.waitForLoadState('networkidle')
      equal(seen.foreign.join(), '', 'requests to other origins')
      equal(seen.errors.join(), '', 'errors on the console')
      equal((await context.cookies()).length, 0, 'cookies')
      await context.close()
    },
  }
}

// The code that /embed gives for what is chosen.
async function codeOf(query, kind) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${origin}/embed?${new URLSearchParams(query)}`)
  const code = await page.locator(`[aria-labelledby="code-${kind}"] code`).innerText()
  await context.close()
  return code
}

const hillsborough = { about: 'county/12057' }

await step('a frame without any script shows the whole card', async () => {
  html = await codeOf(hillsborough, 'frame')
  const { page, end } = await visit({ javaScript: false })
  const frame = page.frameLocator('iframe')
  await frame.getByRole('heading', { name: 'Hillsborough County, Florida' }).waitFor()
  has(await frame.locator('main').innerText(), 'An agreement is no proof of trained officers')
  equal(await page.locator('iframe').getAttribute('title'), 'Hillsborough County, Florida: agreements under 287(g)', 'title')
  const cut = await page.frames()[1].evaluate(() => document.documentElement.scrollHeight - innerHeight)
  if (cut > 0) throw new Error(`${cut} pixels of the card are below its frame`)
  await screenshot(page, 'embed-frame')
  await end()
})

await step('the script makes a card of the quotation, in a place that was kept free', async () => {
  html = await codeOf(hillsborough, 'script')
  const { page, end } = await visit()
  const frame = page.frameLocator('graph287g-card iframe')
  await frame.getByRole('heading', { name: 'Hillsborough County, Florida' }).waitFor()
  await page.waitForLoadState('networkidle')
  equal(await page.locator('blockquote').count(), 0, 'quotations left')
  equal(await page.evaluate(() => globalThis.shifts), 0, 'layout shift')
  await screenshot(page, 'embed-script')
  await end()
})

await step('without the script the quotation stays, with the sentence, its day and the link', async () => {
  html = await codeOf(hillsborough, 'script')
  const { page, end } = await visit({ javaScript: false })
  const text = await page.locator('blockquote').innerText()
  for (const part of ['On ICE’s list of 18 May 2026, ', 'have five agreements', '287(g) graph, 18 May 2026']) has(text, part)
  equal(await page.locator('blockquote a').getAttribute('href'), `${origin}/county/12057`, 'link')
  await end()
})

await step('a narrow column, a dark screen, Spanish: nothing is cut off at the side, axe finds nothing', async () => {
  html = await codeOf({ ...hillsborough, card: 'es', width: '320' }, 'frame')
  const { page, end } = await visit({ width: 320, colorScheme: 'dark' })
  const frame = page.frameLocator('iframe')
  await frame.getByRole('heading', { name: 'Condado de Hillsborough, Florida' }).waitFor()
  const inside = page.frames()[1]
  equal(await inside.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, 'pixels beyond the right edge')
  equal(await inside.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(21, 24, 27)', 'the ground')
  await screenshot(page, 'embed-narrow-dark-es', { fullPage: true })
  await end()
})

await step('the element for pages made by scripts takes a theme, and cards of its own server alone', async () => {
  html = `<graph287g-card src="${origin}/q/place.card?id=county%2F17031" theme="dark" height="300"></graph287g-card>
    <graph287g-card id="foreign" src="https://evil.example/card">Kept</graph287g-card><script async src="${origin}/embed.js"></script>`
  const { page, end } = await visit()
  await page.frameLocator('graph287g-card iframe').getByRole('heading', { name: 'Cook County, Illinois' }).waitFor()
  equal(await page.frames()[1].evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(21, 24, 27)', 'the ground')
  equal(await page.locator('#foreign').innerText(), 'Kept', 'what the foreign address left')
  await end()
})

await step('a consumer of oEmbed finds the card by the page’s link and shows its code', async () => {
  const page = await (await fetch(`${origin}/county/12057`, { headers: { Accept: 'text/html' } })).text()
  const link = page.match(/<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/)
  if (!link) throw new Error('the page names no oEmbed')
  const told = await (await fetch(`${link[1].replaceAll('&amp;', '&')}&maxwidth=400`)).json()
  equal(told.type, 'rich', 'type')
  equal(told.width, 400, 'width')
  html = told.html
  const { page: shown, end } = await visit()
  await shown.frameLocator('iframe').getByRole('heading', { name: 'Hillsborough County, Florida' }).waitFor()
  equal((await shown.locator('iframe').boundingBox()).width, 400, 'width of the frame')
  const whole = await (await fetch(link[1].replaceAll('&amp;', '&'))).json()
  html = `${told.html}<img src="${whole.thumbnail_url}" alt="thumbnail" width="600">`
  await shown.reload()
  await shown.locator('img').evaluate((image) => image.decode()) // other sites may show it
  equal(await shown.locator('img').evaluate((image) => image.naturalWidth), whole.thumbnail_width, 'width of the thumbnail')
  await end()
})

await step('a pinned card stays as it was, and says when a fact on it was corrected', async () => {
  const documents = (await (await fetch(`${origin}/q`)).json()).documents
  const place = documents.find((d) => d.name === 'place')
  const pinned = await archive(origin, place.query, { id: 'county/12057', listDay: '2026-04-30' })
  html = `<iframe title="pinned" src="${origin}/q/place.card?id=county%2F12057&pinned=${pinned.sha256}" width="560" height="500"></iframe>`
  const { page, end } = await visit()
  const text = await page.frameLocator('iframe').locator('main').innerText()
  has(text, 'ICE’s list of 30 April 2026; the newest is of 18 May 2026')
  if (text.includes('corrected')) throw new Error('nothing was corrected')
  await end()
})

await step('a pinned card of which a fact is another now shows the notice, and leads to what differs', async () => {
  const place = (await (await fetch(`${origin}/q`)).json()).documents.find((d) => d.name === 'place')
  const variables = { id: 'county/12057', listDay: '2026-04-30' }
  const answer = await (
    await fetch(`${origin}/graphql`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query: place.query, variables }) })
  ).json()
  // As if a day of signing had been put right since.
  const before = JSON.parse(JSON.stringify(answer.data).replace('"edtf":"2025-02-26"', '"edtf":"2025-02-20"'))
  const hash = (await plant(folder, place.query, before, undefined, variables)).split('/').at(-1)
  html = `<iframe title="pinned" src="${origin}/q/place.card?id=county%2F12057&pinned=${hash}" width="560" height="560"></iframe>`
  const { page, end } = await visit()
  const card = page.frameLocator('iframe').locator('main')
  has(await card.innerText(), 'A fact on this card was corrected since it was made.')
  has(await card.innerText(), 'signed 20 February 2025')
  equal(await card.getByRole('link', { name: 'What differs today' }).getAttribute('href'), `${origin}/cite/${hash}`, 'link')
  await screenshot(page, 'embed-corrected')
  await end()
})

await step('no other page can be framed', async () => {
  for (const path of ['/county/12057', '/q/place?id=county%2F12057', '/embed', '/']) {
    html = `<iframe title="page" src="${origin}${path}" width="560" height="300"></iframe>`
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(partnerOrigin)
    await page.waitForLoadState('networkidle')
    const text = await page.frames()[1].evaluate(() => document.body?.innerText ?? '').catch(() => '')
    if (text.includes('287(g) graph')) throw new Error(`${path} is shown in a frame`)
    await context.close()
  }
})

await step('what can’t be shown is told by a card in a sentence', async () => {
  html = ['/q/place.card?id=county%2F99999', '/q/nothing.card', '/q/place.card', '/q/place.card?id=county%2F12057&lang=xx']
    .map((path, i) => `<iframe title="${i}" src="${origin}${path}" width="560" height="200"></iframe>`)
    .join('')
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(partnerOrigin)
  for (const [i, part] of ['Nothing on record fits', 'No document named “nothing”', 'place needs id', 'There are no cards in “xx”'].entries()) {
    has(await page.frameLocator(`iframe[title="${i}"]`).locator('.sentence').innerText(), part)
  }
  await context.close()
})

const context = await browser.newContext({ viewport: { width: 1100, height: 900 } })
const seen = watch(context, origin, ['Failed to load resource: the server responded with a status of'])
const page = await context.newPage()

await step('the page at which one chooses follows each choice, by keyboard alone', async () => {
  await page.goto(`${origin}/embed`)
  await page.getByLabel('County, city, state, agency or agreement').focus()
  await page.keyboard.type('Washington')
  await page.keyboard.press('Enter')
  await page.getByText('Which of these is meant by “Washington”?').waitFor()
  await page.getByLabel('County, city, state, agency or agreement').fill('state/FL')
  await page.keyboard.press('Enter')
  await page.frameLocator('.preview').getByRole('heading', { name: 'Florida' }).waitFor()
  await page.getByLabel('Show').selectOption('map')
  await page.frameLocator('.preview').locator('svg[role=img]').waitFor()
  await page.getByLabel('Language of the card').selectOption('es')
  await page.frameLocator('.preview').getByText('tienen 348 acuerdos').waitFor()
  has(await page.locator('[aria-labelledby="code-frame"]').innerText(), 'lang=es')
  await screenshot(page, 'embed-builder', { fullPage: true })
})

await step('a click pins the card to the answer of today', async () => {
  await page.goto(`${origin}/embed?about=county/12057`)
  await page.getByRole('button', { name: 'Pin to today’s answer' }).click()
  await page.getByText('This card is pinned to an archived answer.').waitFor()
  has(await page.locator('[aria-labelledby="code-frame"]').innerText(), 'pinned=')
  await page.getByLabel('Colours').selectOption('dark')
  await page.frameLocator('.preview').locator('link[href*="card-dark"]').waitFor({ state: 'attached' })
  has(await page.locator('[aria-labelledby="code-frame"]').innerText(), 'pinned=')
  equal(await page.locator('.code button.copy').count(), 4, 'buttons to copy after a choice')
})

await step('axe finds nothing on cards and on the pages of documents, at both widths and in both schemes', async () => {
  for (const path of [
    '/embed?about=county/12057', '/q', '/q/place?id=county/12057', '/q/state-map?state=FL', '/es/embed?about=state/TX',
    '/q/place.card?id=county/12057', '/q/state-map.card?state=FL&lang=es', '/q/count.card', '/q/place.card?id=county/99999',
  ]) {
    await page.goto(origin + path)
    for (const colorScheme of ['dark', 'light']) {
      await page.emulateMedia({ colorScheme })
      await checkAccessibility(page)
      await screenshot(page, `embed-page-${path.replaceAll(/\W+/g, '-')}-${colorScheme}`, { fullPage: true })
    }
    await page.setViewportSize({ width: 320, height: 800 })
    equal(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), 0, `pixels beyond the right edge of ${path}`)
    await page.setViewportSize({ width: 1100, height: 900 })
  }
  equal(seen.foreign.join(), '', 'requests to other origins')
  equal(seen.errors.join(), '', 'errors on the console')
  equal(seen.unguarded.join(), '', 'pages without a policy')
})

await browser.close()
partner.close()
finish()
