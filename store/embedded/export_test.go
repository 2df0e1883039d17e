package embedded

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// plainGraph gives store.Matcher access to a snapshot.
type plainGraph struct{ *snapshot }

func (g plainGraph) Value(node int32, field string) any { return g.value(node, field) }

func (g plainGraph) Folded(node int32, field string) string {
	text, _ := g.value(node, field).(string)
	return store.Fold(text)
}

func (g plainGraph) Ends(node int32, f *ontology.Field) []int32 {
	return slices.Collect(g.ends(node, f))
}

// Check returns what is wrong with the indexes, links and numbers of the newest version.
func (s *Store) Check() []string {
	c := &checker{snapshot: s.current.Load()}
	for k := range c.state {
		c.kind(k)
	}
	c.expect(c.folded.Len() == c.foldedNames, "%d folded names are in their tree", c.foldedNames)
	c.checkLinks()
	return c.wrong
}

type checker struct {
	*snapshot
	wrong       []string
	foldedNames int
}

func (c *checker) expect(ok bool, format string, args ...any) {
	if !ok {
		c.wrong = append(c.wrong, fmt.Sprintf(format, args...))
	}
}

// kind holds the indexes of a kind against its rows.
func (c *checker) kind(k int) {
	x := &c.state[k]
	n := 0
	for i, b := range c.nodes {
		for j, node := range b.nodes {
			if node == nil || int(b.kind) != k {
				continue
			}
			n++
			ref := executor.Ref(i<<blockBits | j)
			known, ok := x.byID.Get(&identity{id: node.id})
			c.expect(ok && known == node && node.ref == ref, "%s is found by its id", node.id)
			c.expect(x.all.read().Contains(uint32(ref)), "%s is among its kind", node.id)
			for _, text := range store.Names(c.c, c.node(ref)) {
				c.expect(c.findName(text) == ref, "%s is found by its name %q", node.id, text)
			}
			for _, text := range store.FoldedNames(c.c, c.node(ref)) {
				_, found := c.folded.Get(entry{text, node})
				c.expect(found, "%s is found by its folded name %q", node.id, text)
				c.foldedNames++
			}
		}
	}
	c.expect(x.byID.Len() == n && int(x.all.read().GetCardinality()) == n && c.version.Counts[k] == n, "kind %d has %d nodes", k, n)
	for i := range x.fields {
		c.field(k, i)
	}
}

func (c *checker) field(k, i int) {
	x, f := &c.kinds[k].indexes[i], &c.state[k].fields[i]
	some, vague, keyed := 0, 0, 0
	members := make([]int, x.sets)
	for it := c.all(k).Iterator(); it.HasNext(); {
		ref := it.Next()
		row, node := c.row(executor.Ref(ref)), c.identity(executor.Ref(ref))
		if row.has(x.slot) {
			some++
			c.expect(f.some.read().Contains(ref), "%s has %s", node.id, x.field.Name)
		}
		if x.partial && x.isVague(row) {
			vague++
			c.expect(f.vague.read().Contains(ref), "%s has a vague %s", node.id, x.field.Name)
		}
		if x.sets > 0 {
			for _, rank := range x.ranks(row) {
				members[rank]++
				c.expect(f.sets[rank].read().Contains(ref), "%s is among those with value %d of %s", node.id, rank, x.field.Name)
			}
		}
		if key, ok := x.keyOf(row); ok && x.tree {
			keyed++
			_, found := f.tree.Get(entry{key, node})
			c.expect(found, "%s is in the tree of %s", node.id, x.field.Name)
		}
	}
	c.expect(int(f.some.read().GetCardinality()) == some && int(f.vague.read().GetCardinality()) == vague, "%d have %s, %d a vague one", some, x.field.Name, vague)
	for rank, want := range members {
		c.expect(int(f.sets[rank].read().GetCardinality()) == want, "%d have value %d of %s", want, rank, x.field.Name)
	}
	c.expect(!x.tree || f.tree.Len() == keyed, "%d are in the tree of %s", keyed, x.field.Name)
}

// checkLinks holds the links of nodes against the relations.
func (c *checker) checkLinks() {
	relations, linked := 0, 0
	for i, b := range c.edges {
		for j := range b.edges {
			e := &b.edges[j]
			if !e.used {
				continue
			}
			relations++
			handle := int32(i<<blockBits | j)
			r := c.relations[e.relation].relation
			c.expect(slices.Contains(c.edgesOf(ontology.Hop{Relation: r}, e.from), c.seen(handle, ontology.Out)), "%s is a link of its start", c.edgeID(e))
			c.expect(slices.Contains(c.edgesOf(ontology.Hop{Relation: r, Direction: ontology.In}, e.to), c.seen(handle, ontology.In)), "%s is a link of its end", c.edgeID(e))
			c.expect(c.handleOf(r, e.from, e.to, e.suffix) == handle, "%s is found by its id", c.edgeID(e))
		}
	}
	for i, b := range c.nodes {
		for _, hop := range c.kinds[b.kind].hops {
			for j := range executor.Ref(blockSize) {
				links := c.edgesOf(hop, executor.Ref(i<<blockBits)|j)
				linked += len(links)
				c.expect(len(links) == 0 || b.nodes[j] != nil, "links of a place without a node")
				c.expect(slices.IsSortedFunc(links, c.compareEdges), "links of %d are in order", j)
			}
		}
	}
	c.expect(linked == 2*relations && c.count == relations, "%d relations have %d links; %d are counted", relations, linked, c.count)
}

// Held returns a function that exports the version that is the newest now.
func (s *Store) Held() func() []store.Record {
	snap := s.current.Load()
	return func() []store.Record {
		var out []store.Record
		snap.export(context.Background(), func(r store.Record, _ error) bool {
			out = append(out, r)
			return true
		})
		return out
	}
}

// CompareWithMatcher makes random filters and returns those for which tests or indexes let other nodes pass than store.Matcher says.
func (s *Store) CompareWithMatcher(r *rand.Rand, times int) (wrong []string, passed int) {
	snap := s.current.Load()
	m := store.Matcher{Catalogue: snap.c, Graph: plainGraph{snap}}
	for range times {
		k := r.IntN(len(snap.kinds))
		f := (&filterMaker{snap, r}).filter(k, 3)
		t := &tester{snap}
		passes, selected := t.test(&f), t.selectNodes(k, &f)
		for it := snap.all(k).Iterator(); it.HasNext(); {
			ref := executor.Ref(it.Next())
			want := m.Match(&f, ref)
			if want {
				passed++
			}
			if got := passes(ref); got != want {
				wrong = append(wrong, fmt.Sprintf("%s: %s passes: %t", f.String(), snap.ID(ref), got))
			}
			if got := selected.set.Contains(uint32(ref)) && (selected.exact() || selected.rest(ref)); got != want {
				wrong = append(wrong, fmt.Sprintf("%s: %s is selected: %t", f.String(), snap.ID(ref), got))
			}
		}
	}
	return wrong, passed
}

// A filterMaker makes random filters, with the values of nodes.
type filterMaker struct {
	*snapshot
	r *rand.Rand
}

func (g *filterMaker) filter(k, depth int) plan.Filter {
	if depth > 0 && g.r.IntN(3) == 0 {
		switch op := plan.FilterOp(g.r.IntN(3)); op {
		case plan.Not:
			return plan.Filter{Op: op, Sub: []plan.Filter{g.filter(k, depth-1)}}
		default:
			out := plan.Filter{Op: op}
			for range g.r.IntN(4) {
				out.Sub = append(out.Sub, g.filter(k, depth-1))
			}
			return out
		}
	}
	fields := g.kinds[k].kind.Fields
	f := fields[g.r.IntN(len(fields))]
	switch {
	case f.Role == ontology.Stored && (f.Filter || f.Name == "id"):
		return g.condition(k, f)
	case f.Leads() && depth > 0:
		ends := g.c.KindsOf(f.Type.Name).In(g.c)
		end := ends[g.r.IntN(len(ends))]
		sub := plan.Filter{Op: plan.OfKind, Kinds: ontology.SetOf(end), Sub: []plan.Filter{g.filter(end.Index, depth-1)}}
		if g.r.IntN(2) == 0 {
			return plan.Filter{Op: plan.Some, Field: f, Sub: []plan.Filter{sub}}
		}
		return plan.Filter{Op: plan.Count, Field: f, Sub: []plan.Filter{sub, {Op: plan.Gte, Field: plan.CountField, Values: []any{int64(g.r.IntN(3))}}}}
	}
	return g.filter(k, depth)
}

// condition returns a condition that has a meaning for the type of a field.
func (g *filterMaker) condition(k int, f *ontology.Field) plan.Filter {
	values := g.values(k, f)
	if len(values) == 0 || g.r.IntN(6) == 0 {
		return plan.Filter{Op: plan.IsNull, Field: f, Values: []any{g.r.IntN(2) == 0}}
	}
	one := values[g.r.IntN(len(values))]
	ops := []plan.FilterOp{plan.Eq, plan.In}
	switch {
	case f.Type.List:
		ops = []plan.FilterOp{plan.Has}
	case f.Type.Name != "Boolean" && f.Name != "id":
		ops = append(ops, plan.Gt, plan.Gte, plan.Lt, plan.Lte)
	}
	if store.HasFoldedText(f) {
		ops = append(ops, plan.Contains, plan.StartsWith)
	}
	switch op := ops[g.r.IntN(len(ops))]; op {
	case plan.In:
		return plan.OneOf(f, values[:1+g.r.IntN(len(values))])
	case plan.Contains, plan.StartsWith:
		text := []rune(store.Fold(one.(string)))
		if len(text) == 0 {
			return plan.Filter{Op: plan.IsNull, Field: f, Values: []any{true}}
		}
		return plan.Filter{Op: op, Field: f, Values: []any{string(text[:1+g.r.IntN(len(text))])}}
	default:
		return plan.Filter{Op: op, Field: f, Values: []any{one}}
	}
}

// values returns values of a field as conditions have them.
func (g *filterMaker) values(k int, f *ontology.Field) []any {
	var out []any
	for it := g.all(k).Iterator(); it.HasNext(); {
		switch v := g.value(executor.Ref(it.Next()), f.Name).(type) {
		case nil:
		case map[string]any:
			for _, part := range []string{"date", "earliest", "latest"} {
				if v[part] != nil {
					out = append(out, v[part])
				}
			}
		case []any:
			out = append(out, v...)
		default:
			out = append(out, v)
		}
	}
	return out
}
