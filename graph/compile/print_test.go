package compile_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"graph287g/graph/compile"
	"graph287g/graph/document"
	"graph287g/graph/limits"
	"graph287g/graph/schema"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// operation compiles a document and reads its variables.
func operation(t testing.TB, text, vars string) (*compile.Operation, *document.Parser, map[string]any) {
	t.Helper()
	s, err := schema.Public()
	if err != nil {
		t.Fatal(err)
	}
	g := document.New(s, limits.Default())
	doc, errs := g.Parse(text, false)
	if len(errs) > 0 {
		t.Fatalf("%s: %v", text, errs)
	}
	op, failed := doc.Operation("")
	if failed != nil {
		t.Fatal(failed)
	}
	values, errs := g.CoerceVariables(op, []byte(vars))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	compiled, failed := (&compile.Compiler{Schema: s, Parser: g, Limits: limits.Default()}).Operation(doc, op, values)
	if failed != nil {
		t.Fatalf("%s: %v", text, failed)
	}
	return compiled, g, values
}

// show prints a plan, a line for each step, children below their parents and indented:
//
//	op what → kinds, shape: columns; what else is asked for; arguments
func show(p *plan.Plan, args plan.Args) string {
	var b strings.Builder
	depth := make([]int, len(p.Steps))
	var below func(parent int)
	below = func(parent int) {
		for i, s := range p.Steps {
			if s.Parent != parent {
				continue
			}
			if parent != plan.Root {
				depth[i] = depth[parent] + 1
			}
			fmt.Fprintf(&b, "%s%s\n", strings.Repeat("  ", depth[i]), line(p, s, &args[i]))
			below(i)
		}
	}
	below(plan.Root)
	return b.String()
}

var opNames = [...]string{
	plan.Lookup: "lookup", plan.All: "all", plan.Follow: "follow", plan.Neighbors: "neighbors", plan.Walk: "walk", plan.Items: "items",
	plan.Evidence: "evidence", plan.EvidenceClaims: "claims behind it", plan.EvidenceSource: "source behind it", plan.EvidenceDisagreement: "disagreement over it",
	plan.LinkEvidence: "claims behind the link", plan.Via: "ways", plan.PathSteps: "steps", plan.StepFrom: "from", plan.StepTo: "to", plan.StepEvidence: "claims behind the step",
	plan.Cases: "value of the day", plan.Coverage: "coverage", plan.CoverageEntries: "entries", plan.CoveragePlace: "place", plan.CoverageAgreement: "agreement",
	plan.Groups: "groups", plan.GroupKeys: "keys", plan.GroupNode: "node", plan.Distinct: "different",
	plan.PathSearch: "paths", plan.FoundPaths: "ways", plan.HubsSkipped: "hubs",
	plan.Timeline: "timeline",
}

func line(p *plan.Plan, s *plan.Step, args *plan.StepArgs) string {
	out := opNames[s.Op]
	switch s.Op {
	case plan.Follow:
		out += " " + s.Hop.String()
		if s.Claim != "" {
			out += " with field " + s.Claim
		}
	case plan.Walk:
		out += " " + s.Path.Name
	case plan.Groups, plan.Distinct, plan.Timeline:
		out += fmt.Sprintf(" of step %d", s.Of)
	case plan.Items:
		out += " " + s.Item.Name
	}
	if s.Kinds != 0 {
		out += " → " + kinds(s.Kinds)
	}
	if s.Parent != plan.Root && s.On != p.Steps[s.Parent].Kinds && p.Steps[s.Parent].Kinds != 0 {
		out += " of " + kinds(s.On)
	}
	if s.Op <= plan.Walk && s.Op != plan.Lookup {
		out += ", " + [...]string{plan.One: "one", plan.Few: "few", plan.Page: "page"}[s.Shape]
	}
	if len(s.Columns) > 0 {
		out += ":"
	}
	for _, c := range s.Columns {
		out += " " + column(s, c)
	}
	for _, flag := range []struct {
		on   bool
		name string
	}{{s.Total, "total"}, {s.More, "more"}, {s.Edges, "edges"}, {s.Links, "links"}, {s.Grouped, "grouped"}} {
		if flag.on {
			out += " +" + flag.name
		}
	}
	return out + arguments(args)
}

func column(s *plan.Step, c plan.Column) string {
	switch c.From {
	case plan.Property, plan.Fact:
		name := c.Name
		if s.Op == plan.Items {
			return ontology.Must().Object(s.Item.Type.Name).Fields[c.Part].Name
		}
		if f := valueField(s, c); f != nil {
			name += "." + f.Fields[c.Part].Name
		}
		if c.From == plan.Fact {
			return "(" + name + ")"
		}
		if c.On != s.Kinds {
			name += " of " + kinds(c.On)
		}
		return name
	}
	return [...]string{
		plan.Cursor: "cursor", plan.LinkBases: "bases", plan.LinkReach: "reach", plan.LinkStanding: "standing", plan.LinkRelation: "relation",
		plan.EvidenceField: "field", plan.EvidenceShown: "shown", plan.EvidenceStanding: "standing", plan.EvidenceReason: "reason",
		plan.PathBasis: "basis", plan.PathHops: "hops", plan.PathStanding: "standing", plan.StepRelation: "relation", plan.StepForward: "forward",
		plan.GroupCount: "count", plan.GroupBy: "by", plan.GroupValue: "value", plan.GroupLabel: "label",
		plan.PathsComplete: "complete",
		plan.PeriodStart:   "start", plan.PeriodEnd: "end", plan.PeriodSigned: "signed", plan.PeriodEnded: "ended", plan.PeriodInForce: "in force", plan.PeriodPossibly: "possibly",
	}[c.From]
}

// valueField returns the value type of which a column is a part, or nil.
func valueField(s *plan.Step, c plan.Column) *ontology.Object {
	if c.From == plan.Fact && (c.Name == "since" || c.Name == "until") {
		return ontology.Must().Object("PartialDate")
	}
	for _, k := range s.Kinds.In(ontology.Must()) {
		if f := k.Field(c.Name); f != nil && !f.Type.List {
			return ontology.Must().Object(f.Type.Name)
		}
	}
	return nil
}

func kinds(s ontology.KindSet) string {
	c := ontology.Must()
	for _, i := range c.Interfaces {
		if i.Kinds == s {
			return i.Name
		}
	}
	var names []string
	for _, k := range s.In(c) {
		names = append(names, k.Name)
	}
	return strings.Join(names, "|")
}

func arguments(a *plan.StepArgs) string {
	var out []string
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if a.IDs != nil {
		add("ids %q", a.IDs)
	}
	if a.Key != nil {
		add("%s %q", a.Key.Name, a.Value)
	}
	if a.Scheme != "" {
		add("%s %q", a.Scheme, a.Value)
	}
	for _, f := range a.Filter.Sub {
		add("%s %v %v", f.Field.Name, [...]string{plan.And: "and", plan.Eq: "=", plan.In: "in"}[f.Op], f.Values)
	}
	for _, key := range a.Order {
		name := key.Field.Name
		for _, h := range slices.Backward(key.Hops) {
			name = h.String() + " " + name
		}
		if key.Desc {
			name += " desc"
		}
		add("by %s", name)
	}
	if a.First != 0 && a.First != compile.DefaultFirst {
		add("first %d", a.First)
	}
	if a.Hops != 0 {
		add("over %d", a.Hops)
	}
	if a.After != nil {
		add("after %v %s", a.After.Keys, a.After.ID)
	}
	if a.Bases != 0 {
		add("bases %s", members("Basis", uint16(a.Bases)))
	}
	if a.Reaches != 0 {
		add("reaches %s", members("Reach", uint16(a.Reaches)))
	}
	if a.Relations != nil {
		var types []string
		for _, r := range a.Relations {
			types = append(types, r.Type)
		}
		add("relations %v", types)
	}
	for _, g := range a.Groups {
		add("by %s", g.Name)
	}
	if a.Distinct != nil {
		add("different %s", a.Distinct.Name)
	}
	if p := a.Periods; p.To != "" {
		add("%s from %s to %s", p.Interval, p.From, p.To)
	}
	if a.Known != "" {
		add("known at %s", a.Known)
	}
	if a.Fields != nil {
		add("fields %v", a.Fields)
	}
	if len(out) == 0 {
		return ""
	}
	return " [" + strings.Join(out, "; ") + "]"
}

func members(enum string, set uint16) string {
	var names []string
	for i, v := range ontology.Must().Enum(enum).Values {
		if set>>(i+1)&1 == 1 {
			names = append(names, v.Name)
		}
	}
	return strings.Join(names, "|")
}

// cursor returns a cursor for the list that a text asks for.
func cursor(t *testing.T, text string, step int, keys []any, id string) string {
	t.Helper()
	op, g, vars := operation(t, text, "")
	args, errs := op.Bind(g, vars)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return store.Text(store.AppendCursor(nil, args[step].Tag, keys, id))
}
