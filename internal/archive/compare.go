package archive

import (
	"bytes"
	"encoding/json"
	"slices"
)

// A Change is in what way two answers differ.
type Change string

// The changes.
const (
	Changed Change = "CHANGED"
	Added   Change = "ADDED"
	Removed Change = "REMOVED"
	Moved   Change = "MOVED" // the same nodes, in another order
)

// A Difference is one place where two answers differ.
type Difference struct {
	Path   []any           `json:"path"` // names and indices: in the answer before, of what was added in that after
	Node   string          `json:"node,omitempty"`
	Change Change          `json:"change"`
	Before json.RawMessage `json:"before,omitempty"` // of what has moved: ids in order
	After  json.RawMessage `json:"after,omitempty"`
}

// Compare lists in which places two answers differ, in the order of the answer, and how many places there are beyond the
// most that it lists. Items of a list are the same where they have the same id, theirs or that of their `node`; where not
// all have one, those that are alike are taken for the same. Node is the innermost id around a difference.
func Compare(before, after []byte, most int) (list []Difference, beyond int) {
	c := comparison{most: most}
	c.compareValues(before, after)
	return c.list, c.beyond
}

type comparison struct {
	most   int
	list   []Difference
	beyond int
	path   []any
	node   string
}

func (c *comparison) add(change Change, before, after []byte) {
	if len(c.list) >= c.most {
		c.beyond++
		return
	}
	c.list = append(c.list, Difference{append([]any{}, c.path...), c.node, change, before, after})
}

// at compares what is one step down.
func (c *comparison) at(step any, do func()) {
	c.path = append(c.path, step)
	do()
	c.path = c.path[:len(c.path)-1]
}

func (c *comparison) compareValues(before, after []byte) {
	a, b := firstByte(before), firstByte(after)
	switch {
	case bytes.Equal(before, after):
	case a == '{' && b == '{':
		c.compareObjects(objectMembers(before), objectMembers(after))
	case a == '[' && b == '[':
		c.compareLists(listItems(before), listItems(after))
	case a == '"' && b == '"' && stringValue(before) == stringValue(after): // written in another way
	default:
		c.add(Changed, before, after)
	}
}

func (c *comparison) compareObjects(before, after []member) {
	defer func(outer string) { c.node = outer }(c.node)
	if id := objectID(before); id != "" && id == objectID(after) {
		c.node = id
	}
	for _, m := range before {
		c.at(m.name, func() {
			if other, ok := memberNamed(after, m.name); ok {
				c.compareValues(m.value, other)
			} else {
				c.add(Removed, m.value, nil)
			}
		})
	}
	for _, m := range after {
		if _, ok := memberNamed(before, m.name); !ok {
			c.at(m.name, func() { c.add(Added, nil, m.value) })
		}
	}
}

func (c *comparison) compareLists(before, after []json.RawMessage) {
	a, known := itemIDs(before)
	b, alsoKnown := itemIDs(after)
	if known && alsoKnown {
		c.compareListsByID(before, after, a, b)
		return
	}
	c.compareListsByContent(before, after)
}

// compareListsByID compares lists whose items all have an id of their own.
func (c *comparison) compareListsByID(before, after []json.RawMessage, a, b []string) {
	at := indexOf(b)
	var stayed []string
	for i, id := range a {
		j, there := at[id]
		c.at(i, func() {
			if !there {
				c.addNode(Removed, id, before[i], nil)
				return
			}
			stayed = append(stayed, id)
			c.compareValues(before[i], after[j])
		})
	}
	was := indexOf(a)
	var now []string
	for j, id := range b {
		if _, there := was[id]; there {
			now = append(now, id)
			continue
		}
		c.at(j, func() { c.addNode(Added, id, nil, after[j]) })
	}
	if !slices.Equal(stayed, now) {
		c.add(Moved, marshalIDs(stayed), marshalIDs(now))
	}
}

// addNode adds a whole item, which is a node itself.
func (c *comparison) addNode(change Change, id string, before, after []byte) {
	defer func(outer string) { c.node = outer }(c.node)
	c.node = id
	c.add(change, before, after)
}

// compareListsByContent compares lists by a longest common subsequence; what stands between is paired off in order.
func (c *comparison) compareListsByContent(before, after []json.RawMessage) {
	i, j := 0, 0
	for _, m := range append(commonSubsequence(before, after), match{len(before), len(after)}) {
		for ; i < m.a && j < m.b; i, j = i+1, j+1 {
			c.at(i, func() { c.compareValues(before[i], after[j]) })
		}
		for ; i < m.a; i++ {
			c.at(i, func() { c.add(Removed, before[i], nil) })
		}
		for ; j < m.b; j++ {
			c.at(j, func() { c.add(Added, nil, after[j]) })
		}
		i, j = m.a+1, m.b+1
	}
}
