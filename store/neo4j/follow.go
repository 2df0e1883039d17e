package neo4j

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// follow finds the rows of a Follow step for some parents.
func (t *table) follow(ctx context.Context, from, to int) error {
	parents := t.q.Parents[from:to]
	ids := make([]string, len(parents))
	for i, ref := range parents {
		ids[i] = t.r.ids[ref]
	}
	t.facts = t.wantedFacts()
	t.p["ids"], t.p["facts"] = ids, t.facts
	statement := t.followPage()
	if t.q.Step.Shape != plan.Page {
		statement = t.followAll()
	}
	items, err := list(ctx, t.r.tx, statement, t.p)
	if err != nil {
		return err
	}
	found := map[string]*group{}
	for _, item := range items {
		if err := t.take(found, item); err != nil {
			return err
		}
	}
	for _, id := range ids {
		t.group(found[id])
	}
	return nil
}

// A group is the rows of one parent.
type group struct {
	total int
	rows  []raw
}

// take reads what was returned: the parent's id, a total, and one row or a list of them.
func (t *table) take(found map[string]*group, item any) error {
	values, _ := item.([]any)
	id, _ := values[0].(string)
	g := found[id]
	if g == nil {
		g = &group{}
		found[id] = g
	}
	items := values[2:]
	if t.q.Step.Shape == plan.Page {
		total, _ := values[1].(int64)
		g.total = int(total)
		items, _ = values[2].([]any)
	}
	for _, item := range items {
		var row raw
		if err := t.followed(&row, item); err != nil {
			return err
		}
		g.rows = append(g.rows, row)
	}
	return nil
}

// group adds the rows of one parent; one that is gone has none.
func (t *table) group(g *group) {
	if g == nil {
		g = &group{}
	}
	if t.q.Step.Shape == plan.Page {
		t.add(g.rows, g.total)
		return
	}
	slices.SortFunc(g.rows, func(a, b raw) int {
		return cmp.Or(cmp.Compare(t.r.ids[a.ref], t.r.ids[b.ref]), cmp.Compare(a.own, b.own))
	})
	if t.single() {
		g.rows = slices.CompactFunc(g.rows, func(a, b raw) bool { return a.ref == b.ref })
	}
	if t.q.Step.Shape == plan.Few {
		slices.SortStableFunc(g.rows, func(a, b raw) int { return cmp.Compare(a.edge.Position, b.edge.Position) })
	}
	t.add(g.rows, len(g.rows))
}

// single tells that several relations to a node make one row.
func (t *table) single() bool { return t.q.Step.Hop.Relation.Parallel() && !t.q.Step.Edges }

func (t *table) followed(row *raw, item any) (err error) {
	values, _ := item.([]any)
	id, _ := values[0].(string)
	facts, _ := values[2].([]any)
	row.fact = map[string]any{}
	for i, name := range t.facts {
		if facts[i] != nil {
			row.fact[name.(string)] = facts[i]
		}
	}
	from, to := store.EndsOfID(id)
	if t.q.Step.Hop.Direction == ontology.In {
		to = from
	}
	if row.ref, err = t.r.ref(to); err != nil {
		return err
	}
	row.edge = t.r.edge(t.q.Step.Hop.Relation, row.ref, row.fact, t.q.Facts)
	row.node, _ = values[1].([]any)
	row.id, row.keys = to, sortKeys(values[3])
	if t.q.Step.Edges {
		row.id = id
	}
	row.own = id
	return nil
}

// wantedFacts lists the properties of relations that the step shows, or that its links will.
func (t *table) wantedFacts() []any {
	relation, out := t.q.Step.Hop.Relation, []any{}
	want := func(name string) {
		if name != "" && !slices.Contains(out, any(name)) {
			out = append(out, name)
		}
	}
	for i := range t.r.l.relations[relation.Index].slots {
		p := &t.r.l.relations[relation.Index].slots[i]
		asked := slices.ContainsFunc(t.q.Step.Columns, func(c plan.Column) bool {
			return c.From == plan.Fact && relation.Slot(c.Name)+c.Part == i ||
				c.From == plan.LinkBases && p.slot.Field == relation.BasisFact()
		})
		if t.q.Facts || asked {
			want(p.name)
			want(p.presence)
		}
	}
	if t.q.Facts || t.q.Step.Shape == plan.Few {
		want(store.PositionProperty)
	}
	return out
}

// followPage takes a page for each parent. It has one text for each hop, set of kinds, filter and order.
func (t *table) followPage() string {
	match, total, one := t.matching(t.hop("(q)")), "0", ""
	if t.q.Step.Total {
		total = "COUNT { " + match + " RETURN n }"
	}
	if t.single() {
		total = strings.Replace(total, "RETURN n", "RETURN DISTINCT n", 1)
		one = "\nWITH n, r ORDER BY r.id WITH n, head(collect(r)) AS r"
	}
	return "UNWIND $p.ids AS id MATCH (q:Node {id: id})\nWITH id, " + total + " AS total, COLLECT { " + match + one +
		t.page("n, r", t.row("r.id", "[c IN $p.facts | r[c]]")) + " } AS rows\nRETURN collect([id, total, rows])"
}

// followAll takes all relations of all parents, of which there are few each.
func (t *table) followAll() string {
	return "UNWIND $p.ids AS id " + t.matching(t.hop("(:Node {id: id})")) + "\nRETURN collect([id, 0, " + t.row("r.id", "[c IN $p.facts | r[c]]") + "])"
}

// hop writes the pattern from a parent to the rows.
func (t *table) hop(from string) string {
	return from + arrow("r", t.q.Step.Hop.Relation.Type, t.q.Step.Hop.Direction) + "(n" + t.narrow() + ")"
}

// narrow writes the kinds to which rows are limited, where the relation leads to others too.
func (t *table) narrow() string {
	var ends ontology.KindSet
	for _, k := range t.q.Step.On.In(t.r.l.c) {
		ends |= t.q.Step.Hop.Relation.Ends(k, t.q.Step.Hop.Direction)
	}
	if ends&^t.q.Step.Kinds == 0 {
		return ""
	}
	return ":" + label(t.r.l.c, t.q.Step.Kinds)
}

// sortKeys reads the keys of a row.
func sortKeys(v any) []any {
	items, _ := v.([]any)
	out := make([]any, len(items))
	for i, item := range items {
		out[i] = sortKey(item)
	}
	return out
}
