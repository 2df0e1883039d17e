package httpapi

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/graph"
)

// TestKnownBodiesSayTheSame: a body that comes again is read as at first, whatever came between, and one that was refused is refused.
func TestKnownBodiesSayTheSame(t *testing.T) {
	bodies := []string{
		countyBody, `{"query":"{a}"}`, `{"query":"{a}","variables":{"x":1},"extensions":{"cost":true}}`, ` {"query":"{a}"}`,
		`{"query":`, `{}`, ``, `{"query":"` + strings.Repeat("a", maxKnownBody) + `"}`,
	}
	b := newBodyReader(nil)
	for range 3 {
		for _, body := range bodies {
			want, refused := decodeBody([]byte(body), nil)
			given := []byte(body)
			got, p := b.read(given)
			for i := range given {
				given[i] = 'x' // the buffer is used for another body
			}
			if diff := cmp.Diff(want, got); diff != "" || (p == nil) != (refused == nil) {
				t.Errorf("%.60q: %v, not %v (-want +got):\n%s", body, p, refused, diff)
			}
		}
	}
	if n := b.known.Len(); n != 4 {
		t.Errorf("%d are kept", n)
	}
	for i := range 2 * knownBodies {
		_, _ = b.read(fmt.Appendf(nil, `{"query":"{a%d}"}`, i))
	}
	if n := b.known.Len(); n != knownBodies {
		t.Errorf("%d are kept, not %d", n, knownBodies)
	}
}

// TestHeadersOfOneRequestAreNotThoseOfTheNext: what headers ask for isn't in the body, and isn't kept with it.
func TestHeadersOfOneRequestAreNotThoseOfTheNext(t *testing.T) {
	var last graph.Request
	h := built(testConfig(keeping(&last)))
	do(h, post(countyBody, costHeader, "1", citationHeader, "1"))
	if !last.ShowCost || !last.Describe {
		t.Errorf("the engine got %+v", last)
	}
	do(h, post(countyBody))
	if last.ShowCost || last.Describe {
		t.Errorf("then it got %+v", last)
	}
}
