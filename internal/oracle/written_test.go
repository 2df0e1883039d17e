package oracle

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"graph287g/ontology"
	"graph287g/seed"
	"graph287g/store"
	"graph287g/store/embedded"
)

// statesAsked have counties whose names are hard to tell apart: beside cities of the same name, without County, or with what a county isn't.
var statesAsked = []string{"AK", "CT", "DC", "FL", "LA", "MD", "MO", "NM", "NV", "VA"}

// TestKeysAsPeopleWriteThem: both sides find the same by keys of the records that were written in many ways, and refuse the same. Random graphs
// have few names that look like those of counties or citations.
func TestKeysAsPeopleWriteThem(t *testing.T) {
	edits := someRecords(t)
	c := &comparison{t: t, oracle: start(t), o: Options{NewStore: func() store.Store { return embedded.Memory(ontology.Must()) }}}
	p := c.mustOpen(&world{edits: edits})
	if p == nil {
		t.FailNow()
	}
	t.Cleanup(p.close)
	r := rand.New(rand.NewPCG(287, 53))
	found, lost := 0, 0
	for range 40 {
		var b strings.Builder
		for i := range 10 {
			kind, field := pickKey(r)
			fmt.Fprintf(&b, "a%d: %s(%s: %s) { id }\n", i, kind.Singular, field, store.AppendString(nil, p.pool.writtenAnyhow(r, kind, field)))
		}
		f := p.ask(question{Query: "{" + b.String() + "}"}, question{Query: "{" + b.String() + "}"})
		if f.difference != "" || f.refused {
			t.Errorf("%s\n%s", b.String(), f.difference)
		}
		lost += strings.Count(f.ours.data, "null")
		found += strings.Count(f.ours.data, `{"id":"`)
	}
	if t.Logf("%d found, %d not", found, lost); found < 150 || lost < 50 {
		t.Error("what is compared is too one-sided")
	}
}

// someRecords are the states, some of their counties, and the laws, lawsuits and agencies of the curated records.
func someRecords(t *testing.T) []store.Edit {
	g, err := seed.Load(ontology.Must(), seed.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	kept := map[string]bool{}
	var edits []store.Edit
	for i := range g.Nodes {
		n := &g.Nodes[i]
		if slices.Contains([]string{"State", "Law", "Lawsuit", "Agency"}, n.Kind) {
			kept[n.ID] = true
		}
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		if e.Relation == "IN_STATE" && slices.Contains(statesAsked, strings.TrimPrefix(e.To, "state/")) {
			kept[e.From] = true
		}
	}
	for i := range g.Nodes {
		n := &g.Nodes[i]
		if kept[n.ID] {
			edits = append(edits, store.PutNode(*n))
		}
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		if kept[e.From] && kept[e.To] && slices.Contains([]string{"IN_STATE", "OF_STATE"}, e.Relation) {
			edits = append(edits, store.PutEdge(*e))
		}
	}
	return edits
}

func pickKey(r *rand.Rand) (*ontology.Kind, string) {
	k := ontology.Must().Kind(pick(r, []string{"County", "County", "County", "State", "Law", "Lawsuit", "Agency"}))
	return k, pick(r, k.FoldedKeys[:1]).Field.Name
}
