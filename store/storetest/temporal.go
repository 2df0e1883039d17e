package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"graph287g/agreement"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// today is the day on which the cases ask.
const today = "2026-01-01"

// asOf lets those pass that were in force.
func (s step) asOf(at agreement.Time) step {
	at.Catalogue, at.Today = ontology.Must(), today
	s.args().Filter = at.Rows()
	return s
}

// status adds what the status of agreements was.
func (s step) status(at agreement.Time) step {
	at.Catalogue, at.Today = ontology.Must(), today
	c := s.q.add(plan.Step{Parent: s.Index, Spec: &plan.ConditionalSpec{Field: ontology.Must().Kind("Agreement").Field("status")}, On: s.Kinds}, &plan.ConditionalArgs{Cases: at.Cases()})
	return c.show(plan.ConditionalValue)
}

// span is a date of which only the ends are known, either of them open.
func span(earliest, latest string) props {
	p := props{"date": max(earliest, latest), "precision": "RANGE", "edtf": earliest + "/" + latest, "inferred": false}
	if earliest != "" {
		p["date"], p["earliest"] = earliest, earliest
	}
	if latest != "" {
		p["latest"] = latest
	}
	return p
}

// A term is when an agreement ran.
type term struct {
	id, status     string
	signed, ended  any
	listed, listUp any // on ICE's lists, first and last
}

// terms are agreements of every sort: what source/2019 says was published by the end of May 2019, and when source/open was is left open.
func terms(t *testing.T, s store.Store) {
	var g graph
	g.nodes("agency/a", "topic/t")
	g.node("source/2019", props{"publishedOn": span("2019-05-01", "2019-05-31")})
	g.node("source/open", props{"publishedOn": span("2019-05-01", "")})
	for _, a := range []term{
		{"a", "ACTIVE", day("2017-03-02"), nil, nil, nil},
		{"b", "ACTIVE", nil, nil, nil, nil},
		{"c", "ACTIVE", nil, nil, "2018-02-01", "2025-12-01"},
		{"d", "UNKNOWN", span("2017-01-01", "2017-12-31"), nil, nil, nil},
		{"e", "ENDED", day("2017-03-02"), span("2018-10-01", "2018-12-31"), nil, nil},
		{"f", "ENDED", nil, span("2018-10-01", "2018-12-31"), nil, nil},
		{"g", "SUPERSEDED", day("2017-03-02"), day("2018-06-01"), nil, nil},
		{"h", "UNLISTED", nil, nil, "2017-05-01", "2018-05-01"},
		{"i", "PENDING", nil, nil, nil, nil},
		{"j", "ENDED", nil, nil, nil, nil},
		{"k", "ACTIVE", span("", "2018-01-01"), nil, nil, nil},
		{"l", "WITHDRAWN", nil, nil, nil, nil},
	} {
		p := props{"status": a.status}
		for name, v := range (props{"signedOn": a.signed, "endedOn": a.ended, "firstListedOn": a.listed, "lastListedOn": a.listUp}) {
			if v != nil {
				p[name] = v
			}
		}
		if a.id == "h" {
			p["statusAsOf"] = day("2025-12-01")
		}
		g.agreement("agreement/"+a.id, "agency/a", p)
	}
	g.claim("claim/a", "signedOn", "agreement/a", "", "source/2019")
	g.claim("claim/a-shown", "status", "agreement/a", "", "source/2019", props{"inForce": true, "asOf": day("2019-01-31")})
	g.claim("claim/b-shown", "status", "agreement/b", "", "source/2019", props{"inForce": true, "observedOn": day("2018-06-15")})
	g.claim("claim/c-denied", "status", "agreement/c", "", "source/2019", props{"inForce": false, "asOf": span("2018-06-01", "2018-06-30")})
	g.claim("claim/d", "signedOn", "agreement/d", "", "source/open")
	g.claim("claim/e", "endedOn", "agreement/e", "", "source/2019")
	g.claim("claim/g", "agency", "agreement/g", "", "source/2019")
	g.claim("claim/i", "status", "agreement/i", "", "source/2019")
	g.claim("claim/j", "kind", "topic/t", "agreement/j", "source/2019")
	g.claim("claim/k-shown", "status", "agreement/k", "", "source/open", props{"inForce": true, "asOf": day("2018-12-31")})
	g.claim("claim/k-undated", "status", "agreement/k", "", "source/open", props{"inForce": true})
	g.claim("claim/l", "status", "agreement/l", "", "source/2019")
	g.derive()
	g.load(t, s)
}

// inForce are the days of the cases, with what was in force for certain, and at least possibly.
var inForce = []struct {
	at                agreement.Time
	certain, possibly string
}{
	{agreement.Time{On: "1995-12-31"}, "", ""},
	{agreement.Time{On: "2016-12-31"}, "", ""}, // no source speaks of that day
	{agreement.Time{On: "2017-03-01"}, "", "d"},
	{agreement.Time{On: "2017-03-02"}, "a e g", "a d e g"},
	{agreement.Time{On: "2018-01-01"}, "a e g h k", "a e g h k"},
	{agreement.Time{On: "2018-05-01"}, "a c e g h k", "a c e g h k"},
	{agreement.Time{On: "2018-05-31"}, "a c e g k", "a c e g k"},
	{agreement.Time{On: "2018-06-01"}, "a e k", "a c e k"}, // a list carries c, a claim denies it
	{agreement.Time{On: "2018-06-15"}, "a b e k", "a b c e k"},
	{agreement.Time{On: "2018-07-01"}, "a c e k", "a c e k"},
	{agreement.Time{On: "2018-09-29"}, "a c e k", "a c e k"},
	{agreement.Time{On: "2018-09-30"}, "a c e f k", "a c e f k"}, // the eve of the end of f
	{agreement.Time{On: "2018-10-01"}, "a c k", "a c e f k"},
	{agreement.Time{On: "2018-12-31"}, "a c k", "a c k"},
	{agreement.Time{On: "2019-01-31"}, "a c", "a c"},
	{agreement.Time{On: "2019-02-01"}, "c", "c"},
	{agreement.Time{On: today}, "", ""},
	{agreement.Time{On: "2026-01-02"}, "", ""},
	{agreement.Time{On: "2018-06-15", Known: "2019-05-30"}, "c", "c"},
	{agreement.Time{On: "2018-06-15", Known: "2019-05-31"}, "a b", "a b c"},
	{agreement.Time{On: "2018-09-30", Known: "2019-05-31"}, "a c e", "a c e"},
	{agreement.Time{On: "2018-11-15", Known: "2019-05-31"}, "a c", "a c e"},
	{agreement.Time{On: "2018-07-01", Known: "2017-05-01"}, "", ""},
	{agreement.Time{On: "2018-07-01", Known: today}, "a c e k", "a c e k"},
}

func temporalCases() []Case {
	return []Case{
		{"Temporal/tells what was in force on a day, for certain and possibly", func(t *testing.T, s store.Store) {
			terms(t, s)
			for _, x := range inForce {
				for _, possible := range []bool{false, true} {
					x.at.Possible = possible
					var q query
					all := q.scan("Agreement").asOf(x.at)
					q.run(t, s)
					want := x.certain
					if possible {
						want = x.possibly
					}
					if got := all.letters(); got != want {
						t.Errorf("%+v: %q, not %q", x.at, got, want)
					}
				}
			}
		}},
		{"Temporal/tells what was known on a day, ended or not", func(t *testing.T, s store.Store) {
			terms(t, s)
			for known, want := range map[string]string{"2019-05-30": "c h", "2019-05-31": "a b c e g h i j l", "2018-01-31": "h", today: "a b c d e f g h i j k l"} {
				var q query
				all := q.scan("Agreement").asOf(agreement.Time{Known: known})
				q.run(t, s)
				if got := all.letters(); got != want {
					t.Errorf("%s: %q, not %q", known, got, want)
				}
			}
		}},
		{"Temporal/tells the status of a day", func(t *testing.T, s store.Store) {
			terms(t, s)
			for _, x := range []struct {
				at   agreement.Time
				want string
			}{
				{agreement.Time{}, "ACTIVE ACTIVE ACTIVE UNKNOWN ENDED ENDED SUPERSEDED UNLISTED PENDING ENDED ACTIVE WITHDRAWN"},
				{agreement.Time{On: today}, "UNKNOWN UNKNOWN UNKNOWN UNKNOWN ENDED ENDED SUPERSEDED UNKNOWN UNKNOWN UNKNOWN UNKNOWN WITHDRAWN"},
				{agreement.Time{On: "2025-11-30"}, "UNKNOWN UNKNOWN ACTIVE UNKNOWN ENDED ENDED SUPERSEDED UNLISTED UNKNOWN UNKNOWN UNKNOWN WITHDRAWN"},
				{agreement.Time{On: "2017-01-31"}, "NOT_YET_SIGNED UNKNOWN UNKNOWN UNKNOWN NOT_YET_SIGNED UNKNOWN NOT_YET_SIGNED UNKNOWN UNKNOWN UNKNOWN UNKNOWN UNKNOWN"},
				{agreement.Time{On: "2018-06-01"}, "ACTIVE UNKNOWN UNKNOWN UNKNOWN ACTIVE UNKNOWN SUPERSEDED UNLISTED UNKNOWN UNKNOWN ACTIVE UNKNOWN"},
				{agreement.Time{On: "2018-12-31"}, "ACTIVE UNKNOWN ACTIVE UNKNOWN ENDED ENDED SUPERSEDED UNLISTED UNKNOWN UNKNOWN ACTIVE UNKNOWN"},
				{agreement.Time{On: "2019-05-01"}, "UNKNOWN UNKNOWN ACTIVE UNKNOWN ENDED ENDED SUPERSEDED UNLISTED PENDING UNKNOWN UNKNOWN UNKNOWN"},
				{agreement.Time{On: "2026-01-02"}, "UNKNOWN UNKNOWN UNKNOWN UNKNOWN ENDED ENDED SUPERSEDED UNKNOWN UNKNOWN UNKNOWN UNKNOWN WITHDRAWN"},
				{agreement.Time{Known: "2019-05-31"}, "UNKNOWN UNKNOWN ACTIVE UNKNOWN ENDED UNKNOWN UNKNOWN UNLISTED UNKNOWN UNKNOWN UNKNOWN WITHDRAWN"},
				{agreement.Time{Known: "2019-05-30"}, "UNKNOWN UNKNOWN ACTIVE UNKNOWN UNKNOWN UNKNOWN UNKNOWN UNLISTED UNKNOWN UNKNOWN UNKNOWN UNKNOWN"},
				{agreement.Time{Known: "2019-05-31", Newest: "2018-06-15"}, "ACTIVE ACTIVE UNKNOWN UNKNOWN UNKNOWN UNKNOWN UNKNOWN UNLISTED UNKNOWN UNKNOWN UNKNOWN UNKNOWN"},
			} {
				var q query
				status := q.scan("Agreement").status(x.at)
				q.run(t, s)
				status.want(t, strings.Fields(x.want)...)
			}
		}},
		{"Temporal/tells a status once for each node, and nothing of others", func(t *testing.T, s store.Store) {
			terms(t, s)
			var q query
			status := q.lookup("Agreement", "agreement/e", "agreement/none", "agreement/a", "agreement/e").status(agreement.Time{On: "2018-12-31"})
			claims := q.scan("Claim").along("subject").as("Agreement").status(agreement.Time{On: "2018-12-31"})
			q.run(t, s)
			status.want(t, "ENDED", "", "ACTIVE", "ENDED")
			claims.want(t, "ACTIVE", "ACTIVE", "UNKNOWN", "ACTIVE", "UNKNOWN", "ENDED", "SUPERSEDED", "UNKNOWN", "", "ACTIVE", "ACTIVE", "UNKNOWN")
		}},
		{"Temporal/finds the newest day: of the lists, else on which any is shown", func(t *testing.T, s store.Store) {
			newest := func(want string) {
				t.Helper()
				p, args := agreement.NewestPlan(ontology.Must())
				r, err := s.Execute(t.Context(), p, args)
				if err != nil {
					t.Fatal(err)
				}
				if got := agreement.ReadNewest(r).Day; got != want {
					t.Errorf("%q, not %q", got, want)
				}
			}
			newest("")
			var g graph
			g.nodes("agency/a")
			g.agreement("agreement/a", "agency/a", props{"lastShownOn": "2018-06-15"})
			g.agreement("agreement/b", "agency/a", props{"lastShownOn": "2018-06-16"})
			g.agreement("agreement/c", "agency/a")
			g.load(t, s)
			newest("2018-06-16")
			g.agreement("agreement/d", "agency/a", props{"firstListedOn": "2018-01-01", "lastListedOn": "2018-02-01", "lastShownOn": "2018-07-01"})
			g.agreement("agreement/e", "agency/a", props{"firstListedOn": "2018-01-01", "lastListedOn": "2018-01-01", "lastShownOn": "2018-01-01"})
			g.load(t, s)
			newest("2018-02-01")
		}},
		{"Temporal/says of any dates what their spans say", spanCase},
	}
}

// letters are the last letters of the ids of the rows.
func (s step) letters() string {
	var out []string
	for row := range s.table().Rows() {
		out = append(out, strings.TrimPrefix(text(s.table().Cell(row, 0)), "agreement/"))
	}
	return strings.Join(out, " ")
}

// spanCase holds what a store finds against what package agreement counts, over every sort of dates.
func spanCase(t *testing.T, s store.Store) {
	dates := []any{nil, day("2018-02-01"), span("2018-01-01", "2018-03-01"), span("", "2018-03-01"), span("2018-01-01", "")}
	statuses := []string{"PENDING", "ACTIVE", "UNLISTED", "SUPERSEDED", "ENDED", "WITHDRAWN", "UNKNOWN"}
	var g graph
	g.nodes("agency/a")
	g.node("source/s", props{"publishedOn": day("2018-02-15")})
	records := map[string]agreement.Record{}
	for i := range len(dates) * len(dates) * len(statuses) {
		signed, ended, status := dates[i%5], dates[i/5%5], statuses[i/25]
		p := props{"status": status}
		r := agreement.Record{Status: status, Signed: signed != nil, Ended: ended != nil}
		r.SignedEarliest, r.SignedLatest = putDate(p, "signedOn", signed)
		r.EndedEarliest, r.EndedLatest = putDate(p, "endedOn", ended)
		if i%3 == 0 {
			r.FirstListed, r.LastListed = "2018-01-15", "2018-02-20"
			r.KnownFrom = r.FirstListed
			p["firstListedOn"], p["lastListedOn"] = r.FirstListed, r.LastListed
		}
		id := fmt.Sprintf("agreement/%03d", i)
		g.agreement(id, "agency/a", p)
		if i%4 > 0 {
			g.claim("claim/"+id[10:], []string{"agency", "signedOn", "endedOn"}[i%4-1], id, "", "source/s")
			if i%5 > 0 {
				shows := i%5 != 3
				g.claim("claim/shown-"+id[10:], "status", id, "", "source/s", props{"inForce": shows, "asOf": day("2018-02-10")})
				r.Observations = []agreement.Observation{{From: "2018-02-10", To: "2018-02-10", InForce: shows, KnownFrom: "2018-02-15"}}
			}
			r.KnownFrom = "2018-02-15"
			if r.FirstListed != "" {
				r.KnownFrom = r.FirstListed
			}
			if i%4 == 2 {
				r.SignedKnownFrom = "2018-02-15"
			}
			if i%4 == 3 {
				r.EndedKnownFrom = "2018-02-15"
			}
		}
		records[id] = r
	}
	g.derive()
	g.load(t, s)
	for _, on := range []string{"2017-12-31", "2018-02-10", "2018-01-15", "2018-01-31", "2018-02-01", "2018-02-20", "2018-03-01", today} {
		for _, known := range []string{"", "2018-02-14", "2018-02-15", "2018-12-31"} {
			compareSpans(t, s, records, agreement.Time{On: on, Known: known, Today: today})
		}
	}
}

func putDate(p props, field string, v any) (earliest, latest string) {
	date, ok := v.(props)
	if !ok {
		return "", ""
	}
	p[field] = date
	earliest, _ = date["earliest"].(string)
	latest, _ = date["latest"].(string)
	return earliest, latest
}

func compareSpans(t *testing.T, s store.Store, records map[string]agreement.Record, at agreement.Time) {
	t.Helper()
	var q query
	possible := at
	possible.Possible = true
	certain, possibly := q.scan("Agreement").first(1_000).asOf(at), q.scan("Agreement").first(1_000).asOf(possible)
	q.run(t, s)
	var wantCertain, wantPossibly []string
	for id, r := range records {
		run := at.Span(r)
		if run.Certain.Has(at.On) {
			wantCertain = append(wantCertain, id[10:])
		}
		if run.Certain.Has(at.On) || run.Possible.Has(at.On) {
			wantPossibly = append(wantPossibly, id[10:])
		}
	}
	slices.Sort(wantCertain)
	slices.Sort(wantPossibly)
	if got, want := certain.letters(), strings.Join(wantCertain, " "); got != want {
		t.Errorf("certainly on %s, known on %q: %s, not %s", at.On, at.Known, got, want)
	}
	if got, want := possibly.letters(), strings.Join(wantPossibly, " "); got != want {
		t.Errorf("possibly on %s, known on %q: %s, not %s", at.On, at.Known, got, want)
	}
}
