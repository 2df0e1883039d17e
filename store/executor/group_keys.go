package executor

import (
	"context"
	"slices"
	"strconv"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// labelOfNull is the label of the key null.
const labelOfNull = "none"

// groupKeys makes a row of each key of the groups of its parent step.
func (x *Execution) groupKeys(ctx context.Context, s *plan.Step) error {
	of := Kept[*Grouped](x, s.Parent)
	refs := make([]Ref, 0, len(of.Groups)*len(of.By))
	for _, g := range of.Groups {
		for _, v := range g.Keys {
			refs = append(refs, nodeOf(v))
		}
	}
	x.frames[s.Index].refs = refs
	names, err := x.keyNames(ctx, s, refs)
	if err != nil {
		return err
	}
	t := x.Table(s.Index)
	t.Width, t.Kinds = len(s.Columns), NoKinds(len(refs))
	t.From, t.To = of.keyRanges(x.Table(s.Parent).Rows())
	for i, g := range of.Groups {
		for k, v := range g.Keys {
			for _, col := range s.Columns {
				t.Cells = append(t.Cells, x.keyCell(col.Name, of.By[k], v, names[i*len(of.By)+k]))
			}
		}
	}
	return nil
}

// keyRanges returns for each row the range of its keys: rows of the same group share one.
func (g *Grouped) keyRanges(rows int) (from, to []int32) {
	from, to = make([]int32, rows), make([]int32, rows)
	for row := range rows {
		group := row
		if g.Of != nil {
			group = int(g.Of[row])
		}
		from[row], to[row] = int32(group*len(g.By)), int32((group+1)*len(g.By))
	}
	return from, to
}

// nodeOf returns the node that a key is, or -1 for another value.
func nodeOf(v any) Ref {
	if ref, ok := v.(Ref); ok {
		return ref
	}
	return -1
}

// keyNames returns the names of nodes where the labels of keys are asked for, and else as many empty cells.
func (x *Execution) keyNames(ctx context.Context, s *plan.Step, refs []Ref) ([][]byte, error) {
	if !slices.ContainsFunc(s.Columns, func(c plan.Column) bool { return c.Name == plan.GroupLabel }) {
		return make([][]byte, len(refs)), nil
	}
	return x.r.Cells(ctx, refs, []plan.Column{{Name: "name", On: ^ontology.KindSet(0)}})
}

func (x *Execution) keyCell(column string, by plan.Key, v any, name []byte) []byte {
	switch {
	case column == plan.GroupBy:
		return store.AppendString(nil, by.Name)
	case column == plan.GroupLabel && name != nil:
		return name
	case v != nil:
		return store.AppendString(nil, x.keyText(v))
	case column == plan.GroupLabel:
		return store.AppendString(nil, labelOfNull)
	}
	return nil
}

// keyText returns the value of a key as text; of a node it is the id.
func (x *Execution) keyText(v any) string {
	switch v := v.(type) {
	case Ref:
		return x.r.ID(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case bool:
		return strconv.FormatBool(v)
	}
	s, _ := v.(string)
	return s
}

// groupNode makes a row of the node that a key is, for the kinds of the step.
func (x *Execution) groupNode(ctx context.Context, s *plan.Step) error {
	keys, t := x.Refs(s.Parent), x.Table(s.Index)
	t.From, t.To = make([]int32, len(keys)), make([]int32, len(keys))
	refs := make([]Ref, 0, len(keys))
	for i, ref := range keys {
		t.From[i] = int32(len(refs))
		if ref >= 0 && s.Kinds.Has(int(x.r.Kind(ref))) {
			refs = append(refs, ref)
		}
		t.To[i] = int32(len(refs))
	}
	return x.Fill(ctx, s, refs)
}
