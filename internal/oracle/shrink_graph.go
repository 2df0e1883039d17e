package oracle

import (
	"maps"
	"slices"
	"time"

	"graph287g/store"
)

// shrinkGraph takes records out of the graph as long as the mismatch stays, and returns those that are left.
func (c *comparison) shrinkGraph(w *world, d *queryDocument, choice uint64, until time.Time) []string {
	edits, lines := w.edits, []string(nil)
	try := func(fewer []store.Edit) bool {
		p, err := c.open(&world{fewer, w.seed, w.percent})
		if err != nil {
			return false
		}
		defer p.close()
		if p.compare(d, choice).difference == "" {
			return false
		}
		edits, lines = fewer, nil
		for _, l := range p.lines {
			lines = append(lines, string(l))
		}
		return true
	}
	if !try(edits) {
		return nil
	}
	for size := len(edits) / 2; size > 0; size /= 2 {
		for at := len(edits) - size; at >= 0 && time.Now().Before(until); at -= size {
			if at+size <= len(edits) {
				try(slices.Concat(edits[:at], edits[at+size:]))
			}
		}
	}
	for i := len(edits) - 1; i >= 0 && time.Now().Before(until); i-- {
		if n := edits[min(i, len(edits)-1)].Node; n != nil && try(without(edits, n)) {
			i = len(edits)
		}
	}
	for i := 0; i < len(edits) && time.Now().Before(until); i++ {
		shrinkRecord(edits, i, try)
	}
	return lines
}

// without returns what is left after a node is gone with its relations.
func without(edits []store.Edit, n *store.Node) []store.Edit {
	return slices.DeleteFunc(slices.Clone(edits), func(e store.Edit) bool {
		return e.Node == n || e.Edge != nil && (e.Edge.From == n.ID || e.Edge.To == n.ID)
	})
}

// shrinkRecord tries to do without each property of a record.
func shrinkRecord(edits []store.Edit, i int, try func([]store.Edit) bool) {
	for _, name := range sortedKeys(properties(edits[i])) {
		fewer := maps.Clone(properties(edits[i]))
		delete(fewer, name)
		next := slices.Clone(edits)
		next[i] = with(edits[i], fewer)
		if try(next) {
			edits = next
		}
	}
}

func properties(e store.Edit) map[string]any {
	if e.Node != nil {
		return e.Node.Properties
	}
	return e.Edge.Properties
}

// with returns the edit that puts the same record with other properties.
func with(e store.Edit, properties map[string]any) store.Edit {
	if n := e.Node; n != nil {
		return store.PutNode(store.Node{Kind: n.Kind, ID: n.ID, Properties: properties})
	}
	r := *e.Edge
	r.Properties = properties
	return store.PutEdge(r)
}
