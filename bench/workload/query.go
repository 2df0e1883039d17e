package workload

import (
	"encoding/json"
	"fmt"
)

// Names of the queries.
const (
	Deep = "Deep"
	Wide = "Wide"
	List = "List"
)

// Names are the queries in the order in which they are told.
var Names = []string{Deep, Wide, List}

// DeepFIPS is the code of the county of the deep query.
const DeepFIPS = "04027"

// A Dialect has the text of each query, as an engine takes it.
type Dialect map[string]string

// API is the language of this project's API, which gqlgen's and yoga's servers have too.
var API = Dialect{
	Deep: `query Deep($fips: String!) {
  county(fips: $fips) { id name fips
    agencies { nodes { id name
      agreements { nodes { id status signedOn { date }
        lawsuits { edges { basis node { id name
          sources { nodes { id name } } } } } } } } } } }`,
	Wide: `query Wide {
  counties(orderBy: [{fips: ASC}], first: 100) { nodes { id name fips
    agencies { nodes { id name
      agreements { nodes { id status signedOn { date } } } } } } } }`,
	List: `query List {
  agreements(filter: {status: {eq: ACTIVE}, moaState: {eq: PENDING}}, orderBy: [{signedOn: ASC}], first: 50) {
    totalCount nodes { id name status moaState signedOn { date } agency { id name } } } }`,
}

// Body returns the body of the HTTP request for a query.
func (d Dialect) Body(query string) []byte {
	text, ok := d[query]
	if !ok {
		panic(fmt.Sprintf("no query %q", query))
	}
	request := map[string]any{"query": text, "operationName": query}
	if query == Deep {
		request["variables"] = map[string]any{"fips": DeepFIPS}
	}
	body, err := json.Marshal(request)
	if err != nil {
		panic(err)
	}
	return body
}
