package workbook

import (
	"strconv"
	"strings"
)

// A place is where a cell stands, both counted from 1.
type place struct{ row, column int }

// An area is a rectangle of cells, both ends included.
type area struct{ first, last place }

// parsePlace reads a reference such as B12; dollar signs don't matter.
func parsePlace(ref string) (place, bool) {
	ref = strings.ReplaceAll(ref, "$", "")
	digits := strings.TrimLeft(ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
	letters := ref[:len(ref)-len(digits)]
	if len(letters) < 1 || len(letters) > 3 || len(digits) < 1 || digits[0] < '0' || digits[0] > '9' {
		return place{}, false
	}
	p := place{}
	for _, l := range strings.ToUpper(letters) {
		p.column = p.column*26 + int(l-'A') + 1
	}
	row, err := strconv.Atoi(digits)
	p.row = row
	return p, err == nil && 1 <= row && row <= maxRowNumber && p.column <= maxColumnNumber
}

// parseArea reads a reference such as B2:C3, or to one cell.
func parseArea(ref string) (area, bool) {
	from, to, two := strings.Cut(ref, ":")
	if !two {
		to = from
	}
	first, ok1 := parsePlace(from)
	last, ok2 := parsePlace(to)
	return area{
		first: place{min(first.row, last.row), min(first.column, last.column)},
		last:  place{max(first.row, last.row), max(first.column, last.column)},
	}, ok1 && ok2
}

// letters names a column as Excel does.
func letters(column int) string {
	s := ""
	for ; column > 0; column = (column - 1) / 26 {
		s = string(rune('A'+(column-1)%26)) + s
	}
	return s
}
