import type { Operation } from './operation'

export interface Example extends Operation {
  title: string
}

// Dropping a file into examples/ makes it an example. Its first line is `# Title`, its second `# {variables as JSON}`.
const files: Record<string, string> = import.meta.glob('./examples/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
})

export const examples: Example[] = Object.keys(files)
  .sort()
  .map((path) => parseExample(path, files[path] ?? ''))

/** What the tabs of the first visit hold; more of them would hide each other. */
export const firstExamples = examples.slice(0, 3)

// The title stays in the query as its comment; the variables move to their own editor.
function parseExample(path: string, text: string): Example {
  const [, title, json, query] = /^# (.+)\n# (\{.*\})\n([^]*)$/.exec(text) ?? []
  if (!title || !json || !query) throw new Error(`${path} must begin with "# Title" and "# {variables}"`)
  const variables: unknown = JSON.parse(json)
  return { title, query: `# ${title}\n${query.trim()}\n`, variables: formatVariables(variables) }
}

function formatVariables(variables: unknown): string {
  const json = JSON.stringify(variables, null, 2)
  return json === '{}' ? '' : json
}
