package embedded

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// A test reports whether a node passes a filter. What filters mean is defined by store.Matcher; a test says the same of rows, without
// making values of their cells.
type test func(executor.Ref) bool

// A tester makes tests for one request.
type tester struct {
	s *snapshot
}

// test returns the test of a filter.
func (t *tester) test(f *plan.Filter) test {
	switch f.Op {
	case plan.And:
		if passes := t.allOf(conjuncts(nil, f)); passes != nil {
			return passes
		}
		return func(executor.Ref) bool { return true }
	case plan.Or:
		return t.any(f.Sub)
	case plan.Not:
		sub := t.test(&f.Sub[0])
		return func(ref executor.Ref) bool { return !sub(ref) }
	case plan.OfKind:
		sub := t.test(&f.Sub[0])
		return func(ref executor.Ref) bool { return f.Kinds.Has(int(t.s.Kind(ref))) && sub(ref) }
	case plan.Some:
		return t.some(f)
	case plan.Count:
		return t.count(f)
	}
	return t.condition(f)
}

// any returns the test whether one of several filters holds.
func (t *tester) any(filters []plan.Filter) test {
	tests := make([]test, len(filters))
	for i := range filters {
		tests[i] = t.test(&filters[i])
	}
	return func(ref executor.Ref) bool {
		return slices.ContainsFunc(tests, func(one test) bool { return one(ref) })
	}
}

// some returns the test whether a node that a field leads to passes a filter.
func (t *tester) some(f *plan.Filter) test {
	passes := t.remembered(&f.Sub[0])
	return func(ref executor.Ref) bool {
		for end := range t.s.ends(ref, f.Field) {
			if passes(end) {
				return true
			}
		}
		return false
	}
}

// count returns the test of the number of nodes that a field leads to and that pass a filter.
func (t *tester) count(f *plan.Filter) test {
	passes, values := t.remembered(&f.Sub[0]), store.Matcher{Catalogue: t.s.c}
	return func(ref executor.Ref) bool {
		n := int64(0)
		for end := range t.s.ends(ref, f.Field) {
			if passes(end) {
				n++
			}
		}
		return values.MatchValue(&f.Sub[1], n)
	}
}

// remembered returns a test that is made once for each node, because many nodes may have related ones in common.
func (t *tester) remembered(f *plan.Filter) test {
	if f.Empty() {
		return func(executor.Ref) bool { return true }
	}
	const passed, failed = 1, 2
	once, known := t.test(f), make([]*[blockSize]uint8, len(t.s.nodes))
	return func(ref executor.Ref) bool {
		block := known[ref>>blockBits]
		if block == nil {
			block = new([blockSize]uint8)
			known[ref>>blockBits] = block
		}
		if block[ref&blockMask] == 0 {
			block[ref&blockMask] = failed
			if once(ref) {
				block[ref&blockMask] = passed
			}
		}
		return block[ref&blockMask] == passed
	}
}

// condition returns the test of a condition on a stored field. What it does with rows of a kind is found out when the first comes.
func (t *tester) condition(f *plan.Filter) test {
	on := make([]func(row) bool, len(t.s.kinds))
	return func(ref executor.Ref) bool {
		b := t.s.nodes[ref>>blockBits]
		if on[b.kind] == nil {
			on[b.kind] = t.rowTest(f, &t.s.kinds[b.kind])
		}
		return on[b.kind](b.rows[ref&blockMask])
	}
}

func (t *tester) rowTest(f *plan.Filter, k *kindSchema) func(row) bool {
	x := k.ordered[f.Field.Name]
	switch {
	case x == nil && f.Op == plan.IsNull: // a field that the kind doesn't have is null
		return func(row) bool { return f.Values[0] == true }
	case x == nil:
		return func(row) bool { return false }
	}
	switch f.Op {
	case plan.Contains, plan.StartsWith:
		return textTest(f, k.folded[x.slot])
	case plan.IsNull:
		null := f.Values[0] == true
		return func(r row) bool { return x.has(r) != null }
	case plan.Has:
		return t.hasTest(f, x)
	case plan.Eq, plan.In:
		return t.equalityTest(f, x)
	}
	return t.orderTest(f, x)
}

// textTest compares a folded text. The operand is never empty, so that null satisfies nothing.
func textTest(f *plan.Filter, folded int) func(row) bool {
	part, _ := f.Values[0].(string)
	if f.Op == plan.StartsWith {
		return func(r row) bool { return strings.HasPrefix(r.text(folded), part) }
	}
	return func(r row) bool { return strings.Contains(r.text(folded), part) }
}

func (t *tester) hasTest(f *plan.Filter, x *orderedField) func(row) bool {
	return func(r row) bool {
		items, _ := canonical(t.s.c, x.field.Type, r.text(x.slot)).([]any)
		return slices.ContainsFunc(items, f.Holds)
	}
}

// equalityTest is true where the value is one of those of the filter. A partial date that is no exact day equals nothing.
func (t *tester) equalityTest(f *plan.Filter, x *orderedField) func(row) bool {
	if x.field.Type.List || !x.partial && t.s.c.Object(x.field.Type.Name) != nil {
		return func(row) bool { return false }
	}
	texts, ok := textsOf(f.Values)
	if !ok {
		return func(r row) bool {
			v := canonical(t.s.c, x.field.Type, r.text(x.slot))
			return v != nil && f.Holds(v)
		}
	}
	holds := func(s string) bool { return slices.Contains(texts, s) }
	if len(texts) > 8 {
		set := make(map[string]struct{}, len(texts))
		for _, s := range texts {
			set[s] = struct{}{}
		}
		holds = func(s string) bool { _, in := set[s]; return in }
	}
	return func(r row) bool {
		cell := r.text(x.slot)
		if cell == "" || cell[0] != '"' || x.partial && r.text(x.precision) != `"DAY"` {
			return false
		}
		return holds(plainText(cell))
	}
}

// textsOf returns values that are all texts.
func textsOf(values []any) (texts []string, ok bool) {
	for _, v := range values {
		s, ok := v.(string)
		if !ok {
			return nil, false
		}
		texts = append(texts, s)
	}
	return texts, true
}

// orderTest compares enum values in the order of their declaration, texts by code point. Of a partial date it takes the end for which the
// comparison is hardest to meet, so that it holds for every day that the date can mean.
func (t *tester) orderTest(f *plan.Filter, x *orderedField) func(row) bool {
	holds := map[plan.FilterOp]func(int) bool{
		plan.Gt: func(n int) bool { return n > 0 }, plan.Gte: func(n int) bool { return n >= 0 },
		plan.Lt: func(n int) bool { return n < 0 }, plan.Lte: func(n int) bool { return n <= 0 },
	}[f.Op]
	slot := x.slot
	if x.partial {
		slot = x.latest
		if f.Op == plan.Gt || f.Op == plan.Gte {
			slot = x.earliest
		}
	}
	switch want := f.Values[0].(type) {
	case string:
		if x.enum != nil {
			limit, ok := x.enum.Rank(want)
			return func(r row) bool {
				rank, known := x.enum.Rank(plainText(r.text(slot)))
				return ok && known && holds(rank-limit)
			}
		}
		return func(r row) bool {
			cell := r.text(slot)
			return cell != "" && cell[0] == '"' && holds(strings.Compare(plainText(cell), want))
		}
	case int64:
		return func(r row) bool {
			n, ok := canonical(t.s.c, x.field.Type, r.text(slot)).(int64)
			return ok && holds(cmp.Compare(n, want))
		}
	case float64:
		return func(r row) bool {
			n, ok := canonical(t.s.c, x.field.Type, r.text(slot)).(float64)
			return ok && holds(cmp.Compare(n, want))
		}
	}
	return func(row) bool { return false }
}

// Cases implements executor.Reader.
func (s *snapshot) Cases(ctx context.Context, _ ontology.KindSet, refs []executor.Ref, cases []plan.Case) ([]int, error) {
	first, out := (&tester{s}).firstCase(cases), make([]int, len(refs))
	for i, ref := range refs {
		out[i] = first(ref)
	}
	return out, ctx.Err()
}

// firstCase returns a function that returns the index of the first case that holds for a node, or -1.
func (t *tester) firstCase(cases []plan.Case) func(executor.Ref) int {
	tests := make([]test, len(cases))
	for i := range cases {
		tests[i] = t.test(&cases[i].If)
	}
	return func(ref executor.Ref) int {
		return slices.IndexFunc(tests, func(one test) bool { return one(ref) })
	}
}
