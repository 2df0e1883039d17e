package storetest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// A query is a plan in the making, then with its answer.
type query struct {
	plan   plan.Plan
	args   plan.Args
	answer *store.Result
	wrong  []string // what it asks for and there isn't
}

// A step is one of a query's steps. Methods that change it return it, so that a step is one line.
type step struct {
	*plan.Step
	q *query
}

// add adds a step with its arguments, nil where it takes none.
func (q *query) add(s plan.Step, args any) step {
	s.Index = len(q.plan.Steps)
	q.plan.Steps = append(q.plan.Steps, &s)
	q.args = append(q.args, args)
	return step{&s, q}
}

// listArgs are the arguments of lists of which a case says nothing.
func listArgs() plan.ListArgs { return plan.ListArgs{First: 100, Tag: 287} }

// args are the arguments of a step that lists nodes.
func (s step) args() *plan.ListArgs { return s.q.args[s.Index].(plan.Lister).AsList() }

// argsOf are the arguments of a step of another operation.
func argsOf[A any](s step) *A { return s.q.args[s.Index].(*A) }

// nodes adds a step whose rows are nodes; its first column is their id.
func (q *query) nodes(s plan.Step, args any) step { return q.add(s, args).get("id") }

// lookup finds nodes of a kind or interface by id.
func (q *query) lookup(kinds string, ids ...string) step {
	return q.nodes(plan.Step{Parent: plan.Root, Spec: &plan.LookupSpec{}, Kinds: ontology.Must().KindsOf(kinds)}, &plan.LookupArgs{IDs: ids})
}

// byKey finds a node of a kind by one of its keys.
func (q *query) byKey(kind, field, value string) step {
	s := q.lookup(kind)
	args := argsOf[plan.LookupArgs](s)
	args.Key, args.Value = ontology.Must().Kind(kind).Field(field), value
	return s
}

// asWritten finds a node of a kind by one of its folded keys, as somebody writes it.
func (q *query) asWritten(kind, field, value string) step {
	s := q.lookup(kind)
	args := argsOf[plan.LookupArgs](s)
	args.Folded, args.Value = ontology.Must().Kind(kind).FoldedKey(field), value
	return s
}

// byNumber finds a node by an identifier.
func (q *query) byNumber(kinds, scheme, value string) step {
	s := q.lookup(kinds)
	args := argsOf[plan.LookupArgs](s)
	args.Scheme, args.Value = scheme, value
	return s
}

// scan lists the nodes of a kind or interface.
func (q *query) scan(kinds string) step {
	args := listArgs()
	return q.nodes(plan.Step{Parent: plan.Root, Spec: &plan.ScanSpec{List: plan.List{Shape: plan.Page}}, Kinds: ontology.Must().KindsOf(kinds)}, &args)
}

// along goes from the rows of s along a field, as a compiled operation would: a relation, a path, claims or neighbors.
func (s step) along(field string) step {
	c := ontology.Must()
	child := plan.Step{Parent: s.Index}
	f := s.field(field, &child.On)
	child.Kinds = c.KindsOf(f.Type.Name)
	var list plan.List
	switch {
	case f.Paged():
		list.Shape = plan.Page
		list.Edges = f.Role == ontology.Related && f.Relation.Parallel()
	case f.Type.List:
		list.Shape = plan.Few
	}
	switch args := listArgs(); f.Role {
	case ontology.Traverse:
		child.Spec = &plan.TraverseSpec{List: list, Path: f}
		return s.q.nodes(child, &plan.TraverseArgs{ListArgs: args})
	case ontology.Neighbors:
		child.Spec = &plan.NeighborsSpec{List: list}
		return s.q.nodes(child, &plan.NeighborsArgs{ListArgs: args})
	default:
		child.Spec = &plan.ExpandSpec{List: list, Hop: ontology.Hop{Relation: f.Relation, Direction: f.Direction}, ClaimField: f.ClaimField}
		return s.q.nodes(child, &args)
	}
}

// as narrows s, for a step below it, to the rows of a kind or interface.
func (s step) as(kinds string) step {
	narrow := *s.Step
	narrow.Kinds = ontology.Must().KindsOf(kinds)
	return step{&narrow, s.q}
}

// field finds a field of the step's kinds, and which of them have it.
func (s step) field(name string, on *ontology.KindSet) *ontology.Field {
	var found *ontology.Field
	for _, k := range s.Kinds.In(ontology.Must()) {
		if f := k.Field(name); f != nil {
			*on |= ontology.SetOf(k)
			if found == nil {
				found = f
			}
		}
	}
	return found
}

// under adds a step about the rows of s that are no nodes.
func (s step) under(spec plan.Spec) step {
	return s.q.add(plan.Step{Parent: s.Index, Spec: spec, On: s.Kinds}, nil)
}

// nodesUnder adds a step of another sort whose rows are nodes.
func (s step) nodesUnder(spec plan.Spec, kinds string) step {
	return s.q.nodes(plan.Step{Parent: s.Index, Spec: spec, On: s.Kinds, Kinds: ontology.Must().KindsOf(kinds)}, nil)
}

// run executes the query, and holds the answer against what tables promise.
func (q *query) run(t *testing.T, s store.Store) {
	t.Helper()
	if q.wrong != nil {
		t.Fatalf("the case is wrong: %s", strings.Join(q.wrong, ", "))
	}
	answer, err := s.Execute(t.Context(), &q.plan, q.args)
	if err != nil {
		t.Fatalf("execute: %v", err)
	}
	q.answer = answer
	q.wellFormed(t)
}

func (s step) table() *store.Table { return &s.q.answer.Tables[s.Index] }

// want compares the rows, a text for each row of the parent: rows are separated by a comma, their cells by a blank.
func (s step) want(t *testing.T, perParent ...string) {
	t.Helper()
	table := s.table()
	got := make([]string, len(table.From))
	for i := range got {
		rows := []string{}
		for row := table.From[i]; row < table.To[i]; row++ {
			rows = append(rows, s.row(int(row)))
		}
		got[i] = strings.Join(rows, ", ")
	}
	if diff := cmp.Diff(perParent, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("step %d (-want +got):\n%s", s.Index, diff)
	}
}

func (s step) row(row int) string {
	cells := make([]string, s.table().Width)
	for c := range cells {
		cells[c] = text(s.table().Cell(row, c))
	}
	return strings.Join(cells, " ")
}

// text shows a cell: texts without their quotes.
func text(cell []byte) string {
	switch {
	case cell == nil:
		return "null"
	case cell[0] == '"':
		return store.Text(cell)
	}
	return string(cell)
}

// wantTotals compares how many rows there are before paging, for each row of the parent.
func (s step) wantTotals(t *testing.T, want ...int32) {
	t.Helper()
	if diff := cmp.Diff(want, s.table().Totals, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("totals of step %d (-want +got):\n%s", s.Index, diff)
	}
}

// wantMore compares whether more rows follow, for each row of the parent.
func (s step) wantMore(t *testing.T, want ...bool) {
	t.Helper()
	if diff := cmp.Diff(want, s.table().More); diff != "" {
		t.Errorf("more of step %d (-want +got):\n%s", s.Index, diff)
	}
}

// wantLess compares whether rows come before the page, for each row of the parent.
func (s step) wantLess(t *testing.T, want ...bool) {
	t.Helper()
	if diff := cmp.Diff(want, s.table().Less); diff != "" {
		t.Errorf("less of step %d (-want +got):\n%s", s.Index, diff)
	}
}
