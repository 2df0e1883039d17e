package storetest

import (
	"testing"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

func lookupFoldedCases() []Case {
	none := uint8(store.NoKind)
	return []Case{
		{"LookupFolded/finds one by its key as people write it", func(t *testing.T, s store.Store) {
			var g graph
			g.node("law/a", props{"citation": "8 U.S.C. § 1357(g)", "aliases": []any{"INA 287(g)"}})
			g.node("law/b", props{"citation": "8 U.S.C. § 1357(h)"})
			g.node("lawsuit/c", props{"docketNumber": "2:07-cv-02513"})
			g.load(t, s)
			var q query
			found := []step{
				q.asWritten("Law", "citation", "8 USC 1357(g)"), q.asWritten("Law", "citation", "ina section 287 (g)"), q.asWritten("Lawsuit", "docketNumber", "No. 2:07-CV-2513"),
			}
			q.run(t, s)
			found[0].want(t, "law/a")
			found[1].want(t, "law/a")
			found[2].want(t, "lawsuit/c")
			wantLost(t, found[0])
		}},
		{"LookupFolded/lets a key that is written exactly go first", func(t *testing.T, s store.Store) {
			var g graph
			g.node("law/a", props{"citation": "8 USC 1"})
			g.node("law/b", props{"citation": "8 U.S.C. 1"})
			g.load(t, s)
			var q query
			exact, folded := q.byKey("Law", "citation", "8 USC 1"), q.asWritten("Law", "citation", "8 usc 1")
			also := q.asWritten("Law", "citation", "8 U.S.C. 1")
			argsOf[plan.LookupArgs](also).Key = ontology.Must().Kind("Law").Field("citation")
			q.run(t, s)
			exact.want(t, "law/a")
			also.want(t, "law/b")
			folded.want(t, "null")
			wantLost(t, folded, store.Missing{Kind: none, Folded: &store.NotOne{Key: "citation", Value: "8 usc 1", Ambiguous: true, Candidates: []store.Candidate{{ID: "law/a", Name: "a"}, {ID: "law/b", Name: "b"}}}})
		}},
		{"LookupFolded/reads the end as the place that a node is in", func(t *testing.T, s store.Store) {
			g := countyGraph()
			g.load(t, s)
			var q query
			found := []step{
				q.asWritten("County", "name", "orange county, fl"), q.asWritten("County", "name", "Orange, new mexico"), q.asWritten("County", "name", "Orange County NM"),
				q.asWritten("Place", "name", "Orange (Florida)"),
			}
			q.run(t, s)
			found[0].want(t, "county/1")
			found[1].want(t, "county/2")
			found[2].want(t, "county/2")
			found[3].want(t, "place/p")
		}},
		{"LookupFolded/tells the candidates where several fit, and chooses none", func(t *testing.T, s store.Store) {
			g := countyGraph()
			g.load(t, s)
			var q query
			orange, city := q.asWritten("County", "name", "Orange"), q.asWritten("County", "name", "Lee, Florida")
			q.run(t, s)
			orange.want(t, "null")
			wantLost(t, orange, store.Missing{Kind: none, Folded: &store.NotOne{Key: "name", Value: "Orange", Within: "state", Ambiguous: true, Candidates: []store.Candidate{
				{ID: "county/1", Name: "Orange County", Within: "FL"}, {ID: "county/2", Name: "Orange County", Within: "NM"}, {ID: "county/3", Name: "Orange Parish", Within: "LA"},
			}}})
			wantLost(t, city, store.Missing{Kind: none, Folded: &store.NotOne{Key: "name", Value: "Lee, Florida", Within: "state", Ambiguous: true, Candidates: []store.Candidate{
				{ID: "county/4", Name: "Lee County", Within: "FL"}, {ID: "county/5", Name: "Lee city", Within: "FL"},
			}}})
		}},
		{"LookupFolded/lets the full name go before one without County", func(t *testing.T, s store.Store) {
			g := countyGraph()
			g.load(t, s)
			var q query
			found := []step{q.asWritten("County", "name", "Lee County"), q.asWritten("County", "name", "City of Lee"), q.asWritten("County", "name", "Orange Parish"), q.asWritten("County", "name", "lee parish fl")}
			q.run(t, s)
			found[0].want(t, "county/4")
			found[1].want(t, "county/5")
			found[2].want(t, "county/3")
			found[3].want(t, "county/4")
		}},
		{"LookupFolded/tells what is nearly so written where nothing fits", func(t *testing.T, s store.Store) {
			g := countyGraph()
			g.load(t, s)
			var q query
			elsewhere, nothing, city := q.asWritten("County", "name", "Lee County, NM"), q.asWritten("County", "name", "Lime County"), q.asWritten("County", "name", "Orange city")
			q.run(t, s)
			wantLost(t, elsewhere, store.Missing{Kind: none, Folded: &store.NotOne{Key: "name", Value: "Lee County, NM", Within: "state", Candidates: []store.Candidate{
				{ID: "county/4", Name: "Lee County", Within: "FL"}, {ID: "county/5", Name: "Lee city", Within: "FL"},
			}}})
			wantLost(t, nothing, store.Missing{Kind: none, Folded: &store.NotOne{Key: "name", Value: "Lime County", Within: "state"}})
			city.want(t, "null")
		}},
		{"LookupFolded/tells ten candidates, and how many there are beside them", func(t *testing.T, s store.Store) {
			var g graph
			for i := range 13 {
				g.node("agency/"+string(rune('a'+i)), props{"name": "Lee Police"})
			}
			g.load(t, s)
			var q query
			found := q.asWritten("Agency", "name", "LEE POLICE")
			q.run(t, s)
			if lost := found.table().Missing; len(lost) != 1 || lost[0].Folded == nil || len(lost[0].Folded.Candidates) != store.MaxCandidates || lost[0].Folded.More != 3 {
				t.Errorf("got %+v", lost)
			}
		}},
		{"LookupFolded/follows changes", func(t *testing.T, s store.Store) {
			g := countyGraph()
			g.load(t, s)
			g = graph{}
			g.node("county/1", props{"name": "Lime County", "fips": "1"})
			g.edge("IN_STATE", "county/1", "state/FL")
			g.remove("IN_STATE", "county/2 state/NM")
			g.remove("county/2")
			g.load(t, s)
			var q query
			lime, orange, gone := q.asWritten("County", "name", "Lime, FL"), q.asWritten("County", "name", "orange"), q.asWritten("County", "name", "orange, nm")
			q.run(t, s)
			lime.want(t, "county/1")
			orange.want(t, "county/3")
			gone.want(t, "null")
		}},
	}
}

// countyGraph has two counties and a parish of one name, and a county beside a city.
func countyGraph() graph {
	var g graph
	g.node("state/FL", props{"code": "FL", "name": "Florida", "fips": "12"})
	g.node("state/NM", props{"code": "NM", "name": "New Mexico", "fips": "35"})
	g.node("state/LA", props{"code": "LA", "name": "Louisiana", "fips": "22"})
	for id, county := range map[string][2]string{
		"county/1": {"Orange County", "FL"}, "county/2": {"Orange County", "NM"}, "county/3": {"Orange Parish", "LA"}, "county/4": {"Lee County", "FL"}, "county/5": {"Lee city", "FL"},
	} {
		g.node(id, props{"name": county[0], "fips": id[len(id)-1:]})
		g.edge("IN_STATE", id, "state/"+county[1])
	}
	g.node("place/p", props{"name": "Orange"})
	g.edge("IN_STATE", "place/p", "state/FL")
	return g
}
