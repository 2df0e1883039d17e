package storetest

import (
	"testing"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

func filterMoreCases() []Case {
	return []Case{
		{"Filter/holds the ends of imprecise dates against days", func(t *testing.T, s store.Store) {
			var g graph
			g.node("study/a", props{"period": day("2019-03-05")})
			g.node("study/b", props{"period": between("2019-03-01", "2019-03-31")})
			g.node("study/c", props{"period": between("2019-01-01", "2019-12-31")})
			g.node("study/d", props{"period": about("RANGE", "2019-03-05", "2019-03-05/..")})
			g.node("study/e", props{"period": props{"date": "2019-03-05", "latest": "2019-03-05", "precision": "RANGE", "edtf": "../2019-03-05", "inferred": false}})
			g.node("study/f")
			g.load(t, s)
			for _, x := range []struct {
				op       plan.FilterOp
				day      string
				fit, not string
			}{
				{plan.Gt, "2019-03-05", "", "study/a, study/b, study/c, study/d, study/e, study/f"},
				{plan.Gte, "2019-03-05", "study/a, study/d", "study/b, study/c, study/e, study/f"},
				{plan.Gt, "2019-02-28", "study/a, study/b, study/d", "study/c, study/e, study/f"},
				{plan.Lt, "2019-03-05", "", "study/a, study/b, study/c, study/d, study/e, study/f"},
				{plan.Lte, "2019-03-05", "study/a, study/e", "study/b, study/c, study/d, study/f"},
				{plan.Lt, "2019-04-01", "study/a, study/b, study/e", "study/c, study/d, study/f"},
			} {
				f := compared(x.op, "Study", "period", x.day)
				wantFits(t, s, "Study", f, x.fit)
				wantFits(t, s, "Study", negated(f), x.not)
			}
			wantFits(t, s, "Study", compared(plan.IsNull, "Study", "period", true), "study/f")
		}},
		{"Filter/looks into texts without case, accents and marks", func(t *testing.T, s store.Store) {
			var g graph
			for id, name := range map[string]string{
				"topic/a": "Doña Ana", "topic/b": "DONA ANA COUNTY", "topic/c": "Straße", "topic/d": "\uFF01 ﬁn", "topic/e": "", "topic/f": "Añ", "topic/g": "İı",
				"topic/h": "\U0001F469\u200D\U0001F469", "topic/i": "\u202Eright", "topic/j": "sheriff’s",
			} {
				g.node(id, props{"name": name})
			}
			g.load(t, s)
			for text, want := range map[string][2]string{ // anywhere, at the beginning
				"dona":                 {"topic/a, topic/b", "topic/a, topic/b"},
				"ÁNA":                  {"topic/a, topic/b", ""},
				"STRASSE":              {"topic/c", "topic/c"},
				"ẞ":                    {"topic/c", ""},
				"! fi":                 {"topic/d", "topic/d"},
				"an":                   {"topic/a, topic/b, topic/f", "topic/f"},
				"ii":                   {"topic/g", "topic/g"},
				"\U0001F469\U0001F469": {"topic/h", "topic/h"},
				"righ":                 {"topic/i", "topic/i"},
				"'S":                   {"topic/j", ""},
				"%":                    {"", ""},
				".*":                   {"", ""},
			} {
				for i, op := range []plan.FilterOp{plan.Contains, plan.StartsWith} {
					wantFits(t, s, "Topic", compared(op, "Topic", "name", store.Fold(text)), want[i])
				}
			}
		}},
		{"Filter/finds null in no text, and not null in its complement", func(t *testing.T, s store.Store) {
			var g graph
			g.node("source/a", props{"title": "Ä"})
			g.node("source/b", props{"title": ""})
			g.node("source/c")
			g.load(t, s)
			for _, op := range []plan.FilterOp{plan.Contains, plan.StartsWith} {
				f := compared(op, "Source", "title", "a")
				wantFits(t, s, "Source", f, "source/a")
				wantFits(t, s, "Source", negated(f), "source/b, source/c")
			}
		}},
		{"Filter/joins by and, or and not at any level", func(t *testing.T, s store.Store) {
			var g graph
			g.node("source/a", props{"title": "x", "kind": "BLOG"})
			g.node("source/b", props{"title": "y", "kind": "BLOG"})
			g.node("source/c", props{"kind": "NEWS"})
			g.load(t, s)
			x, blog := compared(plan.Eq, "Source", "title", "x"), compared(plan.Eq, "Source", "kind", "BLOG")
			none := plan.OneOf(field("Source", "title"), nil)
			for _, c := range []struct {
				f    plan.Filter
				want string
			}{
				{joined(plan.Or, x, blog), "source/a, source/b"},
				{joined(plan.Or, x, negated(blog)), "source/a, source/c"},
				{joined(plan.And, negated(x), blog), "source/b"},
				{negated(joined(plan.And, x, blog)), "source/b, source/c"},
				{negated(joined(plan.Or, x, blog)), "source/c"},
				{joined(plan.Or), ""},
				{negated(joined(plan.Or)), "source/a, source/b, source/c"},
				{negated(joined(plan.And)), ""},
				{joined(plan.Or, joined(plan.And), none), "source/a, source/b, source/c"},
				{joined(plan.Or, none), ""},
				{joined(plan.And, joined(plan.Or, x, negated(x)), joined(plan.Or, blog, none)), "source/a, source/b"},
				{negated(joined(plan.Or, none, negated(joined(plan.And, blog, joined(plan.Or, x))))), "source/a"},
			} {
				wantFits(t, s, "Source", c.f, c.want)
			}
		}},
		{"Filter/compares fields of an interface that not all of its kinds fill", func(t *testing.T, s store.Store) {
			var g graph
			g.node("law/a", props{"name": "Ähre"})
			g.node("topic/a", props{"name": "Zebra"})
			g.node("topic/b", props{"name": "ahorn"})
			g.load(t, s)
			wantFits(t, s, "Entity", compared(plan.Contains, "Topic", "name", "ah"), "law/a, topic/b")
			wantFits(t, s, "Entity", compared(plan.Lt, "Topic", "name", "a"), "topic/a")
			wantFits(t, s, "Entity", negated(compared(plan.Gte, "Topic", "name", "a")), "topic/a")
		}},
		{"Filter/holds in lists of relations and paths, page by page", func(t *testing.T, s store.Store) {
			var g graph
			g.node("state/NC")
			for id, name := range map[string]string{"county/a": "Ashe", "county/b": "Bladen", "county/c": "Áshe"} {
				g.county(id, "state/NC", props{"name": name})
			}
			for id, name := range map[string]string{"agency/a": "x", "agency/b": "Xy", "agency/c": "z"} {
				g.node(id, props{"name": name})
				g.edge("OF_STATE", id, "state/NC")
			}
			g.load(t, s)
			var q query
			states := q.scan("State")
			ashe := states.along("counties").fits(compared(plan.Contains, "County", "name", "ash")).first(1).count()
			others := states.along("counties").fits(negated(compared(plan.Contains, "County", "name", "ash"))).count()
			agencies := states.along("agencies").fits(compared(plan.StartsWith, "Agency", "name", "x")).order("-name").count()
			q.run(t, s)
			ashe.want(t, "county/a")
			ashe.wantTotals(t, 2)
			ashe.wantMore(t, true)
			others.want(t, "county/b")
			agencies.want(t, "agency/a, agency/b")
			agencies.wantTotals(t, 2)
		}},
	}
}

func field(kind, name string) *ontology.Field { return ontology.Must().Kind(kind).Field(name) }

func compared(op plan.FilterOp, kind, name string, v any) plan.Filter {
	return plan.Filter{Op: op, Field: field(kind, name), Values: []any{v}}
}

func negated(f plan.Filter) plan.Filter { return plan.Filter{Op: plan.Not, Sub: []plan.Filter{f}} }

func joined(op plan.FilterOp, sub ...plan.Filter) plan.Filter { return plan.Filter{Op: op, Sub: sub} }

// between is a date known to lie between two days.
func between(earliest, latest string) props {
	return props{"date": earliest, "earliest": earliest, "latest": latest, "precision": "RANGE", "edtf": earliest + "/" + latest, "inferred": false}
}

// fits adds a condition.
func (s step) fits(f plan.Filter) step {
	s.args().Filter.Sub = append(s.args().Filter.Sub, f)
	return s
}

// wantFits compares which nodes of a kind or interface pass a filter.
func wantFits(t *testing.T, s store.Store, kind string, f plan.Filter, want string) {
	t.Helper()
	var q query
	found := q.scan(kind).fits(f)
	q.run(t, s)
	found.want(t, want)
}
