// Every type of page as people with little room, a keyboard, their own colours or no liking of motion have it: node web/check/access.mjs http://127.0.0.1:8080
import { checkAccessibility } from './accessibility.mjs'
import { counter, launch, screenshot, watch } from './harness.mjs'

const origin = new URL(process.argv[2] ?? 'http://127.0.0.1:8080').origin
const { step, finish } = counter()
const browser = await launch()

// A page of each type, and where it has another form, that too.
const pages = [
  '/', '/map', '/search', '/search?q=maricopa', '/search?q=xqzvw', '/differences', '/disagreements', '/about', '/docs/', '/docs/api', '/network', '/network?from=county/04013',
  '/network?from=county/04013&to=lawsuit/melendres-v-arpaio', '/county/12057', '/county/17031', '/state/FL', '/agency/az-maricopa-county-sheriff',
  '/agreement/az-maricopa-county-sheriff/1', '/lawsuit/melendres-v-arpaio', '/source/huyan-2025', '/source/keppley-2020', '/study/niskanen-costs', '/law/md-287g-ban-bill',
  '/topic/litigation-cost', '/event/mecklenburg-end-2018', '/person/joe-arpaio', '/organization/niskanen-center', '/investigation/doj-maricopa',
  '/claim/huyan-2025/maricopa-agency-serves', '/place/us', '/program-model/task-force', '/county/99999',
]

function equal(got, want, what) {
  if (JSON.stringify(got) !== JSON.stringify(want)) throw new Error(`${what}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`)
}

async function each(name, options, check) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  context.setDefaultTimeout(15_000)
  const seen = watch(context, origin, ['Failed to load resource: the server responded with a status of 404'])
  const page = await context.newPage()
  for (const path of pages) {
    await step(`${name}: ${path}`, async () => {
      const response = await page.goto(origin + path)
      const missing = path.includes('99999')
      equal(response.status(), missing ? 404 : 200, 'status')
      await check(page, path)
      equal([seen.foreign.splice(0), seen.errors.splice(0)], [[], []], 'requests to other origins, and errors')
    })
  }
  await context.close()
}

/** What is wider than the window, where anything is; what scrolls by itself may be. */
const tooWide = (page) =>
  page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return []
    const scrolls = (e) => e && (['auto', 'scroll', 'hidden'].includes(getComputedStyle(e).overflowX) || scrolls(e.parentElement))
    return [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !scrolls(e.parentElement)).slice(0, 5).map((e) => e.outerHTML.slice(0, 160))
  })

const nameOf = (path) => path.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'home'

await each('320 px, in Spanish', { viewport: { width: 320, height: 640 } }, async (page, path) => {
  if (!path.startsWith('/docs')) await page.goto(`${origin}/es${path === '/' ? '' : path}`)
  equal(await tooWide(page), [], 'wider than the window')
  await checkAccessibility(page)
  await screenshot(page, `320-${nameOf(path)}`, { fullPage: true })
})

await each('forced colours, without motion', { forcedColors: 'active', reducedMotion: 'reduce' }, async (page) => {
  await checkAccessibility(page)
  equal(await page.evaluate(() => document.getAnimations().length), 0, 'animations')
})

/** What has the focus: how it is called, whether one sees that it has it, and whether it is in the window. */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return null
    const around = [element, element.parentElement].filter(Boolean)
    const box = element.getBoundingClientRect()
    const all = [...document.querySelectorAll('a, button, input, select, summary, textarea, [tabindex]')]
    return {
      at: all.indexOf(element),
      what: `${element.tagName} ${(element.textContent || element.getAttribute('aria-label') || element.name || '').trim().slice(0, 40)}`,
      shown: around.some((e) => getComputedStyle(e).outlineStyle !== 'none' && getComputedStyle(e).outlineWidth !== '0px'),
      inside: box.bottom > 0 && box.top < innerHeight && box.width > 0,
    }
  })

// Long pages repeat the same kinds of links: the first of them stand for all.
const STOPS = 60

await each('keyboard alone', {}, async (page) => {
  await page.keyboard.press('Tab')
  const skip = await focused(page)
  equal(skip?.what, 'A Skip to the content', 'the first stop')
  let last = -1
  for (let i = 0; i < STOPS; i++) {
    const at = await focused(page)
    if (!at) break
    if (!at.shown) throw new Error(`${at.what} doesn't show that it has the focus`)
    if (!at.inside) throw new Error(`${at.what} has the focus out of sight`)
    if (at.at <= last) break
    last = at.at
    await page.keyboard.press('Tab')
  }
  equal(last > 5, true, 'stops')
  // The way past the header.
  await page.evaluate(() => scrollTo(0, 0))
  await page.locator('.skip').focus()
  await page.keyboard.press('Enter')
  equal(await page.evaluate(() => document.activeElement.id), 'content', 'after the skip link')
})

await browser.close()
finish()
