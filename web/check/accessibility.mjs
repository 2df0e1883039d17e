import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// Monaco draws text, cursors and lines as positioned spans; for screen readers it has a text area and a mode of its own.
const excluded = ['.monaco-editor']

// What GraphiQL's packages write into the page and leave no way to change, each rule only within the part that breaks it.
const known = [
  // A tab holds its own close button; both are announced and can be reached, but a tab should have nothing inside.
  { rule: 'nested-interactive', within: '.graphiql-tab' },
  // The button's text is the operation, its name "Set active".
  { rule: 'label-content-name-mismatch', within: '.graphiql-history-item' },
  // graphiql-explorer is made for the mouse. What it does can be typed in the editor, with completion.
  { rule: 'label', within: '.docExplorerWrap' },
  { rule: 'select-name', within: '.docExplorerWrap' },
]

/** Fails on serious and critical violations. */
export async function checkAccessibility(page) {
  await page.evaluate(axe) // not a script element: the page's policy would refuse it
  const grave = await page.evaluate(graveViolations, { excluded, known })
  if (grave.length > 0) throw new Error(grave.join('\n'))
}

// Runs in the page, where the elements are.
async function graveViolations({ excluded, known }) {
  const { violations } = await globalThis.axe.run({ exclude: excluded }, { elementRef: true })
  const unknown = (rule) => (node) => !known.some((k) => k.rule === rule && node.element.closest(k.within))
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.filter(unknown(id)).map((node) => `${id}: ${node.html}\n${node.failureSummary}`))
}
