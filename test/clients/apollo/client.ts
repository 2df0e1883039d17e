import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";
import possible from "../codegen/gql/possible-types.js";
import { retryingFetch } from "../fetch/retrying-fetch.js";

// A connection that is asked for page by page becomes one list. The key holds what makes another list; `first` and `after` don't.
const pagesOfNodes = {
  keyArgs: ["filter", "orderBy", "asOf", "knownAt", "certainty", "onNewestDay"],
  merge: (before: { nodes: readonly unknown[] } | undefined, page: { nodes: readonly unknown[] }, { args }: { args: Record<string, unknown> | null }) =>
    before && args?.["after"] ? { ...page, nodes: [...before.nodes, ...page.nodes] } : page,
};

export function apolloClient(uri: string, { possibleTypes } = possible, send = retryingFetch()) {
  return new ApolloClient({
    link: new HttpLink({ uri, fetch: send }),
    cache: new InMemoryCache({
      possibleTypes, // without them a fragment on an interface, such as `... on Actor`, has no fields, and nothing says so
      typePolicies: { County: { fields: { agreements: pagesOfNodes } } },
    }),
  });
}
