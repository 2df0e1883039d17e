package growth

import "encoding/json"

// A query is one that is asked of graphs of different sizes.
type query struct {
	name string
	text string
}

// others are queries beside those of the workload. That of the thousandth page gets a cursor.
var others = []query{
	{"search, two words", `{ search(query: "shelby sheriff", first: 20) { totalCount nodes { id name } facets { kind count } } }`},
	{"search, a word not known", `{ search(query: "shelbby", first: 20) { totalCount suggestions } }`},
	{"paths of 6 hops", `{ paths(from: "county/04027", to: "county/51193", maxHops: 6) { complete paths { hops steps { relation to { id } } } } }`},
	{"groups by state, filtered", `{ agreements(filter: {status: {eq: ACTIVE}, moaState: {eq: PENDING}}, first: 0) { totalCount groups(by: [STATE], first: 60) { count keys { value } } } }`},
	{"timeline by month", `{ agreements(first: 0) { timeline(interval: MONTH, from: "2024-01-01", to: "2025-12-31") { start signed ended inForce inForcePossibly } } }`},
	{"coverage of a county", `{ county(fips: "04027") { coverage(asOf: "2025-12-31") { summary agreements { totalCount nodes { reach explanation agreement { id } } } } } }`},
	{"coverage of a state", `{ state(code: "TX") { coverage(asOf: "2025-12-31") { summary agreements(first: 50) { totalCount nodes { reach explanation agreement { id } } } } } }`},
	{"filter by what is one hop away", `{ agreements(filter: {agency: {level: {eq: COUNTY}}, status: {eq: ENDED}}, orderBy: [{signedOn: DESC}], first: 50) { totalCount nodes { id signedOn { date } } } }`},
	{"filter by what is two hops away", `{ agreements(filter: {agency: {state: {code: {eq: "TX"}}}}, orderBy: [{signedOn: ASC}], first: 50) { totalCount nodes { id name } } }`},
	{"filter by some of many", `{ agencies(filter: {agreements: {some: {status: {eq: ENDED}}}}, first: 50) { totalCount nodes { id name } } }`},
}

// page is one of the counties by name.
const page = `query ($after: String) { counties(orderBy: [{name: ASC}], first: 20, after: $after) { nodes { id name } pageInfo { endCursor hasNextPage } } }`

// bodyOf returns the body of a request.
func bodyOf(text string, variables map[string]any) []byte {
	body, err := json.Marshal(map[string]any{"query": text, "variables": variables})
	if err != nil {
		panic(err) // texts can be marshalled
	}
	return body
}
