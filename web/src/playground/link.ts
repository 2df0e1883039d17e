import { parse, type DocumentNode } from 'graphql'
import { examples } from './examples'
import { formatNumber, word } from './words'
import type { Operation } from './operation'

/** What the address says: an operation to show, or in words why there is none. */
export type Link = { operation: Operation; problem?: never } | { operation?: never; problem: string }

// The most that the server takes of a request.
const MAX_BYTES = 256 * 1024

/** `#query=…&variables=…`: readable, and easy to write by hand from a page of documentation. */
export function toHash({ query, variables }: Operation): string {
  const fields = new URLSearchParams({ query })
  if (variables.trim() !== '') fields.set('variables', variables)
  return `#${fields}`
}

/** Null for a hash that is no link to a query, such as that of an anchor. */
export function fromHash(hash: string): Link | null {
  const raw = hash.replace(/^#/, '')
  const fields = new URLSearchParams(raw)
  if (!['query', 'variables', 'example'].some((name) => fields.has(name))) return null
  if (!isDecodable(raw)) return { problem: word('linkEncoding') }
  const name = fields.get('example')
  if (name !== null) return exampleOf(name)
  const operation = { query: fields.get('query') ?? '', variables: fields.get('variables') ?? '' }
  if (operation.query.trim() === '') return { problem: word('linkNoQuery') }
  const bytes = new TextEncoder().encode(JSON.stringify(operation)).length
  if (bytes > MAX_BYTES) return { problem: tooLarge(bytes) }
  return { operation }
}

function exampleOf(name: string): Link {
  const example = examples.find((e) => e.name === name)
  return example ? { operation: { query: example.query, variables: example.variables } } : { problem: `${word('linkNoExample')}: “${name.slice(0, 60)}”.` }
}

// URLSearchParams puts replacement characters in place of what it can't decode.
function isDecodable(raw: string): boolean {
  try {
    return decodeURIComponent(raw) !== undefined // used, or it would be left out of the build as if it had no effect
  } catch {
    return false
  }
}

function tooLarge(bytes: number): string {
  return `${word('linkTooLarge')}: ${formatNumber(bytes)} ${word('bytes')}, ${word('of')} ${formatNumber(MAX_BYTES)}.`
}

/** Why an operation shouldn't run by itself, in words; null for a query with variables that can be read. */
export function whyNotRun({ query, variables }: Operation): string | null {
  let document: DocumentNode
  try {
    document = parse(query)
  } catch (error) {
    return `${word('linkSyntax')}. ${placed(error)}`
  }
  const operations = document.definitions.filter((d) => d.kind === 'OperationDefinition')
  if (operations.length === 0 || operations.some((o) => o.operation !== 'query')) return `${word('linkNotQuery')}.`
  if (!isObject(variables)) return `${word('linkVariables')}.`
  return null
}

function placed(error: unknown): string {
  const { message, locations } = error as { message: string; locations?: { line: number; column: number }[] }
  const [at] = locations ?? []
  return at ? `${message} (${at.line}:${at.column})` : message
}

function isObject(json: string): boolean {
  if (json.trim() === '') return true
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
