package storetest

import (
	"strings"
	"testing"

	"graph287g/store"
)

func orderCountCases() []Case {
	return []Case{
		{"Order/sorts by how many a relation leads to", func(t *testing.T, s store.Store) {
			served(t, s)
			wantOrder(t, s, "Agency", "agency/d, agency/b, agency/c, agency/a", "agreementsCount")
			wantOrder(t, s, "Agency", "agency/a, agency/b, agency/c, agency/d", "-agreementsCount")
			wantOrder(t, s, "Agency", "agency/a, agency/c, agency/b, agency/d", "-agreementsCount", "-id")
		}},
		{"Order/counts relations that facts tell apart, and nodes at the ends of paths once", func(t *testing.T, s store.Store) {
			served(t, s)
			wantOrder(t, s, "Agreement", "agreement/1, agreement/2, agreement/3, agreement/4", "-lawsuitsCount")
			wantOrder(t, s, "County", "county/2, county/1, county/3", "-agreementsCount", "-id")
			wantOrder(t, s, "Jurisdiction", "state/NC, county/1, county/2, county/3, state/FL", "-agreementsCount")
		}},
		{"Order/sorts by a count of the node that a relation leads to, last where there is none", func(t *testing.T, s store.Store) {
			served(t, s)
			wantOrder(t, s, "Agreement", "agreement/3, agreement/4, agreement/1, agreement/2", "agency.agreementsCount")
			wantOrder(t, s, "Agency", "agency/a, agency/b, agency/c, agency/d", "-state.agreementsCount")
			wantOrder(t, s, "Agency", "agency/c, agency/a, agency/b, agency/d", "state.agreementsCount")
		}},
		{"Page/has its window in an order by counts", func(t *testing.T, s store.Store) {
			served(t, s)
			for _, order := range []string{"agreementsCount", "-agreementsCount -name", "-state.agreementsCount"} {
				windows(t, s, func(q *query) step { return q.scan("Agency").order(strings.Fields(order)...) })
			}
			windows(t, s, func(q *query) step { return q.lookup("State", "state/NC").along("counties").order("-agreementsCount") })
		}},
	}
}
