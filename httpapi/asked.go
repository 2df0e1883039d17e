package httpapi

import (
	"net/http"

	"graph287g/graph"
)

// The extensions of a response that a request may ask for, by its own extensions or, where a client can't set these, by a
// header.
const (
	costExtension     = "cost"
	citationExtension = "citation"

	costHeader     = "Graphql-Cost" // in a response, what it cost in short
	citationHeader = "Graphql-Citation"
)

// ask notes in a request what its extensions ask for.
func ask(req *graph.Request, extensions []byte) (p *problem) {
	if req.ShowCost, p = asksFor(costExtension, extensions); p != nil {
		return p
	}
	req.Describe, p = asksFor(citationExtension, extensions)
	return p
}

func asksFor(extension string, extensions []byte) (bool, *problem) {
	if len(extensions) == 0 || extensions[0] != '{' {
		return false, nil
	}
	asked := false
	for name, value := range jsonMembers(extensions) {
		if string(name) != extension {
			continue
		}
		if v := string(value); v != "true" && v != "false" {
			return false, badRequest(`"` + extension + `" in "extensions" must be true or false`)
		}
		asked = value[0] == 't'
	}
	return asked, nil
}

// askInHeaders notes what the headers ask for.
func askInHeaders(req *graph.Request, h http.Header) {
	req.ShowCost = req.ShowCost || isSet(h, costHeader)
	req.Describe = req.Describe || isSet(h, citationHeader)
}

func isSet(h http.Header, name string) bool {
	v := h[name]
	return len(v) == 1 && v[0] == "1"
}
