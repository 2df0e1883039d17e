const { createElement: h } = require("react");
const { useLazyLoadQuery, usePaginationFragment } = require("react-relay");
const graphql = require("./tag.js"); // with Babel or SWC: const { graphql } = require("react-relay")

const page = graphql`
  query countyPageQuery($fips: String!, $first: Int!) {
    county(fips: $fips) {
      name
      ...countyAgreements @arguments(first: $first)
    }
  }
`;

const agreements = graphql`
  fragment countyAgreements on County
  @argumentDefinitions(first: { type: "Int", defaultValue: 20 }, after: { type: "String" })
  @refetchable(queryName: "countyAgreementsPaginationQuery") {
    agreements(first: $first, after: $after, orderBy: [{ signedOn: DESC }]) @connection(key: "county_agreements") {
      totalCount
      edges {
        node {
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

function Agreements({ of }) {
  const { data, hasNext, loadNext } = usePaginationFragment(agreements, of);
  const rows = data.agreements.edges.map(({ node }) => h("li", { key: node.id }, `${node.name}: ${node.statusLabel}`,
    node.relatedLawsuits.nodes.map((suit) => h("cite", { key: suit.id }, suit.name))));
  return h("section", null, h("ul", null, rows), hasNext && h("button", { onClick: () => loadNext(20) }, "More"));
}

exports.County = function County({ fips }) {
  const { county } = useLazyLoadQuery(page, { fips, first: 2 });
  return county === null ? h("p", null, "No county has this code.") : h("article", null, h("h1", null, county.name), h(Agreements, { of: county }));
};
