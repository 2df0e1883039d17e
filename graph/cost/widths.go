package cost

import (
	"sort"

	"graph287g/store"
)

// widths tell how many values of a column have how many bytes as JSON.
type widths []width

// A width counts the values that are so wide, and sums up those that are this wide or wider.
type width struct {
	bytes  int64
	values int64 // that are this wide or wider
	total  int64 // their bytes
}

// nullWidth is the width of a value that isn't there.
const nullWidth = int64(len("null"))

// newWidths returns the widths of a column from its series, the widest first.
func newWidths(of store.Series) widths {
	out := make(widths, len(of))
	values, total := int64(0), int64(0)
	for i, p := range of {
		values, total = values+p.Count, total+p.Count*p.Number
		out[i] = width{p.Number, values, total}
	}
	return out
}

// widest returns the width of the widest value.
func (w widths) widest() int64 {
	if len(w) == 0 {
		return nullWidth
	}
	return w[0].bytes
}

// over returns how many values are wider than so many bytes, and how many bytes they have.
func (w widths) over(bytes int64) (values, total int64) {
	i := sort.Search(len(w), func(i int) bool { return w[i].bytes <= bytes })
	if i == 0 {
		return 0, 0
	}
	return w[i-1].values, w[i-1].total
}

// boundBytes bounds the bytes of so many rows whose values are in any of some columns, where at most multiplicity rows have the same
// value. It assumes that the rows have the widest values.
func boundBytes(columns []widths, rows, multiplicity int64) int64 {
	if rows <= 0 {
		return 0
	}
	if len(columns) == 1 {
		return columns[0].boundBytes(rows, multiplicity)
	}
	widest := nullWidth
	for _, w := range columns {
		widest = max(widest, w.widest())
	}
	// The narrowest width that some of the rows have is the least that not too many values are wider than.
	narrowest := int64(sort.Search(int(widest), func(bytes int) bool {
		values, _ := sumOver(columns, int64(bytes))
		return values*multiplicity <= rows
	}))
	values, total := sumOver(columns, narrowest)
	narrowest = max(narrowest, nullWidth)
	return AtMost(total*multiplicity + (rows-values*multiplicity)*narrowest)
}

// boundBytes is boundBytes of one column.
func (w widths) boundBytes(rows, multiplicity int64) int64 {
	i := sort.Search(len(w), func(i int) bool { return w[i].values*multiplicity >= rows })
	wider, narrowest := width{}, nullWidth
	if i > 0 {
		wider = w[i-1]
	}
	if i < len(w) {
		narrowest = max(narrowest, w[i].bytes)
	}
	return AtMost(wider.total*multiplicity + (rows-wider.values*multiplicity)*narrowest)
}

func sumOver(columns []widths, bytes int64) (values, total int64) {
	for _, w := range columns {
		v, t := w.over(bytes)
		values, total = values+v, total+t
	}
	return values, total
}
