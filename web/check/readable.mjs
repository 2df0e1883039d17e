import { checkAccessibility } from './accessibility.mjs'
import { screenshot } from './harness.mjs'

export function equal(got, want, what) {
  if (JSON.stringify(got) !== JSON.stringify(want)) throw new Error(`${what}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`)
}

/** Fails where an open page is wider than its window or grave for somebody, in light or dark, or where `seen` (of `watch`) has anything. */
export async function checkReadable(page, seen, name) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme })
    equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing is wider than the window')
    await checkAccessibility(page)
    await screenshot(page, `${name}-${colorScheme}`, { fullPage: true })
  }
  equal(seen.foreign, [], 'requests to other origins')
  equal(seen.errors, [], 'errors')
  equal(seen.unguarded, [], 'without a policy')
}
