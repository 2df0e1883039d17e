package storetest

import (
	"testing"

	"graph287g/plan"
	"graph287g/store"
)

func itemCases() []Case {
	return []Case{
		{"Filter/looks for values in a list", func(t *testing.T, s store.Store) {
			var g graph
			g.node("law/a", props{"effects": []any{"BANS"}})
			g.node("law/b", props{"effects": []any{"MANDATES", "FUNDS"}})
			g.node("law/c", props{"effects": []any{}})
			g.node("law/d")
			g.node("topic/x")
			g.load(t, s)
			for _, c := range []struct {
				values      []any
				want, other string
			}{
				{[]any{"BANS"}, "law/a", "law/b, law/c, law/d"},
				{[]any{"FUNDS"}, "law/b", "law/a, law/c, law/d"},
				{[]any{"FUNDS", "MANDATES", "OTHER"}, "law/b", "law/a, law/c, law/d"},
				{[]any{"MANDATES", "BANS"}, "law/a, law/b", "law/c, law/d"},
				{[]any{"OTHER"}, "", "law/a, law/b, law/c, law/d"},
				{[]any{"MANDATESFUNDS", "bans", "", "]"}, "", "law/a, law/b, law/c, law/d"},
				{nil, "", "law/a, law/b, law/c, law/d"},
			} {
				f := having("Law", "effects", c.values...)
				wantFits(t, s, "Law", f, c.want)
				wantFits(t, s, "Law", negated(f), c.other)
			}
			both := joined(plan.And, having("Law", "effects", "FUNDS"), having("Law", "effects", "MANDATES"))
			wantFits(t, s, "Law", both, "law/b")
			wantFits(t, s, "Entity", having("Law", "effects", "BANS"), "law/a")
			wantFits(t, s, "Law", having("Law", "name", "law/a"), "") // what is no list has no items
		}},
		{"Filter/looks for values in lists of related nodes", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("source/s", "source/r")
			g.node("law/a", props{"effects": []any{"BANS"}})
			g.node("law/b", props{"effects": []any{"FUNDS"}})
			g.citation("citation/a", "source/s", "law/a")
			g.citation("citation/b", "source/r", "law/b")
			g.load(t, s)
			bans := ofKind("Law", having("Law", "effects", "BANS"))
			wantFits(t, s, "Citation", some("Citation", "cited", bans), "citation/a")
			wantFits(t, s, "Source", some("Source", "cites", bans), "source/s")
		}},
	}
}

func having(kind, name string, values ...any) plan.Filter {
	return plan.Filter{Op: plan.Has, Field: field(kind, name), Values: values}
}
