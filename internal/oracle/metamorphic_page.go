package oracle

import (
	"fmt"
	"slices"
)

// pagesAddUp: two pages, one after the other, are one of twice the length, from either end; a whole list is the same from
// both; and every page knows what lies on both its sides.
func pagesAddUp(g *queryMaker) trial {
	l := g.aList(true)
	filter, order := "filter: "+l.aFilter(), "orderBy: "+l.anOrder()
	size := 1 + g.r.IntN(10)
	return func(a *asker) {
		long := l.page(a, filter, order, fmt.Sprintf("first: %d", 2*size))
		first := l.page(a, filter, order, fmt.Sprintf("first: %d", size))
		a.must(len(first.Edges) == min(size, first.TotalCount), "%d rows of %d", len(first.Edges), first.TotalCount)
		first.sides(a, 0)
		long.sides(a, 0)
		if len(first.Edges) == 0 {
			return
		}
		second := l.page(a, filter, order, fmt.Sprintf("first: %d, after: %q", size, *first.PageInfo.EndCursor))
		second.sides(a, len(first.Edges))
		a.same("two pages aren't the long one", slices.Concat(first.cursors(), second.cursors()), long.cursors())

		end := l.page(a, filter, order, fmt.Sprintf("last: %d", size))
		end.sides(a, end.TotalCount-len(end.Edges))
		before := l.page(a, filter, order, fmt.Sprintf("last: %d, before: %q", size, *end.PageInfo.StartCursor))
		before.sides(a, end.TotalCount-len(end.Edges)-len(before.Edges))
		both := l.page(a, filter, order, fmt.Sprintf("last: %d", 2*size))
		a.same("two pages from the end aren't the long one", slices.Concat(before.cursors(), end.cursors()), both.cursors())
		if long.TotalCount <= 2*size {
			a.same("a whole list differs by the end that it is asked from", long.cursors(), both.cursors())
		}
	}
}

// sides holds what a page says of its surroundings, so many rows being before it. What an empty page says of a list is
// package compile's to test.
func (p *page) sides(a *asker, before int) {
	if len(p.Edges) == 0 {
		return
	}
	a.must(p.PageInfo.HasPreviousPage == (before > 0), "hasPreviousPage: %v with %d rows before", p.PageInfo.HasPreviousPage, before)
	behind := p.TotalCount - before - len(p.Edges)
	a.must(p.PageInfo.HasNextPage == (behind > 0), "hasNextPage: %v with %d rows behind", p.PageInfo.HasNextPage, behind)
}

// fewerAreFirst: the first few are the beginning of the first more, and the last few the end of the last more, of all lists
// at once.
func fewerAreFirst(g *queryMaker) trial {
	l := g.aList(false)
	filter, order := "filter: "+l.aFilter(), "orderBy: "+l.anOrder()
	few := g.r.IntN(8)
	more := few + g.r.IntN(12)
	return func(a *asker) {
		short := l.pages(a, filter, order, fmt.Sprintf("first: %d", few))
		long := l.pages(a, filter, order, fmt.Sprintf("first: %d", more))
		shortEnd := l.pages(a, filter, order, fmt.Sprintf("last: %d", few))
		longEnd := l.pages(a, filter, order, fmt.Sprintf("last: %d", more))
		a.must(len(short) == len(long) && len(short) == len(shortEnd) && len(short) == len(longEnd), "other parents")
		for i := range short {
			n := min(few, long[i].TotalCount)
			a.same("the first aren't the beginning", short[i].cursors(), long[i].cursors()[:n])
			a.same("the last aren't the end", shortEnd[i].cursors(), longEnd[i].cursors()[len(longEnd[i].Edges)-n:])
		}
	}
}
