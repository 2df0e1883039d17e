// What Relay's compiler reads. Babel would put the artifacts in the place of these tags; here the tag finds its own.
const graphql = ([text]) => require(`./__generated__/${/(?:query|fragment) (\w+)/.exec(text)[1]}.graphql.js`);

exports.page = graphql`
  query documentsStateQuery($code: String!, $kind: CountyKind!, $first: Int!) {
    state(code: $code) {
      name
      ...documentsCounties @arguments(kind: $kind, first: $first)
    }
  }
`;

exports.counties = graphql`
  fragment documentsCounties on State
  @argumentDefinitions(first: { type: "Int", defaultValue: 2 }, after: { type: "String" }, kind: { type: "CountyKind!" })
  @refetchable(queryName: "documentsCountiesPaginationQuery") {
    counties(first: $first, after: $after, filter: { kind: { eq: $kind } }, orderBy: [{ fips: DESC }])
      @connection(key: "documents_counties", filters: ["filter"]) {
      totalCount
      edges { node { id fips ...documentsName } }
    }
  }
`;

exports.name = graphql`
  fragment documentsName on Jurisdiction {
    name
  }
`;
