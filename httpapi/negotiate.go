package httpapi

import (
	"net/http"
	"strings"

	"graph287g/graph"
)

// A media is one of the two media types of a GraphQL response.
type media uint8

const (
	jsonMedia     media = iota // application/json: the status says little, clients read the body
	responseMedia              // application/graphql-response+json: the status tells whether the request ran
)

var contentTypes = [...][]string{
	jsonMedia:     {"application/json; charset=utf-8"},
	responseMedia: {"application/graphql-response+json; charset=utf-8"},
}

// A preference is what Accept says of one media type. The range that names it most precisely decides (RFC 9110, 12.5.1).
type preference struct {
	precision int
	weight    float64
}

const (
	anything = iota + 1
	anyApplication
	byName
)

func (p *preference) hear(precision int, weight float64) {
	if precision > p.precision || precision == p.precision && weight > p.weight {
		*p = preference{precision, weight}
	}
}

// negotiate picks the media type of the response, false if Accept leaves none. The client's weights decide; where they are
// equal, graphql-response+json only for a client that names it: whoever doesn't may not know it.
func negotiate(accept []string) (media, bool) {
	var plain, response preference
	empty := true
	for _, rest := range accept {
		for rest != "" {
			var e weighted
			e, rest = nextWeighted(rest)
			empty = empty && e.name == ""
			switch {
			case strings.EqualFold(e.name, "application/json"):
				plain.hear(byName, e.weight)
			case strings.EqualFold(e.name, "application/graphql-response+json"):
				response.hear(byName, e.weight)
			case strings.EqualFold(e.name, "application/*"):
				plain.hear(anyApplication, e.weight)
				response.hear(anyApplication, e.weight)
			case e.name == "*/*":
				plain.hear(anything, e.weight)
				response.hear(anything, e.weight)
			}
		}
	}
	if response.weight > plain.weight || response.weight > 0 && response.weight == plain.weight && response.precision == byName {
		return responseMedia, true
	}
	return jsonMedia, empty || plain.weight > 0
}

var htmlType = []string{"text/html; charset=utf-8"}

// wantsPage tells whether a client would rather have a page than JSON, and whether it takes either. Only one that names
// HTML, as browsers do, gets a page.
func wantsPage(accept []string) (page, ok bool) {
	var html, json preference
	for e := range allWeighted(accept) {
		switch strings.ToLower(e.name) {
		case "text/html":
			html.hear(byName, e.weight)
		case "text/*":
			html.hear(anyApplication, e.weight)
		case "application/json":
			json.hear(byName, e.weight)
		}
	}
	_, either := negotiate(accept)
	return html.weight > 0 && html.weight >= json.weight, either || html.weight > 0
}

func notAcceptable() *problem {
	return &problem{
		status: http.StatusNotAcceptable,
		code:   graph.BadUserInput,
		message: "Accept leaves none of the media types of a response: " +
			"name application/graphql-response+json or application/json, or leave it out",
	}
}
