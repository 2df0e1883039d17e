import type { Storage } from '@graphiql/toolkit'
import { language } from './language'

// GraphiQL stores the open tabs, and the text of the active one once more by itself. When the two disagree at the next
// visit (its debounces differ) it opens an extra, half-empty tab. So the second copy isn't kept: the tabs are the truth.
const COPIES = new Set(['graphiql:query', 'graphiql:variables', 'graphiql:headers'])

// Other pages of this origin may hold a GraphiQL of their own, and examples of another language are other tabs.
const PREFIX = language === 'en' ? 'graph287g-playground/' : `graph287g-playground-${language}/`

// For browsers that forbid storage: given none, GraphiQL would reach for it and die.
const FORGETFUL: Storage = { getItem: () => null, setItem() {}, removeItem() {}, clear() {}, length: 0 }

export function playgroundStorage(): Storage {
  let store: globalThis.Storage
  try {
    store = window.localStorage
  } catch {
    return FORGETFUL
  }
  const ours = () => Object.keys(store).filter((key) => key.startsWith(PREFIX))
  return {
    getItem: (key) => store.getItem(PREFIX + key),
    setItem: (key, value) => {
      if (!COPIES.has(key)) store.setItem(PREFIX + key, value)
    },
    removeItem: (key) => store.removeItem(PREFIX + key),
    clear: () => ours().forEach((key) => store.removeItem(key)),
    get length() {
      return ours().length
    },
  }
}
