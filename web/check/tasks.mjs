// Eight questions of people who write no query, each answered from the home page with at most one search and three clicks: node web/check/tasks.mjs
// http://127.0.0.1:8080. The answers were worked out from ICE's workbooks and from the articles before, not from the pages.
import { checkAccessibility } from './accessibility.mjs'
import { counter, launch, screenshot, watch } from './harness.mjs'

const origin = new URL(process.argv[2] ?? 'http://127.0.0.1:8080').origin
const { step, finish } = counter()
const browser = await launch()

const LIMITS = { clicks: 3, searches: 1 }

/** Somebody at the home page, with the keyboard or the mouse, who counts what they do. */
class Reader {
  clicks = 0
  searches = 0

  constructor(page) {
    this.page = page
  }

  async click(locator) {
    this.clicks++
    await locator.first().click()
  }

  /** Types into the search box, and takes what it suggests or, with Enter, goes to the page of the search. */
  async search(text, suggestion) {
    this.searches++
    await this.page.locator('main input[name=q]').fill(text)
    if (suggestion) {
      await this.click(this.page.locator('.suggestions [role=option]').filter({ hasText: suggestion }))
    } else {
      await this.page.keyboard.press('Enter')
    }
    await this.page.waitForURL((url) => url.pathname !== '/')
  }

  async text(selector = 'main') {
    return (await this.page.locator(selector).first().innerText()).replace(/\s+/g, ' ')
  }

  async reads(...parts) {
    await this.page.locator('h1').waitFor()
    const text = (await this.page.locator('main').evaluate((main) => main.textContent)).replace(/\s+/g, ' ')
    for (const part of parts) {
      if (!(part instanceof RegExp ? part.test(text) : text.includes(part))) throw new Error(`${this.page.url()} doesn't say ${part}: ${text.slice(0, 600)}`)
    }
  }
}

function equal(got, want, what) {
  if (JSON.stringify(got) !== JSON.stringify(want)) throw new Error(`${what}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`)
}

async function task(name, find) {
  await step(name, async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    context.setDefaultTimeout(10_000)
    const seen = watch(context, origin)
    const page = await context.newPage()
    await page.goto(origin)
    const reader = new Reader(page)
    await find(reader, page)
    await checkAccessibility(page)
    await screenshot(page, `task-${name.split(' ').slice(0, 3).join('-').toLowerCase()}`)
    equal(reader.clicks <= LIMITS.clicks && reader.searches <= LIMITS.searches, true, `${reader.clicks} clicks and ${reader.searches} searches`)
    equal([seen.foreign, seen.errors], [[], []], 'requests to other origins, and errors')
    await context.close()
  })
}

// The workbook of 18 May 2026: 348 rows say FLORIDA, of 284 agencies.
await task("Which of Florida's agencies have agreements?", async (reader, page) => {
  await reader.click(page.locator('main').getByRole('link', { name: 'Florida', exact: true }))
  await page.waitForURL(`${origin}/state/FL`)
  await reader.reads('284 agencies of Florida have 348 agreements')
  const agencies = await page.locator('section[aria-labelledby=agencies] a[href^="/agency/"]').evaluateAll((all) => [...new Set(all.map((a) => a.getAttribute('href')))])
  equal(agencies.length, 284, 'agencies on the page')
  for (const name of ["Hillsborough County Sheriff's Office", 'Florida Department of Lottery Services', 'University of South Florida Police Department']) await reader.reads(name)
})

// Pyne L48: sued for racial profiling; Huyan, note 23: sued by the Justice Department, and "see also" Melendres v. Arpaio.
await task('Which suits are about Maricopa County?', async (reader, page) => {
  await reader.search('maricopa', 'county in Arizona')
  await page.waitForURL(`${origin}/county/04013`)
  const suits = await page.locator('section[aria-labelledby=litigation] a[href^="/lawsuit/"]').evaluateAll((all) => [...new Set(all.map((a) => a.getAttribute('href')))].sort())
  equal(suits, ['/lawsuit/doj-v-arpaio-department', '/lawsuit/maricopa-profiling', '/lawsuit/melendres-v-arpaio'], 'suits')
})

// Rows of the last workbook of each month, one agency's rows of one model counted once. Agencies that are printed by two names, all in Florida: St. Cloud
// Police in May and June 2025 (628 and 737 rows), Zephyrhills Police in June; the departments of financial services and of fish and wildlife and the
// University of Central Florida in July (867); Volusia County's sheriff is printed twice in August (896).
const MONTHS = [
  ['26 February 2025', 239], ['31 March 2025', 427], ['29 April 2025', 506], ['28 May 2025', 627], ['27 June 2025', 735], ['28 July 2025', 864],
  ['27 August 2025', 895], ['30 September 2025', 1035], ['28 October 2025', 1096], ['25 November 2025', 1189], ['29 December 2025', 1274],
  ['26 January 2026', 1372], ['17 February 2026', 1425], ['23 March 2026', 1552], ['30 April 2026', 1770], ['18 May 2026', 1843],
]
await task('How did the program grow by month?', async (reader, page) => {
  await reader.click(page.getByRole('navigation').getByRole('link', { name: 'Map', exact: true }))
  await page.waitForURL(`${origin}/map`)
  const rows = await page.locator('section[aria-labelledby=by-month] tbody tr').evaluateAll((all) =>
    all.map((row) => [row.querySelector('th').innerText.trim(), Number(row.querySelector('td').innerText.replace(/\D/g, ''))]),
  )
  equal(rows, MONTHS, 'months')
})

// Huyan ¶5 and notes 28 and 30: Mecklenburg County ended its partnership in late 2018; sheriffs of Wake, Durham, Forsyth and Henderson pledged to.
await task('Who ended an agreement in North Carolina?', async (reader, page) => {
  await reader.click(page.locator('main').getByRole('link', { name: 'North Carolina', exact: true }))
  await page.waitForURL(`${origin}/state/NC`)
  await reader.reads("Mecklenburg County's agreement", /2018/, 'A pledge to end an agreement doesn’t end it')
  for (const county of ['Wake', 'Durham', 'Forsyth', 'Henderson']) await reader.reads(`Pledge to end ${county} County's agreement`)
})

// Huyan, note 11: the title of an article says that a Maryland bill would ban partnerships. No source tells of a ban in force.
await task('Which bans are there?', async (reader, page) => {
  await reader.search('ban 287(g)')
  await reader.click(page.locator('main .results').getByRole('link', { name: 'Maryland bill on 287(g) partnerships', exact: true }))
  await page.waitForURL(`${origin}/law/md-287g-ban-bill`)
  await reader.reads('state bill that would forbid 287(g) partnerships', 'The title of a Police1 article of March 28, 2025, says that a Maryland bill would ban 287(g) partnerships.', 'fn11')
})

// Pyne L48: legal costs of over 300 million dollars; Huyan ¶5: municipalities assume all of the liability.
await task('What do agreements cost?', async (reader, page) => {
  await reader.search('costs', 'Litigation costs')
  await page.waitForURL(`${origin}/topic/litigation-cost`)
  await reader.reads('municipalities in essence assume all of the liability', '¶5', 'Niskanen Center')
  await reader.click(page.locator('main').getByRole('link', { name: 'Racial profiling suit against Maricopa County' }))
  await reader.reads(/legal costs of over 300 million dollars|legal costs (?:above|over) \$?300 million/, 'L48')
})

// No row of any of the workbooks says ILLINOIS and COOK.
await task('A county without any: Cook County, Illinois', async (reader, page) => {
  await reader.search('cook county illinois', 'county in Illinois')
  await page.waitForURL(`${origin}/county/17031`)
  await reader.reads('No agency of Cook County, Illinois, or of a place in it is on ICE’s list of 18 May 2026, nor on any of the 65 lists loaded here')
})

// By state, agency and support type the workbook of 18 May has 49 rows that the one of 11 May lacks, and lacks three that it has.
await task('What differs between the two newest lists?', async (reader, page) => {
  await reader.click(page.locator('main a[href^="/differences"]'))
  await page.waitForURL((url) => url.pathname === '/differences')
  await reader.reads('From ICE’s list of 11 May 2026 (1,797 rows) to that of 18 May 2026 (1,843 rows), 49 rows were added, 3 left', 'Absence from a list is not a termination')
  for (const agency of ["Garrett County Sheriff's Office", "Washington County Sheriff's Office", 'Albemarle District Jail']) await reader.reads(agency)
})

await browser.close()
finish()
