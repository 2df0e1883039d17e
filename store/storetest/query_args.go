package storetest

import (
	"slices"
	"strings"
	"testing"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// get adds columns of stored fields; `signedOn.edtf` is a part of a value.
func (s step) get(names ...string) step {
	for _, name := range names {
		field, part := s.column(name)
		s.Column(plan.Column{Kind: plan.Property, Name: field, Part: part, On: s.Kinds})
	}
	return s
}

// facts adds columns of the facts of the relation followed, or of a step of a path.
func (s step) facts(names ...string) step {
	for _, name := range names {
		field, part := s.column(name)
		s.Column(plan.Column{Kind: plan.Fact, Name: field, Part: part})
	}
	return s
}

// parts adds columns of the parts of an element of a list.
func (s step) parts(names ...string) step {
	for _, name := range names {
		s.Column(plan.Column{Kind: plan.Property, Part: s.q.partOf(s.Spec.(*plan.ItemsSpec).Field.Type.Name, name)})
	}
	return s
}

// cursor is the column of a row's cursor, beside those that operations name.
const cursor = "cursor"

// show adds columns of what the operation says of a row, and cursors.
func (s step) show(columns ...string) step {
	for _, name := range columns {
		if name == cursor {
			s.Column(plan.Column{Kind: plan.Cursor})
		} else {
			s.Column(plan.Column{Kind: plan.Output, Name: name})
		}
	}
	return s
}

// column splits `signedOn.edtf`. All single value types of the ontology are dates.
func (s step) column(name string) (string, int) {
	field, part, ok := strings.Cut(name, ".")
	if !ok {
		return field, 0
	}
	return field, s.q.partOf("PartialDate", part)
}

// partOf returns which part of a value type has this name. A query that asks for one that isn't there can't be run.
func (q *query) partOf(object, name string) int {
	i := slices.IndexFunc(ontology.Must().Object(object).Fields, func(f *ontology.Field) bool { return f.Name == name })
	if i < 0 {
		q.wrong = append(q.wrong, object+" has no "+name)
	}
	return max(i, 0)
}

// links says that steps below will ask for the links of the rows.
func (s step) links() step {
	s.List().Links = true
	return s
}

func (s step) first(n int) step {
	s.args().First = n
	return s
}

// count asks for totals and for whether there are more.
func (s step) count() step {
	s.List().Total, s.List().More = true, true
	return s
}

// last takes the last rows, and asks what is on both sides of them.
func (s step) last(n int) step {
	s.args().First, s.args().Back = n, true
	return s.sides()
}

// sides asks whether there are rows on both sides of the page.
func (s step) sides() step {
	s.List().More, s.List().Less = true, true
	return s
}

// before ends the page before a row of another step with the same order, whose last column is the cursor.
func (s step) before(t *testing.T, from step, row int) step {
	t.Helper()
	s.args().Before = from.position(t, row)
	return s
}

// where adds the condition that a field has one of some values; with one it is eq, else in.
func (s step) where(field string, values ...any) step {
	var on ontology.KindSet
	f := plan.Filter{Op: plan.Eq, Field: s.field(field, &on), Values: values}
	if len(values) != 1 {
		f = plan.OneOf(f.Field, values)
	}
	s.args().Filter.Sub = append(s.args().Filter.Sub, f)
	return s
}

// order adds keys: `name`, `-name` for descending, `state.code` for one of the node that a relation leads to,
// `agreementsCount` for how many a field leads to.
func (s step) order(keys ...string) step {
	for _, key := range keys {
		path, desc := strings.CutPrefix(key, "-")
		at, parts := s, strings.Split(path, ".")
		out := plan.OrderKey{Desc: desc}
		for i, name := range parts {
			var on ontology.KindSet
			f := at.field(strings.TrimSuffix(name, "Count"), &on)
			if i == len(parts)-1 {
				out.Field = f
				break
			}
			out.Hops = append(out.Hops, hopsOf(f)...)
			at = step{Step: &plan.Step{Kinds: ontology.Must().KindsOf(f.Type.Name)}}
		}
		s.args().Order = append(s.args().Order, out)
	}
	return s
}

// inOrder lists the rows in the order of their kind.
func (s step) inOrder() step {
	s.args().Order = plan.OrderOf(s.Kinds.In(ontology.Must())[0])
	return s
}

// hopsOf returns the relations of a field to one: its own, or those of its only pattern.
func hopsOf(f *ontology.Field) []ontology.Hop {
	if f.Role == ontology.Related {
		return []ontology.Hop{{Relation: f.Relation, Direction: f.Direction}}
	}
	var out []ontology.Hop
	for _, element := range f.Patterns[0].Via {
		h := ontology.Hop{Relation: ontology.Must().Relation(element[1:])}
		if element[0] == '<' {
			h.Direction = ontology.In
		}
		out = append(out, h)
	}
	return out
}

// after starts the page behind a row of another step with the same order, whose last column is the cursor.
func (s step) after(t *testing.T, from step, row int) step {
	t.Helper()
	s.args().After = from.position(t, row)
	return s
}

func (s step) position(t *testing.T, row int) *plan.Position {
	t.Helper()
	cursor := store.Text(s.table().Cell(row, s.table().Width-1))
	pos, err := store.ParseCursor(cursor, s.args().Tag, keyKinds(s.args().Order))
	if err != nil {
		t.Fatalf("the cursor of row %d: %v", row, err)
	}
	return pos
}

func keyKinds(order []plan.OrderKey) []store.KeyKind {
	out := make([]store.KeyKind, len(order))
	for i, key := range order {
		switch name := key.Field.Type.Name; {
		case key.Field.Leads(), name == "Int", ontology.Must().Enum(name) != nil:
			out[i] = store.IntKey
		case name == "Float":
			out[i] = store.FloatKey
		case name == "Boolean":
			out[i] = store.BoolKey
		}
	}
	return out
}

// relations chooses among the relations of neighbors.
func (s step) relations(types ...string) step {
	args := argsOf[plan.NeighborsArgs](s)
	args.Relations = []*ontology.Relation{}
	for _, t := range types {
		args.Relations = append(args.Relations, ontology.Must().Relation(t))
	}
	return s
}

func (s step) bases(names ...string) step {
	args := argsOf[plan.TraverseArgs](s)
	args.Bases = 0
	for _, n := range names {
		rank, _ := ontology.Must().Enum("Basis").Rank(n)
		args.Bases |= 1 << (rank + 1)
	}
	return s
}

func (s step) reaches(names ...string) step {
	args := argsOf[plan.TraverseArgs](s)
	args.Reaches = 0
	for _, n := range names {
		rank, _ := ontology.Must().Enum("Reach").Rank(n)
		args.Reaches |= 1 << (rank + 1)
	}
	return s
}
