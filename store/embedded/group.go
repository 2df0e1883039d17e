package embedded

import (
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// Groups implements executor.Reader.
func (s *snapshot) Groups(ctx context.Context, q *executor.Query, by []plan.Key, distinct *plan.Key) ([]executor.Group, error) {
	p, n := s.newPager(ctx, q)
	defer p.free()
	g := &grouper{pager: p, by: by, distinct: distinct}
	for i := range n {
		p.collectAll(i)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		g.groupParent(i)
		if len(g.out) > store.MaxRows {
			return nil, &store.BudgetError{Rows: store.MaxRows + 1, Limit: store.MaxRows}
		}
	}
	return g.out, nil
}

// A grouper counts the rows of one parent after another. The combinations of values that occur form a trie: a level for each key, an
// edge for each value. So there may be any number of keys, and a row needs memory only for the combinations that it has.
type grouper struct {
	*pager
	by       []plan.Key
	distinct *plan.Key
	out      []executor.Group
	children map[trieEdge]int32 // the trie of the present parent, whose nodes are numbered; 0 is its root
	groups   map[int32]int      // index in out of the group of each leaf
	counted  map[trieEdge]bool  // the values of distinct that were counted, by leaf
	values   []any              // the values on the path to the present node of the trie
	cases    map[*plan.Key]func(executor.Ref) int
}

// A trieEdge leads from a combination of values to the combination with one more value.
type trieEdge struct {
	from  int32
	value any
}

// groupParent groups the candidates, which are the rows of one parent.
func (g *grouper) groupParent(i int) {
	g.children, g.groups, g.counted, g.values = map[trieEdge]int32{}, map[int32]int{}, map[trieEdge]bool{}, make([]any, len(g.by))
	for _, c := range g.candidates {
		g.addRow(int32(i), c, 0, 0)
	}
}

// addRow counts a row under each combination of its values. The values of the first n keys are in g.values and lead to the node at of
// the trie.
func (g *grouper) addRow(parent int32, c candidate, at int32, n int) {
	if n == len(g.by) {
		g.addToGroup(parent, c, at)
		return
	}
	values := g.valuesOf(c, &g.by[n])
	if len(values) == 0 {
		values = []any{nil}
	}
	for _, v := range values {
		g.values[n] = v
		g.addRow(parent, c, g.childOf(at, v), n+1)
	}
}

// childOf returns the child of a node of the trie, and makes it where there is none.
func (g *grouper) childOf(at int32, v any) int32 {
	to, ok := g.children[trieEdge{at, v}]
	if !ok {
		to = int32(len(g.children)) + 1
		g.children[trieEdge{at, v}] = to
	}
	return to
}

// addToGroup counts a row, or its values of distinct, in the group of a leaf.
func (g *grouper) addToGroup(parent int32, c candidate, at int32) {
	i, ok := g.groups[at]
	if !ok {
		i = len(g.out)
		g.groups[at] = i
		g.out = append(g.out, executor.Group{Parent: parent, Keys: slices.Clone(g.values)})
	}
	if g.distinct == nil {
		g.out[i].Count++
		return
	}
	for _, v := range g.valuesOf(c, g.distinct) {
		if once := (trieEdge{at, v}); !g.counted[once] {
			g.counted[once] = true
			g.out[i].Count++
		}
	}
}

// valuesOf returns the values that a row has of a key, each once.
func (g *grouper) valuesOf(c candidate, by *plan.Key) []any {
	node := c.edge.To
	switch {
	case by.Cases != nil:
		if i := g.firstCase(by, node); i >= 0 {
			return []any{by.Cases[i].Then}
		}
		return nil
	case by.Part != "":
		whole, _ := g.s.value(node, by.Field.Name).(map[string]any)
		return distinctValues(whole[by.Part])
	}
	switch by.By {
	case ontology.GroupNode:
		return []any{node}
	case ontology.GroupKind:
		return []any{g.s.c.Kinds[g.s.Kind(node)].EnumName()}
	case ontology.GroupRelation:
		return g.relationType(c)
	case ontology.GroupEnds:
		var out []any
		for end := range g.s.ends(node, by.Field) {
			if n := len(out); n == 0 || end != out[n-1] {
				out = append(out, end)
			}
		}
		return out
	case ontology.GroupYear:
		return distinctValues(store.Year(g.s.value(node, by.Field.Name)))
	}
	v := g.s.value(node, by.Field.Name)
	if by.Whole {
		return wholeList(v)
	}
	return distinctValues(v)
}

// wholeList returns the JSON of a stored list; none for an empty one.
func wholeList(v any) []any {
	if items, _ := v.([]any); len(items) == 0 {
		return nil
	}
	return []any{string(store.AppendJSON(nil, v))}
}

// firstCase returns the index of the first case that holds for a node, or -1.
func (g *grouper) firstCase(by *plan.Key, node executor.Ref) int {
	first := g.cases[by]
	if first == nil {
		first = g.tester.firstCase(by.Cases)
		if g.cases == nil {
			g.cases = map[*plan.Key]func(executor.Ref) int{}
		}
		g.cases[by] = first
	}
	return first(node)
}

// relationType returns the type of the relation over which a row was reached; none for the end of a path.
func (g *grouper) relationType(c candidate) []any {
	switch spec := g.q.Step.Spec.(type) {
	case *plan.NeighborsSpec:
		return []any{g.runs[c.run].hop.Relation.Type}
	case *plan.ExpandSpec:
		return []any{spec.Hop.Relation.Type}
	}
	return nil
}

// distinctValues returns a stored value, or the elements of a stored list, each once; none for null.
func distinctValues(v any) []any {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		var out []any
		for _, item := range v {
			if !slices.Contains(out, item) {
				out = append(out, item)
			}
		}
		return out
	}
	return []any{v}
}

// collectAll finds the rows of a parent on all pages.
func (p *pager) collectAll(i int) {
	p.candidates, p.keys = p.candidates[:0], p.keys[:0]
	switch {
	case p.q.IsScan():
		p.newScan().addMembers()
	case p.q.IsNeighbors():
		p.findRuns(p.q.Parents[i])
		p.collectRuns()
	default:
		p.collect(i)
	}
}
