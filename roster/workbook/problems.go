package workbook

import (
	"cmp"
	"fmt"
	"slices"
)

// problems collects what was wrong, up to a bound.
type problems struct {
	list    []Problem
	dropped int
}

func (p *problems) add(row int, column, printed, what string, args ...any) {
	if len(p.list) == maxProblems {
		p.dropped++
		return
	}
	if len(args) > 0 {
		what = fmt.Sprintf(what, args...)
	}
	p.list = append(p.list, Problem{Row: row, Column: column, Printed: shortened(printed, 200), What: what})
}

// sorted gives those of the whole file first, then row by row.
func (p *problems) sorted() []Problem {
	sorted := slices.Clone(p.list)
	if p.dropped > 0 {
		sorted = append(sorted, Problem{What: fmt.Sprintf("has %d more problems, which aren't listed", p.dropped)})
	}
	slices.SortStableFunc(sorted, func(a, b Problem) int { return cmp.Compare(a.Row, b.Row) })
	return sorted
}
