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

// Reader returns the reader of the version that is answered from.
func (x *Execution) Reader() Reader { return x.r }

// Args returns the arguments of all steps.
func (x *Execution) Args() plan.Args { return x.args }

// Step returns a step of the plan.
func (x *Execution) Step(i int) *plan.Step { return x.plan.Steps[i] }

// Table returns the table of a step, which the operation of the step fills.
func (x *Execution) Table(step int) *store.Table { return &x.answer.Tables[step] }

// Refs returns the nodes that are the rows of a step, -1 for a row without one.
func (x *Execution) Refs(step int) []Ref { return x.frames[step].refs }

// Keep keeps a value of a step for the steps below it, beside its table.
func (x *Execution) Keep(step int, v any) { x.frames[step].kept = v }

// Kept returns the value that a step has kept. Operations know the types that their possible parents keep; it panics for another.
func Kept[T any](x *Execution, step int) T { return x.frames[step].kept.(T) }

// LetOthersRun gives up the processor where the execution has had it for a while, and tells whether anybody still waits for the answer. What
// takes longer than a fifth of a millisecond calls it in between.
func (x *Execution) LetOthersRun(ctx context.Context) error { return x.turns.take(ctx) }

// Fill makes the rows of a step from nodes, -1 for a row without one. The caller sets which rows belong to which parent.
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

// FillOne makes one row for each row of the parent, from its node in refs.
func (x *Execution) FillOne(ctx context.Context, s *plan.Step, refs []Ref) error {
	t := x.Table(s.Index)
	t.From, t.To = x.memory.Refs(len(refs)), x.memory.Refs(len(refs))
	for i := range refs {
		t.From[i], t.To[i] = int32(i), int32(i+1)
	}
	return x.Fill(ctx, s, refs)
}

// FillValues makes the rows of a step whose rows are not nodes. from and index tell which rows belong to which parent, as in Share.
func (x *Execution) FillValues(s *plan.Step, cells [][]byte, rows int, from, index []int32) {
	t := x.Table(s.Index)
	t.Cells, t.Width, t.Kinds = cells, len(s.Columns), NoKinds(rows)
	Share(t, from, index)
}

// fillRoot makes the rows of a step at the root whose rows are not nodes.
func (x *Execution) fillRoot(s *plan.Step, rows [][][]byte) {
	x.FillValues(s, slices.Concat(rows...), len(rows), []int32{0, int32(len(rows))}, []int32{0})
}

// NoKinds returns the kinds of rows that are not nodes.
func NoKinds(rows int) []uint8 { return slices.Repeat([]uint8{store.NoKind}, rows) }

func (x *Execution) kinds(refs []Ref) []uint8 {
	out := x.memory.Kinds(len(refs))
	for i, ref := range refs {
		out[i] = store.NoKind
		if ref >= 0 {
			out[i] = x.r.Kind(ref)
		}
	}
	return out
}

// Share gives each row of the parent step the rows of its node, so that rows with the same node share them: index has the node's
// position for each row of the parent (see Unique), and the rows of node p are from[p] up to but not including from[p+1].
func Share(t *store.Table, from, index []int32) {
	t.From, t.To = make([]int32, len(index)), make([]int32, len(index))
	for i, p := range index {
		if p >= 0 {
			t.From[i], t.To[i] = from[p], from[p+1]
		}
	}
}

// fillList turns the rows of a list into the table of its step; index is that of Unique.
func (x *Execution) fillList(s *plan.Step, rows *Rows, index []int32) {
	t := x.Table(s.Index)
	t.Cells, t.Width, t.Kinds = rows.Cells, len(s.Columns), x.kinds(rows.Refs)
	x.frames[s.Index].refs = rows.Refs
	n := len(index)
	t.From, t.To = x.memory.Refs(n), x.memory.Refs(n)
	if rows.Totals != nil {
		t.Totals = x.memory.Refs(n)
	}
	if rows.More != nil {
		t.More = make([]bool, n)
	}
	if rows.Less != nil {
		t.Less = make([]bool, n)
	}
	shareCut(t, rows.Cut, index)
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

// shareCut notes for each row of the parent step whether the page of its node is cut, as Share does with its rows; cut lists the nodes, in
// order, of which it is.
func shareCut(t *store.Table, cut, index []int32) {
	if len(cut) == 0 {
		return
	}
	t.Cut = make([]bool, len(index))
	for i, p := range index {
		_, t.Cut[i] = slices.BinarySearch(cut, p)
	}
}

// parentIndexes returns for each row the index of its parent, where the rows of parent p are from[p] up to from[p+1].
func parentIndexes(from []int32) []int32 {
	out := make([]int32, from[len(from)-1])
	for p := 0; p+1 < len(from); p++ {
		for row := from[p]; row < from[p+1]; row++ {
			out[row] = int32(p)
		}
	}
	return out
}
