package encode_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/store"
)

func TestValuesAreCopiedAsTheyAre(t *testing.T) {
	text, _, _ := run(t, encode.Value{Op: encode.Many, Object: object(field("a", cell(0, 0)), field("é\"", cell(0, 1)))},
		table([][]string{{`"<\u0000>"`, `[1, 2]`}, {`1e+21`, `{"x":[]}`}, {`true`, `false`}}))
	if want := `[{"a":"<\u0000>","é\"":[1, 2]},{"a":1e+21,"é\"":{"x":[]}},{"a":true,"é\"":false}]`; text != want {
		t.Errorf("got  %s\nwant %s", text, want)
	}
}

func TestEmptySelectionsAreEmptyObjects(t *testing.T) {
	text, _, _ := run(t, encode.Value{Op: encode.Many, Object: object()}, table([][]string{{`1`}, {`2`}}))
	if text != `[{},{}]` {
		t.Errorf("got %s", text)
	}
}

func TestNodesHaveTheShapeOfTheirKind(t *testing.T) {
	c := ontology.Must()
	topic, law := c.Kind("Topic"), c.Kind("Law")
	name := encode.Value{Op: encode.TypeName, NonNull: true}
	shapes := &encode.ByKind{}
	shapes[topic.Index], shapes[law.Index] = object(field("t", name), field("slug", cell(0, 0))), object(field("t", name))
	rows := table([][]string{{`"a"`}, {`"b"`}, {`"c"`}})
	rows.Kinds[1] = uint8(law.Index)
	text, _, _ := run(t, encode.Value{Op: encode.Many, ByKind: shapes}, rows)
	if want := `[{"t":"Topic","slug":"a"},{"t":"Law"},{"t":"Topic","slug":"c"}]`; text != want {
		t.Errorf("got  %s\nwant %s", text, want)
	}
	all := allOf(ontology.SetOf(topic, law), object())
	for i, o := range all {
		if (o != nil) != (i == topic.Index || i == law.Index) {
			t.Errorf("kind %d has the shape %v", i, o)
		}
	}
}

func TestConnectionsTellOfTheirPage(t *testing.T) {
	node := object(field("id", cell(1, 0)))
	info := object(
		field("next", encode.Value{Op: encode.HasNext, NonNull: true, Step: 1}),
		field("start", encode.Value{Op: encode.StartCursor, Step: 1, Column: 1}), field("end", encode.Value{Op: encode.EndCursor, Step: 1, Column: 1}),
	)
	connection := encode.Value{Op: encode.Connection, NonNull: true, Step: 1, Object: object(
		field("total", encode.Value{Op: encode.Total, NonNull: true, Step: 1}),
		field("edges", encode.Value{Op: encode.Edges, NonNull: true, ElemNonNull: true, Step: 1, Object: object(
			field("cursor", must(cell(1, 1))), field("node", encode.Value{Op: encode.Node, NonNull: true, Step: 1, Object: node}),
		)}),
		field("nodes", encode.Value{Op: encode.Nodes, NonNull: true, ElemNonNull: true, Step: 1, Object: node}),
		field("info", encode.Value{Op: encode.Connection, NonNull: true, Step: 1, Object: info}),
	)}
	parents := table([][]string{{`"p"`}, {`"q"`}, {`"r"`}})
	rows := table([][]string{{`"a"`, `"A"`}, {`"b"`, `"B"`}}, nil, [][]string{{`"c"`, `"C"`}})
	rows.Totals, rows.More = []int32{7, 3, 1}, []bool{true, true, false}
	text, errs, failed := run(t, encode.Value{Op: encode.Many, Object: object(field("list", connection))}, parents, rows)
	want := `[{"list":{"total":7,"edges":[{"cursor":"A","node":{"id":"a"}},{"cursor":"B","node":{"id":"b"}}],"nodes":[{"id":"a"},{"id":"b"}],"info":{"next":true,"start":"A","end":"B"}}},` +
		`{"list":{"total":3,"edges":[],"nodes":[],"info":{"next":true,"start":null,"end":null}}},` +
		`{"list":{"total":1,"edges":[{"cursor":"C","node":{"id":"c"}}],"nodes":[{"id":"c"}],"info":{"next":false,"start":"C","end":"C"}}}]`
	if text != want || failed || len(errs) > 0 {
		t.Errorf("got  %s, %v\nwant %s", text, errs, want)
	}
}

func TestParentsThatShareRowsShowThemEach(t *testing.T) {
	shared := table([][]string{{`1`}, {`2`}})
	shared.From, shared.To = []int32{0, 0}, []int32{2, 2}
	text, _, _ := run(t, encode.Value{Op: encode.Many, Object: object(field("few", list(1, true, object(field("v", cell(1, 0))))))},
		table([][]string{{`"p"`}, {`"q"`}}), shared)
	if want := `[{"few":[{"v":1},{"v":2}]},{"few":[{"v":1},{"v":2}]}]`; text != want {
		t.Errorf("got  %s\nwant %s", text, want)
	}
}

func TestWhatALookupFoundAndWhatNot(t *testing.T) {
	law := uint8(ontology.Must().Kind("Law").Index)
	id := object(field("id", must(cell(0, 0))))
	rows := func(lost ...store.Missing) store.Table {
		r := table([][]string{{`"a"`}, {``}, {`"c"`}, {``}})
		r.Missing = lost
		return r
	}
	both := []store.Missing{{Row: 1, Kind: store.NoKind}, {Row: 3, Kind: law}}
	for name, x := range map[string]struct {
		value encode.Value
		table store.Table
		want  string
		errs  []told
	}{
		"one":              {encode.Value{Op: encode.LookupOne, Object: id}, table([][]string{{`"a"`}}), `{"id":"a"}`, nil},
		"none":             {encode.Value{Op: encode.LookupOne, Object: id}, lostRow(store.NoKind), `null`, []told{{"root", "NOT_FOUND"}}},
		"of another kind":  {encode.Value{Op: encode.LookupOne, Object: id}, lostRow(law), `null`, []told{{"root", "BAD_USER_INPUT"}}},
		"some of several":  {encode.Value{Op: encode.LookupMany, NonNull: true, Object: id}, rows(both...), `[{"id":"a"},null,{"id":"c"},null]`, []told{{"root[1]", "NOT_FOUND"}, {"root[3]", "BAD_USER_INPUT"}}},
		"none asked":       {encode.Value{Op: encode.LookupMany, NonNull: true, Object: id}, table(nil), `[]`, nil},
		"a null in one":    {encode.Value{Op: encode.LookupOne, Object: id}, table([][]string{{``}}), `null`, []told{{"root.id", "INTERNAL"}}},
		"a null in others": {encode.Value{Op: encode.LookupMany, NonNull: true, Object: id}, rows(both[1]), `[{"id":"a"},null,{"id":"c"},null]`, []told{{"root[1].id", "INTERNAL"}, {"root[3]", "BAD_USER_INPUT"}}},
	} {
		t.Run(name, func(t *testing.T) {
			text, errs, failed := run(t, x.value, x.table)
			if text != x.want || failed {
				t.Errorf("got  %s\nwant %s", text, x.want)
			}
			if diff := cmp.Diff(x.errs, errs); diff != "" {
				t.Errorf("errors (-want +got):\n%s", diff)
			}
		})
	}
}

func lostRow(kind uint8) store.Table {
	t := table([][]string{{``}})
	t.Kinds[0] = store.NoKind
	t.Missing = []store.Missing{{Row: 0, Kind: kind}}
	return t
}

func TestLostNodesAreToldOfInWordsThatHelp(t *testing.T) {
	law := uint8(ontology.Must().Kind("Law").Index)
	for kind, want := range map[uint8]string{
		store.NoKind: "there is none", law: "what has this id is of type Law: ask for it with law(id:) or node(id:)",
	} {
		root := encode.Root{Key: "root", Value: encode.Value{Op: encode.LookupOne, Object: object()}, NotFound: "there is none"}
		_, errs, _, _ := encode.AppendRoot(t.Context(), nil, &root, input(&store.Result{Tables: []store.Table{lostRow(kind)}}))
		if len(errs) != 1 || errs[0].Message != want {
			t.Errorf("got %v, want %s", errs, want)
		}
	}
}

func TestTheGraphAsAWhole(t *testing.T) {
	c := ontology.Must()
	version := store.Version{Number: 3, RecordedAt: time.Date(2025, 6, 30, 18, 5, 0, 7e6, time.UTC), Counts: make([]int, len(c.Kinds))}
	version.Counts[0] = 12
	counts := encode.Value{Op: encode.KindCounts, NonNull: true, Object: object(
		field("kind", encode.Value{Op: encode.TypeName, NonNull: true}), field("count", encode.Value{Op: encode.Total, NonNull: true}),
		field("t", encode.Value{Op: encode.Constant, NonNull: true, Const: []byte(`"Facet"`)}),
	)}
	root := encode.Root{Key: "meta", Value: encode.Value{Op: encode.RowObject, NonNull: true, Column: -1, Object: object(
		field("version", encode.Value{Op: encode.VersionNumber, NonNull: true}), field("at", encode.Value{Op: encode.RecordedAt, NonNull: true}), field("nodes", counts),
	)}}
	b, errs, failed, _ := encode.AppendRoot(t.Context(), nil, &root, input(&store.Result{Version: version}))
	want := `{"version":3,"at":"2025-06-30T18:05:00.007Z","nodes":[`
	for i, k := range c.Kinds {
		if i > 0 {
			want += ","
		}
		n := "0"
		if i == 0 {
			n = "12"
		}
		want += `{"kind":"` + k.EnumName() + `","count":` + n + `,"t":"Facet"}`
	}
	want += "]}"
	if string(b) != want || len(errs) > 0 || failed {
		t.Errorf("got  %s\nwant %s", b, want)
	}
}

func TestConstantsMayBeNull(t *testing.T) {
	null := encode.Value{Op: encode.Constant, Const: []byte("null")}
	text, errs, failed := run(t, group(-1, object(field("a", null), field("b", encode.Value{Op: encode.Constant, Const: []byte(`"x"`)}))), table([][]string{{`1`}}))
	if text != `{"a":null,"b":"x"}` || len(errs) > 0 || failed {
		t.Errorf("got %s, %v", text, errs)
	}
}

// allOf are the objects of kinds that share one.
func allOf(kinds ontology.KindSet, o *encode.Object) *encode.ByKind {
	var s encode.ByKind
	for i := range s {
		if kinds.Has(i) {
			s[i] = o
		}
	}
	return &s
}

// input is what is written: tables of the shared ontology.
func input(a *store.Result, texts ...map[string]any) *encode.Input {
	return &encode.Input{Catalogue: ontology.Must(), Answer: a, TextArgs: texts}
}

// An answer that is too large, or for which nobody waits, is not written to its end.
func TestEncodingEndsEarly(t *testing.T) {
	rows := make([][]string, 1000)
	for i := range rows {
		rows[i] = []string{`"a text of some bytes"`}
	}
	tables := []store.Table{table(rows)}
	tables[0].From, tables[0].To = []int32{0}, []int32{1000}
	item := encode.Value{Op: encode.Cell, NonNull: true}
	root := encode.Root{Key: "x", Value: encode.Value{Op: encode.Many, Object: &encode.Object{Fields: []encode.Field{{Name: "a", Key: []byte(`"a":`), Value: item}}}}}
	in := input(&store.Result{Tables: tables})
	whole, _, _, err := encode.AppendRoot(t.Context(), nil, &root, in)
	if err != nil || len(whole) < 20_000 {
		t.Fatalf("%d bytes, %v", len(whole), err)
	}
	in.MaxBytes = len(whole)
	if b, _, _, err := encode.AppendRoot(t.Context(), nil, &root, in); err != nil || string(b) != string(whole) {
		t.Errorf("as large as allowed: %v", err)
	}
	in.MaxBytes = len(whole) - 1
	if b, _, _, err := encode.AppendRoot(t.Context(), nil, &root, in); !errors.Is(err, encode.ErrTooLarge) || len(b) > 0 {
		t.Errorf("a byte too large: %v, %d bytes", err, len(b))
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	in.MaxBytes = 0
	if b, _, _, err := encode.AppendRoot(ctx, nil, &root, in); !errors.Is(err, context.Canceled) || len(b) > 0 {
		t.Errorf("nobody waits: %v, %d bytes", err, len(b))
	}
}
