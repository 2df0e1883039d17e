// What the network asks the API for, by the documents of the pages.
import networkText from '../../queries/network.graphql?raw'
import waysText from '../../queries/ways.graphql?raw'

export interface Claim {
  id: string
  text: string
  locator: string
  source: { id: string; name: string }
}

export interface Tie {
  relation: string
  standing: string
  since: { edtf: string } | null
  until: { edtf: string } | null
  evidence: Claim[]
}

export interface End {
  __typename: string
  id: string
  name: string
}

export interface Around {
  node: End & {
    neighbors?: {
      totalCount: number
      edges: { link: Tie & { via: { steps: { forward: boolean }[] }[] }; node: End }[]
      pageInfo: { hasNextPage: boolean; endCursor: string | null }
    }
  }
  meta: { version: number }
}

export interface Ways {
  paths: { paths: { steps: (Tie & { forward: boolean; from: End; to: End })[] }[] }
  meta: { version: number }
}

const without = (text: string) => text.replace(/^#.*\n/gm, '')
const documents = { Network: without(networkText), Ways: without(waysText) }

export async function ask<T>(api: string, operationName: keyof typeof documents, variables: object): Promise<T> {
  const response = await fetch(api, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ query: documents[operationName], operationName, variables }),
  })
  const { data, errors } = (await response.json()) as { data?: T; errors?: { message: string }[] }
  if (!data || errors?.length) throw new Error(errors?.[0]?.message ?? String(response.status))
  return data
}
