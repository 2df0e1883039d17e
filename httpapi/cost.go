package httpapi

import (
	"net/http"

	"graph287g/graph"
)

// setCost tells what the request cost.
func setCost(h http.Header, c *graph.Cost) {
	if c != nil {
		h[costHeader] = []string{c.Header()}
	}
}
