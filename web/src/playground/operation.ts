/** What an example, a share link and a tab have in common. Variables are JSON as typed, so that comments and order survive. */
export interface Operation {
  query: string
  variables: string
}

/** Tabs hold null where nothing was typed yet. */
export interface MaybeOperation {
  query?: string | null
  variables?: string | null
}

export function sameOperation(a: MaybeOperation, b: MaybeOperation): boolean {
  return (a.query ?? '') === (b.query ?? '') && (a.variables ?? '') === (b.variables ?? '')
}
