import { ask } from "./ask.js";

const CountyPage = `
  query CountyPage($fips: String!, $first: Int!, $after: String) {
    county(fips: $fips) {
      name
      agreements(first: $first, after: $after, orderBy: [{ signedOn: DESC }]) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id
          name
          statusLabel
          signedOn { text }
          relatedLawsuits(first: 5) { nodes { id name citation } }
        }
      }
    }
  }
`;

interface Agreement {
  id: string;
  name: string;
  statusLabel: string;
  signedOn: { text: string } | null;
  relatedLawsuits: { nodes: { id: string; name: string; citation: string | null }[] };
}

interface PageInfo {
  hasNextPage: boolean;
  endCursor: string | null;
}

interface Data {
  county: { name: string; agreements: { pageInfo: PageInfo; nodes: Agreement[] } } | null;
}

// All agreements that reach a county, page by page.
export async function* agreementsOf(url: string, fips: string, first = 50): AsyncGenerator<Agreement> {
  let page: PageInfo = { hasNextPage: true, endCursor: null };
  while (page.hasNextPage) {
    const { data, errors } = await ask<Data>(url, CountyPage, { fips, first, after: page.endCursor });
    if (data.county === null) throw new Error(errors[0]?.message); // NOT_FOUND: no county has that code
    yield* data.county.agreements.nodes;
    page = data.county.agreements.pageInfo;
  }
}
