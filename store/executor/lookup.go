package executor

import (
	"context"

	"graph287g/plan"
	"graph287g/store"
)

// lookup makes a row of each node that is asked for, found or not. Nodes of other kinds than the step's count as missing.
func (x *Execution) lookup(ctx context.Context, s *plan.Step) error {
	args, t := plan.ArgsOf[plan.LookupArgs](x.args, s.Index), x.Table(s.Index)
	refs := []Ref{-1}
	if args.Key != nil || args.Folded == nil {
		var err error
		if refs, err = x.r.Lookup(ctx, s.Kinds, args, s.Columns); err != nil {
			return err
		}
	}
	if args.Folded != nil && refs[0] < 0 {
		ref, why, err := x.lookupFolded(ctx, s.Kinds.In(x.c)[0], args)
		if err != nil {
			return err
		}
		if refs[0] = ref; ref < 0 {
			t.Missing = append(t.Missing, store.Missing{Kind: store.NoKind, Folded: why})
			t.From, t.To = []int32{0}, []int32{1}
			return x.Fill(ctx, s, refs)
		}
	}
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
	t.From, t.To = x.memory.Refs(1), x.memory.Refs(1)
	t.To[0] = int32(len(refs))
	return x.Fill(ctx, s, refs)
}
