package cost

import (
	"cmp"
	"math"
	"slices"
)

// A histogram tells how many rows the nodes of a kind have under one field: the widest nodes first, those with none left out.
type histogram []bucket

// A bucket is some nodes that have equally many rows.
type bucket struct{ rows, nodes int64 }

// Many is where sums stop growing: far beyond any budget, and small enough that products of two don't run over.
const Many = math.MaxInt32

func newHistogram(widths map[int64]int64) histogram {
	var out histogram
	for rows, nodes := range widths {
		if rows > 0 {
			out = append(out, bucket{rows, nodes})
		}
	}
	slices.SortFunc(out, func(a, b bucket) int { return cmp.Compare(b.rows, a.rows) })
	return out
}

// merge returns the histogram of the nodes of several kinds together.
func merge(all []histogram) histogram {
	if len(all) == 1 {
		return all[0]
	}
	out := slices.Concat(all...)
	slices.SortFunc(out, func(a, b bucket) int { return cmp.Compare(b.rows, a.rows) })
	return out
}

// widest returns the most rows of any node.
func (p histogram) widest() int64 {
	if len(p) == 0 {
		return 0
	}
	return p[0].rows
}

// most bounds the rows under some parents, none of which stands among them more than so many times, where a page takes at
// most so many: the widest nodes come first.
func (p histogram) most(parents, times, page int64) int64 {
	total := int64(0)
	for _, r := range p {
		n := min(parents, AtMost(r.nodes*times))
		total = AtMost(total + AtMost(n*min(r.rows, page)))
		if parents -= n; parents == 0 {
			break
		}
	}
	return total
}

// AtMost is a sum or product of rows that stops growing at Many.
func AtMost(n int64) int64 { return min(n, Many) }
