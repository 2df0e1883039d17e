package cost

import (
	"slices"
	"sort"

	"graph287g/plan"
	"graph287g/store"
)

// An Excess tells why a plan is too dear, and what would fit.
type Excess struct {
	Estimate Estimate
	Step     int // the one with the most rows
	Fit      Fit
}

// A Fit is the longest page with which a plan stays within the budget. First is 0 where shorter pages don't help.
type Fit struct {
	Step  int // the page to shorten
	First int
	All   bool // every page has to be that short, not one alone
}

// Check returns nothing for what fits the budget.
func (z *Statistics) Check(p *plan.Plan, args plan.Args, e Estimate) *Excess {
	if e.Total <= store.MaxRows {
		return nil
	}
	out := &Excess{Estimate: e}
	for i, rows := range e.Steps {
		if rows > e.Steps[out.Step] {
			out.Step = i
		}
	}
	out.Fit = z.fit(p, args, out.Step)
	return out
}

// Share is the part of all rows that the dearest step has, in hundredths.
func (x *Excess) Share() int64 { return x.Estimate.Steps[x.Step] * 100 / x.Estimate.Total }

// fit looks for the one page on the way to a step that has to give up least, the inner one of equals; where none alone is
// enough, for the length that all pages may have.
func (z *Statistics) fit(p *plan.Plan, args plan.Args, step int) Fit {
	var best Fit
	kept := 0.0
	for _, s := range pagesTo(p, args, step) {
		n := z.longest(p, args, []int{s})
		if share := float64(n) / float64(max(1, args[s].(plan.Paged).PageSize())); share > kept {
			best, kept = Fit{Step: s, First: n}, share
		}
	}
	if best.First > 0 {
		return best
	}
	return Fit{First: z.longest(p, args, allPages(p, args)), All: true}
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

// isPage tells whether a client says of a step how many rows it wants.
func isPage(p *plan.Plan, args plan.Args, step int) bool {
	if l := p.Steps[step].List(); l != nil && l.Shape != plan.Page {
		return false
	}
	_, ok := args[step].(plan.Paged)
	return ok
}

// pagesTo lists the pages from a step up to the root.
func pagesTo(p *plan.Plan, args plan.Args, step int) []int {
	var out []int
	for ; step != plan.Root; step = p.Steps[step].Parent {
		if isPage(p, args, step) {
			out = append(out, step)
		}
	}
	return out
}

// longest returns the longest page for some steps that fits the budget, 0 if none does.
func (z *Statistics) longest(p *plan.Plan, args plan.Args, steps []int) int {
	most := 0
	for _, s := range steps {
		most = max(most, args[s].(plan.Paged).PageSize())
	}
	tooMany := sort.Search(most, func(n int) bool {
		with := slices.Clone(args)
		for _, s := range steps {
			page := with[s].(plan.Paged)
			with[s] = page.WithPageSize(min(page.PageSize(), n+1))
		}
		return z.Estimate(p, with).Total > store.MaxRows
	})
	return tooMany
}
