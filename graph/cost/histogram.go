package cost

import (
	"cmp"
	"math"
	"slices"

	"graph287g/store"
)

// A histogram tells how many nodes have how many rows under an expansion: the largest numbers of rows first, and without the nodes
// that have no rows.
type histogram []bucket

// A bucket counts the nodes that have the same number of rows.
type bucket struct{ rows, nodes int64 }

// Many is the largest bound: far beyond store.MaxRows, and small enough that the product of two does not overflow.
const Many = math.MaxInt32

// newHistogram returns the histogram of a series.
func newHistogram(of store.Series) histogram {
	out := make(histogram, len(of))
	for i, p := range of {
		out[i] = bucket{p.Number, p.Count}
	}
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

// maxRows returns the largest number of rows of one node.
func (h histogram) maxRows() int64 {
	if len(h) == 0 {
		return 0
	}
	return h[0].rows
}

// boundRows bounds the rows under so many parents, at most multiplicity of which are the same node, where pages have at most so many
// rows. It assumes that the parents are the nodes with the most rows.
func (h histogram) boundRows(parents, multiplicity, page int64) int64 {
	total := int64(0)
	for _, b := range h {
		n := min(parents, AtMost(b.nodes*multiplicity))
		total = AtMost(total + AtMost(n*min(b.rows, page)))
		if parents -= n; parents == 0 {
			break
		}
	}
	return total
}

// AtMost limits a sum or product of bounds to Many.
func AtMost(n int64) int64 { return min(n, Many) }
