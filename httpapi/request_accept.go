package httpapi

import (
	"iter"
	"net/http"
	"strconv"
	"strings"

	"graph287g/graph/apierror"
)

// A mediaType is one of the two media types of a GraphQL response.
type mediaType uint8

const (
	jsonMedia     mediaType = iota // application/json: the status says little, clients read the body
	responseMedia                  // application/graphql-response+json: the status tells whether the request ran
)

var contentTypes = [...][]string{
	jsonMedia:     {"application/json; charset=utf-8"},
	responseMedia: {"application/graphql-response+json; charset=utf-8"},
}

// A preference is what Accept says of one media type. The range that names it most precisely decides (RFC 9110, 12.5.1).
type preference struct {
	precision int
	quality   float64
}

// Precisions of media ranges.
const (
	matchesAny     = iota + 1 // */*
	matchesType               // application/*
	matchesExactly            // application/json
)

func (p *preference) consider(precision int, quality float64) {
	if precision > p.precision || precision == p.precision && quality > p.quality {
		*p = preference{precision, quality}
	}
}

// negotiateMedia picks the media type of the response, false if Accept leaves none. The client's quality values decide;
// where they are equal, graphql-response+json only for a client that names it: whoever doesn't may not know it.
func negotiateMedia(accept []string) (mediaType, bool) {
	var plain, response preference
	empty := true
	for _, rest := range accept {
		for rest != "" {
			var e acceptElement
			e, rest = nextAcceptElement(rest)
			empty = empty && e.name == ""
			switch {
			case strings.EqualFold(e.name, "application/json"):
				plain.consider(matchesExactly, e.quality)
			case strings.EqualFold(e.name, "application/graphql-response+json"):
				response.consider(matchesExactly, e.quality)
			case strings.EqualFold(e.name, "application/*"):
				plain.consider(matchesType, e.quality)
				response.consider(matchesType, e.quality)
			case e.name == "*/*":
				plain.consider(matchesAny, e.quality)
				response.consider(matchesAny, e.quality)
			}
		}
	}
	if response.quality > plain.quality || response.quality > 0 && response.quality == plain.quality && response.precision == matchesExactly {
		return responseMedia, true
	}
	return jsonMedia, empty || plain.quality > 0
}

var htmlType = []string{"text/html; charset=utf-8"}

// prefersHTML tells whether a client would rather have a page than JSON, and whether it takes either. Only one that names
// HTML, as browsers do, gets a page.
func prefersHTML(accept []string) (page, ok bool) {
	var html, json preference
	for e := range acceptElements(accept) {
		switch strings.ToLower(e.name) {
		case "text/html":
			html.consider(matchesExactly, e.quality)
		case "text/*":
			html.consider(matchesType, e.quality)
		case "application/json":
			json.consider(matchesExactly, e.quality)
		}
	}
	_, either := negotiateMedia(accept)
	return html.quality > 0 && html.quality >= json.quality, either || html.quality > 0
}

func notAcceptable() *problem {
	return &problem{
		status: http.StatusNotAcceptable,
		code:   apierror.BadUserInput,
		message: "Accept leaves none of the media types of a response: " +
			"name application/graphql-response+json or application/json, text/csv for the rows of a list, or leave it out",
	}
}

// An acceptElement is one element of Accept or Accept-Encoding.
type acceptElement struct {
	name    string
	quality float64 // q, from 0 to 1
}

// nextAcceptElement cuts the first element off a header's value. Parameters other than q are passed over. A comma inside
// quotes cuts too: it can only make up a name that nobody offers.
func nextAcceptElement(list string) (first acceptElement, rest string) {
	element, rest, _ := strings.Cut(list, ",")
	name, params, _ := strings.Cut(element, ";")
	first = acceptElement{name: strings.TrimSpace(name), quality: 1}
	for params != "" {
		var param string
		param, params, _ = strings.Cut(params, ";")
		key, value, _ := strings.Cut(param, "=")
		if strings.EqualFold(strings.TrimSpace(key), "q") {
			first.quality = parseQuality(strings.TrimSpace(value))
		}
	}
	return first, rest
}

// acceptElements gives the elements of all lines of a header.
func acceptElements(lines []string) iter.Seq[acceptElement] {
	return func(yield func(acceptElement) bool) {
		for e, rest := nextAcceptElement(strings.Join(lines, ",")); e.name != "" || rest != ""; e, rest = nextAcceptElement(rest) {
			if !yield(e) {
				return
			}
		}
	}
}

// parseQuality takes what can't be read for a refusal.
func parseQuality(s string) float64 {
	q, err := strconv.ParseFloat(s, 64)
	if err != nil || !(q >= 0 && q <= 1) {
		return 0
	}
	return q
}

// acceptsGzip reads Accept-Encoding.
func acceptsGzip(lines []string) bool {
	named, gzip, others := false, 0.0, 0.0
	for _, rest := range lines {
		for rest != "" {
			var e acceptElement
			e, rest = nextAcceptElement(rest)
			switch {
			case strings.EqualFold(e.name, "gzip"):
				named, gzip = true, e.quality
			case e.name == "*":
				others = e.quality
			}
		}
	}
	return gzip > 0 || !named && others > 0
}
