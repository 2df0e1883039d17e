package neo4j

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/executor"
)

// A fakeRunner answers every statement with the same record.
type fakeRunner struct {
	driver.ExplicitTransaction
	values []any
}

func (f fakeRunner) Run(context.Context, string, map[string]any) (driver.ResultWithContext, error) {
	return fakeResult{record: &driver.Record{Values: f.values}}, nil
}

type fakeResult struct {
	driver.ResultWithContext
	record *driver.Record
}

func (f fakeResult) Single(context.Context) (*driver.Record, error) { return f.record, nil }

// A mark is a value of a record that a test makes wrong, with the name that the error must have.
type mark struct {
	field    string
	value    any
	nullable bool
	optional bool // it may be missing
}

// must marks a value that may not be null, may one that may be, and each the items of a list of any length.
func must(field string, v any) mark { return mark{field: field, value: v} }
func may(field string, v any) mark  { return mark{field: field, value: v, nullable: true} }
func each(field string, v any) mark { return mark{field: field, value: v, optional: true} }

// gone stands for a value that is missing, and with it those after it in its list.
type gone struct{}

// marks lists the marks in a value, in the order of unmarked.
func marks(v any) []mark {
	switch v := v.(type) {
	case mark:
		return append([]mark{v}, marks(v.value)...)
	case []any:
		var out []mark
		for _, item := range v {
			out = append(out, marks(item)...)
		}
		return out
	}
	return nil
}

// unmarked returns a value without marks, but with another value at the mark that n counts down to.
func unmarked(v any, n *int, wrong any) any {
	switch v := v.(type) {
	case mark:
		*n--
		if *n == -1 {
			marks := len(marks(v.value))
			*n -= marks
			return wrong
		}
		return unmarked(v.value, n, wrong)
	case []any:
		out := []any{}
		for _, item := range v {
			item = unmarked(item, n, wrong)
			if item == any(gone{}) {
				break
			}
			out = append(out, item)
		}
		return out
	}
	return v
}

// wrongValues are values of all types but that of a value.
func wrongValues(m mark) []any {
	var out []any
	if !m.optional {
		out = append(out, gone{})
	}
	if !m.nullable {
		out = append(out, nil)
	}
	right := cypherType(unmarked(m.value, new(int), nil))
	for _, v := range []any{"2", int64(2), 2.5, true, driver.Date{}, time.Time{}, []any{driver.Point2D{}}, map[string]any{"a": 1}, driver.Point2D{}} {
		if cypherType(v) != right {
			out = append(out, v)
		}
	}
	return out
}

// Whatever value of a record has another type than it should have, is null where it may not be, or is missing, the error
// names it.
func TestWrongTypesAreErrors(t *testing.T) {
	l := testLayout(t)
	for _, c := range decodeCases(l) {
		t.Run(c.name, func(t *testing.T) {
			decode := func(n int, wrong any) error {
				return c.decode(t, l, fakeRunner{values: unmarked(c.record, &n, wrong).([]any)})
			}
			all := marks(c.record)
			if err := decode(len(all), nil); err != nil {
				t.Fatalf("the right record: %v", err)
			}
			for i, m := range all {
				for _, wrong := range wrongValues(m) {
					err := decode(i, wrong)
					var decodeErr *DecodeError
					switch {
					case !errors.As(err, &decodeErr):
						t.Errorf("%s as %T: %v", m.field, wrong, err)
					case wrong != any(gone{}) && decodeErr.Field != m.field:
						t.Errorf("%s as %T: the error names %s: %v", m.field, wrong, decodeErr.Field, err)
					}
				}
				if m.nullable {
					if err := decode(i, nil); err != nil {
						t.Errorf("%s as null: %v", m.field, err)
					}
				}
			}
		})
	}
}

// A count for each kind, since the statement counts all.
func TestWrongCountsAreErrors(t *testing.T) {
	l := testLayout(t)
	for i, k := range l.catalogue.Kinds {
		counts := slices.Repeat([]any{int64(1)}, len(l.catalogue.Kinds))
		if _, err := l.readCounts(t.Context(), fakeRunner{values: []any{counts}}); err != nil {
			t.Fatal(err)
		}
		counts[i] = "1"
		if _, err := l.readCounts(t.Context(), fakeRunner{values: []any{counts}}); err == nil || !strings.Contains(err.Error(), k.Name) {
			t.Errorf("%s: %v", k.Name, err)
		}
	}
}

// Keys of a kind are looked up with a statement of their own.
func TestWrongKeysAreErrors(t *testing.T) {
	w := &writer{changer: changer{&Store{layout: testLayout(t)}, fakeRunner{values: []any{[]any{[]any{"37119", int64(1)}}}}}}
	existing := &store.Existing{Owners: map[string]string{}}
	if err := w.lookUpOwners(t.Context(), store.Needs{Names: []string{store.KeyName("County", "fips", "37119")}}, existing); err == nil || !strings.Contains(err.Error(), "id should be STRING, but is INTEGER") {
		t.Error(err)
	}
}

// Each property of a record that is read as a whole is checked, that of an unknown name aside.
func TestWrongPropertiesAreErrors(t *testing.T) {
	l := testLayout(t)
	check := func(name string, r *recordLayout, decode func(map[string]any) error, id string) {
		for i := range r.slots {
			p := &r.slots[i]
			for _, wrong := range []any{driver.Point2D{}, []any{driver.Point2D{}}} {
				err := decode(map[string]any{"id": id, "unknown": true, p.name: wrong})
				var decodeErr *DecodeError
				if !errors.As(err, &decodeErr) || decodeErr.Field != p.name {
					t.Errorf("%s.%s as %T: %v", name, p.name, wrong, err)
				}
			}
		}
		if err := decode(map[string]any{"unknown": true}); err == nil || !strings.Contains(err.Error(), "id should be STRING, but is missing") {
			t.Errorf("%s without an id: %v", name, err)
		}
	}
	for i, k := range l.catalogue.Kinds {
		check(k.Name, &l.kinds[i], func(props map[string]any) error {
			_, err := l.decodeNode(props, l.fromProperties)
			return err
		}, k.Slug+"/a")
	}
	for i, r := range l.catalogue.Relations {
		check(r.Type, &l.relations[i], func(props map[string]any) error {
			_, err := l.decodeEdge(r.Type, props, l.fromProperties)
			return err
		}, "a/a b/b")
	}
}

// A wrong value is no state of the server: the same call won't succeed later, also where it took long.
func TestDecodeErrorsAreInternal(t *testing.T) {
	late, cancel := context.WithTimeout(t.Context(), 0)
	defer cancel()
	err := storeError(t.Context(), late, &DecodeError{"graph state", "seq", typeInteger, typeString})
	if errors.Is(err, store.ErrUnavailable) || errors.Is(err, store.ErrTimeout) || errors.Is(err, errTornRead) {
		t.Error(err)
	}
	if want := "neo4j: decoding graph state: seq should be INTEGER, but is STRING"; err.Error() != want {
		t.Errorf("%q is not %q", err, want)
	}
}

// Values of enums that the ontology lacks, and relations that it lacks, are wrong too.
func TestUnknownNamesAreErrors(t *testing.T) {
	for field, values := range map[string][]any{
		"standing": {"lawsuit/a", "CONCERNS", []any{"lawsuit/a agency/a", "CERTAIN", nil, nil}},
		"basis":    {"lawsuit/a", "CONCERNS", []any{"lawsuit/a agency/a", "STATED", nil, "HEARSAY"}},
		"type":     {"lawsuit/a", "KNOWS", []any{"lawsuit/a agency/a", "STATED", nil, nil}},
	} {
		err := reading(func(t *testing.T, r *reader) error {
			_, err := r.Edges(t.Context(), []ontology.Hop{{Relation: r.layout.catalogue.Relation("CONCERNS")}}, []executor.Ref{1}, false)
			return err
		})(t, testLayout(t), fakeRunner{values: []any{[]any{values}}})
		var decodeErr *DecodeError
		if !errors.As(err, &decodeErr) || decodeErr.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}

// Rows are many, and each value is scanned.
func TestScanningAllocatesNothing(t *testing.T) {
	p := testLayout(t).kinds[ontology.Must().Kind("County").Index].byName["name"]
	values := []any{"county/a", int64(2), nil, []any{"a"}, true, map[string]any{"a": "b"}, time.Time{}}
	allocs := testing.AllocsPerRun(100, func() {
		row := scanner{record: "row", values: values}
		_, _, _ = scan[string](&row, 0, "id"), scan[int64](&row, 1, "total"), scanNullable[string](&row, 2, "seed")
		list := row.list(3, "sort keys")
		_, _, _ = scan[bool](&row, 4, "more"), scan[map[string]any](&row, 5, "properties"), scan[time.Time](&row, 6, "recordedAt")
		if row.err != nil || p.check("row", list.rest(0, 1, "sort keys")[0]) != nil {
			t.Error(row.err)
		}
	})
	if allocs != 0 {
		t.Errorf("a row takes %v allocations", allocs)
	}
}
