package storetest

import (
	"maps"
	"testing"

	"graph287g/agreement"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// coverage adds what reaches places on a day; its columns are completeness, all that were known of, and those in force, possibly in
// force, pending and silent.
func (s step) coverage(at agreement.Time) step {
	at.Catalogue, at.Today = ontology.Must(), today
	places := ontology.Must().KindsOf("Jurisdiction")
	spec := &agreement.CoverageSpec{Path: ontology.Must().Interface("Jurisdiction").Field("agreements")}
	args := &agreement.CoverageArgs{On: at.On, Known: at.Known, Cases: agreement.Coverage(at), Statuses: at.Cases(), Pledge: at.Pledge()}
	c := s.q.add(plan.Step{Parent: s.Index, Spec: spec, On: places, Kinds: places}, args)
	return c.show(agreement.CoverageCompleteness, agreement.CoverageRecords, agreement.CoverageShown, agreement.CoveragePossible, agreement.CoveragePending, agreement.CoverageSilent)
}

// part adds a list of a coverage, with the shape of a page: id and reach.
func (s step) part(part agreement.CoveragePart) step {
	kinds := "Agreement"
	if part == agreement.PledgePart {
		kinds = "Event"
	}
	spec := &agreement.CoverageListSpec{List: plan.List{Shape: plan.Page}, Part: part, Path: s.Spec.(*agreement.CoverageSpec).Path}
	args := &agreement.CoverageListArgs{ListArgs: listArgs()}
	return s.q.nodes(plan.Step{Parent: s.Index, Spec: spec, On: s.Kinds, Kinds: ontology.Must().KindsOf(kinds)}, args).show(agreement.EntryReach)
}

// entries adds the agreements in force, or those that certainly were.
func (s step) entries(only string) step {
	e := s.part(agreement.InForcePart)
	argsOf[agreement.CoverageListArgs](e).Only = only
	return e.show(agreement.EntryCertainty)
}

// behind starts the page of a part behind a row of another step of the same part, whose last column is the cursor.
func (s step) behind(t *testing.T, from step, row int) step {
	t.Helper()
	s.args().After = from.partPosition(t, row)
	return s
}

// ahead ends the page of a part before a row of another step.
func (s step) ahead(t *testing.T, from step, row int) step {
	t.Helper()
	s.args().Before = from.partPosition(t, row)
	return s
}

func (s step) partPosition(t *testing.T, row int) *plan.Position {
	t.Helper()
	pos, err := store.ParseCursor(store.Text(s.table().Cell(row, s.table().Width-1)), s.args().Tag, s.Spec.(*agreement.CoverageListSpec).Part.CursorKeys())
	if err != nil {
		t.Fatalf("the cursor of row %d: %v", row, err)
	}
	return pos
}

// reaching is a state with two counties and a town, which agencies of every reach serve. The town's agreement was signed in 2017 and is
// shown in force until 2019, the county's ended in 2018 or 2019, of the state's no source says when; the other county's was applied for.
func reaching(t *testing.T, s store.Store) {
	var g graph
	g.nodes("state/OH", "agency/town", "agency/county", "agency/state", "agency/other")
	g.county("county/1", "state/OH")
	g.county("county/2", "state/OH")
	g.node("place/town")
	g.edge("IN_COUNTY", "place/town", "county/1")
	g.edge("IN_STATE", "place/town", "state/OH")
	for agency, place := range map[string]string{"agency/town": "place/town", "agency/county": "county/1", "agency/state": "state/OH", "agency/other": "county/2"} {
		g.edge("SERVES", agency, place)
		g.edge("OF_STATE", agency, "state/OH")
	}
	g.node("source/s", props{"publishedOn": day("2018-06-01")})
	g.agreement("agreement/town", "agency/town", props{"status": "ACTIVE", "signedOn": day("2017-03-02"), "firstShownOn": "2017-03-02", "lastShownOn": "2019-05-01"})
	g.agreement("agreement/county", "agency/county", props{
		"status": "ENDED", "signedOn": day("2017-03-02"), "endedOn": span("2018-10-01", "2019-03-31"), "firstShownOn": "2017-03-02", "lastShownOn": "2018-09-30",
	})
	g.agreement("agreement/state", "agency/state", props{"status": "ACTIVE"})
	g.agreement("agreement/other", "agency/other", props{"status": "PENDING"})
	g.claim("claim/c", "signedOn", "agreement/county", "", "source/s")
	g.derive()
	g.load(t, s)
}

// figureCase has claims that count agreements of a state: of them that counts which is newest, speaks of the state alone, and was known of.
func figureCase(t *testing.T, s store.Store) {
	reaching(t, s)
	var g graph
	g.nodes("program-model/tfm", "topic/t")
	g.node("source/2020", props{"publishedOn": day("2020-01-01")})
	count := func(id, about, source string, n float64, asOf string, more props) {
		p := props{"number": n, "unit": "agreements", "asOf": day(asOf), "text": id, "negated": false}
		g.claim("claim/"+id, "agreementCount", about, "", source, p, more)
	}
	count("few", "state/OH", "source/s", 2, "2018-05-01", nil)
	count("old", "state/OH", "source/s", 40, "2018-04-01", nil)
	count("new", "topic/t", "source/2020", 50, "2019-12-01", nil)
	g.edge("SCOPE", "claim/new", "state/OH")
	count("denied", "state/OH", "source/2020", 60, "2019-12-02", props{"negated": true})
	count("agencies", "state/OH", "source/2020", 70, "2019-12-03", props{"unit": "agencies"})
	count("of-a-model", "state/OH", "source/2020", 80, "2019-12-04", nil)
	g.edge("SCOPE", "claim/of-a-model", "program-model/tfm")
	g.derive()
	g.load(t, s)
	var q query
	places := q.lookup("State", "state/OH")
	now := places.coverage(agreement.Time{On: "2018-06-01"}).show(agreement.CoverageFigure)
	then := places.coverage(agreement.Time{On: "2018-06-01", Known: "2019-01-01"}).show(agreement.CoverageFigure)
	county := q.lookup("County", "county/1").coverage(agreement.Time{On: "2018-06-01"}).show(agreement.CoverageFigure)
	q.run(t, s)
	for name, x := range map[string]struct {
		step
		want string
	}{"now": {now, "new"}, "then": {then, "null"}, "of a county": {county, "null"}} { // by then the newest counts fewer than are on record
		if got := text(x.table().Cell(0, 6)); got != x.want {
			t.Errorf("%s: %q, not %q", name, got, x.want)
		}
	}
}

func coverageCases() []Case {
	return []Case{
		{"Coverage/tells what a source counts, where that is more", figureCase},
		{"Coverage/tells what reaches a place, nearest first, then what is certain", func(t *testing.T, s store.Store) {
			reaching(t, s)
			var q query
			places := q.lookup("Jurisdiction", "county/1", "place/town", "state/OH", "county/2", "county/1")
			coverage := places.coverage(agreement.Time{On: "2018-11-15"})
			entries, certain := coverage.entries("").count(), coverage.entries(agreement.Certain)
			silent, pending := coverage.part(agreement.SilentPart).show(agreement.EntryLastShown), coverage.part(agreement.PendingPart)
			q.run(t, s)
			coverage.want(t, "PARTIAL 3 1 1 0 1", "PARTIAL 3 1 1 0 1", "PARTIAL 4 1 1 1 1", "PARTIAL 2 0 0 1 1", "PARTIAL 3 1 1 0 1")
			entries.want(t,
				"agreement/county OWN POSSIBLE, agreement/town WITHIN CERTAIN",
				"agreement/town OWN CERTAIN, agreement/county SURROUNDING POSSIBLE",
				"agreement/town WITHIN CERTAIN, agreement/county WITHIN POSSIBLE",
				"")
			entries.wantTotals(t, 2, 2, 2, 0)
			entries.wantMore(t, false, false, false, false)
			certain.want(t, "agreement/town WITHIN CERTAIN", "agreement/town OWN CERTAIN", "agreement/town WITHIN CERTAIN", "")
			silent.want(t, "agreement/state STATEWIDE null", "agreement/state STATEWIDE null", "agreement/state OWN null", "agreement/state STATEWIDE null")
			pending.want(t, "", "", "agreement/other WITHIN", "agreement/other OWN")
		}},
		{"Coverage/says nothing of a day of which no source speaks", func(t *testing.T, s store.Store) {
			reaching(t, s)
			var q query
			coverage := q.lookup("County", "county/1").coverage(agreement.Time{On: "2025-01-01"}).show(agreement.CoverageEnded, agreement.CoverageLastShown)
			silent := coverage.part(agreement.SilentPart).show(agreement.EntryCertainty, agreement.EntryFirstShown, agreement.EntryLastShown)
			q.run(t, s)
			coverage.want(t, "PARTIAL 3 0 0 0 2 1 2019-05-01")
			silent.want(t, "agreement/town WITHIN null 2017-03-02 2019-05-01, agreement/state STATEWIDE null null null")
		}},
		{"Coverage/counts what was known by then", func(t *testing.T, s store.Store) {
			reaching(t, s)
			var q query
			place := q.lookup("County", "county/1")
			before, after := place.coverage(agreement.Time{On: "2018-01-01", Known: "2018-05-31"}), place.coverage(agreement.Time{On: "2018-01-01", Known: "2018-06-01"})
			q.run(t, s)
			before.want(t, "NOT_CHECKED 0 0 0 0 0")
			if got := text(after.table().Cell(0, 1)); got != "1" {
				t.Errorf("%s agreements were known of, not 1", got)
			}
		}},
		{"Coverage/counts what ICE lists apart, and what its list has lost", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("state/OH", "agency/a", "agency/b")
			g.edge("SERVES", "agency/a", "state/OH")
			g.edge("SERVES", "agency/b", "state/OH")
			g.agreement("agreement/listed", "agency/a", props{
				"status": "ACTIVE", "firstListedOn": "2020-01-01", "lastListedOn": "2020-03-01", "firstShownOn": "2020-01-01", "lastShownOn": "2020-03-01",
			})
			g.agreement("agreement/lost", "agency/b", props{
				"status": "UNLISTED", "statusAsOf": day("2020-03-01"), "firstListedOn": "2020-01-01", "lastListedOn": "2020-02-01", "firstShownOn": "2020-01-01", "lastShownOn": "2020-02-01",
			})
			g.agreement("agreement/signed", "agency/b", props{"status": "ACTIVE", "signedOn": day("2019-06-01"), "firstShownOn": "2019-06-01", "lastShownOn": "2019-06-01"})
			g.derive()
			g.load(t, s)
			var q query
			place := q.lookup("State", "state/OH")
			columns := []string{agreement.CoverageListed, agreement.CoverageUnlisted, agreement.CoverageUnsigned}
			both, one := place.coverage(agreement.Time{On: "2020-01-15"}).show(columns...), place.coverage(agreement.Time{On: "2020-02-15"}).show(columns...)
			early := place.coverage(agreement.Time{On: "2019-01-01"}).show(columns...)
			silent := one.part(agreement.SilentPart)
			q.run(t, s)
			both.want(t, "PARTIAL 3 0 0 0 1 2 0 0")
			one.want(t, "PARTIAL 3 0 0 0 1 1 1 0")
			early.want(t, "PARTIAL 3 0 0 0 2 0 0 1")
			silent.want(t, "agreement/signed OWN")
		}},
		{"Coverage/has nothing of a place that nothing reaches, and of no place", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("state/WY", "topic/t")
			g.derive()
			g.load(t, s)
			var q query
			coverage := q.lookup("Entity", "state/WY", "topic/t", "topic/none").coverage(agreement.Time{On: "2018-01-01"})
			entries, silent, pledges := coverage.entries("").count(), coverage.part(agreement.SilentPart).count(), coverage.part(agreement.PledgePart).count()
			q.run(t, s)
			coverage.want(t, "NOT_CHECKED 0 0 0 0 0", "", "")
			for _, list := range []step{entries, silent, pledges} {
				list.want(t, "")
				list.wantTotals(t, 0)
			}
		}},
		{"Coverage/leads on to place, agreement, agency and paths", func(t *testing.T, s store.Store) {
			reaching(t, s)
			var q query
			coverage := q.lookup("Place", "place/town").coverage(agreement.Time{On: "2018-11-15"})
			place := coverage.nodesUnder(&agreement.CoveragePlaceSpec{}, "Jurisdiction")
			entries := coverage.entries("")
			of, agreement, agency := entries.nodesUnder(&agreement.CoveragePlaceSpec{}, "Jurisdiction"), entries.nodesUnder(&agreement.CoverageAgreementSpec{}, "Agreement"), entries.along("agency")
			steps := entries.under(&plan.LinkPathsSpec{}).show(plan.PathHops).under(&plan.PathEdgesSpec{}).show(plan.PathEdgeRelation)
			q.run(t, s)
			place.want(t, "place/town")
			of.want(t, "place/town", "place/town")
			agreement.want(t, "agreement/town", "agreement/county")
			agency.want(t, "agency/town", "agency/county")
			steps.want(t, "SERVES, SIGNED", "IN_COUNTY, SERVES, SIGNED")
		}},
		{"Coverage/follows what changes", func(t *testing.T, s store.Store) {
			reaching(t, s)
			var q query
			entries := q.lookup("County", "county/1").coverage(agreement.Time{On: "2018-11-15"}).entries(agreement.Certain)
			q.run(t, s)
			entries.want(t, "agreement/town WITHIN CERTAIN")
			var g graph
			g.agreement("agreement/town", "agency/town", props{
				"status": "ENDED", "signedOn": day("2017-03-02"), "endedOn": day("2018-01-01"), "firstShownOn": "2017-03-02", "lastShownOn": "2017-12-31",
			})
			g.derive()
			g.load(t, s)
			q.run(t, s)
			entries.want(t, "")
		}},
	}
}

// manyReaching is a state with agreements of three agencies and two counties: all signed in 2017 and shown in force until 2019.
func manyReaching(t *testing.T, s store.Store) {
	var g graph
	g.nodes("state/OH", "agency/state", "agency/c1", "agency/c2")
	g.county("county/1", "state/OH")
	g.county("county/2", "state/OH")
	for agency, place := range map[string]string{"agency/state": "state/OH", "agency/c1": "county/1", "agency/c2": "county/2"} {
		g.edge("SERVES", agency, place)
		g.edge("OF_STATE", agency, "state/OH")
		for _, n := range []string{"1", "2"} {
			id := "agreement/" + agency[len("agency/"):] + "-" + n
			g.agreement(id, agency, props{"status": "ACTIVE", "signedOn": day("2017-03-02"), "firstShownOn": "2017-03-02", "lastShownOn": "2019-05-01"})
		}
	}
	g.derive()
	g.load(t, s)
}

func coveragePageCases() []Case {
	return []Case{
		{"Coverage/pages from both sides, each place for itself", func(t *testing.T, s store.Store) {
			manyReaching(t, s)
			on := agreement.Time{On: "2018-01-01"}
			var q query
			all := q.lookup("Jurisdiction", "state/OH", "county/2").coverage(on).entries("").show(cursor)
			q.run(t, s)
			ids := func(s step) step { s.Columns = s.Columns[:1]; return s }
			var p query
			coverage := p.lookup("Jurisdiction", "state/OH", "county/2").coverage(on)
			first := ids(coverage.entries("").first(3)).count().sides()
			last := ids(coverage.entries("")).last(2).count()
			none := ids(coverage.entries("").first(0)).sides()
			behind := ids(coverage.entries("").behind(t, all, 1)).first(2).sides()
			between := ids(coverage.entries("").behind(t, all, 0).ahead(t, all, 4)).first(9).sides()
			ahead := ids(coverage.entries("").ahead(t, all, 4)).last(2)
			p.run(t, s)
			first.want(t, "agreement/state-1, agreement/state-2, agreement/c1-1", "agreement/c2-1, agreement/c2-2, agreement/state-1")
			first.wantTotals(t, 6, 4)
			first.wantMore(t, true, true)
			first.wantLess(t, false, false)
			last.want(t, "agreement/c2-1, agreement/c2-2", "agreement/state-1, agreement/state-2")
			last.wantLess(t, true, true)
			last.wantMore(t, false, false)
			none.want(t, "", "")
			none.wantMore(t, true, true)
			behind.want(t, "agreement/c1-1, agreement/c1-2", "agreement/state-1, agreement/state-2")
			behind.wantMore(t, true, false)
			behind.wantLess(t, true, true)
			between.want(t, "agreement/state-2, agreement/c1-1, agreement/c1-2", "")
			between.wantMore(t, true, true)
			ahead.want(t, "agreement/c1-1, agreement/c1-2", "agreement/c2-1, agreement/c2-2")
		}},
		{"Coverage/goes on behind an agreement that is gone", func(t *testing.T, s store.Store) {
			manyReaching(t, s)
			on := agreement.Time{On: "2018-01-01"}
			var q query
			first := q.lookup("State", "state/OH").coverage(on).entries("").first(2).show(cursor)
			q.run(t, s)
			var g graph
			g.remove("SIGNED", "agency/state agreement/state-2")
			g.remove("agreement/state-2")
			g.load(t, s)
			var p query
			next := p.lookup("State", "state/OH").coverage(on).entries("").behind(t, first, 1).first(1).sides()
			p.run(t, s)
			next.want(t, "agreement/c1-1 WITHIN CERTAIN")
			next.wantLess(t, true)
		}},
	}
}

// pledged is a county with two agreements. To end the first it was pledged in two events, one of which pledges the end of the other, too;
// an announcement is no pledge. A source of 2019 tells of one pledge, and of the other one of 2020.
func pledged(t *testing.T, s store.Store) {
	var g graph
	g.nodes("state/OH", "agency/a", "agency/b")
	g.county("county/1", "state/OH")
	g.edge("SERVES", "agency/a", "county/1")
	g.edge("SERVES", "agency/b", "state/OH")
	g.agreement("agreement/a", "agency/a", props{"status": "UNKNOWN"})
	g.agreement("agreement/b", "agency/b", props{"status": "UNKNOWN"})
	g.node("event/both", props{"kind": "END_PLEDGED"})
	g.node("event/one", props{"kind": "END_PLEDGED"})
	g.node("event/announced", props{"kind": "END_ANNOUNCED"})
	g.edge("TOWARDS_END_OF", "event/both", "agreement/a", props{"standing": "INFERRED"})
	g.edge("TOWARDS_END_OF", "event/both", "agreement/b")
	g.edge("TOWARDS_END_OF", "event/one", "agreement/a")
	g.edge("TOWARDS_END_OF", "event/announced", "agreement/a")
	g.node("source/2019", props{"publishedOn": day("2019-01-01")})
	g.node("source/2020", props{"publishedOn": day("2020-01-01")})
	g.claim("claim/a", "status", "agreement/a", "", "source/2019")
	g.claim("claim/b", "status", "agreement/b", "", "source/2019")
	g.claim("claim/both", "kind", "event/both", "", "source/2020")
	g.claim("claim/one", "kind", "event/one", "", "source/2019")
	g.derive()
	g.load(t, s)
}

func coveragePledgeCases() []Case {
	return []Case{
		{"Coverage/lists pledges, one for each agreement, by what was known", func(t *testing.T, s store.Store) {
			pledged(t, s)
			var q query
			county := q.lookup("County", "county/1")
			now := county.coverage(agreement.Time{On: "2021-01-01"}).show(agreement.CoveragePledges)
			then := county.coverage(agreement.Time{On: "2021-01-01", Known: "2019-06-01"}).show(agreement.CoveragePledges)
			before := county.coverage(agreement.Time{On: "2021-01-01", Known: "2018-06-01"}).show(agreement.CoveragePledges)
			list, known := now.part(agreement.PledgePart).show(agreement.EntryStanding).count(), then.part(agreement.PledgePart)
			page := now.part(agreement.PledgePart).first(1).sides()
			of := list.nodesUnder(&agreement.CoverageAgreementSpec{}, "Agreement")
			q.run(t, s)
			now.want(t, "PARTIAL 2 0 0 0 2 3")
			then.want(t, "PARTIAL 2 0 0 0 2 1")
			before.want(t, "NOT_CHECKED 0 0 0 0 0 0")
			list.want(t, "event/both OWN INFERRED, event/one OWN STATED, event/both STATEWIDE STATED")
			list.wantTotals(t, 3)
			of.want(t, "agreement/a", "agreement/a", "agreement/b")
			known.want(t, "event/one OWN")
			page.want(t, "event/both OWN")
			page.wantMore(t, true)
		}},
		{"Coverage/counts what nothing shows but a pledge to end it", func(t *testing.T, s store.Store) {
			pledged(t, s)
			for _, x := range []struct {
				more props
				want string
			}{
				{nil, "2"},
				{props{"status": "ACTIVE"}, "1"}, // a source without a date calls it in force
				{props{"signedOn": day("2017-03-02")}, "1"},
				{props{"endedOn": day("2022-01-01")}, "1"},
				{props{"firstShownOn": "2022-01-01", "lastShownOn": "2022-01-01"}, "1"},
			} {
				p := props{"status": "UNKNOWN"}
				maps.Copy(p, x.more)
				var g graph
				g.agreement("agreement/b", "agency/b", p)
				g.derive()
				g.load(t, s)
				var q query
				now := q.lookup("County", "county/1").coverage(agreement.Time{On: "2021-01-01"}).show(agreement.CoveragePresumed)
				q.run(t, s)
				if got := text(now.table().Cell(0, 6)); got != x.want {
					t.Errorf("%v: %s, not %s", x.more, got, x.want)
				}
			}
		}},
		{"Coverage/counts what not even a pledge shows where its signatory is our reading", func(t *testing.T, s store.Store) {
			for _, x := range []struct {
				more     props
				standing string
				want     string
			}{
				{nil, "INFERRED", "1"},
				{nil, "STATED", "0"},
				{props{"status": "ACTIVE"}, "INFERRED", "0"},
				{props{"signedOn": day("2022-03-02")}, "INFERRED", "0"},
			} {
				p := props{"status": "UNKNOWN"}
				maps.Copy(p, x.more)
				var g graph
				g.nodes("state/OH", "agency/a")
				g.edge("SERVES", "agency/a", "state/OH")
				g.node("agreement/a", p)
				g.edge("SIGNED", "agency/a", "agreement/a", props{"standing": x.standing})
				g.derive()
				g.load(t, s)
				var q query
				now := q.lookup("State", "state/OH").coverage(agreement.Time{On: "2021-01-01"}).show(agreement.CoverageUnshown)
				q.run(t, s)
				if got := text(now.table().Cell(0, 6)); got != x.want {
					t.Errorf("%v %s: %s, not %s", x.more, x.standing, got, x.want)
				}
			}
		}},
		{"Coverage/is as firm as the weakest step and date", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("state/OH", "source/s")
			g.node("agency/a", props{"standings": []any{props{"field": "serves", "standing": "INFERRED", "reason": "By its name."}}})
			g.edge("SERVES", "agency/a", "state/OH")
			for _, id := range []string{"agreement/said", "agreement/read", "agreement/status", "agreement/way"} {
				standing, signed := "STATED", "STATED"
				p := props{"status": "ACTIVE", "firstShownOn": "2017-03-02", "lastShownOn": "2019-05-01"}
				switch id {
				case "agreement/read":
					signed = "INFERRED"
				case "agreement/status":
					p["standings"] = []any{props{"field": "status", "standing": "INFERRED", "reason": "The source counts it."}}
				case "agreement/way":
					standing = "INFERRED"
					p["standings"] = []any{props{"field": "agency", "standing": "INFERRED", "reason": "It names no signatory."}}
				}
				p["signedOn"] = day("2017-03-02")
				g.node(id, p)
				g.edge("SIGNED", "agency/a", id, props{"standing": standing})
				name := id[len("agreement/"):]
				g.claim("claim/"+name+"-signed", "signedOn", id, "", "source/s", props{"standing": signed})
				g.claim("claim/"+name+"-status", "status", id, "", "source/s")
			}
			g.derive()
			g.load(t, s)
			var q query
			coverage := q.lookup("State", "state/OH").coverage(agreement.Time{On: "2018-01-01"})
			list, serves := coverage.part(agreement.InForcePart), coverage.part(agreement.InForcePart).show(agreement.EntryServesReason)
			list.show(agreement.EntryStanding, agreement.EntryAgencyReason, agreement.EntryDayReason)
			q.run(t, s)
			serves.want(t, "agreement/read OWN By its name., agreement/said OWN By its name., agreement/status OWN By its name., agreement/way OWN By its name.")
			list.want(t, "agreement/read OWN INFERRED null Inferred from what a source states., agreement/said OWN STATED null null, "+
				"agreement/status OWN INFERRED null The source counts it., agreement/way OWN INFERRED It names no signatory. null")
		}},
	}
}
