package httpapi

import (
	"net/http"

	"graph287g/graph"
)

// costHeader is where every answer tells what it cost, and where a request may ask for the cost of each field.
const costHeader = "Graphql-Cost"

// asksForCost tells whether the extensions of a request ask for the cost of each field.
func asksForCost(extensions []byte) (bool, *problem) {
	if len(extensions) == 0 || extensions[0] != '{' {
		return false, nil
	}
	asked := false
	for name, value := range jsonMembers(extensions) {
		if string(name) != "cost" {
			continue
		}
		if v := string(value); v != "true" && v != "false" {
			return false, badRequest(`"cost" in "extensions" must be true or false`)
		}
		asked = value[0] == 't'
	}
	return asked, nil
}

// askedInHeader tells whether a header asks for it: who can't set extensions can set headers.
func askedInHeader(h http.Header) bool {
	v := h[costHeader]
	return len(v) == 1 && v[0] == "1"
}

// setCost tells what the request cost.
func setCost(h http.Header, c *graph.Cost) {
	if c != nil {
		h[costHeader] = []string{c.Header()}
	}
}
