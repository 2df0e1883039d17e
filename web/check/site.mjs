// Reads the pages of a running server as their users do: node web/check/site.mjs http://127.0.0.1:8080
import { checkAccessibility } from './accessibility.mjs'
import { counter, launch, screenshot, watch } from './harness.mjs'

const origin = new URL(process.argv[2] ?? 'http://127.0.0.1:8080').origin
const { step, finish } = counter()
const browser = await launch()

// A page of each type, and what it says first.
const pages = [
  ['county', '/county/12057', 'Hillsborough County, Florida'],
  ['county-es', '/es/county/12057', 'Condado de Hillsborough, Florida'],
  ['county-none', '/county/17031', 'Cook County, Illinois'],
  ['county-conflicts', '/county/04013', 'Maricopa County, Arizona'],
  ['state', '/state/FL', 'Florida'],
  ['state-es', '/es/state/MD', 'Maryland'],
  ['agreement', '/agreement/fl-hillsborough-county-sheriffs-office/warrant-service-officer', "Hillsborough County Sheriff's Office, warrant service officer model"],
  ['agreement-ended', '/agreement/nc-mecklenburg-county-sheriff/1', "Mecklenburg County's agreement"],
  ['agency', '/agency/fl-hillsborough-county-sheriffs-office', "Hillsborough County Sheriff's Office"],
  ['home', '/', 'Which agencies where you live have a 287(g) agreement with ICE?'],
  ['search', '/search?q=hillsborough+sheriff', 'Search'],
  ['lawsuit', '/lawsuit/melendres-v-arpaio', 'Melendres v. Arpaio'],
  ['lawsuit-es', '/es/lawsuit/doj-v-arpaio-department', "Justice Department's suit against Arpaio's department"],
  ['source', '/source/huyan-2025', 'Deputized to Discriminate: The Dangerous Revival of ICE “Task Force” Agreements'],
  ['list', '/source/ice-participating-1ce05b0cf376', "ICE's list of participating agencies, May 11, 2026"],
  ['law', '/law/ina-287g', 'Section 287(g) of the Immigration and Nationality Act'],
  ['topic', '/topic/racial-profiling', 'Racial profiling'],
  ['citation', '/citation/huyan-2025/fn19-1', 'Huyan, fn19'],
  ['disagreement', '/disagreement/task-force-training-length', 'Task Force Model, training, contradiction'],
  ['differences', '/differences?from=2026-05-11&to=2026-05-18', 'ICE’s lists of 11 May 2026 and 18 May 2026: what differs'],
  ['differences-es', '/es/differences?from=2025-02-21&to=2026-05-18&state=FL', 'Listas de ICE del 21 de febrero de 2025 y del 18 de mayo de 2026: en qué difieren'],
  ['disagreements', '/disagreements', 'Where sources differ'],
  ['about', '/about', 'About this site'],
  ['about-es', '/es/about', 'Acerca de este sitio'],
  ['not-found', '/county/99999', 'Nothing is here'],
]
const widths = [390, 1280]

function equal(got, want, what) {
  if (got !== want) throw new Error(`${what}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`)
}

for (const width of widths) {
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
        equal(await page.locator('h1').innerText(), heading, 'heading')
        equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing is wider than the window')
        await checkAccessibility(page)
        await screenshot(page, `${name}-${width}-${colorScheme}`, { fullPage: true })
      }
    })
  }
  await step(`pages at ${width} px load nothing from elsewhere and break no rule`, async () => {
    equal(seen.foreign.join(), '', 'requests to other origins')
    equal(seen.errors.join('\n'), '', 'errors')
    equal(seen.unguarded.join(), '', 'without a policy')
  })
  await context.close()
}

await step('the same facts are there without a script', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${origin}/county/12057`)
  equal(await page.locator('#agreements ~ table tbody tr').count(), 5, 'agreements')
  await page.getByRole('link', { name: 'row 290' }).first().click()
  await page.getByText('As printed').waitFor()
  await context.close()
})

await step('a search by keyboard leads to a county', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } })
  const page = await context.newPage()
  await page.goto(origin)
  await page.locator('input[name=q]').focus()
  await page.keyboard.type('Hillsborough County, Florida')
  await page.keyboard.press('Enter')
  const found = page.getByRole('link', { name: 'Hillsborough County', exact: true }).first()
  await found.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/county\//)
  await context.close()
})

await step('two lists are chosen without a script, and a state', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${origin}/differences`)
  await page.getByLabel('Earlier list').selectOption('2026-05-07')
  await page.getByLabel('Later list').selectOption('2026-05-11')
  await page.getByRole('button', { name: 'Compare' }).click()
  equal(new URL(page.url()).search, '?from=2026-05-07&to=2026-05-11', 'address')
  await page.getByRole('table').first().getByRole('link', { name: 'Texas' }).click()
  equal(new URL(page.url()).search, '?from=2026-05-07&to=2026-05-11&state=TX', 'address of a state')
  await page.getByText('Rows of Texas alone.').waitFor()
  await context.close()
})

await step('the sentence can be copied', async () => {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  await page.goto(`${origin}/county/12057`)
  await page.getByRole('button', { name: 'Copy' }).first().click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  equal(copied.startsWith('On ICE’s list of 18 May 2026, Hillsborough County Sheriff\'s Office, Plant City'), true, copied)
  await context.close()
})

await browser.close()
finish()
