package workload

// PostGraphile is the language that PostGraphile makes of the tables. Its own id is the global one of Relay, rowId that of the table.
var PostGraphile = Dialect{
	Deep: `query Deep($fips: String!) {
  county: countyByFips(fips: $fips) { id: rowId name fips
    agencies: agenciesByServeCountyIdAndAgencyId(orderBy: [PRIMARY_KEY_ASC]) { nodes { id: rowId name
      agreements: agreementsByAgencyId(orderBy: [PRIMARY_KEY_ASC]) { nodes { id: rowId status signedOn
        lawsuits: lawsuitsByConcernAgreementIdAndLawsuitId(orderBy: [PRIMARY_KEY_ASC]) { edges { basis node { id: rowId name
          sources: sourcesByLawsuitSourceLawsuitIdAndSourceId(orderBy: [PRIMARY_KEY_ASC]) { nodes { id: rowId name } } } } } } } } } } }`,
	Wide: `query Wide {
  counties: allCounties(orderBy: [FIPS_ASC], first: 100) { nodes { id: rowId name fips
    agencies: agenciesByServeCountyIdAndAgencyId(orderBy: [PRIMARY_KEY_ASC]) { nodes { id: rowId name
      agreements: agreementsByAgencyId(orderBy: [PRIMARY_KEY_ASC]) { nodes { id: rowId status signedOn } } } } } } }`,
	List: `query List {
  agreements: allAgreements(condition: {status: "ACTIVE", moaState: "PENDING"}, orderBy: [SIGNED_ON_ASC, PRIMARY_KEY_ASC], first: 50) {
    totalCount nodes { id: rowId name status moaState signedOn agency: agencyByAgencyId { id: rowId name } } } }`,
}
