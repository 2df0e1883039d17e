package executor

import (
	"context"
	"slices"
	"strconv"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// nameless is what to call the value that isn't there.
const nameless = "none"

// groupKeys makes a row of each value of the groups of its parent step.
func (x *execution) groupKeys(ctx context.Context, s *plan.Step) error {
	groups, by := x.frames[s.Parent].groups, x.args[s.Parent].Groups
	refs := make([]Ref, 0, len(groups)*len(by))
	for _, g := range groups {
		for _, v := range g.Keys {
			refs = append(refs, nodeOf(v))
		}
	}
	x.frames[s.Index].refs = refs
	t := &x.answer.Tables[s.Index]
	x.keysOf(s, len(by))
	t.Width, t.Kinds = len(s.Columns), noKinds(len(refs))
	names, err := x.keyNames(ctx, s, refs)
	if err != nil {
		return err
	}
	for i, g := range groups {
		for k, v := range g.Keys {
			for _, col := range s.Columns {
				t.Cells = append(t.Cells, x.keyCell(col.From, by[k], v, names[i*len(by)+k]))
			}
		}
	}
	return nil
}

// keysOf tells for each row of the parent which keys are its own: rows of the same group share them.
func (x *execution) keysOf(s *plan.Step, keys int) {
	t, rows := &x.answer.Tables[s.Index], x.answer.Tables[s.Parent].Rows()
	t.From, t.To = make([]int32, rows), make([]int32, rows)
	for row := range rows {
		g := row
		if of := x.frames[s.Parent].group; of != nil {
			g = int(of[row])
		}
		t.From[row], t.To[row] = int32(g*keys), int32((g+1)*keys)
	}
}

// nodeOf returns the node that a value is, or -1.
func nodeOf(v any) Ref {
	if ref, ok := v.(Ref); ok {
		return ref
	}
	return -1
}

// keyNames returns the names of nodes, if they are asked for.
func (x *execution) keyNames(ctx context.Context, s *plan.Step, refs []Ref) ([][]byte, error) {
	if !slices.ContainsFunc(s.Columns, func(c plan.Column) bool { return c.From == plan.GroupLabel }) {
		return make([][]byte, len(refs)), nil
	}
	return x.r.Cells(ctx, refs, []plan.Column{{Name: "name", On: ^ontology.KindSet(0)}})
}

func (x *execution) keyCell(from plan.From, by plan.Key, v any, name []byte) []byte {
	switch {
	case from == plan.GroupBy:
		return store.AppendString(nil, by.Name)
	case from == plan.GroupLabel && name != nil:
		return name
	case v != nil:
		return store.AppendString(nil, x.keyText(v))
	case from == plan.GroupLabel:
		return store.AppendString(nil, nameless)
	}
	return nil
}

// keyText writes a value.
func (x *execution) keyText(v any) string {
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

// groupNode shows the nodes that keys are.
func (x *execution) groupNode(ctx context.Context, s *plan.Step) error {
	keys := x.frames[s.Parent].refs
	t := &x.answer.Tables[s.Index]
	t.From, t.To = make([]int32, len(keys)), make([]int32, len(keys))
	refs := make([]Ref, 0, len(keys))
	for i, ref := range keys {
		t.From[i] = int32(len(refs))
		if ref >= 0 && s.Kinds.Has(int(x.r.Kind(ref))) {
			refs = append(refs, ref)
		}
		t.To[i] = int32(len(refs))
	}
	return x.fill(ctx, s, refs)
}
