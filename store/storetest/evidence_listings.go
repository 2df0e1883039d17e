package storetest

import (
	"fmt"
	"strings"
	"testing"

	"graph287g/plan"
	"graph287g/store"
)

// listing puts a row of ICE's lists that shows an agreement of an agency, last on a day, with the fields that have their value from it.
func (g *graph) listing(id, agreement, agency, last string, ofAgreement, ofAgency []any) {
	p := props{"shownOfAgreement": ofAgreement, "shownOfAgency": ofAgency}
	if last != "" {
		p["lastListedOn"] = last
	}
	g.node(id, p)
	g.edge("LISTS", id, agreement)
	g.edge("NAMES_AGENCY", id, agency)
	g.edge("FIRST_IN", id, "snapshot/s")
	g.edge("LAST_IN", id, "snapshot/s")
}

func evidenceListingsCases() []Case {
	listed := func(t *testing.T, s store.Store, more func(g *graph)) {
		var g graph
		g.nodes("agency/a", "agency/b", "source/s", "topic/t")
		g.node("snapshot/s")
		g.edge("EDITION_OF", "snapshot/s", "source/s")
		g.agreement("agreement/x", "agency/a", props{"printedModel": "M", "moaState": "LINKED"})
		g.agreement("agreement/y", "agency/b")
		more(&g)
		g.load(t, s)
	}
	return []Case{
		{"Evidence/lists the rows of lists that a value is from, the newest first", func(t *testing.T, s store.Store) {
			listed(t, s, func(g *graph) {
				g.listing("listing/1", "agreement/x", "agency/a", "2025-03-01", []any{"printedModel", "signedOn"}, []any{"printedType"})
				g.listing("listing/2", "agreement/x", "agency/a", "2026-05-18", []any{"printedModel", "moaState"}, []any{})
				g.listing("listing/3", "agreement/x", "agency/a", "", []any{"printedModel"}, []any{"printedType", "name"})
				g.listing("listing/4", "agreement/x", "agency/a", "2025-03-01", []any{"printedModel"}, []any{"printedModel"})
			})
			var q query
			ofAgreements, ofAgency := q.scan("Agreement").evidence("printedModel", "moaState", "signedOn", "name", "listings"), q.lookup("Agency", "agency/a").evidence("printedType", "name", "agreements")
			fromAgreements, fromAgency := ofAgreements.nodesUnder(&plan.EvidenceListingsSpec{}, "Listing"), ofAgency.nodesUnder(&plan.EvidenceListingsSpec{}, "Listing")
			topic := q.lookup("Topic", "topic/t").evidence("name").nodesUnder(&plan.EvidenceListingsSpec{}, "Listing")
			q.run(t, s)
			fromAgreements.want(t,
				"listing/2, listing/1, listing/4, listing/3", "listing/2", "listing/1", "", "",
				"", "", "", "", "")
			fromAgency.want(t, "listing/1, listing/3", "listing/3", "")
			topic.want(t, "")
		}},
		{"Evidence/lists twenty rows at most", func(t *testing.T, s store.Store) {
			var want []string
			listed(t, s, func(g *graph) {
				for i := range 25 {
					id := fmt.Sprintf("listing/%02d", i)
					g.listing(id, "agreement/x", "agency/a", fmt.Sprintf("2025-01-%02d", 31-i), []any{"printedModel"}, []any{})
					want = append(want, id)
				}
			})
			var q query
			rows := q.lookup("Agreement", "agreement/x").evidence("printedModel").nodesUnder(&plan.EvidenceListingsSpec{}, "Listing")
			q.run(t, s)
			rows.want(t, strings.Join(want[:20], ", "))
		}},
	}
}
