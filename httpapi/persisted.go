package httpapi

import "graph287g/graph"

const persistedQueryNotSupported graph.Code = "PERSISTED_QUERY_NOT_SUPPORTED"

// asksForPersisted tells whether a request without a query names one by its hash, as Apollo's "automatic persisted queries"
// do. extensions may be null or nil.
func asksForPersisted(extensions []byte) bool {
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
