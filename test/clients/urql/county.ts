import type { Client, CombinedError } from "@urql/core";
import { CountyPage } from "../codegen/county.js";

// All agreements that reach a county, page by page. Each page is kept in the cache under its own arguments.
export async function* agreementsOf(client: Client, fips: string, first = 50) {
  let page: { hasNextPage: boolean; endCursor: string | null } = { hasNextPage: true, endCursor: null };
  while (page.hasNextPage) {
    const { data, error } = await client.query(CountyPage, { fips, first, after: page.endCursor }).toPromise();
    if (!data?.county) throw new Error(codeOf(error));
    yield* data.county.agreements.nodes;
    page = data.county.agreements.pageInfo;
  }
}

// One of the codes in docs/api.md, whatever the status was; else why there was no answer at all.
export const codeOf = (error?: CombinedError): string =>
  String(error?.graphQLErrors[0]?.extensions["code"] ?? error?.networkError?.message ?? "no answer");
