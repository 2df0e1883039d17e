package e2e

import (
	"encoding/json"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/internal/neo4jtest"
	"graph287g/ontology"
	"graph287g/seed"
	"graph287g/store"
	"graph287g/store/embedded"
)

// listed are the curated records with ICE's lists, as a fresh store has them.
var listed = sync.OnceValues(func() (*seed.Graph, error) {
	lists, err := seed.CompiledLists(seed.Embedded())
	if err != nil {
		return nil, err
	}
	return seed.LoadWithLists(ontology.Must(), seed.Embedded(), lists)
})

// withLists fills a store with these.
func withLists(t *testing.T, s store.Store) store.Store {
	t.Helper()
	g, err := listed()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := seed.Sync(t.Context(), s, g); err != nil {
		t.Fatal(err)
	}
	return s
}

// listsPage has examples over ICE's lists; those of all other documents are over the curated records alone.
const listsPage = "../../docs/lists.md"

// examples are those of the playground, which shows the lists too.
const examples = "../../web/src/playground/examples/*.graphql"

// TestLists: ICE's lists are the same on both stores, the examples of docs/lists.md have the answers that it prints and those of
// the playground the ones that the corpus has, searches for towns and agencies have the wanted first hits, and the cases that were
// worked out by hand from the workbooks (roster/testdata/cases.md) hold.
func TestLists(t *testing.T) {
	memory, shown := withLists(t, embedded.Memory(ontology.Must())), corpus(t, examples)
	if *update {
		updateDocument(t, serve(t, memory), listsPage)
		writeAnswers(t, serve(t, memory), shown)
	}
	neo := withLists(t, neo4jtest.Empty(t))
	if diff := cmp.Diff(exportOf(t, memory), exportOf(t, neo)); diff != "" {
		t.Fatalf("exports differ (-embedded +neo4j):\n%.2000s", diff)
	}
	for store, s := range map[string]store.Store{"embedded": memory, "neo4j": neo} {
		t.Run(store, func(t *testing.T) {
			srv := serve(t, s)
			checkDocument(t, srv, listsPage)
			checkAnswers(t, srv, shown)
			checkSearches(t, srv, listedSearches)
			for _, c := range listCases {
				t.Run(c.name, func(t *testing.T) {
					var got struct{ Data json.RawMessage }
					if err := json.Unmarshal(ask(t, srv, c.query, nil), &got); err != nil {
						t.Fatal(err)
					}
					if diff := cmp.Diff(pretty(t, []byte(c.want)), pretty(t, got.Data)); diff != "" {
						t.Errorf("(-want +got):\n%s", diff)
					}
				})
			}
		})
	}
}

func exportOf(t *testing.T, s store.Store) string {
	t.Helper()
	var b strings.Builder
	for r, err := range s.Export(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		b.Write(store.AppendRecord(nil, r))
		b.WriteByte('\n')
	}
	return b.String()
}

// listCases are those of roster/testdata/cases.md, field by field.
var listCases = []struct{ name, query, want string }{
	{"Cook County, Illinois: nothing", `{ county(fips: "17031") { agencies { totalCount } agreements { totalCount } coverage { checkedOn completeness agreements { totalCount } silent { totalCount } } } }`,
		`{"county": {"agencies": {"totalCount": 0}, "agreements": {"totalCount": 0}, "coverage": {"checkedOn": "2026-05-18", "completeness": "NONE_FOUND", "agreements": {"totalCount": 0}, "silent": {"totalCount": 0}}}}`},
	{"Hillsborough County, Florida: four agencies of its own and within, five agreements", `{ county(fips: "12057") {
		agencies(reach: [OWN, WITHIN], orderBy: [{name: ASC}]) { edges { link { reach } node { name level agreements(orderBy: [{signedOn: ASC}, {name: ASC}]) { nodes { status models { code } signedOn { date } firstListedOn lastListedOn } } } } } } }`,
		hillsborough},
	{"Henderson County, North Carolina: a pledge, and listed", `{ agency(slug: "nc-henderson-county-sheriff") { agreements { nodes { id status signedOn { date } firstListedOn lastListedOn models { code } endEvents { id } } } } }`,
		`{"agency": {"agreements": {"nodes": [
			{"id": "agreement/nc-henderson-county-sheriff/1", "status": "UNKNOWN", "signedOn": null, "firstListedOn": null, "lastListedOn": null, "models": [], "endEvents": [{"id": "event/henderson-end-pledge"}]},
			{"id": "agreement/nc-henderson-county-sheriffs-office/jail-enforcement", "status": "ACTIVE", "signedOn": {"date": "2020-06-09"}, "firstListedOn": "2025-02-21", "lastListedOn": "2026-05-18", "models": [{"code": "JAIL_ENFORCEMENT"}], "endEvents": []}]}}}`},
	{"Mecklenburg County, North Carolina: ended, and never listed", `{ county(fips: "37119") { agreements(reach: [OWN]) { nodes { id status endedOn { edtf } firstListedOn listings { totalCount } } } } }`,
		`{"county": {"agreements": {"nodes": [{"id": "agreement/nc-mecklenburg-county-sheriff/1", "status": "ENDED", "endedOn": {"edtf": "2018-10-01/2018-12-31"}, "firstListedOn": null, "listings": {"totalCount": 0}}]}}}`},
	{"Maricopa County, Arizona: no county agency listed, Mesa's police, the former agreement", `{ county(fips: "04013") {
		agencies(reach: [OWN, WITHIN], orderBy: [{name: ASC}]) { edges { link { reach } node { name level agreements { nodes { status signedOn { date } firstListedOn lastListedOn models { code } } } } } } } }`,
		`{"county": {"agencies": {"edges": [
			{"link": {"reach": "OWN"}, "node": {"name": "Maricopa County Sheriff's Office", "level": "COUNTY", "agreements": {"nodes": [{"status": "ENDED", "signedOn": null, "firstListedOn": null, "lastListedOn": null, "models": [{"code": "TASK_FORCE"}]}]}}},
			{"link": {"reach": "WITHIN"}, "node": {"name": "Mesa Police Department", "level": "MUNICIPAL", "agreements": {"nodes": [{"status": "ACTIVE", "signedOn": {"date": "2020-06-08"}, "firstListedOn": "2025-02-21", "lastListedOn": "2026-05-18", "models": [{"code": "JAIL_ENFORCEMENT"}]}]}}}]}}}`},
	{"Florida's Fish and Wildlife Conservation Commission: under another department's name in four lists, then spelt with &", `{ agency(slug: "fl-fish-and-wildlife-conservation-commission") { aliases agreements { nodes { id signedOn { date }
		listings(orderBy: [{firstListedOn: ASC}], filter: {firstListedOn: {gte: "2025-06-27"}, lastListedOn: {lte: "2025-07-28"}}) { nodes { printedAgency firstListedOn lastListedOn listsCount } } } } } }`,
		`{"agency": {"aliases": ["Florida Fish & Wildlife Conservation Commission"], "agreements": {"nodes": [{"id": "agreement/fl-fish-and-wildlife-conservation-commission/1", "signedOn": {"date": "2025-02-14"},
			"listings": {"nodes": [
				{"printedAgency": "Florida Fish and Wildlife Conservation Commission", "firstListedOn": "2025-06-27", "lastListedOn": "2025-07-14", "listsCount": 7},
				{"printedAgency": "Florida Department of Environmental Protection, Division of Law Enforcement", "firstListedOn": "2025-07-16", "lastListedOn": "2025-07-28", "listsCount": 4},
				{"printedAgency": "Florida Fish & Wildlife Conservation Commission", "firstListedOn": "2025-07-23", "lastListedOn": "2025-07-28", "listsCount": 2}]}}]}}}`},
	{"Webb County, Texas: two days of signing, the later one printed later", `{ agreement(id: "agreement/tx-webb-county-sheriffs-office/jail-enforcement") { signedOn { date } signedOnKnownFrom moaUrl moaState sources { nodes { name } }
		disagreements { nodes { nature found field shown { printed locator source { publishedOn { date } } } claims { printed locator source { publishedOn { date } } } } }
		evidence(fields: ["signedOn", "moaUrl"]) { field claims { printed } disagreement { nature } listings { firstListedOn lastListedOn printedSigned printedMoa } } } }`,
		webb},
	{"agencies and places are found as people write them, where no other is written so", `{ agency(name: "hillsborough county sheriff's office, florida") { slug } pd: agency(name: "TAMPA PD") { name }
		place(name: "saint cloud, fl") { id } district: place(name: "District 7 Bradley County TN") { id } shared: agencies(filter: {name: {eq: "Orange County Sheriff's Office"}}) { totalCount } one: agency(name: "Orange County Sheriff's Office, TX") { slug } }`,
		`{"agency": {"slug": "fl-hillsborough-county-sheriffs-office"}, "pd": {"name": "Tampa Police Department"}, "place": {"id": "place/fl-st-cloud"}, "district": {"id": "place/tn-district-7-bradley-county"},
			"shared": {"totalCount": 2}, "one": {"slug": "tx-orange-county-sheriffs-office"}}`},
	{"Fellsmere, Florida: two days of signing, the earlier one printed later", `{ agreements(filter: {agency: {name: {eq: "Fellsmere Police Department"}}}) { nodes { signedOn { date } moaUrl disagreements { nodes { nature claims { printed locator source { publishedOn { date } } } } } } } }`,
		`{"agreements": {"nodes": [{"signedOn": {"date": "2025-04-23"}, "moaUrl": "https://www.ice.gov/doclib/287gMOA/FellsmerePoliceDeptFL_TFM_MOA_04232025.pdf", "disagreements": {"nodes": [{"nature": "CONTRADICTION", "claims": [
			{"printed": "2025-04-23", "locator": "row 233, SIGNED", "source": {"publishedOn": {"date": "2026-05-18"}}},
			{"printed": "2025-04-24", "locator": "row 92, SIGNED", "source": {"publishedOn": {"date": "2025-06-20"}}}]}]}}]}}`},
	{"Miami, Florida: a curated place of which the articles tell no county", `{ place(id: "place/fl-miami") { counties { name } evidence(fields: ["counties"]) { standing }
		agencies(reach: [OWN], filter: {kind: {eq: POLICE}}) { nodes { name } } } county(fips: "12086") { agreements(reach: [WITHIN], filter: {agency: {name: {eq: "Miami Police Department"}}}) { totalCount } } }`,
		`{"place": {"counties": [{"name": "Miami-Dade County"}], "evidence": [{"standing": "INFERRED"}], "agencies": {"nodes": [{"name": "Miami Police Department"}]}}, "county": {"agreements": {"totalCount": 1}}}`},
	{"Mesa, Arizona: a town's agency is within its county, not the county's own", `{ county(fips: "04013") { name } own: counties(filter: {fips: {eq: "04013"}, agreements: {reach: [OWN], some: {status: {eq: ACTIVE}}}}) { totalCount }
		within: counties(filter: {fips: {eq: "04013"}, agreements: {reach: [WITHIN], some: {status: {eq: ACTIVE}}}}) { totalCount } former: counties(filter: {fips: {eq: "04013"}, agreements: {reach: [OWN], some: {}}}) { totalCount } }`,
		`{"county": {"name": "Maricopa County"}, "own": {"totalCount": 0}, "within": {"totalCount": 1}, "former": {"totalCount": 1}}`},
}

const webb = `{"agreement": {"signedOn": {"date": "2025-12-02"}, "signedOnKnownFrom": "2025-12-08", "moaUrl": "https://www.ice.gov/doclib/287gMOA/WebbCoSheriffsOfficeTX_JEM_MOA_12022025.pdf", "moaState": "LINKED",
	"sources": {"nodes": [{"name": "ICE's list of participating agencies, December 1, 2025"}, {"name": "ICE's list of participating agencies, May 18, 2026"}]},
	"disagreements": {"nodes": [{"nature": "DIFFERENT_DATE", "found": true, "field": "signedOn", "shown": {"printed": "2025-12-02", "locator": "row 1700, SIGNED", "source": {"publishedOn": {"date": "2026-05-18"}}}, "claims": [
		{"printed": "2025-12-02", "locator": "row 1700, SIGNED", "source": {"publishedOn": {"date": "2026-05-18"}}},
		{"printed": "2025-10-17", "locator": "row 1083, SIGNED", "source": {"publishedOn": {"date": "2025-12-01"}}}]}]},
	"evidence": [
		{"field": "signedOn", "claims": [{"printed": "2025-10-17"}, {"printed": "2025-12-02"}], "disagreement": {"nature": "DIFFERENT_DATE"}, "listings": [
			{"firstListedOn": "2025-12-29", "lastListedOn": "2026-05-18", "printedSigned": "2025-12-02", "printedMoa": "link"},
			{"firstListedOn": "2025-12-08", "lastListedOn": "2025-12-08", "printedSigned": "2025-12-02", "printedMoa": "link pending"}]},
		{"field": "moaUrl", "claims": [], "disagreement": null, "listings": [
			{"firstListedOn": "2025-12-29", "lastListedOn": "2026-05-18", "printedSigned": "2025-12-02", "printedMoa": "link"}]}]}}`

const hillsborough = `{"county": {"agencies": {"edges": [
	{"link": {"reach": "OWN"}, "node": {"name": "Hillsborough County Sheriff's Office", "level": "COUNTY", "agreements": {"nodes": [{"status": "ACTIVE", "models": [{"code": "TASK_FORCE"}], "signedOn": {"date": "2025-02-26"}, "firstListedOn": "2025-02-26", "lastListedOn": "2026-05-18"}, {"status": "ACTIVE", "models": [{"code": "WARRANT_SERVICE_OFFICER"}], "signedOn": {"date": "2025-02-26"}, "firstListedOn": "2025-02-26", "lastListedOn": "2026-05-18"}]}}},
	{"link": {"reach": "WITHIN"}, "node": {"name": "Plant City Police Department", "level": "MUNICIPAL", "agreements": {"nodes": [{"status": "ACTIVE", "models": [{"code": "TASK_FORCE"}], "signedOn": {"date": "2025-10-17"}, "firstListedOn": "2025-10-20", "lastListedOn": "2026-05-18"}]}}},
	{"link": {"reach": "WITHIN"}, "node": {"name": "Tampa Police Department", "level": "MUNICIPAL", "agreements": {"nodes": [{"status": "ACTIVE", "models": [{"code": "TASK_FORCE"}], "signedOn": {"date": "2025-02-28"}, "firstListedOn": "2025-03-06", "lastListedOn": "2026-05-18"}]}}},
	{"link": {"reach": "WITHIN"}, "node": {"name": "University of South Florida Police Department", "level": "CAMPUS", "agreements": {"nodes": [{"status": "ACTIVE", "models": [{"code": "TASK_FORCE"}], "signedOn": {"date": "2026-02-10"}, "firstListedOn": "2026-02-17", "lastListedOn": "2026-05-18"}]}}}]}}}`
