package encode_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/graph/apierror"
	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/store"
)

// Output plans and tables by hand: an object for each row, a field for each cell.

func object(fields ...encode.Field) *encode.Object { return &encode.Object{Fields: fields} }

func field(name string, v encode.Value) encode.Field {
	return encode.Field{Name: name, Key: append(store.AppendString(nil, name), ':'), Value: v}
}

func cell(step, column int) encode.Value {
	return encode.Value{Op: encode.Cell, Step: step, Column: column}
}

func must(v encode.Value) encode.Value {
	v.NonNull = true
	return v
}

// list is a child step's rows as a list, whose elements may be null or not.
func list(step int, elem bool, o *encode.Object) encode.Value {
	return encode.Value{Op: encode.Many, Step: step, ElemNonNull: elem, Object: o}
}

func one(step int, o *encode.Object) encode.Value {
	return encode.Value{Op: encode.One, Step: step, Object: o}
}

func group(column int, o *encode.Object) encode.Value {
	return encode.Value{Op: encode.RowObject, Column: column, Object: o}
}

// around is an object with one field.
func around(name string, v encode.Value) encode.Value { return group(-1, object(field(name, v))) }

// table has for each row of the parent some rows of cells; "" is null.
func table(perParent ...[][]string) store.Table {
	var t store.Table
	for _, rows := range perParent {
		t.From = append(t.From, int32(len(t.Kinds)))
		for _, row := range rows {
			t.Kinds = append(t.Kinds, uint8(ontology.Must().Kind("Topic").Index))
			t.Width = len(row)
			for _, c := range row {
				if c == "" {
					t.Cells = append(t.Cells, nil)
					continue
				}
				t.Cells = append(t.Cells, []byte(c))
			}
		}
		t.To = append(t.To, int32(len(t.Kinds)))
	}
	return t
}

// A told error is what a client sees of it.
type told struct{ Path, Code string }

const missing = "a value is missing that should always be there; this is our mistake"

func run(t *testing.T, v encode.Value, tables ...store.Table) (text string, errs []told, failed bool) {
	t.Helper()
	root := encode.Root{Key: "root", Value: v, NotFound: "there is none"}
	b, list, failed, _ := encode.AppendRoot(t.Context(), []byte("before "), &root, input(&store.Result{Tables: tables}))
	for _, e := range list {
		errs = append(errs, told{e.Path.String(), string(apierror.CodeOf(e))})
	}
	text = string(b[len("before "):])
	if !failed && !json.Valid([]byte(text)) {
		t.Errorf("%q is no JSON", text)
	}
	return text, errs, failed
}

func TestHolesBlankTheNearestPlaceThatMayBeNull(t *testing.T) {
	leaf := object(field("a", cell(1, 0)), field("b", must(cell(1, 1))))
	nullAt := func(path string) []told { return []told{{path, "INTERNAL"}} }
	parent := table([][]string{{`"p"`, `1`}})
	withNull := object(field("fine", cell(0, 0)), field("null", must(cell(0, 2))))
	for name, x := range map[string]struct {
		value  encode.Value
		tables []store.Table
		want   string
		errs   []told
		failed bool
	}{
		"nothing is missing": {
			value: one(1, leaf), tables: []store.Table{parent, table([][]string{{`1`, `2`}})},
			want: `{"a":1,"b":2}`,
		},
		"what may be null is null": {
			value: one(1, leaf), tables: []store.Table{parent, table([][]string{{``, `2`}})},
			want: `{"a":null,"b":2}`,
		},
		"a null of JSON propagates too": {
			value: one(1, leaf), tables: []store.Table{parent, table([][]string{{`null`, `null`}})},
			want: `null`, errs: nullAt("root.b"),
		},
		"the object around a null": {
			value: one(1, leaf), tables: []store.Table{parent, table([][]string{{`1`, ``}})},
			want: `null`, errs: nullAt("root.b"),
		},
		"the root, where it may not be null": {
			value: must(one(1, leaf)), tables: []store.Table{parent, table([][]string{{`1`, ``}})},
			errs: nullAt("root.b"), failed: true,
		},
		"one that may not be absent": {
			value: must(one(1, leaf)), tables: []store.Table{parent, table(nil)},
			errs: nullAt("root"), failed: true,
		},
		"one that may be absent": {
			value: one(1, leaf), tables: []store.Table{parent, table(nil)},
			want: `null`,
		},
		"an element of a list that may be null": {
			value: list(1, false, leaf), tables: []store.Table{parent, table([][]string{{`1`, `2`}, {`3`, ``}, {`5`, `6`}})},
			want: `[{"a":1,"b":2},null,{"a":5,"b":6}]`, errs: nullAt("root[1].b"),
		},
		"the list, where elements may not be null": {
			value: list(1, true, leaf), tables: []store.Table{parent, table([][]string{{`1`, `2`}, {`3`, ``}, {`5`, ``}})},
			want: `null`, errs: nullAt("root[1].b"),
		},
		"what is around a list, where that may not be null": {
			value:  group(0, object(field("list", must(list(1, true, leaf))), field("after", cell(0, 0)))),
			tables: []store.Table{parent, table([][]string{{`1`, `2`}, {`3`, ``}})},
			want:   `null`, errs: nullAt("root.list[1].b"),
		},
		"several places, each its own": {
			value: group(0, object(
				field("one", one(1, leaf)), field("list", list(1, false, leaf)), field("whole", list(1, true, leaf)), field("after", cell(0, 1)),
			)),
			tables: []store.Table{parent, table([][]string{{``, ``}, {`1`, `2`}, {``, ``}})},
			want:   `{"one":null,"list":[null,{"a":1,"b":2},null],"whole":null,"after":1}`,
			errs:   []told{{"root.one.b", "INTERNAL"}, {"root.list[0].b", "INTERNAL"}, {"root.list[2].b", "INTERNAL"}, {"root.whole[0].b", "INTERNAL"}},
		},
		"through several objects that may not be null": {
			value:  around("x", around("y", must(around("z", must(group(-1, withNull)))))),
			tables: []store.Table{table([][]string{{`"p"`, `1`, ``}})},
			want:   `{"x":null}`, errs: nullAt("root.x.y.z.null"),
		},
		"a value that isn't there has no null inside": {
			value:  group(-1, object(field("x", group(2, withNull)), field("after", cell(0, 1)))),
			tables: []store.Table{table([][]string{{`"p"`, `1`, ``}})},
			want:   `{"x":null,"after":1}`,
		},
		"a value that must be there is itself null": {
			value:  around("x", must(group(2, withNull))),
			tables: []store.Table{table([][]string{{`"p"`, `1`, ``}})},
			want:   `null`, errs: nullAt("root.x"),
		},
	} {
		t.Run(name, func(t *testing.T) {
			text, errs, failed := run(t, x.value, x.tables...)
			if failed != x.failed || !failed && text != x.want {
				t.Errorf("got  %s (failed: %v)\nwant %s (failed: %v)", text, failed, x.want, x.failed)
			}
			if diff := cmp.Diff(x.errs, errs); diff != "" {
				t.Errorf("errors (-want +got):\n%s", diff)
			}
		})
	}
}

func TestHolesDeepInAListOfLists(t *testing.T) {
	inner := object(field("v", must(cell(1, 0))))
	outer := object(field("name", cell(0, 0)), field("few", list(1, true, inner)), field("after", cell(0, 0)))
	nodes := encode.Value{Op: encode.Many, Step: 0, ElemNonNull: true, NonNull: true, Object: outer}
	text, errs, failed := run(t, nodes,
		table([][]string{{`"a"`}, {`"b"`}, {`"c"`}}),
		table([][]string{{`1`}, {`2`}}, [][]string{{`3`}, {``}, {``}}, nil),
	)
	if want := `[{"name":"a","few":[{"v":1},{"v":2}],"after":"a"},{"name":"b","few":null,"after":"b"},{"name":"c","few":[],"after":"c"}]`; text != want || failed {
		t.Errorf("got  %s\nwant %s", text, want)
	}
	if diff := cmp.Diff([]told{{"root[1].few[1].v", "INTERNAL"}}, errs); diff != "" {
		t.Errorf("errors (-want +got):\n%s", diff)
	}
}

func TestHolesTellNothingOfTheInside(t *testing.T) {
	root := encode.Root{Key: "root", Value: must(cell(0, 0))}
	_, errs, _, _ := encode.AppendRoot(t.Context(), nil, &root, input(&store.Result{Tables: []store.Table{table([][]string{{``}})}}))
	if len(errs) != 1 || errs[0].Message != missing {
		t.Errorf("got %v", errs)
	}
}
