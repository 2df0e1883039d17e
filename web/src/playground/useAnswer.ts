import { useGraphiQL } from '@graphiql/react'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { Json } from './table'

export interface Answer {
  /** What the editor shows; empty before the first answer. */
  text: string
  data: Json
  errors: string[]
  /** `extensions.pages`: which lists have more. */
  pages: { path?: string[] }[]
}

/** The answer on screen, read again whenever it changes. */
export function useAnswer(): Answer {
  const editor = useGraphiQL((state) => state.responseEditor)
  const subscribe = useCallback(
    (changed: () => void) => {
      const subscription = editor?.onDidChangeModelContent(changed)
      return () => subscription?.dispose()
    },
    [editor],
  )
  const text = useSyncExternalStore(subscribe, () => editor?.getValue() ?? '')
  return useMemo(() => readAnswer(text), [text])
}

interface Body {
  data?: Json
  errors?: { message?: string }[]
  extensions?: { pages?: Answer['pages'] }
}

function readAnswer(text: string): Answer {
  let body: Body = {}
  try {
    body = JSON.parse(text) as Body
  } catch {
    // Nothing has run yet.
  }
  return {
    text,
    data: body.data ?? null,
    errors: (body.errors ?? []).map(({ message }) => message ?? ''),
    pages: body.extensions?.pages ?? [],
  }
}
