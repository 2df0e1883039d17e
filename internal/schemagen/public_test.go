package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/ontology"
)

func public(t *testing.T) (*ast.Schema, string) {
	t.Helper()
	text := generated(t)["public.graphqls"]
	s, err := gqlparser.LoadSchema(&ast.Source{Name: "public.graphqls", Input: text})
	if err != nil {
		t.Fatalf("the public schema isn't valid: %v", err)
	}
	return s, text
}

func TestPublicSchemaStaysWithinItsBounds(t *testing.T) {
	s, text := public(t)
	own := 0
	for _, d := range s.Types {
		if !d.BuiltIn {
			own++
		}
	}
	if own > 400 || len(text) > 500_000 {
		t.Errorf("%d types and %d bytes; clients' tools stay quick up to 400 and 500,000", own, len(text))
	}
	t.Logf("%d types, %d bytes", own, len(text))
}

func TestEverythingPublicIsDescribed(t *testing.T) {
	s, _ := public(t)
	for _, d := range s.Types {
		if d.BuiltIn {
			continue
		}
		wantDescription(t, d.Name, d.Description)
		for _, v := range d.EnumValues {
			wantDescription(t, d.Name+"."+v.Name, v.Description)
		}
		for _, f := range d.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			wantDescription(t, d.Name+"."+f.Name, f.Description)
			for _, a := range f.Arguments {
				wantDescription(t, d.Name+"."+f.Name+"("+a.Name+":)", a.Description)
			}
		}
	}
}

func wantDescription(t *testing.T, name, text string) {
	t.Helper()
	if len(strings.TrimSpace(text)) < 3 {
		t.Errorf("%s is described as %q", name, text)
	}
}

func TestNothingPublicTellsHowTheOntologyIsWritten(t *testing.T) {
	s, text := public(t)
	for _, directive := range []string{"@kind", "@edge", "@relation", "@path", "@claims", "@neighbors", "@computed", "@filter", "@order", "@group"} {
		for line := range strings.Lines(text) {
			if !strings.HasPrefix(strings.TrimSpace(line), `"`) && strings.Contains(line, directive) {
				t.Errorf("%s in %q", directive, line)
			}
		}
	}
	for _, name := range []string{"Direction", "Pattern", "Folding", "FoldedKey", "Measure"} {
		if s.Types[name] != nil {
			t.Errorf("%s is public", name)
		}
	}
}

func TestEveryConnectionIsOneOfRelay(t *testing.T) {
	s, _ := public(t)
	n := 0
	for name, d := range s.Types {
		stem, ok := strings.CutSuffix(name, "Connection")
		if !ok || d.Kind != ast.Object {
			continue
		}
		n++
		target := strings.TrimSuffix(strings.TrimPrefix(typeOf(d, "nodes"), "["), "!]!")
		for field, want := range map[string]string{
			"edges": "[" + stem + "Edge!]!", "nodes": "[" + target + "!]!", "pageInfo": "PageInfo!", "totalCount": "Int!",
		} {
			if got := typeOf(d, field); got != want {
				t.Errorf("%s.%s is %s, not %s", name, field, got, want)
			}
		}
		edge := s.Types[stem+"Edge"]
		if stem == "Search" {
			continue // what it finds depends on no place: it has no link, filter and order
		}
		nodes := ontology.Must().KindsOf(target) != 0
		if edge == nil || typeOf(edge, "node") != target+"!" || typeOf(edge, "cursor") != "String!" || nodes && typeOf(edge, "link") != "Link" {
			t.Errorf("%sEdge isn't an edge to %s", stem, target)
		}
		if !nodes {
			continue // a row of a coverage, whose order is fixed
		}
		if e := s.Types[target+"Group"]; e == nil || e.Kind != ast.Enum || typeOf(d, "groups") != "[Group!]!" || typeOf(d, "countDistinct") != "Int!" {
			t.Errorf("%s has no groups", name)
		}
		for _, input := range []string{target + "Filter", target + "Order"} {
			if s.Types[input] == nil || s.Types[input].Kind != ast.InputObject {
				t.Errorf("there is no input %s", input)
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d connections", n)
	}
}

func TestFiltersAndOrdersAreOfFieldsThatThereAre(t *testing.T) {
	s, _ := public(t)
	for name, d := range s.Types {
		for _, suffix := range []string{"Filter", "Order"} {
			of := s.Types[strings.TrimSuffix(name, suffix)]
			if d.Kind != ast.InputObject || !strings.HasSuffix(name, suffix) || of == nil || of.Kind != ast.Object && of.Kind != ast.Interface || d.Fields.ForName("eq") != nil {
				continue
			}
			for _, f := range d.Fields {
				counted := suffix == "Order" && of.Fields.ForName(strings.TrimSuffix(f.Name, "Count")) != nil
				narrowed := of.Kind == ast.Interface && strings.EqualFold(f.Name+"Filter", f.Type.Name())
				if of.Fields.ForName(f.Name) == nil && !counted && !narrowed && !slices.Contains([]string{"and", "or", "not"}, f.Name) {
					t.Errorf("%s.%s is of no field of %s", name, f.Name, of.Name)
				}
			}
		}
	}
}

func TestFieldsOfInputsHaveNamesOfTheirOwn(t *testing.T) {
	s, _ := public(t)
	for name, d := range s.Types {
		seen := map[string]bool{}
		for _, f := range d.Fields {
			if d.Kind == ast.InputObject && seen[f.Name] {
				t.Errorf("%s has two fields %s", name, f.Name)
			}
			seen[f.Name] = true
		}
	}
}

func TestFiltersHaveTheOperatorsOfTheirType(t *testing.T) {
	s, _ := public(t)
	for name, want := range map[string]string{
		"IDFilter":              "eq in not",
		"BooleanFilter":         "eq in not isNull",
		"AgreementStatusFilter": "eq in not gt gte lt lte isNull",
		"IntFilter":             "eq in not gt gte lt lte isNull",
		"PartialDateFilter":     "eq in not gt gte lt lte isNull during",
		"DateFilter":            "eq in not gt gte lt lte isNull during",
		"StringFilter":          "eq in not gt gte lt lte isNull contains startsWith",
	} {
		var got []string
		for _, f := range s.Types[name].Fields {
			got = append(got, f.Name)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s has %v, not %s", name, got, want)
		}
	}
}

func TestEveryListOfNodesTakesTheSameArguments(t *testing.T) {
	s, _ := public(t)
	for _, d := range s.Types {
		for _, f := range d.Fields {
			if !strings.HasSuffix(f.Type.Name(), "Connection") || d.Kind == ast.InputObject || f.Name == "search" {
				continue
			}
			var names []string
			for _, a := range f.Arguments {
				names = append(names, a.Name)
			}
			want := []string{"filter", "orderBy", "first", "after", "last", "before"}
			if d.Name == "Coverage" { // the order of its rows is fixed
				names, want = names[max(0, len(names)-4):], want[2:]
			}
			if !slices.Equal(names[:min(len(want), len(names))], want) {
				t.Errorf("%s.%s takes %v", d.Name, f.Name, names)
			}
		}
	}
}

func TestTimelinesAreOfWhatHasAClock(t *testing.T) {
	s, _ := public(t)
	with := 0
	for name, d := range s.Types {
		target, ok := strings.CutSuffix(name, "Connection")
		if !ok {
			continue
		}
		k := ontology.Must().Kind(target)
		if has := d.Fields.ForName("timeline") != nil; has != (k != nil && k.Temporal) {
			t.Errorf("%s has a timeline: %v", name, has)
		} else if has {
			with++
		}
	}
	if with != 1 {
		t.Errorf("%d connections have one", with)
	}
}

func TestDispatchSchemaHasTheSameRoots(t *testing.T) {
	s, _ := public(t)
	dispatch, err := gqlparser.LoadSchema(&ast.Source{Name: "dispatch.graphqls", Input: generated(t)["dispatch.graphqls"]})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range s.Query.Fields {
		got := dispatch.Query.Fields.ForName(f.Name)
		if got == nil || got.Type.Name() != "Answer" && !strings.HasPrefix(f.Name, "__") || got.Type.NonNull != f.Type.NonNull || len(got.Arguments) > 0 && !strings.HasPrefix(f.Name, "__") {
			t.Errorf("%s: %s becomes %v", f.Name, f.Type, got)
		}
	}
	if len(dispatch.Query.Fields) != len(s.Query.Fields) {
		t.Errorf("%d root fields, %d public ones", len(dispatch.Query.Fields), len(s.Query.Fields))
	}
}

func typeOf(d *ast.Definition, field string) string {
	f := d.Fields.ForName(field)
	if f == nil {
		return ""
	}
	return f.Type.String()
}

// What is stored for the order of lists alone is neither shown nor filtered by; the field that is ordered by it stands in its place.
func TestHiddenFieldsArentPublic(t *testing.T) {
	s, _ := public(t)
	hidden := 0
	for _, k := range ontology.Must().Kinds {
		for _, f := range k.Fields {
			if !f.Hidden {
				continue
			}
			hidden++
			for _, name := range []string{k.Name, k.Name + "Filter", k.Name + "Order"} {
				if s.Types[name].Fields.ForName(f.Name) != nil {
					t.Errorf("%s shows %s", name, f.Name)
				}
			}
			for _, by := range k.Fields {
				if by.By == f && s.Types[k.Name+"Order"].Fields.ForName(by.Name).Description != "By `"+by.Name+"`: "+f.Description {
					t.Errorf("the order by %s doesn't say what is compared", by.Coordinate())
				}
			}
			if args := s.Query.Fields.ForName(k.Plural).Arguments; !strings.Contains(args.ForName("orderBy").Description, "Where it is left out: by `locator`.") {
				t.Errorf("%s doesn't say in which order it comes", k.Plural)
			}
		}
	}
	if hidden != 2 {
		t.Errorf("%d hidden fields, want those of claims and citations", hidden)
	}
}
