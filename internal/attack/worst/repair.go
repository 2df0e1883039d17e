package worst

import (
	"strconv"

	"graph287g/graph/apierror"
)

// maxRepairs is how often a document is made smaller to fit.
const maxRepairs = 4

// accepted measures a document. One that is refused for its price is first given the page size with which, as the refusal tells, it fits.
func (s *searcher) accepted(d *document) (*document, *Measurement) {
	m := s.measure(d)
	for range maxRepairs {
		if m.Code != apierror.CostExceeded || len(m.response.Errors) == 0 {
			break
		}
		fit := m.response.Errors[0].Extensions.Cost
		if fit.First == 0 {
			break
		}
		d = d.clone()
		if len(fit.At) > 0 {
			setPages(d.below, fit.At, fit.First)
		} else {
			s.maker.limitPages(d, fit.First)
		}
		m = s.measure(d)
	}
	return d, m
}

// setPages sets the page size of the field at a path of response keys.
func setPages(set []*selection, path []string, first int) {
	for _, s := range set {
		switch {
		case s.name == "":
			setPages(s.below, path, first)
		case s.key() != path[0]:
		case len(path) == 1:
			s.setArg("first", strconv.Itoa(first))
		default:
			setPages(s.below, path[1:], first)
		}
	}
}

// limitPages makes all pages so long at most.
func (m *maker) limitPages(d *document, first int) {
	for _, s := range m.spots(d, hasArguments) {
		if s.def.Arguments.ForName("first") == nil || s.def.Name == "paths" {
			continue
		}
		n := 20
		if a := s.arg("first"); a != nil {
			n, _ = strconv.Atoi(a.value) // a literal that the schema took for a number
		}
		s.setArg("first", strconv.Itoa(min(n, first)))
	}
}
