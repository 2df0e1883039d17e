package workload

// Neo4jGraphQL is the language that @neo4j/graphql makes of its types. It has connections only where facts of a relation are asked for.
var Neo4jGraphQL = Dialect{
	Deep: `query Deep($fips: String!) {
  county: counties(where: {fips: {eq: $fips}}) { id name fips
    agencies(sort: [{id: ASC}]) { id name
      agreements(sort: [{id: ASC}]) { id status signedOn
        lawsuits: lawsuitsConnection(sort: [{node: {id: ASC}}]) { edges { properties { basis } node { id name
          sources(sort: [{id: ASC}]) { id name } } } } } } } }`,
	Wide: `query Wide {
  counties(sort: [{fips: ASC}], limit: 100) { id name fips
    agencies(sort: [{id: ASC}]) { id name
      agreements(sort: [{id: ASC}]) { id status signedOn } } } }`,
	List: `query List {
  agreements: agreementsConnection(where: {status: {eq: "ACTIVE"}, moaState: {eq: "PENDING"}}, sort: [{signedOn: ASC}, {id: ASC}], first: 50) {
    totalCount edges { node { id name status moaState signedOn agency { id name } } } } }`,
}
