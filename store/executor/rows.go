package executor

import (
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// Catalogue returns the ontology of the graph.
func (x *Execution) Catalogue() *ontology.Catalogue { return x.c }

// Reader returns what reads the version of the graph that is answered from.
func (x *Execution) Reader() Reader { return x.r }

// Args returns the arguments of all steps.
func (x *Execution) Args() plan.Args { return x.args }

// Step returns a step of the plan.
func (x *Execution) Step(i int) *plan.Step { return x.plan.Steps[i] }

// Table returns the table of a step, for the step's operation to fill.
func (x *Execution) Table(step int) *store.Table { return &x.answer.Tables[step] }

// Refs returns the rows of a step that are nodes, -1 where there is none.
func (x *Execution) Refs(step int) []Ref { return x.frames[step].refs }

// Keep keeps for the steps below what its table doesn't tell.
func (x *Execution) Keep(step int, v any) { x.frames[step].kept = v }

// Kept returns what a step has kept. The operations that may stand below another know its type.
func Kept[T any](x *Execution, step int) T { return x.frames[step].kept.(T) }

// Fill makes the rows of a step from nodes alone; -1 stands for none.
func (x *Execution) Fill(ctx context.Context, s *plan.Step, refs []Ref) error {
	t := x.Table(s.Index)
	cells, err := x.r.Cells(ctx, refs, s.Columns)
	if err != nil {
		return err
	}
	t.Cells, t.Width, t.Kinds = cells, len(s.Columns), x.kinds(refs)
	x.frames[s.Index].refs = refs
	return nil
}

// FillOne makes one row of each row of the parent: the node that stands for it.
func (x *Execution) FillOne(ctx context.Context, s *plan.Step, refs []Ref) error {
	t := x.Table(s.Index)
	t.From, t.To = make([]int32, len(refs)), make([]int32, len(refs))
	for i := range refs {
		t.From[i], t.To[i] = int32(i), int32(i+1)
	}
	return x.Fill(ctx, s, refs)
}

// FillValues makes the rows of a step that are no nodes; from gives those of each node of the parent's rows, and index which of
// the nodes a row of the parent is, as Unique tells.
func (x *Execution) FillValues(s *plan.Step, cells [][]byte, rows int, from, index []int32) {
	t := x.Table(s.Index)
	t.Cells, t.Width, t.Kinds = cells, len(s.Columns), NoKinds(rows)
	Share(t, from, index)
}

// fillRoot makes the table of a step at the root whose rows are no nodes.
func (x *Execution) fillRoot(s *plan.Step, rows [][][]byte) {
	x.FillValues(s, slices.Concat(rows...), len(rows), []int32{0, int32(len(rows))}, []int32{0})
}

// NoKinds are the kinds of so many rows that are no nodes.
func NoKinds(rows int) []uint8 { return slices.Repeat([]uint8{store.NoKind}, rows) }

func (x *Execution) kinds(refs []Ref) []uint8 {
	out := make([]uint8, len(refs))
	for i, ref := range refs {
		out[i] = store.NoKind
		if ref >= 0 {
			out[i] = x.r.Kind(ref)
		}
	}
	return out
}

// Share gives each row of the parent step the rows of the node that it is: those of node p are from[p] to from[p+1].
func Share(t *store.Table, from, index []int32) {
	t.From, t.To = make([]int32, len(index)), make([]int32, len(index))
	for i, p := range index {
		if p >= 0 {
			t.From[i], t.To[i] = from[p], from[p+1]
		}
	}
}

// fillList turns the rows of a list into its table. index tells for each row of the parent step which of the parents it is,
// -1 for those that the step is not for.
func (x *Execution) fillList(s *plan.Step, rows *Rows, index []int32) {
	t := x.Table(s.Index)
	t.Cells, t.Width, t.Kinds = rows.Cells, len(s.Columns), x.kinds(rows.Refs)
	x.frames[s.Index].refs = rows.Refs
	n := len(index)
	both := make([]int32, 2*n)
	t.From, t.To = both[:n:n], both[n:]
	if rows.Totals != nil {
		t.Totals = make([]int32, n)
	}
	if rows.More != nil {
		t.More = make([]bool, n)
	}
	if rows.Less != nil {
		t.Less = make([]bool, n)
	}
	for i, p := range index {
		if p < 0 {
			continue
		}
		t.From[i], t.To[i] = rows.From[p], rows.From[p+1]
		if rows.Totals != nil {
			t.Totals[i] = rows.Totals[p]
		}
		if rows.More != nil {
			t.More[i] = rows.More[p]
		}
		if rows.Less != nil {
			t.Less[i] = rows.Less[p]
		}
	}
}

// owners tells for each row which parent it belongs to.
func owners(from []int32) []int32 {
	out := make([]int32, from[len(from)-1])
	for p := 0; p+1 < len(from); p++ {
		for row := from[p]; row < from[p+1]; row++ {
			out[row] = int32(p)
		}
	}
	return out
}
