import type { Language } from './language'
import type { Operation } from './operation'

export const TOPICS = ['places', 'lists', 'time', 'law', 'sources', 'graph'] as const
export type Topic = (typeof TOPICS)[number]

export interface Example extends Operation {
  name: string
  title: string
  topic: Topic
}

/**
 * Reads a file of examples/. Its first lines are `# en: title`, `# es: title`, `# topic: …` and `# {variables as JSON}`; then the query,
 * whose comments are `# en: …` and `# es: …` too. Of each pair one stays: the title as the query's first comment.
 */
export function readExample(path: string, text: string, language: Language): Example {
  const name = /([^/]+)\.graphql$/.exec(path)?.[1] ?? path
  const [, en, es, topic, json, query] = /^# en: (.+)\n# es: (.+)\n# topic: (.+)\n# (\{.*\})\n([^]*)$/.exec(text) ?? []
  if (!en || !es || !json || !query) throw new Error(`${path} must begin with "# en: …", "# es: …", "# topic: …" and "# {variables}"`)
  if (!isTopic(topic)) throw new Error(`${path}: the topic is ${topic}, not one of ${TOPICS.join(', ')}`)
  const title = language === 'es' ? es : en
  const variables: unknown = JSON.parse(json)
  return {
    name: name.replace(/^\d+-/, ''),
    title,
    topic,
    query: `# ${title}\n${commentsIn(language, query).trim()}\n`,
    variables: formatVariables(variables),
  }
}

function isTopic(text: string | undefined): text is Topic {
  return TOPICS.some((topic) => topic === text)
}

// Keeps the comments of one language, without the mark.
function commentsIn(language: Language, query: string): string {
  const other = language === 'en' ? 'es' : 'en'
  return query.replace(new RegExp(`^ *# ${other}: .*\\n`, 'gm'), '').replace(new RegExp(`^( *# )${language}: `, 'gm'), '$1')
}

function formatVariables(variables: unknown): string {
  const json = JSON.stringify(variables, null, 2)
  return json === '{}' ? '' : json
}
