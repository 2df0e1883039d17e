import type { FetcherOpts, FetcherParams } from '@graphiql/toolkit'

const ACCEPT = 'application/graphql-response+json, application/json;q=0.9'

// The API has neither subscriptions nor @defer, so one POST is all that GraphiQL's own fetcher would do here.
export async function fetcher(params: FetcherParams, options?: FetcherOpts): Promise<object> {
  let response: Response
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: { ...options?.headers, 'Content-Type': 'application/json', Accept: ACCEPT },
      body: JSON.stringify(params),
    })
  } catch {
    return failure('The server could not be reached.')
  }
  // Refusals (limits, overload) are JSON too and say what would work; a proxy's error page is not.
  const body: unknown = await response.json().catch(() => null)
  if (typeof body === 'object' && body !== null) return body
  return failure(`The server answered ${response.status} ${response.statusText} without JSON.`)
}

// What is thrown, GraphiQL shows with its stack.
function failure(message: string): object {
  return { errors: [{ message }] }
}
