package executor

import (
	"context"

	"graph287g/plan"
	"graph287g/store"
)

// lookup makes a row of each node that is asked for, found or not. Nodes of other kinds than the step's count as missing.
func (x *Execution) lookup(ctx context.Context, s *plan.Step) error {
	refs, err := x.r.Lookup(ctx, s.Kinds, plan.ArgsOf[plan.LookupArgs](x.args, s.Index), s.Columns)
	if err != nil {
		return err
	}
	t := x.Table(s.Index)
	for i, ref := range refs {
		if ref >= 0 && s.Kinds.Has(int(x.r.Kind(ref))) {
			continue
		}
		missing := store.Missing{Row: i, Kind: store.NoKind}
		if ref >= 0 {
			missing.Kind = x.r.Kind(ref)
		}
		t.Missing = append(t.Missing, missing)
		refs[i] = -1
	}
	t.From, t.To = []int32{0}, []int32{int32(len(refs))}
	return x.Fill(ctx, s, refs)
}
