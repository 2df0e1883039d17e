// Goes through the county map as its users do: node web/check/map.mjs http://127.0.0.1:8080
// What pages show is held against the figures that the server counted, and those against the API, asked in another way.
import { checkAccessibility } from './accessibility.mjs'
import { counter, launch, screenshot, watch } from './harness.mjs'
import { checkReadable, equal } from './readable.mjs'

const origin = new URL(process.argv[2] ?? 'http://127.0.0.1:8080').origin
const { step, finish } = counter()
const browser = await launch()
const kinds = ['none', 'parts', 'jails', 'patrol']

async function ask(query, variables) {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = await response.json()
  if (errors) throw new Error(errors[0].message)
  return data
}

const newest = await ask(`{
  snapshots(filter: {list: {eq: PARTICIPATING}}, orderBy: [{publishedOn: DESC}], first: 1) { nodes { publishedOn rowsCount } }
}`).then((data) => data.snapshots.nodes[0])

/** Opens a page whose map is ready. */
async function open(options, path = '/map') {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  context.setDefaultTimeout(10_000)
  const seen = watch(context, origin)
  const page = await context.newPage()
  await page.goto(origin + path)
  if (options?.javaScriptEnabled !== false) await page.locator('[data-island=map][data-ready]').waitFor()
  return { context, page, seen }
}

/** The table as the page shows it: rows of numbers by the name of the state. */
function table(page) {
  return page.locator('.map-table').evaluate((region) => {
    const rows = [...region.querySelectorAll('tbody tr, tfoot tr')]
    const number = (cell) => Number(cell.textContent.replace(/\D/g, ''))
    return Object.fromEntries(rows.map((row) => [row.querySelector('th').textContent.trim(), [...row.querySelectorAll('td')].map(number)]))
  })
}

/** How many shapes of the picture are of each kind. */
function picture(page) {
  return page.locator('.picture svg').evaluate((svg, kinds) => {
    const of = Object.fromEntries(kinds.map((kind) => [kind, svg.querySelectorAll(`path[id^=c].${kind}`).length]))
    return { ...of, statewide: svg.querySelectorAll('[id^=s].statewide').length }
  }, kinds)
}

for (const width of [390, 1280]) {
  for (const path of ['/map', '/es/map']) {
    await step(`${path} at ${width} px is readable by all, in light and dark, and loads nothing from elsewhere`, async () => {
      const { context, page, seen } = await open({ viewport: { width, height: 900 } }, path)
      await checkReadable(page, seen, `map${path.replaceAll('/', '-')}-${width}`)
      await context.close()
    })
  }
}

await step('table, picture, legend and API have the same figures', async () => {
  const { context, page } = await open()
  const { patrol, own, any } = await ask(
    `query($day: Date!) {
      patrol: counties(filter: {agreements: {reach: [OWN], some: {lastListedOn: {eq: $day}, models: {some: {code: {eq: TASK_FORCE}}}}}}) { ...c }
      own: counties(filter: {agreements: {reach: [OWN], some: {lastListedOn: {eq: $day}}}}) { ...c }
      any: counties(filter: {agreements: {reach: [OWN, WITHIN], some: {lastListedOn: {eq: $day}}}}) { ...c }
    }
    fragment c on CountyConnection { totalCount groups(by: [STATE]) { keys { label } count } }`,
    { day: newest.publishedOn },
  )
  const rows = await table(page)
  const counts = (of) => Object.fromEntries(of.groups.map((g) => [g.keys[0].label, g.count]))
  const [onPatrol, ofCounty, ofAny] = [patrol, own, any].map(counts)
  for (const [state, [p, jails, parts]] of Object.entries(rows)) {
    if (state === 'All') continue
    equal([p, p + jails, p + jails + parts], [onPatrol[state] ?? 0, ofCounty[state] ?? 0, ofAny[state] ?? 0], state)
  }
  equal(rows.All.slice(0, 3), [patrol.totalCount, own.totalCount - patrol.totalCount, any.totalCount - own.totalCount], 'all')
  equal(rows.All[5], newest.rowsCount, 'agreements')
  const drawn = await picture(page)
  equal([drawn.patrol, drawn.jails, drawn.parts], rows.All.slice(0, 3), 'shapes')
  equal(drawn.statewide, Object.entries(rows).filter(([state, row]) => state !== 'All' && row[4] > 0).length, 'hatched states')
  const legend = await page.locator('.legend:not([hidden]) b').allTextContents()
  equal(legend.map((text) => Number(text.replace(/\D/g, ''))), rows.All.slice(0, 4), 'legend')
  await context.close()
})

await step('each month has its own figures, the same with a script and without', async () => {
  const { context, page } = await open()
  const plain = await open({ javaScriptEnabled: false })
  let months = 0
  for (;;) {
    equal(await plain.page.locator('strong[data-map-day]').innerText(), await page.locator('strong[data-map-day]').innerText(), 'day')
    equal(await table(page), await table(plain.page), 'table')
    equal(await page.locator('.lead').innerText(), await plain.page.locator('.lead').innerText(), 'lead')
    months++
    const earlier = page.locator('.months a[rel=prev]')
    if (!(await earlier.isVisible())) break
    await earlier.click()
    await plain.page.locator('.months a[rel=prev]').click()
  }
  equal(await page.getByRole('table').nth(1).locator('tbody tr').count(), months, 'months')
  if (months < 16) throw new Error(`only ${months} months`)
  equal(new URL(page.url()).search, new URL(plain.page.url()).search, 'address')
  // The address leads to the same day again.
  const [day, rows] = [await page.locator('strong[data-map-day]').innerText(), await table(page)]
  await page.reload()
  await page.locator('[data-island=map][data-ready]').waitFor()
  equal([await page.locator('strong[data-map-day]').innerText(), await table(page)], [day, rows], 'after loading again')
  await context.close()
  await plain.context.close()
})

await step('without a script there are a picture, a table, and links to all that it shows', async () => {
  const { context, page } = await open({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  const image = page.locator('.picture img')
  equal(await image.evaluate((img) => img.complete && img.naturalWidth > 0), true, 'picture')
  await screenshot(page, 'map-without-script', { fullPage: true })
  // On a phone the table comes first.
  const [above, below] = [await page.locator('.map-table').boundingBox(), await image.boundingBox()]
  if (above.y > below.y) throw new Error('the picture comes before the table')
  await page.getByRole('link', { name: 'Florida', exact: true }).click()
  await page.waitForURL(/\/state\/FL$/)
  await context.close()
})

await step('the keyboard alone leads through states and counties to the page of a county', async () => {
  const { context, page } = await open()
  const readout = page.locator('.readout')
  await page.locator('input[value=kind]').focus()
  await page.keyboard.press('Tab')
  equal(await page.evaluate(() => document.activeElement.className), 'picture', 'the picture takes the focus')
  equal(await readout.locator('a').innerText(), 'Florida', 'the first state')
  await page.keyboard.press('ArrowUp')
  equal(await readout.locator('a').innerText(), 'Georgia', 'north of Florida')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const first = await readout.locator('a').innerText()
  if (!first.endsWith(' County, Florida')) throw new Error(`Enter leads to ${first}`)
  const seen = new Set([first])
  for (const key of ['ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowUp']) {
    await page.keyboard.press(key)
    const name = await readout.locator('a').innerText()
    if (!name.endsWith(', Florida')) throw new Error(`${key} leads out of the state, to ${name}`)
    seen.add(name)
  }
  if (seen.size < 3) throw new Error(`the arrows lead nowhere: ${[...seen].join('; ')}`)
  equal(await page.locator('.picture .mark').evaluate((mark) => getComputedStyle(mark).strokeWidth), '7px', 'what is pointed at is outlined')
  await page.keyboard.press('Escape')
  equal(await readout.locator('a').innerText(), 'Florida', 'Escape leads back to the state')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/county\/12\d{3}$/)
  equal(await page.locator('h1').innerText(), first, 'the page of the county')
  await context.close()
})

await step('pointing tells a county, its kind and its counts; a click leads to its page', async () => {
  const { context, page } = await open()
  await page.locator('.picture #c12057').hover()
  const text = await page.locator('.readout').innerText()
  const { own, within } = await ask(
    `query($day: Date!) { county(fips: "12057") {
      own: agreements(reach: [OWN], filter: {lastListedOn: {eq: $day}}) { totalCount }
      within: agreements(reach: [WITHIN], filter: {lastListedOn: {eq: $day}}) { totalCount }
    } }`,
    { day: newest.publishedOn },
  ).then((data) => data.county)
  const want = `Hillsborough County, Florida: county agency, on patrol. On the list: ${own.totalCount} agreements of the county’s agencies, ${within.totalCount} of places in it;`
  if (!text.startsWith(want)) throw new Error(`it says: ${text}\nwant: ${want}`)
  await page.locator('.picture #c12057').click()
  await page.waitForURL(`${origin}/county/12057`)
  await context.close()
})

await step('a finger points first', async () => {
  const { context, page } = await open({ viewport: { width: 390, height: 844 }, hasTouch: true }, '/es/map')
  await page.locator('.picture #c32003').tap()
  await page.getByText('Condado de Clark, Nevada').waitFor()
  equal(new URL(page.url()).pathname, '/es/map', 'still here')
  await page.locator('.readout a').tap()
  await page.waitForURL(`${origin}/es/county/32003`)
  await context.close()
})

await step('counties that share a shape are told, and lead to their state', async () => {
  const { context, page } = await open()
  await page.locator('.picture #c09110').hover()
  const text = await page.locator('.readout').innerText()
  if (!text.startsWith('Connecticut: none of its own.') || !text.includes('one shape for Capitol Planning Region; ')) throw new Error(text)
  await page.locator('.picture #c09110').click()
  await page.waitForURL(`${origin}/state/CT`)
  await context.close()
})

await step('the map shows numbers, too, by classes that the counts fit', async () => {
  const { context, page } = await open()
  await page.getByLabel('how many agreements').check()
  equal(await page.locator('.legend:visible').count(), 1, 'one legend')
  equal(await page.locator('.picture .statewide').count(), 0, 'no state is hatched')
  const figures = await page.evaluate(() => fetch(document.querySelector('[data-figures]').dataset.figures).then((r) => r.json()))
  for (const fips of ['12057', '12099', '37089', '32003', '17031']) {
    const changes = figures.counties[fips]
    const [, , own, within] = typeof changes === 'string' ? [0, 0, 0, 0] : changes.at(-1)
    const want = `n${[1, 2, 3, 5].filter((n) => own + within >= n).length}`
    equal(await page.locator(`.picture #c${fips}`).getAttribute('class'), want, fips)
  }
  await checkAccessibility(page)
  await screenshot(page, 'map-number')
  await context.close()
})

await step('the counties of a state are listed by kind', async () => {
  const { context, page } = await open()
  const rows = await table(page)
  await page.getByLabel('The counties of').selectOption({ label: 'Nevada' })
  const shown = await page.locator('.counties-of details').evaluateAll((all) => all.map((one) => one.querySelectorAll('li').length))
  equal(shown, rows.Nevada.slice(0, 4).filter((n) => n > 0), 'counties of each kind')
  await checkAccessibility(page)
  await page.locator('.counties-of').getByRole('link', { name: 'Clark County' }).click()
  await page.waitForURL(`${origin}/county/32003`)
  await context.close()
})

await step('colours of the system are used where it has its own', async () => {
  const { context, page } = await open({ forcedColors: 'active' })
  const fills = await page.locator('.picture svg').evaluate((svg) =>
    ['c12057', 'c37089', 'c32003', 'c17031'].map((id) => getComputedStyle(svg.getElementById(id)).fill),
  )
  equal(new Set(fills).size, 4, `four colours: ${fills}`)
  await screenshot(page, 'map-forced-colors')
  await context.close()
})

await step('a day without a list is told', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const response = await page.goto(`${origin}/map?day=2019-01-01`)
  equal(response.status(), 404, 'status')
  await page.getByRole('link', { name: 'The map of the newest list' }).click()
  await page.locator('[data-island=map][data-ready]').waitFor()
  await context.close()
})

await step('the page with all that it loads is small', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  let [bytes, files] = [0, 0]
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
    files++
  })
  await session.send('Network.enable')
  await page.goto(`${origin}/map`)
  await page.locator('[data-island=map][data-ready]').waitFor()
  console.log(`      ${files} requests, ${bytes} bytes`)
  if (bytes > 350_000) throw new Error(`${bytes} bytes`)
  await context.close()
})

await browser.close()
finish()
