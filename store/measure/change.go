package measure

import "graph287g/store"

// A Change is what one version changes: each record that differs, as it was and as it is.
type Change struct {
	Nodes map[string]*NodeChange
	Edges map[store.EdgeKey]*EdgeChange
}

// A NodeChange is a node as it was and as it is; nil where there was or is none.
type NodeChange struct{ Before, After *store.Node }

// An EdgeChange is a relation as it was and as it is; nil where there was or is none.
type EdgeChange struct{ Before, After *store.Edge }

// NewChange returns a change of nothing.
func NewChange() *Change {
	return &Change{map[string]*NodeChange{}, map[store.EdgeKey]*EdgeChange{}}
}

// Add adds edits that were made after those before; existing has the records as these had left them.
func (c *Change) Add(existing *store.Existing, edits []store.Edit) {
	for i := range edits {
		if e := &edits[i]; e.Node != nil {
			c.addNode(existing, e)
		} else {
			c.addEdge(existing, e)
		}
	}
}

func (c *Change) addNode(existing *store.Existing, e *store.Edit) {
	n := c.Nodes[e.Node.ID]
	if n == nil {
		n = &NodeChange{Before: existing.Nodes[e.Node.ID]}
		c.Nodes[e.Node.ID] = n
	}
	n.After = e.Node
	if e.Delete {
		n.After = nil
	}
}

func (c *Change) addEdge(existing *store.Existing, e *store.Edit) {
	key := store.EdgeKey{Relation: e.Edge.Relation, ID: e.Edge.ID}
	r := c.Edges[key]
	if r == nil {
		r = &EdgeChange{Before: existing.Edges[key]}
		c.Edges[key] = r
	}
	r.After = e.Edge
	if e.Delete {
		r.After = nil
	}
}

// Empty reports whether nothing changes.
func (c *Change) Empty() bool { return len(c.Nodes) == 0 && len(c.Edges) == 0 }

// ends returns the ends of a relation, which stay as they are: they are part of its id.
func (r *EdgeChange) ends() (from, to string) {
	if r.After != nil {
		return r.After.From, r.After.To
	}
	return r.Before.From, r.Before.To
}

// links reports whether the relation comes or goes: else only its facts change, or nothing.
func (r *EdgeChange) links() bool { return (r.Before == nil) != (r.After == nil) }
