package e2e

import (
	"encoding/json"
	"slices"
	"testing"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

// askInto asks a query without variables, and reads its data.
func askInto[T any](t *testing.T, s store.Store, query string) T {
	t.Helper()
	var out struct {
		Data   T
		Errors []any
	}
	if err := json.Unmarshal(ask(t, serve(t, s), query, nil), &out); err != nil || len(out.Errors) > 0 {
		t.Fatal(err, out.Errors)
	}
	return out.Data
}

// TestStandingTravelsToNassau: that Nassau is the county in New York is our reading, and so is all that is reached over it.
func TestStandingTravelsToNassau(t *testing.T) {
	type links struct {
		Edges []struct {
			Link struct {
				Standing string
				Via      []struct{ Standing string }
			}
			Node struct{ ID string }
		}
	}
	eachSeeded(t, func(t *testing.T, s store.Store) {
		county := askInto[struct{ County map[string]links }](t, s, `{ county(fips: "36059") {
			agencies { edges { link { standing via { standing } } node { id } } }
			agreements { edges { link { standing via { standing } } node { id } } }
			sources { edges { link { standing via { standing } } node { id } } }
			relatedSources { edges { link { standing via { standing } } node { id } } }
		} }`).County
		for field, list := range county {
			if len(list.Edges) == 0 {
				t.Errorf("%s is empty", field)
			}
			for _, e := range list.Edges {
				if e.Link.Standing != "INFERRED" || slices.ContainsFunc(e.Link.Via, func(v struct{ Standing string }) bool { return v.Standing != "INFERRED" }) {
					t.Errorf("%s leads to %s: %+v", field, e.Node.ID, e.Link)
				}
			}
		}
	})
}

// TestWhatAClaimNamesIsNoFirmer: in the export no relation of a claim to what it names is firmer than the claim, while that it is made in
// its source is stated.
func TestWhatAClaimNamesIsNoFirmer(t *testing.T) {
	g := readExport(t, exported(t, seeded(t, embedded.Memory(ontology.Must()))))
	ours := 0
	for id, n := range g.nodes {
		if n.Kind != "Claim" || n.Properties["standing"] != "INFERRED" {
			continue
		}
		ours++
		for _, e := range g.edges[id] {
			switch e.Relation {
			case "ABOUT", "OBJECT", "SCOPE", "ON_TOPIC", "SUPPORTS", "ASSERTED_BY":
				if e.Properties["standing"] == "STATED" {
					t.Errorf("%s is our reading, but %s %s is STATED", id, e.Relation, e.ID)
				}
			case "MADE_IN":
				if e.Properties["standing"] != "STATED" {
					t.Errorf("that %s is made in its source is %s", id, e.Properties["standing"])
				}
			}
		}
	}
	if ours < 20 {
		t.Fatalf("%d claims are our reading", ours)
	}
}

// TestClaimsAboutATopicAreOnIt: whoever filters by a topic finds what is said of it.
func TestClaimsAboutATopicAreOnIt(t *testing.T) {
	eachSeeded(t, func(t *testing.T, s store.Store) {
		got := askInto[map[string]struct{ TotalCount int }](t, s, `{
			detainer: claims(filter: {topics: {some: {slug: {eq: "detainer"}}}}) { totalCount }
			profiling: claims(filter: {topics: {some: {slug: {eq: "racial-profiling"}}}, subject: {topic: {slug: {eq: "racial-profiling"}}}}) { totalCount }
			denied: claims(filter: {topics: {some: {slug: {eq: "racial-profiling"}}}, negated: {eq: true}, kind: {eq: POSITION}}) { totalCount }
		}`)
		for what, least := range map[string]int{"detainer": 14, "profiling": 12, "denied": 1} {
			if got[what].TotalCount < least {
				t.Errorf("%s: %d claims", what, got[what].TotalCount)
			}
		}
	})
	g, about := readExport(t, exported(t, seeded(t, embedded.Memory(ontology.Must())))), 0
	for id, n := range g.nodes {
		if n.Kind != "Topic" {
			continue
		}
		on := map[string]bool{}
		for _, e := range g.edges[id] {
			on[e.Relation+" "+e.From] = true
		}
		for _, e := range g.edges[id] {
			if e.Relation != "ABOUT" {
				continue
			}
			if about++; !on["ON_TOPIC "+e.From] {
				t.Errorf("%s is about %s, and not on it", e.From, id)
			}
		}
	}
	if about < 100 {
		t.Fatalf("%d claims are about topics", about)
	}
}

// TestTheWiderTopicFindsTheNarrower: under equal protection there is profiling, and that somebody denied it; each says that it is on the
// narrower topic.
func TestTheWiderTopicFindsTheNarrower(t *testing.T) {
	const denial = "claim/sidiqi-2025/dinise-no-profiling"
	type linked struct {
		Edges []struct {
			Link struct {
				Bases    []string
				Standing string
			}
			Node struct{ ID string }
		}
	}
	eachSeeded(t, func(t *testing.T, s store.Store) {
		got := askInto[struct {
			Topic struct{ Denied, Own, RelatedLawsuits linked }
			By    struct{ Nodes []struct{ ID string } }
		}](t, s, `{
			topic(slug: "equal-protection") {
				denied: relatedClaims(filter: {negated: {eq: true}}) { edges { link { bases standing } node { id } } }
				own: relatedClaims(basis: [TOPIC], filter: {negated: {eq: true}}) { edges { link { bases standing } node { id } } }
				relatedLawsuits { edges { link { bases standing } node { id } } }
			}
			by: claims(filter: {allTopics: {some: {slug: {eq: "equal-protection"}}}, negated: {eq: true}}) { nodes { id } }
		}`)
		found := false
		for _, e := range got.Topic.Denied.Edges {
			if e.Node.ID == denial {
				found = slices.Equal(e.Link.Bases, []string{"NARROWER_TOPIC"}) && e.Link.Standing == "INFERRED"
			}
		}
		if !found {
			t.Errorf("the denial is not marked as on a narrower topic: %+v", got.Topic.Denied)
		}
		if !slices.ContainsFunc(got.By.Nodes, func(n struct{ ID string }) bool { return n.ID == denial }) {
			t.Errorf("the filter finds %v", got.By.Nodes)
		}
		for _, e := range got.Topic.Own.Edges {
			if e.Node.ID == denial {
				t.Error("the denial is on equal protection itself")
			}
		}
		bases := map[string]string{}
		for _, e := range got.Topic.RelatedLawsuits.Edges {
			bases[e.Node.ID] = e.Link.Bases[0]
		}
		if bases["lawsuit/city-of-cleburne-v-cleburne-living-center"] != "TOPIC" || bases["lawsuit/maricopa-profiling"] != "NARROWER_TOPIC" {
			t.Errorf("lawsuits: %v", bases)
		}
	})
}

// TestSuitsThatMayBeOne: three suits over Maricopa County stay three, each says which it may be, and they can be counted as one.
func TestSuitsThatMayBeOne(t *testing.T) {
	three := []string{"lawsuit/doj-v-arpaio-department", "lawsuit/maricopa-profiling", "lawsuit/melendres-v-arpaio"}
	type likeness struct {
		ReasonsFor, ReasonsAgainst string
		Link                       struct{ Standing string }
		Node                       struct{ ID string }
	}
	eachSeeded(t, func(t *testing.T, s store.Store) {
		got := askInto[struct {
			County struct {
				RelatedLawsuits struct {
					TotalCount, CountDistinct int
					Nodes                     []struct {
						ID        string
						MayBeSame struct{ Edges []likeness }
					}
				}
			}
			Alone struct{ Nodes []struct{ ID string } }
		}](t, s, `{
			county(fips: "04013") { relatedLawsuits {
				totalCount countDistinct(by: COUNTED_ONCE_AS)
				nodes { id mayBeSame { edges { reasonsFor reasonsAgainst link { standing } node { id } } } }
			} }
			alone: lawsuits(filter: {mayBeSame: {none: {}}}) { nodes { id } }
		}`)
		suits := got.County.RelatedLawsuits
		if suits.TotalCount != 3 || suits.CountDistinct != 1 {
			t.Errorf("%d suits, at fewest %d", suits.TotalCount, suits.CountDistinct)
		}
		for _, suit := range suits.Nodes {
			var others []string
			for _, e := range suit.MayBeSame.Edges {
				others = append(others, e.Node.ID)
				if e.Link.Standing != "INFERRED" || e.ReasonsFor == "" || e.ReasonsAgainst == "" {
					t.Errorf("%s: %+v", suit.ID, e)
				}
			}
			if slices.Sort(others); !slices.Equal(append(others, suit.ID), lastOf(three, suit.ID)) {
				t.Errorf("%s may be %v", suit.ID, others)
			}
		}
		for _, suit := range got.Alone.Nodes {
			if slices.Contains(three, suit.ID) {
				t.Errorf("%s stands alone", suit.ID)
			}
		}
	})
}

// lastOf returns a list with one of its items at the end.
func lastOf(list []string, item string) []string {
	out := slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == item })
	return append(out, item)
}

// TestStatementsAreCounted: claims that were taken from one sentence count as one statement, and in the records these are fewer than the
// claims.
func TestStatementsAreCounted(t *testing.T) {
	type counts struct {
		TotalCount, CountDistinct int
		Groups                    []struct {
			Count int
			Keys  []struct{ Value string }
		}
	}
	eachSeeded(t, func(t *testing.T, s store.Store) {
		got := askInto[struct{ All, One counts }](t, s, `{
			all: claims { totalCount countDistinct(by: STATEMENT) groups(by: STATEMENT, first: 1) { count keys { value } } }
			one: claims(filter: {statement: {eq: "huyan-2025/¶1.1"}}) { totalCount countDistinct(by: STATEMENT) groups(by: STATEMENT) { count keys { value } } }
		}`)
		if got.All.CountDistinct >= got.All.TotalCount || got.All.Groups[0].Count < 2 {
			t.Errorf("%d statements in %d claims", got.All.CountDistinct, got.All.TotalCount)
		}
		if got.One.TotalCount < 2 || got.One.CountDistinct != 1 || len(got.One.Groups) != 1 || got.One.Groups[0].Keys[0].Value != "huyan-2025/¶1.1" {
			t.Errorf("of the first sentence: %+v", got.One)
		}
	})
}
