package archive

import (
	"bytes"
	"encoding/json"
)

// A pair says that an item of one list is that of another.
type pair struct{ a, b int }

// mostCells bounds the table of common: 4 MiB.
const mostCells = 1 << 20

// common returns the longest run of items, in order, that both lists have. Where the table for that would grow too large, it
// takes what lists have in common at their beginning and end alone.
func common(a, b []json.RawMessage) []pair {
	start := 0
	for start < len(a) && start < len(b) && bytes.Equal(a[start], b[start]) {
		start++
	}
	end := 0
	for end < len(a)-start && end < len(b)-start && bytes.Equal(a[len(a)-1-end], b[len(b)-1-end]) {
		end++
	}
	var out []pair
	for i := range start {
		out = append(out, pair{i, i})
	}
	for _, m := range longest(a[start:len(a)-end], b[start:len(b)-end]) {
		out = append(out, pair{m.a + start, m.b + start})
	}
	for i := end; i > 0; i-- {
		out = append(out, pair{len(a) - i, len(b) - i})
	}
	return out
}

// longest is the common subsequence by dynamic programming: rest[i][j] is how many the ends from i and j on share.
func longest(a, b []json.RawMessage) []pair {
	if len(a) == 0 || len(b) == 0 || (len(a)+1)*(len(b)+1) > mostCells {
		return nil
	}
	wide := len(b) + 1
	rest := make([]int32, (len(a)+1)*wide)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if bytes.Equal(a[i], b[j]) {
				rest[i*wide+j] = rest[(i+1)*wide+j+1] + 1
			} else {
				rest[i*wide+j] = max(rest[(i+1)*wide+j], rest[i*wide+j+1])
			}
		}
	}
	var out []pair
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case bytes.Equal(a[i], b[j]):
			out = append(out, pair{i, j})
			i, j = i+1, j+1
		case rest[(i+1)*wide+j] >= rest[i*wide+j+1]:
			i++
		default:
			j++
		}
	}
	return out
}
