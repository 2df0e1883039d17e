package cost

import (
	"slices"
	"sort"

	"graph287g/plan"
	"graph287g/store"
)

// An Excess tells why a plan is too expensive, and what would fit.
type Excess struct {
	Estimate Estimate
	Step     int // index of the step with the most rows
	Fit      Fit
}

// A Fit is the largest page size with which a plan fits store.MaxRows.
type Fit struct {
	Step  int  // index of the step whose page has to be that short; not meaningful with All
	First int  // the page size; 0 where no page size is enough
	All   bool // all pages have to be that short
}

// Check returns nil for an estimate within store.MaxRows.
func (s *Statistics) Check(p *plan.Plan, args plan.Args, e Estimate) *Excess {
	if e.Total <= store.MaxRows {
		return nil
	}
	out := &Excess{Estimate: e}
	for i, rows := range e.Steps {
		if rows > e.Steps[out.Step] {
			out.Step = i
		}
	}
	out.Fit = s.fit(p, args, out.Step)
	return out
}

// Share returns the share of the most expensive step in all rows, in percent.
func (x *Excess) Share() int64 { return x.Estimate.Steps[x.Step] * 100 / x.Estimate.Total }

// fit finds the page between a step and the root that has to be shortened by the smallest share, of equal ones the innermost. Where
// shortening a single page is not enough, it returns the size that all pages may have.
func (s *Statistics) fit(p *plan.Plan, args plan.Args, step int) Fit {
	var best Fit
	kept := 0.0
	for _, page := range pagesAbove(p, args, step) {
		n := s.longestPages(p, args, []int{page})
		if share := float64(n) / float64(max(1, args[page].(plan.Paged).PageSize())); share > kept {
			best, kept = Fit{Step: page, First: n}, share
		}
	}
	if best.First > 0 {
		return best
	}
	return Fit{First: s.longestPages(p, args, allPages(p, args)), All: true}
}

func allPages(p *plan.Plan, args plan.Args) []int {
	var out []int
	for i := range p.Steps {
		if isPage(p, args, i) {
			out = append(out, i)
		}
	}
	return out
}

// isPage reports whether the client gives the page size of a step.
func isPage(p *plan.Plan, args plan.Args, step int) bool {
	if l := p.Steps[step].List(); l != nil && l.Shape != plan.Page {
		return false
	}
	_, ok := args[step].(plan.Paged)
	return ok
}

// pagesAbove returns the steps with pages from a step up to the root.
func pagesAbove(p *plan.Plan, args plan.Args, step int) []int {
	var out []int
	for ; step != plan.Root; step = p.Steps[step].Parent {
		if isPage(p, args, step) {
			out = append(out, step)
		}
	}
	return out
}

// longestPages returns the largest page size for some steps with which the plan fits store.MaxRows, or 0.
func (s *Statistics) longestPages(p *plan.Plan, args plan.Args, steps []int) int {
	most := 0
	for _, step := range steps {
		most = max(most, args[step].(plan.Paged).PageSize())
	}
	tooMany := sort.Search(most, func(n int) bool {
		with := slices.Clone(args)
		for _, step := range steps {
			page := with[step].(plan.Paged)
			with[step] = page.WithPageSize(min(page.PageSize(), n+1))
		}
		return s.Estimate(p, with).Total > store.MaxRows
	})
	return tooMany
}
