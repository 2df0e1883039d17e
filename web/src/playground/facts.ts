import { formatResult } from '@graphiql/toolkit'

/** What is shown below an answer rather than in it. */
export interface Facts {
  cost?: Cost
  citation?: Citation
}

export interface Citation {
  text?: string
  url?: string
  refused?: string
}

export interface Cost {
  estimated: number
  actual: number
  limit: number
  bytes: { estimated: number; actual: number; limit: number }
}

// Tabs keep the text of their answers, so the facts of one are found by it.
const kept = new Map<string, KeptFacts>()
const KEPT = 100

/** With the request of the answer, as it is sent again to archive it. */
export interface KeptFacts extends Facts {
  request: object
}

/** Takes the facts that were asked for out of an answer and keeps them; an answer without other extensions has none then. */
export function keepFacts(answer: object & { extensions?: Record<string, unknown> }, names: (keyof Facts)[], request: object): object {
  const { extensions, ...rest } = answer
  if (!extensions) return answer
  const others = Object.entries(extensions).filter(([name]) => !names.some((n) => n === name))
  const shown = others.length > 0 ? { ...rest, extensions: Object.fromEntries(others) } : rest
  const facts = Object.fromEntries(names.map((name) => [name, extensions[name]])) as Facts
  const text = formatResult(shown)
  kept.delete(text)
  kept.set(text, { ...facts, request })
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break
    kept.delete(oldest)
  }
  return shown
}

export const factsOf = (text: string): KeptFacts | undefined => kept.get(text)
