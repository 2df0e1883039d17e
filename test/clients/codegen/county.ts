import { graphql } from "./gql/index.js";

export const CountyPage = graphql(`
  query CountyPage($fips: String!, $first: Int!, $after: String) {
    county(fips: $fips) {
      id
      name
      agreements(first: $first, after: $after, orderBy: [{ signedOn: DESC }]) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          id
          name
          status
          statusLabel
          signedOn { date text }
          relatedLawsuits(first: 5) { nodes { id name citation } }
        }
      }
    }
  }
`);
