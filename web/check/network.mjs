// Goes through the network view: node web/check/network.mjs http://127.0.0.1:8080
import { readFile } from 'node:fs/promises'
import { checkAccessibility } from './accessibility.mjs'
import { counter, launch, screenshot, watch } from './harness.mjs'

const origin = new URL(process.argv[2] ?? 'http://127.0.0.1:8080').origin
const { step, finish } = counter()
const browser = await launch()

function equal(got, want, what) {
  if (JSON.stringify(got) !== JSON.stringify(want)) throw new Error(`${what}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`)
}

async function open(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options })
  context.setDefaultTimeout(15_000)
  const seen = watch(context, origin)
  const page = await context.newPage()
  await page.goto(origin + path)
  if (options.javaScriptEnabled !== false) await page.locator('[data-island=network][data-ready]').waitFor()
  return { context, page, seen }
}

function clean(seen) {
  equal(seen.foreign, [], 'requests to other origins')
  equal(seen.errors, [], 'errors')
}

/** The relations in the list, as sentences. */
const relations = (page) =>
  page.locator('.network-list section').evaluateAll((sections) =>
    sections.flatMap((section) =>
      [...section.querySelectorAll(':scope > ul > li')].map((li) =>
        [section.querySelector('h3 a'), li.querySelector('strong'), li.querySelector('strong + a')].map((e) => e.textContent).join(' '),
      ),
    ),
  )

await step('a record is followed from neighbour to neighbour by keyboard, in the list that has all that the picture has', async () => {
  const { context, page, seen } = await open('/network?from=county/04013')
  const before = await relations(page)
  equal(before.includes("Maricopa County Sheriff's Office serves Maricopa County"), true, 'the sheriff')
  equal(before.length, 6, 'relations')
  await checkAccessibility(page)
  const expand = page.getByRole('button', { name: "Show what Maricopa County Sheriff's Office is joined with" })
  await expand.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Joe Arpaio' }).first().waitFor()
  const after = await relations(page)
  equal(before.every((one) => after.includes(one)), true, 'what was there is still there')
  equal(after.includes("Maricopa County Sheriff's Office has the agreement Maricopa County's former task force agreement"), true, 'the agreement')
  equal(await page.evaluate(() => document.activeElement.tagName), 'H3', 'the focus goes on from the record')
  const said = await page.locator('.network-picture [role=status]').innerText()
  equal(said.includes(`${after.length} relations`), true, said)
  await screenshot(page, 'network-expanded', { fullPage: true })
  clean(seen)
  await context.close()
})

await step('relations can be left out, and the file has what is shown with its claims', async () => {
  const { context, page, seen } = await open('/network?from=county/04013')
  await page.getByLabel('lies in the state').uncheck()
  equal((await relations(page)).some((one) => one.includes('lies in the state')), false, 'left out')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save what is shown, as JSON' }).click()])
  const file = JSON.parse(await readFile(await download.path(), 'utf8'))
  equal(file.relations.length, (await relations(page)).length, 'relations in the file')
  const serves = file.relations.find(({ relation }) => relation === 'SERVES')
  equal(serves.claims.map(({ id }) => id), ['claim/huyan-2025/maricopa-agency-serves'], 'claims')
  equal(serves.standing, 'INFERRED', 'standing')
  equal(file.records.some(({ id }) => id === 'state/AZ'), false, 'a record that nothing shown leads to')
  clean(seen)
  await context.close()
})

await step('a hub is shown a part at a time, each relation once', async () => {
  const { context, page, seen } = await open('/network?from=state/FL')
  equal((await relations(page)).length, 10, 'at first')
  const more = page.getByRole('button', { name: /^More \(10 of/ })
  await more.click()
  await page.getByRole('button', { name: /^More \(20 of/ }).waitFor()
  const all = await relations(page)
  equal([all.length, new Set(all).size], [20, 20], 'then')
  clean(seen)
  await context.close()
})

await step('the way between two has its evidence, with a script and without', async () => {
  const path = '/network?from=county/04013&to=lawsuit/melendres-v-arpaio'
  const { context, page, seen } = await open(path)
  equal(
    await relations(page),
    ['Racial profiling suit against Maricopa County has as a party Maricopa County', 'Racial profiling suit against Maricopa County may be the same as Melendres v. Arpaio'],
    'steps',
  )
  await page.getByText('What sources say of it (1)').click()
  await page.getByText('Maricopa County, Arizona, was sued for racial profiling.').waitFor()
  await checkAccessibility(page)
  clean(seen)
  await context.close()
  const plain = await open(path, { javaScriptEnabled: false })
  equal(await plain.page.locator('.ties li').first().innerText().then((text) => text.startsWith('Racial profiling suit against Maricopa County has as a party Maricopa County')), true, 'without')
  await plain.page.getByLabel('What connects it with').fill('melendres')
  await plain.page.getByRole('button', { name: 'Show the way' }).click()
  await plain.page.getByRole('link', { name: 'Melendres v. Arpaio', exact: true }).click()
  equal(new URL(plain.page.url()).searchParams.get('to'), 'lawsuit/melendres-v-arpaio', 'chosen')
  await plain.context.close()
})

for (const [name, options] of [
  ['320 px', { viewport: { width: 320, height: 700 } }],
  ['dark', { colorScheme: 'dark', viewport: { width: 390, height: 800 } }],
  ['forced colours', { forcedColors: 'active' }],
  ['reduced motion', { reducedMotion: 'reduce' }],
]) {
  await step(`the network at ${name}, in Spanish`, async () => {
    const { context, page, seen } = await open('/es/network?from=county/04013', options)
    equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing is wider than the window')
    equal((await relations(page)).includes("Maricopa County Sheriff's Office abarca Maricopa County"), true, 'words')
    await checkAccessibility(page)
    await screenshot(page, `network-${name.replaceAll(' ', '-')}`, { fullPage: true })
    clean(seen)
    await context.close()
  })
}

await step('cytoscape is loaded by this page alone', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const scripts = []
  page.on('request', (request) => request.url().includes('/islands/') && scripts.push(request.url()))
  for (const path of ['/', '/county/04013', '/search?q=maricopa']) await page.goto(origin + path)
  equal(scripts.filter((url) => url.includes('network')), [], 'scripts')
  await context.close()
})

await browser.close()
finish()
