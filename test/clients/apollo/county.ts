import { type ApolloClient, CombinedGraphQLErrors } from "@apollo/client";
import { CountyPage } from "../codegen/county.js";

// Reads a county with all agreements that reach it. Each page is asked for once; the cache joins them.
export async function readCounty(client: ApolloClient, fips: string, first = 50) {
  let page: { hasNextPage: boolean; endCursor: string | null } = { hasNextPage: true, endCursor: null };
  while (page.hasNextPage) {
    const { data, error } = await client.query({
      query: CountyPage,
      variables: { fips, first, after: page.endCursor },
      fetchPolicy: page.endCursor === null ? "cache-first" : "network-only", // the cache has one list for all pages, and would answer with what it has
      errorPolicy: "all", // data and errors: a record that isn't there is null, and the rest of the answer is shown
    });
    if (!data?.county) throw new Error(codeOf(error));
    page = data.county.agreements.pageInfo;
  }
  return client.readQuery({ query: CountyPage, variables: { fips, first } })?.county;
}

// One of the codes in docs/api.md, whatever the status was; else why there was no answer at all.
export function codeOf(error: unknown): string {
  if (CombinedGraphQLErrors.is(error)) return String(error.errors[0]?.extensions?.["code"]);
  return error instanceof Error ? error.message : "no answer";
}
