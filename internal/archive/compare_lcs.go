package archive

import (
	"bytes"
	"encoding/json"
)

// A match says that an item of one list is that of another.
type match struct{ a, b int }

// maxTableCells bounds the table of longestCommonSubsequence: 4 MiB.
const maxTableCells = 1 << 20

// commonSubsequence returns a longest common subsequence of two lists. What they have in common at their beginning and end
// needs no table; where one for the rest would grow too large, it is all that is returned.
func commonSubsequence(a, b []json.RawMessage) []match {
	start := 0
	for start < len(a) && start < len(b) && bytes.Equal(a[start], b[start]) {
		start++
	}
	end := 0
	for end < len(a)-start && end < len(b)-start && bytes.Equal(a[len(a)-1-end], b[len(b)-1-end]) {
		end++
	}
	var out []match
	for i := range start {
		out = append(out, match{i, i})
	}
	for _, m := range longestCommonSubsequence(a[start:len(a)-end], b[start:len(b)-end]) {
		out = append(out, match{m.a + start, m.b + start})
	}
	for i := end; i > 0; i-- {
		out = append(out, match{len(a) - i, len(b) - i})
	}
	return out
}

// longestCommonSubsequence finds one by dynamic programming: rest[i][j] is how many items the lists from i and j on share.
func longestCommonSubsequence(a, b []json.RawMessage) []match {
	if len(a) == 0 || len(b) == 0 || (len(a)+1)*(len(b)+1) > maxTableCells {
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
	var out []match
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case bytes.Equal(a[i], b[j]):
			out = append(out, match{i, j})
			i, j = i+1, j+1
		case rest[(i+1)*wide+j] >= rest[i*wide+j+1]:
			i++
		default:
			j++
		}
	}
	return out
}
