package peer

import (
	"cmp"
	"slices"

	"graph287g/bench/data"
)

// A resolver has the lists of the root in the only order that the benchmarks ask for.
type resolver struct {
	counties   []*data.County    // by FIPS code
	agreements []*data.Agreement // by the day of signing, then id; those without come last
	byFIPS     map[string]*data.County
}

func newResolver(graphs []*data.Graph) *resolver {
	r := &resolver{byFIPS: map[string]*data.County{}}
	for _, g := range graphs {
		r.counties = append(r.counties, g.Counties...)
		r.agreements = append(r.agreements, g.Agreements...)
	}
	slices.SortFunc(r.counties, func(a, b *data.County) int { return cmp.Compare(a.FIPS, b.FIPS) })
	slices.SortFunc(r.agreements, func(a, b *data.Agreement) int {
		return cmp.Or(cmp.Compare(cmp.Or(a.SignedOn, "~"), cmp.Or(b.SignedOn, "~")), cmp.Compare(a.ID, b.ID))
	})
	for _, c := range r.counties {
		r.byFIPS[c.FIPS] = c
	}
	return r
}

// matching returns the agreements that fit a filter.
func (r *resolver) matching(f *AgreementFilter) []*data.Agreement {
	fits := func(t *TextFilter, value string) bool { return t == nil || t.Eq == value }
	var out []*data.Agreement
	for _, a := range r.agreements {
		if fits(f.Status, a.Status) && fits(f.MoaState, a.MoaState) {
			out = append(out, a)
		}
	}
	return out
}
