package neo4j

import (
	"os"
	"strings"
	"testing"

	"graph287g/ontology"
	"graph287g/plan"
)

// A fusedSample is a plan whose fused statement is written down.
type fusedSample struct {
	name string
	plan *plan.Plan
	args plan.Args
}

// chain is a plan of steps, each below the one before it.
func chain(steps ...plan.Step) *plan.Plan {
	p := &plan.Plan{Catalogue: ontology.Must()}
	for i := range steps {
		s := steps[i]
		s.Index, s.Parent = i, i-1
		p.Steps = append(p.Steps, &s)
	}
	return p
}

// argsOf are the arguments of a list as the step's operation has them.
func argsOf(step *plan.Step, a plan.ListArgs, relations []*ontology.Relation) any {
	switch step.Spec.(type) {
	case *plan.NeighborsSpec:
		return &plan.NeighborsArgs{ListArgs: a, Relations: relations}
	case *plan.TraverseSpec:
		return &plan.TraverseArgs{ListArgs: a}
	}
	return &a
}

func fusedSamples() []fusedSample {
	county := plan.Step{Spec: &plan.LookupSpec{}, Kinds: kinds("County")}
	key := &plan.LookupArgs{Key: field("County", "fips"), Value: "37119"}
	walk := plan.Step{Spec: &plan.TraverseSpec{List: plan.List{Shape: plan.Page}, Path: field("County", "agencies")}, On: kinds("County"), Kinds: kinds("Agency")}
	few := &plan.ListArgs{First: 20}
	deep := chain(county, walk, following("Agency", "agreements"), following("Agreement", "lawsuits"))
	concerned := deep.Steps[3].Spec.(*plan.ExpandSpec)
	concerned.Edges = true
	deep.Steps[3].Columns = []plan.Column{{Kind: plan.Fact, Name: "basis"}, {Kind: plan.Cursor}}
	out := []fusedSample{
		{"a county, its agencies, their agreements, the lawsuits around them", deep, plan.Args{key, argsOf(&walk, *few, nil), few, few}},
		{"all, with a node of each", chain(scanOf(kinds("Agreement")), following("Agreement", "agency")), plan.Args{&plan.ListArgs{Order: ordered(field("Agreement", "signedOn"), false), First: 50}, nil}},
		{"nodes by id", chain(plan.Step{Spec: &plan.LookupSpec{}, Kinds: kinds("Entity")}), plan.Args{&plan.LookupArgs{IDs: []string{"county/37119"}}}},
		{"for some kinds of the rows alone", chain(scanOf(kinds("Agency", "Person")), following("Agency", "agreements")), plan.Args{few, few}},
		{"a path that differs by kind", chain(scanOf(kinds("State", "County")), plan.Step{
			Spec: &plan.TraverseSpec{List: plan.List{Shape: plan.Page, Total: true, More: true, Less: true}, Path: field("State", "agreements")}, On: kinds("State", "County"), Kinds: kinds("Agreement"),
		}), plan.Args{few, &plan.TraverseArgs{ListArgs: plan.ListArgs{First: 5, After: &plan.Position{ID: "agreement/a"}, Before: &plan.Position{ID: "agreement/z"}}}}},
	}
	for _, s := range samples() {
		step, args := s.step, s.query().Args
		args.First = 20
		all, p := plan.Args{argsOf(&step, *args, s.args.Relations)}, chain(step)
		if step.On != 0 {
			p, all = chain(plan.Step{Spec: &plan.LookupSpec{}, Kinds: step.On}, step), plan.Args{&plan.LookupArgs{IDs: []string{"x"}}, all[0]}
		}
		out = append(out, fusedSample{s.name, p, all})
	}
	return out
}

func TestFusedStatements(t *testing.T) {
	u := newFuser(testLayout(t))
	var b strings.Builder
	for _, s := range fusedSamples() {
		f := u.fuse(s.plan, s.args, everyStep)
		if f == nil || len(f.steps) != len(s.plan.Steps) {
			t.Fatalf("%s isn't read by a fused statement", s.name)
		}
		b.WriteString("// " + s.name + "\n" + f.statement + "\n\n")
	}
	const file = "testdata/fused.txt"
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

// What is kept of a text is what would be written: arguments of another shape have another text, other values the same.
func TestFusedTextsAreKeptByShape(t *testing.T) {
	u := newFuser(testLayout(t))
	name, signed := field("Agreement", "name"), field("Agreement", "signedOn")
	is := func(v string) plan.Filter { return plan.Filter{Op: plan.Eq, Field: name, Values: []any{v}} }
	position := func(key any) *plan.Position { return &plan.Position{Keys: []any{key}, ID: "x"} }
	step := scanOf(kinds("Agreement"))
	step.List().Total = true
	p := chain(step)
	texts := map[string]string{}
	for shape, lists := range map[string][]plan.ListArgs{
		"nothing":       {{First: 1}, {First: 2}},
		"filter":        {{Filter: is("a")}, {Filter: is("b")}, {Filter: plan.OneOf(name, []any{"a", "b"})}},
		"another":       {{Filter: plan.Filter{Op: plan.Not, Sub: []plan.Filter{is("a")}}}},
		"related":       {{Filter: plan.Filter{Op: plan.Some, Field: field("Agreement", "agency"), Sub: []plan.Filter{{}}}}},
		"order":         {{Order: ordered(signed, false)}},
		"descending":    {{Order: ordered(signed, true)}},
		"another order": {{Order: ordered(name, false)}},
		"two keys":      {{Order: append(ordered(signed, false), ordered(name, false)...)}},
		"along a hop":   {{Order: ordered(field("Agency", "name"), false, ontology.Hop{Relation: ontology.Must().Relation("SIGNED"), Direction: ontology.In})}},
		"after":         {{Order: ordered(signed, false), After: position("a")}, {Order: ordered(signed, false), After: position("b")}},
		"after null":    {{Order: ordered(signed, false), After: position(nil)}},
		"before":        {{Order: ordered(signed, false), Before: position("a")}},
		"back":          {{Order: ordered(signed, false), Back: true}},
		"long":          {{Filter: entangled(7)}},
	} {
		for i := range lists {
			args := plan.Args{&lists[i]}
			kept, fresh := u.fuse(p, args, everyStep).statement, newFuser(testLayout(t)).fuse(p, args, everyStep).statement
			if kept != fresh {
				t.Errorf("%s: kept is\n%s\nwritten would be\n%s", shape, kept, fresh)
			}
			if i == 0 {
				for other, text := range texts {
					if text == kept {
						t.Errorf("%s and %s have one text", shape, other)
					}
				}
				texts[shape] = kept
			} else if kept != texts[shape] {
				t.Errorf("%s: other values make another text", shape)
			}
		}
	}
	if u.texts.Len() != len(texts) {
		t.Errorf("%d texts are kept of %d", u.texts.Len(), len(texts))
	}
}

// Values are in parameters, those of a step in its own map.
func TestFusedParameters(t *testing.T) {
	const evil = "x'}) DETACH DELETE n //"
	u := newFuser(testLayout(t))
	for _, s := range fusedSamples() {
		for _, a := range s.args {
			if list, ok := a.(plan.Lister); ok {
				list.AsList().Filter = plan.Filter{Op: plan.In, Field: field("County", "name"), Values: []any{evil}}
			}
			if l, ok := a.(*plan.LookupArgs); ok {
				l.Value, l.IDs = evil, []string{evil}
			}
		}
		f := u.fuse(s.plan, s.args, everyStep)
		if strings.Contains(f.statement, "DELETE") {
			t.Errorf("%s: %s", s.name, f.statement)
		}
		for _, parameter := range strings.Split(f.statement, "$p.")[1:] {
			step, name, _ := strings.Cut(parameter, ".")
			name = name[:strings.IndexFunc(name, func(r rune) bool {
				return r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
			})]
			values, ok := f.params[step].(map[string]any)
			if _, there := values[name]; !ok || !there {
				t.Errorf("%s: $p.%s.%s isn't given", s.name, step, name)
			}
		}
	}
}

// Nothing is read before the first counter and nothing after the last, as far as the text tells.
func TestFusedStatementsReadTheCounterFirstAndLast(t *testing.T) {
	u := newFuser(testLayout(t))
	for _, s := range fusedSamples() {
		text := u.fuse(s.plan, s.args, everyStep).statement
		last := strings.LastIndex(text, "MATCH")
		if !strings.HasPrefix(text, "MATCH (g:Guard {id: 1}) WITH g.seq AS seq\n") || !strings.HasPrefix(text[last:], "MATCH (g:Guard {id: 1 + 0 * size(rows") {
			t.Errorf("%s: %s", s.name, text)
		}
	}
}

// Steps that need more than rows are left to statements of their own, and so are those below them.
func TestWhatIsNotFused(t *testing.T) {
	walk := func(change func(*plan.Step, *plan.TraverseArgs)) (*plan.Plan, plan.Args) {
		s := plan.Step{Spec: &plan.TraverseSpec{List: plan.List{Shape: plan.Page}, Path: field("County", "agencies")}, On: kinds("County"), Kinds: kinds("Agency")}
		args := &plan.TraverseArgs{}
		change(&s, args)
		return chain(plan.Step{Spec: &plan.LookupSpec{}, Kinds: kinds("County")}, s, following("Agency", "agreements")), plan.Args{&plan.LookupArgs{IDs: []string{"x"}}, args, nil}
	}
	u := newFuser(testLayout(t))
	for name, change := range map[string]func(*plan.Step, *plan.TraverseArgs){
		"links":   func(s *plan.Step, _ *plan.TraverseArgs) { s.List().Links = true },
		"groups":  func(s *plan.Step, _ *plan.TraverseArgs) { s.List().Grouped = true },
		"bases":   func(_ *plan.Step, a *plan.TraverseArgs) { a.Bases = 2 },
		"reaches": func(_ *plan.Step, a *plan.TraverseArgs) { a.Reaches = 2 },
		"standing": func(s *plan.Step, _ *plan.TraverseArgs) {
			s.Columns = []plan.Column{{Kind: plan.Output, Name: plan.LinkStanding}}
		},
	} {
		p, args := walk(change)
		if f := u.fuse(p, args, everyStep); f == nil || len(f.steps) != 1 {
			t.Errorf("%s: not the lookup alone", name)
		}
	}
	many := chain(plan.Step{Spec: &plan.LookupSpec{}, Kinds: kinds("State")}, plan.Step{
		Spec: &plan.TraverseSpec{List: plan.List{Shape: plan.Page}, Path: field("State", "relatedSources")}, On: kinds("State"), Kinds: kinds("Source"),
	})
	if f := u.fuse(many, plan.Args{&plan.LookupArgs{IDs: []string{"x"}}, nil}, everyStep); f == nil || len(f.steps) != 1 {
		t.Error("a path of many ways is fused")
	}
	folded := chain(plan.Step{Spec: &plan.LookupSpec{}, Kinds: kinds("County")})
	if f := u.fuse(folded, plan.Args{&plan.LookupArgs{Folded: &ontology.FoldedKey{}}}, everyStep); f != nil {
		t.Error("a lookup by a folded key alone is fused")
	}
	if f := u.fuse(chain(plan.Step{Spec: &plan.SkippedHubsSpec{}}), nil, everyStep); f != nil {
		t.Error("another operation is fused")
	}
}
