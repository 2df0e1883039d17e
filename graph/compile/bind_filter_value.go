package compile

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"graph287g/internal/edtf"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// valueOps are the operators with one operand.
var valueOps = map[string]plan.FilterOp{
	"eq": plan.Eq, "gt": plan.Gt, "gte": plan.Gte, "lt": plan.Lt, "lte": plan.Lte,
	"contains": plan.Contains, "startsWith": plan.StartsWith, "isNull": plan.IsNull,
}

// valueFilters reads the conditions on the value of a field, all of which must hold.
func (r *filterReader) valueFilters(f *ontology.Field, ops map[string]any, at string) []plan.Filter {
	var out []plan.Filter
	for _, op := range slices.Sorted(maps.Keys(ops)) {
		r.conditions++
		r.hintClaimField(f, op, ops[op], at+"."+op)
		out = append(out, r.comparison(f, op, ops[op], at+"."+op))
	}
	return out
}

// comparison reads one operator with its operand.
func (r *filterReader) comparison(f *ontology.Field, op string, v any, at string) plan.Filter {
	switch v := v.(type) {
	case nil:
		r.fail(at, "null compares with nothing: use isNull, or leave %s out to let all pass", op)
	case map[string]any: // of not
		return negated(plan.Filter{Op: plan.And, Sub: r.valueFilters(f, v, at)})
	case []any: // of in
		if len(v) > MaxIn {
			r.fail(at, "%d values; at most %d go into one filter", len(v), MaxIn)
		}
		return plan.OneOf(f, v)
	case string:
		if op == "during" {
			return r.during(f, v, at)
		}
		return plan.Filter{Op: valueOps[op], Field: f, Values: []any{r.foldedText(op, v, at)}}
	}
	return plan.Filter{Op: valueOps[op], Field: f, Values: []any{v}}
}

// foldedText folds the operands of `contains` and `startsWith`.
func (r *filterReader) foldedText(op, v, at string) string {
	if op != "contains" && op != "startsWith" {
		return v
	}
	folded := store.Fold(v)
	if folded == "" {
		r.fail(at, "%q has nothing to look for: give at least one character that is no accent, or leave %s out", shorten(v), op)
	}
	return folded
}

// during reads a period. A value is within it if it is on or after its first day, and on or before its last: of a date that isn't a day
// all days are that it can mean.
func (r *filterReader) during(f *ontology.Field, v, at string) plan.Filter {
	r.conditions++ // they are two
	period, err := edtf.Parse(v)
	if errors.Is(err, edtf.ErrShape) {
		err = fmt.Errorf("%q is no period: write a year, a month or a day, or two with / between, such as 2025, 2025-02, 2025-02-14 or 2025-02/2025-04; with an open end it is gte or lte", shorten(v))
	}
	if err != nil {
		r.fail(at, "%s", err)
	}
	return plan.Filter{Op: plan.And, Sub: []plan.Filter{
		{Op: plan.Gte, Field: f, Values: []any{period.First}}, {Op: plan.Lte, Field: f, Values: []any{period.Last}},
	}}
}
