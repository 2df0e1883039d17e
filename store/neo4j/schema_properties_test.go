package neo4j

import (
	"reflect"
	"slices"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/ontology"
	"graph287g/store"
)

func testLayout(t *testing.T) *layout {
	t.Helper()
	l, err := newLayout(ontology.Must())
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// example returns a value of a stored field; full tells whether parts that may be missing are there.
func example(c *ontology.Catalogue, typ ontology.Type, full bool) any {
	if typ.List {
		typ.List = false
		return []any{example(c, typ, full), example(c, typ, !full)}
	}
	if o := c.Object(typ.Name); o != nil {
		m := map[string]any{}
		for _, f := range o.Fields {
			if full || f.Type.NonNull {
				m[f.Name] = example(c, f.Type, full)
			}
		}
		return m
	}
	if e := c.Enum(typ.Name); e != nil {
		return e.Values[len(e.Values)-1].Name
	}
	switch typ.Name {
	case "Int":
		return int64(3)
	case "Float":
		return 0.5
	case "Boolean":
		return false
	case "Date":
		return "0987-12-05"
	case "DateTime":
		return "2025-03-30T02:30:00.004Z"
	case "URL":
		return "https://example.org/"
	case "ID":
		return "x/y"
	}
	return "é 😀"
}

func TestRecordsAreReadBack(t *testing.T) {
	l := testLayout(t)
	for _, full := range []bool{true, false} {
		for _, k := range l.catalogue.Kinds {
			n := &store.Node{Kind: k.Name, ID: k.Slug + "/a", Properties: map[string]any{}}
			for _, f := range k.Fields {
				if f.Role == ontology.Stored && f.Name != "id" && (full || f.Type.NonNull) {
					n.Properties[f.Name] = example(l.catalogue, f.Type, full)
				}
			}
			if full {
				n.Properties[store.Standings] = []any{map[string]any{"field": "name", "standing": "INFERRED", "reason": "so"}}
			}
			props := l.nodeProperties(n)
			onlyScalars(t, props)
			if got, err := l.decodeNode(props, l.fromProperties); err != nil || !reflect.DeepEqual(got, n) {
				t.Errorf("%s became %+v, %v", n.ID, got, err)
			}
		}
	}
	for _, r := range l.catalogue.Relations {
		e := &store.Edge{Relation: r.Type, ID: "a/a b/b", From: "a/a", To: "b/b", Properties: map[string]any{store.PositionProperty: int64(2)}}
		for _, f := range r.Facts {
			e.Properties[f.Name] = example(l.catalogue, f.Type, true)
		}
		props := l.edgeProperties(e)
		onlyScalars(t, props)
		if got, err := l.decodeEdge(r.Type, props, l.fromProperties); err != nil || !reflect.DeepEqual(got, e) {
			t.Errorf("%s became %+v, %v", r.Type, got, err)
		}
	}
}

// onlyScalars holds that properties are what Neo4j takes.
func onlyScalars(t *testing.T, props map[string]any) {
	t.Helper()
	for name, v := range props {
		switch v := v.(type) {
		case string, int64, float64, bool, driver.Date, time.Time:
		case []any:
			onlyScalars(t, map[string]any{name: v[0]})
		default:
			t.Errorf("%s is a %T", name, v)
		}
	}
}

// A value type of which no part is required could be there without holding anything, which properties can't tell.
func TestValueTypesHaveARequiredPart(t *testing.T) {
	l := testLayout(t)
	check := func(r *recordLayout) {
		for _, p := range r.slots {
			required := func(f *ontology.Field) bool { return f.Type.NonNull }
			if p.slot.Part != nil && !slices.ContainsFunc(l.catalogue.Object(p.slot.Field.Type.Name).Fields, required) {
				t.Errorf("%s holds %s, of which no part is required", p.slot.Field.Coordinate(), p.slot.Field.Type)
			}
		}
	}
	for i := range l.kinds {
		check(&l.kinds[i])
	}
	for i := range l.relations {
		check(&l.relations[i])
	}
}

func TestPropertiesHaveNamesOfTheirOwn(t *testing.T) {
	l := testLayout(t)
	for i, k := range l.catalogue.Kinds {
		seen := map[string]bool{}
		see := func(name string) {
			if seen[name] {
				t.Errorf("%s has two properties %s", k.Name, name)
			}
			seen[name] = true
		}
		for _, p := range l.kinds[i].slots {
			see(p.name)
		}
		for _, s := range l.kinds[i].derived {
			see(s.name)
		}
	}
}

func TestShadows(t *testing.T) {
	l := testLayout(t)
	day := map[string]any{"date": "2018-12-05", "precision": "MONTH", "edtf": "2018-12", "inferred": false}
	got := l.nodeProperties(&store.Node{Kind: "Agreement", ID: "agreement/a", Properties: map[string]any{"name": "！", "status": "ENDED", "signedOn": day}})
	want := map[string]any{"name_key": encodeSortText("！"), "status_key": int64(4), "signedOn_key": "2018-12-05 1"}
	for name, v := range want {
		if got[name] != v {
			t.Errorf("%s is %v, not %v", name, got[name], v)
		}
	}
	for _, name := range []string{"endedOn_key", "ending_key"} {
		if v, ok := got[name]; ok {
			t.Errorf("there is %s: %v", name, v)
		}
	}
}

func TestCells(t *testing.T) {
	l := testLayout(t)
	agreement, agency := l.catalogue.Kind("Agreement"), l.catalogue.Kind("Agency")
	props := map[string]any{
		"signedOn_date": driver.DateOf(time.Date(987, 12, 5, 0, 0, 0, 0, time.UTC)), "signedOn_inferred": false,
		"aliases": []any{"é", "\""}, "identifiers": `[{"scheme":"ORI","value":"1"}]`,
	}
	for name, want := range map[string]string{"signedOn": `"0987-12-05"`, "aliases": `["é","\""]`, "identifiers": `[{"scheme":"ORI","value":"1"}]`, "endedOn": ""} {
		if got := l.kinds[agreement.Index].cell(agreement.Slot(name), props); string(got) != want {
			t.Errorf("%s is %s, not %s", name, got, want)
		}
	}
	if got := l.kinds[agency.Index].cell(agency.Slot("printedType"), props); got != nil {
		t.Errorf("an absent value is %q", got)
	}
}
