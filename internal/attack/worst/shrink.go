package worst

import "slices"

// maxShrinks bounds how often a find is measured while it is made smaller.
const maxShrinks = 40

// shrink takes out of a find what makes it hardly better, and returns it with its measurement.
func (s *searcher) shrink(f *find) *find {
	tries := 0
	keep := func(next *document) bool {
		tries++
		m := s.measure(next)
		if f.niche.score(m) < 9*f.score/10 {
			m = s.again(next, m)
		}
		if m.Code != f.m.Code || f.niche.score(m) < 9*f.score/10 {
			return false
		}
		f = &find{niche: f.niche, doc: next, m: m, score: f.score}
		return true
	}
	for smaller := true; smaller && tries < maxShrinks; {
		smaller = false
		for i := 0; i < len(s.maker.places(f.doc)) && tries < maxShrinks; i++ {
			for j := len(*s.maker.places(f.doc)[i].set) - 1; j >= 0 && tries < maxShrinks; j-- {
				smaller = s.shrinkAt(f.doc, i, j, keep) || smaller
				if i >= len(s.maker.places(f.doc)) {
					break
				}
			}
		}
	}
	return f
}

// shrinkAt tries to do without a selection, or else without its arguments.
func (s *searcher) shrinkAt(d *document, place, at int, keep func(*document) bool) bool {
	set := *s.maker.places(d)[place].set
	if at >= len(set) {
		return false
	}
	if len(set) > 1 {
		next := d.clone()
		p := s.maker.places(next)[place]
		*p.set = slices.Delete(*p.set, at, at+1)
		if keep(next) {
			return true
		}
	}
	for a := len(set[at].args) - 1; a >= 0; a-- {
		next := d.clone()
		sel := (*s.maker.places(next)[place].set)[at]
		sel.args = slices.Delete(sel.args, a, a+1)
		if keep(next) {
			return true
		}
	}
	return false
}
