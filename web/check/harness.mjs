// What any browser check needs: Chromium without background traffic, a watch over all that the pages do, a count of steps.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

// Debian's Chromium as root, on machines without a route to the Internet: each background service would fail and log.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function launch() {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  return chromium.launch({ executablePath, args: [...flags] })
}

/**
 * Collects what a page that loads only from its own origin, under its own policy, never does. Console errors that begin
 * with one of `tolerated` are left out.
 */
export function watch(context, origin, tolerated = []) {
  const seen = { foreign: [], errors: [], unguarded: [], files: 0 }
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== origin) seen.foreign.push(url.href)
  })
  context.on('response', (response) => {
    if (!response.url().startsWith(`${origin}/`)) return
    if (response.request().resourceType() === 'fetch') return // an answer to a script is no document
    seen.files++
    if (!response.headers()['content-security-policy']) seen.unguarded.push(response.url())
  })
  // Chromium reports violations of the content security policy as console errors too.
  context.on('console', (message) => {
    const known = tolerated.some((start) => message.text().startsWith(start))
    if (message.type() === 'error' && !known) seen.errors.push(message.text())
  })
  context.on('weberror', (error) => seen.errors.push(String(error.error().stack)))
  return seen
}

/** Runs named steps one after the other; one that throws counts as failed and doesn't stop the rest, unless the caller does. */
export function counter() {
  const count = { passed: 0, failed: 0 }
  return {
    async step(name, run) {
      try {
        await run()
        count.passed++
        console.log(`ok    ${name}`)
        return true
      } catch (error) {
        count.failed++
        console.log(`FAIL  ${name}\n      ${error.message.replaceAll('\n', '\n      ')}`)
        return false
      }
    },
    finish() {
      console.log(`${count.passed} passed, ${count.failed} failed`)
      process.exitCode = count.failed > 0 ? 1 : 0
    },
  }
}

export async function screenshot(page, name, options) {
  const folder = process.env.SCREENSHOTS
  if (!folder) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ ...options, path: join(folder, `${name}.png`) })
}
