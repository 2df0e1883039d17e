package store

import (
	"slices"
	"strings"
	"testing"
)

// As texts, row ids are in the order of their parts, whatever these begin with.
func TestNeighborIDsAreInOrderOfTheirParts(t *testing.T) {
	var ids []string
	for _, node := range []string{"a/b", "a/b-1", "a/b.c", "a/b/c", "a/b0", "a/bB"} {
		for _, relation := range []string{"PART", "PARTY", "PART_OF"} {
			for _, edge := range []string{"a/b x/y", "a/b x/y 1", "a/b x/y-1", "a/b-1 x/y"} {
				ids = append(ids, NeighborID(node, relation, edge))
				if a, b, c := SplitNeighborID(ids[len(ids)-1]); a != node || b != relation || c != edge {
					t.Errorf("%q is split into %q, %q, %q", ids[len(ids)-1], a, b, c)
				}
			}
		}
	}
	if !slices.IsSorted(ids) {
		t.Errorf("not in order:\n%s", strings.Join(ids, "\n"))
	}
}

// The longest ids that a graph can hold make cursors that come back.
func TestCursorsOfTheLongestRowsComeBack(t *testing.T) {
	long := "topic/" + strings.Repeat("x", 194)
	id := NeighborID(long, "TOWARDS_END_OF", long+" "+long+" "+strings.Repeat("1", 200))
	pos, err := ParseCursor(Text(AppendCursor(nil, 7, nil, id)), 7, nil)
	if err != nil || pos.ID != id {
		t.Errorf("got %v", err)
	}
	if _, err := ParseCursor(Text(AppendCursor(nil, 7, nil, strings.Repeat("x ", 600))), 7, nil); err == nil {
		t.Error("a cursor longer than any was taken")
	}
}
