package httpapi

import (
	lru "github.com/hashicorp/golang-lru/v2"

	"graph287g/graph"
	"graph287g/httpapi/registered"
)

// Bounds of what is kept: 4 MiB of bodies, and about as much again of what they say.
const (
	knownBodies  = 1024
	maxKnownBody = 4 << 10 // bytes; few are longer
)

// A bodyReader reads bodies, and keeps what those say that were right: pages and programs send the same ones again and again, and looking one
// up takes a twentieth of checking and decoding it.
type bodyReader struct {
	known     *lru.Cache[string, graph.Request]
	documents *registered.Set
}

func newBodyReader(documents *registered.Set) bodyReader {
	known, err := lru.New[string, graph.Request](knownBodies)
	if err != nil {
		panic(err) // only a size that isn't positive is an error
	}
	return bodyReader{known, documents}
}

// read is decodeBody. Nobody changes what a request holds.
func (b bodyReader) read(body []byte) (graph.Request, *problem) {
	if len(body) > maxKnownBody {
		return decodeBody(body, b.documents)
	}
	text := string(body)
	if req, ok := b.known.Get(text); ok {
		return req, nil
	}
	req, p := decodeBody(body, b.documents)
	if p == nil {
		b.known.Add(text, req)
	}
	return req, p
}
