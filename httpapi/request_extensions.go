package httpapi

import (
	"net/http"

	"graph287g/graph"
	"graph287g/graph/apierror"
)

// The extensions of a response that a request may ask for, by its own extensions or, where a client can't set these, by a
// header.
const (
	costExtension     = "cost"
	citationExtension = "citation"

	costHeader     = "Graphql-Cost" // in a response, what it cost in short
	citationHeader = "Graphql-Citation"
)

// readExtensions notes in a request what its extensions ask for.
func readExtensions(req *graph.Request, extensions []byte) (p *problem) {
	if req.ShowCost, p = extensionFlag(costExtension, extensions); p != nil {
		return p
	}
	req.Describe, p = extensionFlag(citationExtension, extensions)
	return p
}

func extensionFlag(extension string, extensions []byte) (bool, *problem) {
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

// readExtensionHeaders notes what the headers ask for.
func readExtensionHeaders(req *graph.Request, h http.Header) {
	req.ShowCost = req.ShowCost || isFlagSet(h, costHeader)
	req.Describe = req.Describe || isFlagSet(h, citationHeader)
}

func isFlagSet(h http.Header, name string) bool {
	v := h[name]
	return len(v) == 1 && v[0] == "1"
}

const persistedQueryNotSupported apierror.Code = "PERSISTED_QUERY_NOT_SUPPORTED"

// isPersistedQuery tells whether a request without a query names one by its hash, as Apollo's "automatic persisted queries"
// do. extensions may be null or nil.
func isPersistedQuery(extensions []byte) bool {
	if len(extensions) == 0 || extensions[0] != '{' {
		return false
	}
	for name := range jsonMembers(extensions) {
		if string(name) == "persistedQuery" {
			return true
		}
	}
	return false
}

// persistedNotSupported makes these clients send the query in full, now and later. Some go by the message: it is part of
// their protocol.
func persistedNotSupported() *problem {
	return &problem{code: persistedQueryNotSupported, message: "PersistedQueryNotSupported"}
}
