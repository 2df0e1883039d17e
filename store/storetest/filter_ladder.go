package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"graph287g/plan"
	"graph287g/store"
)

// A ladder is a field with some of its values in ascending order: what a comparison must find follows from the rungs.
type ladder struct {
	kind, field string
	rungs       []any
	ordered     bool // whether gt, gte, lt and lte compare it
}

func ladders() []ladder {
	return []ladder{
		{"Source", "title", []any{"", "A", "Z", "a", "aa", "é", "\uD7FF", "\uE000", "\uFF01", "\U00010000", "\U0001F600", "\U0010FFFF"}, true},
		{"Lawsuit", "docketNumber", []any{"1:12", "1:2", "a", "\uFF01", "\U0001F600"}, true},
		{"ProgramModel", "setting", []any{"JAIL", "FIELD", "OTHER"}, true},
		{"Claim", "stance", []any{"FOR", "AGAINST", "CRITICAL", "NEUTRAL"}, true},
		{"Citation", "footnote", []any{int64(-2147483648), int64(-1), int64(0), int64(9), int64(10), int64(2147483647)}, true},
		{"Claim", "number", []any{-1e21, -0.5, 0.0, 5e-324, 0.1, 1.0, 1e21}, true},
		{"Agreement", "firstListedOn", []any{"0001-01-01", "1999-12-31", "2018-12-05", "9999-12-31"}, true},
		{"Study", "peerReviewed", []any{false, true}, false},
	}
}

// load makes a node for each rung, and one without a value.
func (l *ladder) load(t *testing.T, s store.Store) {
	var g graph
	g.nodes("source/of", "topic/of", "agency/of")
	for i, v := range append(l.rungs, nil) {
		id, p := l.id(i), props{"code": []string{"JAIL_ENFORCEMENT", "TASK_FORCE", "OTHER", "TRIBAL_TASK_FORCE"}[i%4]}
		if l.kind != "ProgramModel" {
			delete(p, "code")
		}
		if v != nil {
			p[l.field] = v
		}
		switch l.kind {
		case "Claim":
			g.claim(id, "x", "topic/of", "", "source/of", p)
		case "Citation":
			g.citation(id, "source/of", "topic/of", p)
		case "Agreement":
			g.agreement(id, "agency/of", p)
		default:
			g.node(id, p)
		}
	}
	if l.kind == "Source" {
		g.edits = g.edits[3:] // but for what every case has
	}
	g.load(t, s)
}

func (l *ladder) id(i int) string {
	slug := map[string]string{"ProgramModel": "program-model"}[l.kind]
	if slug == "" {
		slug = strings.ToLower(l.kind)
	}
	return fmt.Sprintf("%s/%02d", slug, i)
}

// climb tries each operation with each rung, plain and negated.
func (l *ladder) climb(t *testing.T, s store.Store) {
	try := func(op plan.FilterOp, holds func(i int) bool, values ...any) {
		t.Helper()
		f := plan.Filter{Op: op, Field: field(l.kind, l.field), Values: values}
		l.found(t, s, f, holds)
		l.found(t, s, negated(f), func(i int) bool { return !holds(i) })
		l.found(t, s, negated(negated(f)), holds)
	}
	null := len(l.rungs)
	try(plan.IsNull, func(i int) bool { return i == null }, true)
	try(plan.IsNull, func(i int) bool { return i != null }, false)
	try(plan.In, func(int) bool { return false })
	for j, v := range l.rungs {
		try(plan.Eq, func(i int) bool { return i == j }, v)
		try(plan.In, func(i int) bool { return i == j || i == 0 }, v, l.rungs[0], v)
		if !l.ordered {
			continue
		}
		try(plan.Gt, func(i int) bool { return i > j && i != null }, v)
		try(plan.Gte, func(i int) bool { return i >= j && i != null }, v)
		try(plan.Lt, func(i int) bool { return i < j }, v)
		try(plan.Lte, func(i int) bool { return i <= j }, v)
	}
}

func (l *ladder) found(t *testing.T, s store.Store, f plan.Filter, holds func(i int) bool) {
	t.Helper()
	var want []string
	for i := range len(l.rungs) + 1 {
		if holds(i) {
			want = append(want, l.id(i))
		}
	}
	slices.Sort(want)
	var q query
	found := q.scan(l.kind).fits(f).count()
	q.run(t, s)
	if got := found.rows(); !slices.Equal(got, want) || found.table().Totals[0] != int32(len(want)) {
		t.Errorf("%s %s %s: %v (%d), not %v", l.kind, l.field, shape(f), got, found.table().Totals[0], want)
	}
}

// shape names what a filter does, for a message.
func shape(f plan.Filter) string {
	if len(f.Sub) > 0 {
		return fmt.Sprintf("%d(%s)", f.Op, shape(f.Sub[0]))
	}
	return fmt.Sprintf("%d %v", f.Op, f.Values)
}

func filterLadderCases() []Case {
	var out []Case
	for _, l := range ladders() {
		out = append(out, Case{"Filter/compares in order: " + l.kind + "." + l.field, func(t *testing.T, s store.Store) {
			l.load(t, s)
			l.climb(t, s)
		}})
	}
	return out
}
