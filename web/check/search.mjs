// Searches as one types, by keyboard alone: node web/check/search.mjs http://127.0.0.1:8080
import { checkAccessibility } from './accessibility.mjs'
import { counter, launch, screenshot, watch } from './harness.mjs'

const origin = new URL(process.argv[2] ?? 'http://127.0.0.1:8080').origin
const { step, finish } = counter()
const browser = await launch()

function equal(got, want, what) {
  if (got !== want) throw new Error(`${what}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`)
}

async function open(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  context.setDefaultTimeout(10_000)
  const seen = watch(context, origin)
  const page = await context.newPage()
  await page.goto(origin + path)
  return { context, page, seen }
}

function clean(seen) {
  equal(seen.foreign.join(), '', 'requests to other origins')
  equal(seen.errors.join('\n'), '', 'errors')
}

await step('a box answers as one types, and keys alone lead to a record', async () => {
  const { context, page, seen } = await open('/')
  const box = page.locator('input[role=combobox]')
  await box.focus()
  equal(await box.getAttribute('aria-expanded'), 'false', 'expanded before anything is typed')
  await page.keyboard.type('maricopa')
  const options = page.locator('.suggestions [role=option]')
  await options.first().waitFor()
  equal(await box.getAttribute('aria-expanded'), 'true', 'expanded')
  equal(await options.first().innerText(), 'Maricopa County · county in Arizona (AZ)', 'the first record')
  const said = await page.getByRole('status').first().innerText() // that of the search: the next is of citations
  const shown = (await options.count()) - 1
  if (!/^\d+ records fit; \d+ are listed\.$/.test(said) || !said.includes(`; ${shown} are`)) throw new Error(`it says ${said}`)
  await checkAccessibility(page)
  await screenshot(page, 'suggest-home')

  const active = () => box.evaluate((input) => document.getElementById(input.getAttribute('aria-activedescendant'))?.innerText ?? '')
  equal(await active(), '', 'nothing is chosen yet')
  await page.keyboard.press('ArrowDown')
  equal(await active(), await options.nth(0).innerText(), 'down')
  await page.keyboard.press('ArrowDown')
  equal(await active(), await options.nth(1).innerText(), 'down again')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  equal(await active(), '', 'beyond the first is the box')
  await page.keyboard.press('ArrowUp')
  equal(await active(), await options.last().innerText(), 'up from the box is the last')
  await page.keyboard.press('Escape')
  equal(await box.getAttribute('aria-expanded'), 'false', 'Escape closes')
  equal(await box.inputValue(), 'maricopa', 'what is typed is still there')
  await page.keyboard.press('ArrowDown')
  equal(await box.getAttribute('aria-expanded'), 'true', 'down opens')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${origin}/county/04013`)
  clean(seen)
  await context.close()
})

await step('Enter without a choice searches; Escape twice empties the box', async () => {
  const { context, page, seen } = await open('/county/12057')
  const box = page.locator('input[role=combobox]')
  await box.focus()
  await page.keyboard.type('mekclenburg sherif')
  await page.locator('.suggestions [role=option]').first().waitFor()
  const said = await page.getByRole('status').first().innerText() // that of the search: the next is of citations
  if (!said.endsWith('Searched for “mecklenburg sherif”.')) throw new Error(`it says ${said}`)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  equal(await box.inputValue(), '', 'the box')
  await page.keyboard.type('melendres')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${origin}/search?q=melendres`)
  await page.getByRole('link', { name: 'Melendres v. Arpaio', exact: true }).first().waitFor()
  clean(seen)
  await context.close()
})

await step('what was typed before brings no late answers, and searches stay out of addresses that are asked', async () => {
  const { context, page } = await open('/')
  const asked = []
  page.on('request', (request) => {
    if (request.url().endsWith('/graphql')) asked.push(request)
    else if (request.url().includes('mar')) throw new Error(`asked ${request.url()}`)
  })
  // The first answer comes late.
  let first = true
  await page.route('**/graphql', async (route) => {
    const late = first
    first = false
    if (late) await new Promise((done) => setTimeout(done, 600))
    await route.continue().catch(() => {})
  })
  await page.locator('input[role=combobox]').focus()
  await page.keyboard.type('tampa')
  await page.waitForTimeout(250)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('maricopa')
  await page.getByRole('option', { name: /^Maricopa County · county/ }).waitFor()
  await page.waitForTimeout(700)
  equal(await page.getByRole('option', { name: /^Maricopa County · county/ }).count(), 1, 'the answer to what is typed')
  const bodies = asked.map((request) => request.postDataJSON().variables.query)
  equal(bodies.join(), 'tampa,maricopa', 'one question after each pause')
  await context.close()
})

await step('Spanish at 320 px: kinds in Spanish, names in English, nothing wider than the window', async () => {
  const { context, page, seen } = await open('/es/county/12057', { viewport: { width: 320, height: 700 } })
  await page.locator('input[role=combobox]').fill('maricopa')
  const option = page.locator('.suggestions [role=option]').first()
  await option.waitFor()
  equal(await option.innerText(), 'Maricopa County · condado: county in Arizona (AZ)', 'the first record')
  equal(await option.locator('span').first().getAttribute('lang'), 'en', 'language of the name')
  equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing is wider than the window')
  await checkAccessibility(page)
  await screenshot(page, 'suggest-es-320')
  await option.click()
  await page.waitForURL(`${origin}/es/county/04013`)
  clean(seen)
  await context.close()
})

await step('without a script a box is a form', async () => {
  const { context, page } = await open('/es/county/12057', { javaScriptEnabled: false })
  await page.getByRole('searchbox').fill('melendres')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${origin}/es/search?q=melendres`)
  await page.getByRole('heading', { name: 'Demandas' }).waitFor()
  await context.close()
})

await step('the page of the search groups by kind, counts each kind, and pages by links', async () => {
  const { context, page, seen } = await open('/search?q=north+carolina', { javaScriptEnabled: false })
  equal(await page.locator('.results a').first().innerText(), 'North Carolina', 'the best')
  const kinds = page.getByRole('navigation', { name: 'Kinds of records found' })
  const counts = await kinds.getByRole('link').allInnerTexts()
  const numbers = counts.map((text) => Number(text.replace(/\D/g, '')))
  equal(numbers[0], numbers.slice(1).reduce((a, b) => a + b, 0), 'all is the sum of the kinds')
  await kinds.getByRole('link', { name: /^Counties/ }).click()
  const counties = numbers[counts.findIndex((text) => text.startsWith('Counties'))]
  equal(await kinds.locator('[aria-current]').innerText(), `Counties (${counties})`, 'the kind that is shown')
  let found = 0
  for (;;) {
    equal(await page.getByRole('heading', { level: 2 }).allInnerTexts().then((all) => all.join()), 'Counties', 'groups')
    found += await page.locator('.results li').count()
    const next = page.getByRole('link', { name: 'Next page' })
    if (!(await next.count())) break
    await next.click()
  }
  equal(found, counties, 'counties on all pages')
  await page.getByRole('link', { name: 'First page' }).click()
  equal(await page.getByRole('searchbox').inputValue(), 'north carolina', 'the box')
  clean(seen)
  await context.close()
})

await step('a search tells what was searched for, what nothing fits, and what to try', async () => {
  const { context, page } = await open('/search?q=mekclenburg+sherrif+zeppelin')
  const text = await page.locator('main').innerText()
  for (const part of ['“mecklenburg sheriff”', 'Nothing on record has “zeppelin”', 'without “zeppelin”']) {
    if (!text.includes(part)) throw new Error(`it lacks ${part}`)
  }
  await checkAccessibility(page)
  await page.goto(`${origin}/search?q=xqzvw`)
  await page.getByRole('heading', { name: 'What to search for' }).waitFor()
  await page.getByRole('link', { name: 'detainers' }).click()
  await page.waitForURL(`${origin}/search?q=detainers`)
  await page.goto(`${origin}/es/search?q=xqzvw`)
  await checkAccessibility(page)
  await screenshot(page, 'search-none-es', { fullPage: true })
  await context.close()
})

await step('colours of the system show what is chosen', async () => {
  const { context, page } = await open('/', { forcedColors: 'active', reducedMotion: 'reduce' })
  await page.locator('input[role=combobox]').fill('maricopa')
  await page.locator('.suggestions [role=option]').first().waitFor()
  await page.keyboard.press('ArrowDown')
  const outlines = await page.locator('.suggestions [role=option]').evaluateAll((all) => all.map((one) => getComputedStyle(one).outlineStyle))
  equal(outlines.filter((style) => style !== 'none').length, 1, 'outlined')
  await screenshot(page, 'suggest-forced-colors')
  await context.close()
})

await browser.close()
finish()
