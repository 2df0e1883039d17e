const graphql = require("./tag.js");

exports.page = graphql`
  query documentsStateQuery($code: String!, $part: String!, $on: Date!, $first: Int!) {
    state(code: $code) {
      name
      ...documentsAgreements @arguments(part: $part, on: $on, first: $first)
    }
  }
`;

exports.agreements = graphql`
  fragment documentsAgreements on State
  @argumentDefinitions(first: { type: "Int", defaultValue: 2 }, after: { type: "String" }, part: { type: "String!" }, on: { type: "Date!" })
  @refetchable(queryName: "documentsAgreementsPaginationQuery") {
    agreements(first: $first, after: $after, filter: { name: { contains: $part }, status: { eq: UNKNOWN } }, knownAt: $on, orderBy: [{ name: DESC }])
      @connection(key: "documents_agreements", filters: ["filter", "knownAt"]) {
      totalCount
      edges { node { id status(asOf: $on) ...documentsName } }
    }
  }
`;

exports.name = graphql`
  fragment documentsName on Entity {
    name
  }
`;
