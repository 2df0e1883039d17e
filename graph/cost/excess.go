package cost

import (
	"slices"
	"sort"

	"graph287g/plan"
)

// A Budget is how much an answer may have.
type Budget struct {
	Rows  int64
	Bytes int64
}

func (b Budget) exceededBy(e *Estimate) bool { return e.Rows > b.Rows || e.Bytes > b.Bytes }

// An Excess tells why an operation is too expensive, and what would fit.
type Excess struct {
	Estimate Estimate
	Bytes    bool // it has too many bytes; else too many rows
	Step     int  // index of the step with the most rows, or whose rows have the most bytes; -1 for what is in no rows
	Fit      Fit

	StepBytes int64    // of too many bytes: those of the step's rows by themselves
	Heaviest  []string // and the field that has most of these, in the response, without indices
}

// A Fit is the largest page size with which an operation fits the budget.
type Fit struct {
	Step  int  // index of the step whose page has to be that short; not meaningful with All
	First int  // the page size; 0 where no page size is enough
	All   bool // all pages have to be that short
}

// Check returns nil for an estimate within the budget.
func (s *Statistics) Check(o Operation, e Estimate, budget Budget) *Excess {
	if !budget.exceededBy(&e) {
		return nil
	}
	out := &Excess{Estimate: e, Bytes: e.Rows <= budget.Rows}
	if out.Bytes {
		_, b := s.estimate(o, true)
		out.Step = b.heaviest()
		out.StepBytes, out.Heaviest = b.ofRows[out.Step+1].total, b.ofRows[out.Step+1].heaviest
	} else {
		for i, rows := range e.Steps {
			if rows > e.Steps[out.Step] {
				out.Step = i
			}
		}
	}
	out.Fit = s.fit(o, out.Step, budget)
	return out
}

// Share returns the share of the most expensive step in all rows, or of its rows in all bytes, in percent.
func (x *Excess) Share() int64 {
	if x.Bytes {
		return x.StepBytes * 100 / x.Estimate.Bytes
	}
	return x.Estimate.Steps[x.Step] * 100 / x.Estimate.Rows
}

// fit finds the page between a step and the root that has to be shortened by the smallest share, of equal ones the innermost. Where
// shortening a single page is not enough, it returns the size that all pages may have.
func (s *Statistics) fit(o Operation, step int, budget Budget) Fit {
	var best Fit
	kept := 0.0
	for _, page := range pagesAbove(o, step) {
		n := s.longestPages(o, []int{page}, budget)
		if share := float64(n) / float64(max(1, o.Args[page].(plan.Paged).PageSize())); share > kept {
			best, kept = Fit{Step: page, First: n}, share
		}
	}
	if best.First > 0 {
		return best
	}
	return Fit{First: s.longestPages(o, allPages(o), budget), All: true}
}

func allPages(o Operation) []int {
	var out []int
	for i := range o.Plan.Steps {
		if isPage(o, i) {
			out = append(out, i)
		}
	}
	return out
}

// isPage reports whether the client gives the page size of a step.
func isPage(o Operation, step int) bool {
	if l := o.Plan.Steps[step].List(); l != nil && l.Shape != plan.Page {
		return false
	}
	_, ok := o.Args[step].(plan.Paged)
	return ok
}

// pagesAbove returns the steps with pages from a step up to the root.
func pagesAbove(o Operation, step int) []int {
	var out []int
	for ; step != plan.Root; step = o.Plan.Steps[step].Parent {
		if isPage(o, step) {
			out = append(out, step)
		}
	}
	return out
}

// longestPages returns the largest page size for some steps with which the operation fits the budget, or 0.
func (s *Statistics) longestPages(o Operation, steps []int, budget Budget) int {
	most := 0
	for _, step := range steps {
		most = max(most, o.Args[step].(plan.Paged).PageSize())
	}
	tooMany := sort.Search(most, func(n int) bool {
		with := o
		with.Args = slices.Clone(o.Args)
		for _, step := range steps {
			page := with.Args[step].(plan.Paged)
			with.Args[step] = page.WithPageSize(min(page.PageSize(), n+1))
		}
		e := s.Estimate(with)
		return budget.exceededBy(&e)
	})
	return tooMany
}
