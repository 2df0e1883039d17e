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

/** `#query=…&variables=…`: readable, and easy to write by hand from a page of documentation. */
export function toHash({ query, variables }: Operation): string {
  const fields = new URLSearchParams({ query })
  if (variables.trim() !== '') fields.set('variables', variables)
  return `#${fields}`
}

/** Null for a hash that is no share link, such as that of an anchor. */
export function fromHash(hash: string): Operation | null {
  const fields = new URLSearchParams(hash.replace(/^#/, ''))
  const query = fields.get('query')
  return query ? { query, variables: fields.get('variables') ?? '' } : null
}
