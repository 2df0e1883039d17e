import type { FetcherOpts, FetcherParams } from '@graphiql/toolkit'
import { Kind, parse } from 'graphql'
import { keepFacts, type Facts } from './facts'

const ACCEPT = 'application/graphql-response+json, application/json;q=0.9'

// The API has neither subscriptions nor @defer, so one POST is all that GraphiQL's own fetcher would do here.
export async function fetcher(params: FetcherParams, options?: FetcherOpts): Promise<object> {
  params = withItsOwnName(params)
  const asked = factsAsked(params, options?.headers)
  let response: Response
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: { ...options?.headers, 'Content-Type': 'application/json', Accept: ACCEPT },
      body: JSON.stringify(asked.length > 0 ? { ...params, extensions: Object.fromEntries(asked.map((name) => [name, true])) } : params),
    })
  } catch {
    return failure('The server could not be reached.')
  }
  // Refusals (limits, overload) are JSON too and say what would work; a proxy's error page is not.
  const body: unknown = await response.json().catch(() => null)
  if (typeof body === 'object' && body !== null) return keepFacts(body, asked, params)
  return failure(`The server answered ${response.status} ${response.statusText} without JSON.`)
}

// GraphiQL reads the names of operations a moment after one has typed: who pastes a query and runs it at once would send the name of the query
// before.
function withItsOwnName(params: FetcherParams): FetcherParams {
  if (!params.operationName) return params
  try {
    const named = parse(params.query).definitions.some((d) => d.kind === Kind.OPERATION_DEFINITION && d.name?.value === params.operationName)
    return named ? params : { ...params, operationName: null }
  } catch {
    return params // the server says what is wrong with it
  }
}

// Cost and citation are asked for beside each answer and shown below it. Who asks for one by its header sees it in the JSON. The
// schema has neither.
function factsAsked({ operationName }: FetcherParams, headers: FetcherOpts['headers']): (keyof Facts)[] {
  if (operationName === 'IntrospectionQuery') return []
  const named = Object.keys(headers ?? {}).map((name) => name.toLowerCase())
  return (['cost', 'citation'] as const).filter((name) => !named.includes(`graphql-${name}`))
}

// What is thrown, GraphiQL shows with its stack.
function failure(message: string): object {
  return { errors: [{ message }] }
}
