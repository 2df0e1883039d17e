package neo4j

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"graph287g/agreement"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

var update = flag.Bool("update", false, "write testdata/statements.txt anew")

// A sample is a question whose statement is written down.
type sample struct {
	name string
	step plan.Step
	args sampleArgs
}

// sampleArgs are the arguments of a list, and of neighbors which relations.
type sampleArgs struct {
	Filter        plan.Filter
	Order         []plan.OrderKey
	First         int
	Tag           uint64
	Back          bool
	After, Before *plan.Position
	Relations     []*ontology.Relation
}

func (s *sample) query() *executor.Query {
	a := &s.args
	args := &plan.ListArgs{Filter: a.Filter, Order: a.Order, First: a.First, Tag: a.Tag, Back: a.Back, After: a.After, Before: a.Before}
	return &executor.Query{Step: &s.step, List: s.step.List(), Args: args, Relations: a.Relations}
}

func field(kind, name string) *ontology.Field { return ontology.Must().Kind(kind).Field(name) }

func kinds(names ...string) ontology.KindSet {
	var out ontology.KindSet
	for _, n := range names {
		out |= ontology.Must().KindsOf(n)
	}
	return out
}

// following is the step along a field.
func following(kind, name string) plan.Step {
	c := ontology.Must()
	return expandStep(c, c.Kind(kind), field(kind, name))
}

// entangled is a filter with so many levels of `or` within `and`.
func entangled(levels int) plan.Filter {
	leaf := plan.Filter{Op: plan.Contains, Field: field("County", "name"), Values: []any{"x"}}
	if levels == 0 {
		return leaf
	}
	return plan.Filter{Op: plan.Or, Sub: []plan.Filter{leaf, {Op: plan.And, Sub: []plan.Filter{leaf, entangled(levels - 1)}}}}
}

func ordered(field *ontology.Field, desc bool, hops ...ontology.Hop) []plan.OrderKey {
	return []plan.OrderKey{{Field: field, Desc: desc, Hops: hops}}
}

func scanOf(kinds ontology.KindSet) plan.Step {
	return plan.Step{Spec: &plan.ScanSpec{List: plan.List{Shape: plan.Page}}, Kinds: kinds}
}

func samples() []sample {
	c := ontology.Must()
	all := func(names ...string) plan.Step {
		return scanOf(kinds(names...))
	}
	total := func(s plan.Step) plan.Step { s.List().Total = true; return s }
	sided := func(s plan.Step) plan.Step { s.List().More, s.List().Less = true, true; return s }
	signed := ontology.Hop{Relation: c.Relation("SIGNED"), Direction: ontology.In}
	ofState := ontology.Hop{Relation: c.Relation("OF_STATE")}
	signedOn, name, state := field("Agreement", "signedOn"), field("Agreement", "name"), field("State", "name")
	sheriffs := plan.Filter{Op: plan.And, Sub: []plan.Filter{
		{Op: plan.Eq, Field: field("Agency", "kind"), Values: []any{"SHERIFF"}},
		plan.OneOf(field("Agency", "level"), []any{"COUNTY", "STATE"}),
	}}
	compared := func(op plan.FilterOp, f *ontology.Field, v any) plan.Filter {
		return plan.Filter{Op: op, Field: f, Values: []any{v}}
	}
	either := func(sub ...plan.Filter) plan.Filter { return plan.Filter{Op: plan.Or, Sub: sub} }
	not := func(f plan.Filter) plan.Filter { return plan.Filter{Op: plan.Not, Sub: []plan.Filter{f}} }
	leading := func(op plan.FilterOp, f *ontology.Field, sub ...plan.Filter) plan.Filter {
		return plan.Filter{Op: op, Field: f, Sub: sub}
	}
	on := plan.Filter{Op: plan.Eq, Field: signedOn, Values: []any{"2018-12-05"}}
	parallel := following("Lawsuit", "parties")
	parallel.List().Edges = false
	narrowed := following("Topic", "lawsuits")
	walk := plan.Step{Spec: &plan.TraverseSpec{List: plan.List{Shape: plan.Page}, Path: field("County", "agencies")}, On: kinds("County"), Kinds: kinds("Agency")}
	return []sample{
		{"all by id", all("County"), sampleArgs{}},
		{"all by id, counted", total(all("County")), sampleArgs{}},
		{"all of several kinds by name", all("Agency", "Person"), sampleArgs{Order: ordered(name, false)}},
		{"all by a key that is never null", all("County"), sampleArgs{Order: ordered(name, false)}},
		{"all by a key that may be null", all("Agreement"), sampleArgs{Order: ordered(signedOn, true)}},
		{"all after a key", all("Agreement"), sampleArgs{Order: ordered(signedOn, true), After: &plan.Position{Keys: []any{"2018-12-05 0"}}}},
		{"all after a null", all("Agreement"), sampleArgs{Order: ordered(signedOn, true), After: &plan.Position{Keys: []any{nil}}}},
		{"all by two keys", all("Agreement"), sampleArgs{Order: append(ordered(signedOn, true), ordered(name, false)...)}},
		{"all by a related node's key", all("Agreement"), sampleArgs{Order: ordered(state, false, signed, ofState)}},
		{"all filtered", total(all("Agency")), sampleArgs{Filter: sheriffs}},
		{"all filtered by a partial date", all("Agreement"), sampleArgs{Filter: on}},
		{"all by the ends of a date", all("Agreement"), sampleArgs{Filter: either(compared(plan.Gte, signedOn, "2019-01-01"), compared(plan.Lt, signedOn, "2018-01-01"))}},
		{"all looked into", all("County"), sampleArgs{Filter: compared(plan.Contains, name, "meck")}},
		{"all but some", all("County"), sampleArgs{Filter: not(either(compared(plan.StartsWith, name, "meck"), compared(plan.IsNull, name, true)))}},
		{"all by entangled conditions", all("County"), sampleArgs{Order: ordered(name, false), Filter: entangled(7)}},
		{"all by many conditions, counted", total(all("County")), sampleArgs{Filter: either(slices.Repeat([]plan.Filter{compared(plan.Eq, name, "x")}, 13)...)}},
		{"all by a related node", all("Agreement"), sampleArgs{Filter: leading(plan.Some, field("Agreement", "agency"), leading(plan.Some, field("Agency", "state"), compared(plan.Eq, name, "NC")))}},
		{"all by related nodes, every one", all("Agency"), sampleArgs{Filter: not(leading(plan.Some, field("Agency", "agreements"), not(compared(plan.Eq, signedOn, "2018-12-05"))))}},
		{"all by a count of relations", all("Agreement"), sampleArgs{Filter: leading(plan.Count, field("Agreement", "lawsuits"), compared(plan.Eq, name, "x"), compared(plan.Gte, plan.CountField, int64(2)))}},
		{"all by a count of a path's ends", all("County"), sampleArgs{Filter: leading(plan.Count, field("County", "agreements"), plan.Filter{}, compared(plan.Gte, plan.CountField, int64(2)))}},
		{"all by a related node of a kind", all("Claim"), sampleArgs{Filter: leading(plan.Some, field("Claim", "subject"), plan.Filter{Op: plan.OfKind, Kinds: kinds("Topic"), Sub: []plan.Filter{compared(plan.Eq, field("Topic", "slug"), "x")}})}},
		{"all by a path that differs by kind", all("State", "County"), sampleArgs{Filter: leading(plan.Some, field("State", "agreements"), plan.Filter{})}},
		{"all in order of a count", all("Agency"), sampleArgs{Order: ordered(field("Agency", "agreements"), true)}},
		{"all in order of a related node's count", all("Agreement"), sampleArgs{Order: ordered(field("Agency", "lawsuits"), true, signed)}},
		{"all, the last", sided(total(all("County"))), sampleArgs{Back: true}},
		{"all, the last before a cursor", sided(all("Agreement")), sampleArgs{Order: ordered(signedOn, true), Back: true, Before: &plan.Position{Keys: []any{nil}}}},
		{"all between cursors", sided(all("County")), sampleArgs{After: &plan.Position{}, Before: &plan.Position{}}},
		{"relation to many, by a path's ends, the last before a cursor", sided(total(following("State", "counties"))), sampleArgs{Filter: leading(plan.Some, field("County", "agreements"), leading(plan.Some, field("Agreement", "agency"), compared(plan.Eq, name, "x"))), Back: true, Before: &plan.Position{}}},
		{"relation to one", following("County", "state"), sampleArgs{}},
		{"relation to few", following("Agreement", "models"), sampleArgs{}},
		{"relation to many", following("Agency", "agreements"), sampleArgs{}},
		{"relation to many, counted, filtered, ordered", total(following("Agency", "agreements")), sampleArgs{Filter: on, Order: ordered(signedOn, true)}},
		{"relation to many, the last before a cursor", sided(following("Agency", "agreements")), sampleArgs{Order: ordered(signedOn, true), Back: true, Before: &plan.Position{Keys: []any{nil}}}},
		{"relation with facts", total(following("Lawsuit", "parties")), sampleArgs{}},
		{"relation with facts, as nodes", total(parallel), sampleArgs{}},
		{"relation to some of its kinds", narrowed, sampleArgs{}},
		{"claims with a field, in the order of their kind", following("Study", "findings"), sampleArgs{Order: plan.OrderOf(c.Kind("Claim"))}},
		{"neighbors", following("State", "neighbors"), sampleArgs{}},
		{"neighbors, counted, chosen, filtered, ordered", total(following("Topic", "neighbors")), sampleArgs{
			Relations: []*ontology.Relation{c.Relation("ON_TOPIC")}, Filter: plan.Filter{Op: plan.Eq, Field: name, Values: []any{"x"}}, Order: ordered(name, true),
		}},
		{"path, ordered", total(walk), sampleArgs{Order: ordered(field("Agency", "name"), false)}},
	}
}

// statement returns the text that a sample makes.
func (s *sample) statement(l *layout) string {
	r := newReader(l, nil, store.Version{})
	t := r.newRowReader(s.query())
	switch s.step.Spec.(type) {
	case *plan.ScanSpec:
		return t.scanStatement()
	case *plan.TraverseSpec:
		return t.traverseStatement()
	}
	return t.expandStatement()
}

func TestStatements(t *testing.T) {
	l := testLayout(t)
	var b strings.Builder
	for _, s := range samples() {
		b.WriteString("// " + s.name + "\n" + s.statement(l) + "\n\n")
	}
	for _, s := range groupSamples() {
		b.WriteString("// groups: " + s.name + "\n" + s.groups(l) + "\n\n")
	}
	hops := []ontology.Hop{{Relation: l.catalogue.Relation("SERVES"), Direction: ontology.In}, {Relation: l.catalogue.Relation("IN_STATE")}, {Relation: l.catalogue.Relation("IN_COUNTY"), Direction: ontology.In}}
	b.WriteString("// relations of a level\n" + edgesStatement(hops, []ontology.Direction{ontology.Out, ontology.In}) + "\n\n")
	b.WriteString("// search, counted\n" + searchCounts + "\n\n// search\n" + searchPage(l.catalogue.Weights) + "\n\n")
	b.WriteString("// search, before the page\n" + searchBefore(l.catalogue.Weights) + "\n\n// search, what fits each term\n" + readTermCounts + "\n\n// words of the graph\n" + readVocabulary + "\n\n")
	for i, text := range l.expansionsStatements() {
		names := []string{"", ", from or to a claim", ", along relations of claims"}
		b.WriteString("// around nodes" + names[i] + "\n" + text + "\n\n")
	}
	b.WriteString("// node by key\n" + nodeByKey("County", "fips").statement() + "\n\n")
	b.WriteString("// nodes made\n" + createNodes("County") + "\n\n")
	b.WriteString("// relations made\n" + createEdges("SIGNED") + "\n")
	const file = "testdata/statements.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("statements differ from %s; each new text is planned anew everywhere. If that is meant, run go test -update:\n%s", file, b.String())
	}
}

// Whatever the values, the text is the same: Neo4j plans each text once.
func TestTextsDontDependOnValues(t *testing.T) {
	l := testLayout(t)
	for _, s := range samples() {
		other := s
		other.args.First, other.args.Tag = 77, 5
		other.args.Relations = []*ontology.Relation{}
		other.args.Filter = revalued(s.args.Filter)
		if !s.query().IsScan() || len(s.args.Order) == 0 { // pages of an index have a text for the first and one for others
			if !s.step.List().Less { // whether there is something before a page has a text of its own
				other.args.After = &plan.Position{Keys: make([]any, len(s.args.Order)), ID: "x/y"}
			}
			if s.args.Before != nil {
				other.args.Before = &plan.Position{Keys: make([]any, len(s.args.Order)), ID: "x/z"}
			}
		}
		if a, b := s.statement(l), other.statement(l); a != b {
			t.Errorf("%s:\n%s\n%s", s.name, a, b)
		}
	}
}

// Whatever is selected, the text is the same, so that a selection never seen before takes as long as any other.
func TestTextsDontDependOnSelections(t *testing.T) {
	l := testLayout(t)
	for _, s := range samples() {
		for _, selected := range [][]plan.Column{nil, {{Kind: plan.Property, Name: "id", On: s.step.Kinds}}} {
			other := s
			other.step.Columns = selected
			if a, b := s.statement(l), other.statement(l); a != b {
				t.Errorf("%s:\n%s\n%s", s.name, a, b)
			}
		}
	}
}

func revalued(f plan.Filter) plan.Filter {
	out := f
	out.Sub = nil
	for _, s := range f.Sub {
		out.Sub = append(out.Sub, revalued(s))
	}
	switch f.Op {
	case plan.Eq, plan.In:
		return plan.OneOf(f.Field, []any{"a", "b", "2018-12-05"})
	case plan.IsNull:
		out.Values = []any{false}
	case plan.Gt, plan.Gte, plan.Lt, plan.Lte, plan.Contains, plan.StartsWith:
		out.Values = []any{"x"}
	}
	return out
}

func TestCommonStatements(t *testing.T) {
	l := testLayout(t)
	common := l.commonStatements(agreement.CommonQuestions(l.catalogue))
	for _, s := range samples() {
		asked := slices.ContainsFunc(s.args.Order, func(k plan.OrderKey) bool { return !k.Default })
		if args := s.args; !s.step.List().Less && args.Filter.Empty() && !asked && s.name != "relation with facts, as nodes" && !slices.Contains(common, s.statement(l)) {
			t.Errorf("%s isn't common", s.name)
		}
	}
	if len(common) > 400 {
		t.Errorf("%d texts take long to plan", len(common))
	}
}

// Nothing but names of the catalogue is ever text.
func TestValuesAreNeverText(t *testing.T) {
	l := testLayout(t)
	const evil = "x'}) DETACH DELETE n //"
	for _, s := range samples() {
		s.args.After = &plan.Position{Keys: make([]any, len(s.args.Order)), ID: evil}
		for i := range s.args.Order {
			s.args.After.Keys[i] = evil
		}
		s.args.Filter = plan.Filter{Op: plan.In, Field: field("County", "name"), Values: []any{evil}}
		if text := s.statement(l); strings.Contains(text, "DELETE") {
			t.Errorf("%s: %s", s.name, text)
		}
	}
}
