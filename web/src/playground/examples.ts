import { readExample, TOPICS, type Example } from './exampleFile'
import { language } from './language'

// Dropping a file into examples/ makes it an example.
const files: Record<string, string> = import.meta.glob('./examples/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
})

export const examples: Example[] = Object.keys(files)
  .sort()
  .map((path) => readExample(path, files[path] ?? '', language))

/** What the tabs of the first visit hold; more of them would hide each other. The first has run when the page is there. */
export const firstExamples = examples.slice(0, 3)

export const examplesByTopic = TOPICS.map((topic) => ({ topic, examples: examples.filter((example) => example.topic === topic) }))
