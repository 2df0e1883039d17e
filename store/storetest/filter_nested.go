package storetest

import (
	"testing"

	"graph287g/plan"
	"graph287g/store"
)

// filterNestedCases are about conditions within conditions: on related nodes of related nodes, in lists below others, and of many
// levels of `or` and `and`.
func filterNestedCases() []Case {
	reached := func(county string) plan.Filter {
		return some("Agreement", "counties", compared(plan.Eq, "County", "fips", county))
	}
	return []Case{
		{"Filter/looks at nodes related to nodes at the ends of paths", func(t *testing.T, s store.Store) {
			served(t, s)
			wantFits(t, s, "County", some("County", "agreements", reached("1")), "county/1, county/2")
			wantFits(t, s, "County", negated(some("County", "agreements", reached("1"))), "county/3")
			wantFits(t, s, "County", some("County", "agreements", joined(plan.And, reached("1"), reached("2"), negated(reached("3")))), "county/1, county/2")
			wantFits(t, s, "County", some("County", "agreements", joined(plan.And, reached("1"), reached("3"))), "")
			wantFits(t, s, "Jurisdiction", some("County", "agreements", joined(plan.Or, reached("3"), compared(plan.Eq, "Agreement", "name", "none"))), "county/3, state/FL")
			two := counts("Agreement", "counties", plan.Filter{}, number(plan.Eq, 2))
			wantFits(t, s, "County", counts("County", "agreements", two, number(plan.Eq, 2)), "county/1, county/2")
			wantFits(t, s, "County", counts("County", "agreements", joined(plan.And, two, compared(plan.IsNull, "Agreement", "ending", true)), number(plan.Eq, 1)), "county/1, county/2")
			wantFits(t, s, "Agency", counts("Agency", "serves", some("County", "agreements", plan.Filter{}), number(plan.Eq, 3)), "agency/a") // twice county/2
		}},
		{"Filter/looks at nodes related to related nodes in lists, counted and on both sides of a page", func(t *testing.T, s store.Store) {
			served(t, s)
			fits := some("County", "agreements", reached("2"))
			var all query
			every := all.scan("State").along("counties").fits(fits).show(cursor)
			all.run(t, s)
			var q query
			counties := q.scan("State").along("counties").fits(fits).first(1).count()
			last := q.scan("State").along("counties").fits(fits).before(t, every, 1).last(1).count()
			serves := q.scan("Agency").along("serves").fits(fits).count()
			agreements := q.scan("County").along("agreements").fits(joined(plan.And, reached("2"), negated(reached("3")))).first(1).order("-name").count()
			near := q.lookup("Entity", "agency/a").along("neighbors").fits(ofKind("County", fits)).first(2).count()
			q.run(t, s)
			counties.want(t, "", "county/1")
			counties.wantTotals(t, 0, 2)
			counties.wantMore(t, false, true)
			last.want(t, "", "county/1")
			last.wantTotals(t, 0, 2)
			serves.want(t, "county/1, county/2, county/2", "", "", "")
			serves.wantTotals(t, 3, 0, 0, 0)
			agreements.want(t, "agreement/2", "agreement/2", "")
			agreements.wantTotals(t, 2, 2, 0)
			near.want(t, "county/1, county/2")
			near.wantTotals(t, 3)
			near.wantMore(t, true)
		}},
		{"Filter/takes many levels of or and and", func(t *testing.T, s store.Store) {
			served(t, s)
			fits := compared(plan.Eq, "County", "fips", "2")
			for range 20 {
				fits = joined(plan.Or, compared(plan.Eq, "County", "fips", "3"), joined(plan.And, negated(compared(plan.Eq, "County", "fips", "1")), fits))
			}
			wantFits(t, s, "County", fits, "county/2, county/3")
			wantFits(t, s, "County", negated(fits), "county/1")
			wantFits(t, s, "State", some("State", "agreements", some("Agreement", "counties", fits)), "state/FL, state/NC")
			var q query
			counties := q.scan("State").along("counties").fits(fits).order("-name").count()
			q.run(t, s)
			counties.want(t, "county/3", "county/2")
			counties.wantTotals(t, 1, 1)
		}},
	}
}
