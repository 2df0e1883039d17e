package embedded

import (
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// Groups counts the rows of a step that lists nodes by keys.
func (s *snapshot) Groups(ctx context.Context, q *executor.Query, by []plan.Key, distinct *plan.Key) ([]executor.Group, error) {
	p, n := s.newPager(ctx, q)
	defer p.free()
	g := &grouper{pager: p, by: by, distinct: distinct}
	for i := range n {
		p.everyRow(i)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		g.parent(i)
		if len(g.out) > store.MaxRows {
			return nil, &store.BudgetError{Rows: store.MaxRows + 1, Limit: store.MaxRows}
		}
	}
	return g.out, nil
}

// A grouper counts the rows of one parent after the other.
type grouper struct {
	*pager
	by       []plan.Key
	distinct *plan.Key
	out      []executor.Group
	next     map[branch]int32 // of the parent at hand: the combinations of values met
	groups   map[int32]int    // where the groups of whole combinations are in out
	seen     map[branch]bool  // values that were counted in a group
	at       []any            // the values of the combination at hand
}

// A branch leads from a combination of values to that with one more; 0 is the empty one. So keys may be any number, and
// what few rows have costs little.
type branch struct {
	from  int32
	value any
}

func (g *grouper) parent(i int) {
	g.next, g.groups, g.seen, g.at = map[branch]int32{}, map[int32]int{}, map[branch]bool{}, make([]any, len(g.by))
	for _, c := range g.found {
		g.row(int32(i), c, 0, 0)
	}
}

// row counts a row under each combination of its values. Those of the first n keys are in g.at, and make the combination at.
func (g *grouper) row(parent int32, c candidate, at int32, n int) {
	if n == len(g.by) {
		g.count(parent, c, at)
		return
	}
	values := g.values(c, &g.by[n])
	if len(values) == 0 {
		values = []any{nil}
	}
	for _, v := range values {
		g.at[n] = v
		g.row(parent, c, g.with(at, v), n+1)
	}
}

// with returns the combination with one more value.
func (g *grouper) with(at int32, v any) int32 {
	to, ok := g.next[branch{at, v}]
	if !ok {
		to = int32(len(g.next)) + 1
		g.next[branch{at, v}] = to
	}
	return to
}

func (g *grouper) count(parent int32, c candidate, at int32) {
	i, ok := g.groups[at]
	if !ok {
		i = len(g.out)
		g.groups[at] = i
		g.out = append(g.out, executor.Group{Parent: parent, Keys: slices.Clone(g.at)})
	}
	if g.distinct == nil {
		g.out[i].Count++
		return
	}
	for _, v := range g.values(c, g.distinct) {
		if once := (branch{at, v}); !g.seen[once] {
			g.seen[once] = true
			g.out[i].Count++
		}
	}
}

// values returns the values that a row has of a key, each once.
func (g *grouper) values(c candidate, by *plan.Key) []any {
	node := c.edge.To
	switch {
	case by.Cases != nil:
		return g.firstCase(by.Cases, node)
	case by.Part != "":
		whole, _ := g.s.Value(node, by.Field.Name).(map[string]any)
		return known(whole[by.Part])
	}
	switch by.By {
	case ontology.GroupNode:
		return []any{node}
	case ontology.GroupKind:
		return []any{g.s.c.Kinds[g.s.kinds[node]].EnumName()}
	case ontology.GroupRelation:
		return g.relation(c)
	case ontology.GroupEnds:
		var out []any
		for _, end := range slices.Compact(g.s.Ends(node, by.Field)) {
			out = append(out, end)
		}
		return out
	case ontology.GroupYear:
		return known(store.Year(g.s.Value(node, by.Field.Name)))
	}
	return known(g.s.Value(node, by.Field.Name))
}

// firstCase is the value of the first case that holds for a node.
func (g *grouper) firstCase(cases []plan.Case, node executor.Ref) []any {
	for i := range cases {
		if g.matcher.Match(&cases[i].If, node) {
			return []any{cases[i].Then}
		}
	}
	return nil
}

// relation is the type over which a row was reached, if over one alone.
func (g *grouper) relation(c candidate) []any {
	switch spec := g.q.Step.Spec.(type) {
	case *plan.NeighborsSpec:
		return []any{g.runs[c.run].hop.Relation.Type}
	case *plan.ExpandSpec:
		return []any{spec.Hop.Relation.Type}
	}
	return nil
}

// known lists the values that a stored value is, each once.
func known(v any) []any {
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

// everyRow finds all rows of a parent, whatever the page.
func (p *pager) everyRow(i int) {
	p.found, p.keys = p.found[:0], p.keys[:0]
	if !p.q.IsNeighbors() {
		p.collect(i)
		return
	}
	p.findRuns(p.q.Parents[i])
	p.addRuns()
}
