package httpapi

import (
	"iter"
	"strconv"
	"strings"
)

// A weighted is one element of Accept or Accept-Encoding.
type weighted struct {
	name   string
	weight float64 // q, from 0 to 1
}

// nextWeighted cuts the first element off a header's value. Parameters other than q are passed over. A comma inside quotes
// cuts too: it can only make up a name that nobody offers.
func nextWeighted(list string) (first weighted, rest string) {
	element, rest, _ := strings.Cut(list, ",")
	name, params, _ := strings.Cut(element, ";")
	first = weighted{name: strings.TrimSpace(name), weight: 1}
	for params != "" {
		var param string
		param, params, _ = strings.Cut(params, ";")
		key, value, _ := strings.Cut(param, "=")
		if strings.EqualFold(strings.TrimSpace(key), "q") {
			first.weight = parseWeight(strings.TrimSpace(value))
		}
	}
	return first, rest
}

// allWeighted gives the elements of all lines of a header.
func allWeighted(lines []string) iter.Seq[weighted] {
	return func(yield func(weighted) bool) {
		for e, rest := nextWeighted(strings.Join(lines, ",")); e.name != "" || rest != ""; e, rest = nextWeighted(rest) {
			if !yield(e) {
				return
			}
		}
	}
}

// parseWeight takes what can't be read for a refusal.
func parseWeight(s string) float64 {
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
			var e weighted
			e, rest = nextWeighted(rest)
			switch {
			case strings.EqualFold(e.name, "gzip"):
				named, gzip = true, e.weight
			case e.name == "*":
				others = e.weight
			}
		}
	}
	return gzip > 0 || !named && others > 0
}
