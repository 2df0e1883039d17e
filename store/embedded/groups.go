package embedded

import (
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/level"
)

// Groups counts the rows of an All, Follow, Neighbors or Walk step by keys.
func (s *snapshot) Groups(ctx context.Context, q *level.Query, by []*ontology.Grouping, distinct *ontology.Grouping) ([]level.Group, error) {
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
	by       []*ontology.Grouping
	distinct *ontology.Grouping
	out      []level.Group
	groups   map[tuple]int // of the parent at hand: where its groups are in out
	seen     map[counted]bool
}

// A tuple is a combination of values.
type tuple [plan.MaxGroupKeys]any

// counted is a value that was counted in a group.
type counted struct {
	group tuple
	value any
}

func (g *grouper) parent(i int) {
	g.groups, g.seen = map[tuple]int{}, map[counted]bool{}
	for _, c := range g.found {
		g.row(int32(i), c, tuple{}, 0)
	}
}

// row counts a row under each combination of its values. Those of the first n keys are in at.
func (g *grouper) row(parent int32, c candidate, at tuple, n int) {
	if n == len(g.by) {
		g.count(parent, c, at)
		return
	}
	values := g.values(c, g.by[n])
	if len(values) == 0 {
		values = []any{nil}
	}
	for _, v := range values {
		at[n] = v
		g.row(parent, c, at, n+1)
	}
}

func (g *grouper) count(parent int32, c candidate, at tuple) {
	i, ok := g.groups[at]
	if !ok {
		i = len(g.out)
		g.groups[at] = i
		g.out = append(g.out, level.Group{Parent: parent, Keys: slices.Clone(at[:len(g.by)])})
	}
	if g.distinct == nil {
		g.out[i].Count++
		return
	}
	for _, v := range g.values(c, g.distinct) {
		if once := (counted{at, v}); !g.seen[once] {
			g.seen[once] = true
			g.out[i].Count++
		}
	}
}

// values returns the values that a row has of a key, each once.
func (g *grouper) values(c candidate, by *ontology.Grouping) []any {
	node := c.edge.To
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

// relation is the type over which a row was reached, if over one alone.
func (g *grouper) relation(c candidate) []any {
	switch g.q.Step.Op {
	case plan.Neighbors:
		return []any{g.runs[c.run].hop.Relation.Type}
	case plan.Follow:
		return []any{g.q.Step.Hop.Relation.Type}
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
	if p.q.Step.Op != plan.Neighbors {
		p.collect(i)
		return
	}
	p.findRuns(p.q.Parents[i])
	p.addRuns()
}
