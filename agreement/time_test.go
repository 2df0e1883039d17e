package agreement_test

import (
	"testing"

	"pgregory.net/rapid"

	"graph287g/agreement"
	"graph287g/ontology"
	"graph287g/store"
)

// props are the properties of a node.
type props = map[string]any

// told is a graph of one agreement, and of a claim for each day on which a source tells something of it.
type told struct {
	agreement props
	claims    []props // field, publishedOn
}

func (g *told) Kind(n int32) uint8 {
	name := "Source"
	switch {
	case n == 0:
		name = "Agreement"
	case int(n) <= len(g.claims):
		name = "Claim"
	}
	return uint8(ontology.Must().Kind(name).Index)
}

func (g *told) Value(n int32, field string) any {
	switch {
	case n == 0:
		return g.agreement[field]
	case int(n) <= len(g.claims):
		return g.claims[n-1][field]
	}
	return g.claims[int(n)-1-len(g.claims)][field]
}

func (g *told) Folded(int32, string) string { return "" }

func (g *told) Ends(n int32, _ *ontology.Field) []int32 {
	if n > 0 {
		return []int32{n + int32(len(g.claims))}
	}
	out := make([]int32, len(g.claims))
	for i := range out {
		out[i] = int32(i) + 1
	}
	return out
}

var days = rapid.SampledFrom([]string{"2018-12-30", "2018-12-31", "2019-01-01", "2019-01-02", "2019-01-03", "2019-01-04", "2019-01-05"})

// window draws a partial date: null, a day, or two days of which either may be open.
func window(t *rapid.T, name string) any {
	a, b := days.Draw(t, name), days.Draw(t, name)
	out := props{"precision": "RANGE", "earliest": min(a, b), "latest": max(a, b)}
	switch rapid.IntRange(0, 4).Draw(t, name+" form") {
	case 0:
		return nil
	case 1:
		delete(out, "earliest")
	case 2:
		delete(out, "latest")
	}
	return out
}

func drawTold(t *rapid.T) *told {
	g := &told{agreement: props{"signedOn": window(t, "signed"), "endedOn": window(t, "ended")}}
	status := []string{"PENDING", "ACTIVE", "UNLISTED", "SUPERSEDED", "ENDED", "WITHDRAWN", "UNKNOWN"}
	g.agreement["status"] = rapid.SampledFrom(status).Draw(t, "status")
	for _, list := range []string{"firstListedOn", "lastListedOn"} {
		if rapid.Bool().Draw(t, list) {
			g.agreement[list] = days.Draw(t, list)
		}
	}
	for range rapid.IntRange(0, 3).Draw(t, "claims") {
		field := rapid.SampledFrom([]string{"signedOn", "endedOn", "agency"}).Draw(t, "field")
		g.claims = append(g.claims, props{"field": field, "publishedOn": window(t, "published")})
	}
	return g
}

// record says of the graph by hand what the rules ask for.
func (g *told) record(known string) agreement.Record {
	day := func(field, end string) string {
		date, _ := g.agreement[field].(props)
		s, _ := date[end].(string)
		return s
	}
	r := agreement.Record{Signed: g.agreement["signedOn"] != nil, Ended: g.agreement["endedOn"] != nil}
	r.Status, _ = g.agreement["status"].(string)
	r.FirstListed, _ = g.agreement["firstListedOn"].(string)
	r.LastListed, _ = g.agreement["lastListedOn"].(string)
	r.SignedEarliest, r.SignedLatest = day("signedOn", "earliest"), day("signedOn", "latest")
	r.EndedEarliest, r.EndedLatest = day("endedOn", "earliest"), day("endedOn", "latest")
	for _, c := range g.claims {
		date, _ := c["publishedOn"].(props)
		if latest, ok := date["latest"].(string); ok && latest <= known {
			r.Published = true
			r.SignedPublished = r.SignedPublished || c["field"] == "signedOn"
			r.EndedPublished = r.EndedPublished || c["field"] == "endedOn"
		}
	}
	return r
}

func drawTime(t *rapid.T) agreement.Time {
	out := agreement.Time{Catalogue: ontology.Must(), On: days.Draw(t, "on"), Today: "2019-01-04"}
	if rapid.Bool().Draw(t, "known given") {
		out.Known = days.Draw(t, "known")
	}
	return out
}

// TestClockSpan holds the conditions that stores answer against the spans that timelines count.
func TestClockSpan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, at := drawTold(t), drawTime(t)
		m := store.Matcher{Catalogue: ontology.Must(), Graph: g}
		span := at.Span(g.record(at.Known))
		holds := func(possible bool) bool {
			at.Possible = possible
			f := at.InForce()
			return m.Match(&f, 0)
		}
		if got, want := span.PossibleFrom <= at.On && at.On < span.PossibleTo, holds(true); got != want {
			t.Fatalf("possibly in force: span %v says %v, the condition %v", span, got, want)
		}
		if got, want := span.CertainFrom <= at.On && at.On < span.CertainTo, holds(false); got != want {
			t.Fatalf("certainly in force: span %v says %v, the condition %v", span, got, want)
		}
	})
}

// TestClockCases holds statuses against what they say: active is certainly in force, and nothing over is.
func TestClockCases(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, at := drawTold(t), drawTime(t)
		m := store.Matcher{Catalogue: ontology.Must(), Graph: g}
		got, _ := g.agreement["status"].(string)
		for _, c := range at.Cases() {
			if m.Match(&c.If, 0) {
				got = c.Then
				break
			}
		}
		if is := agreement.FirstCaseIs(at.Cases(), got); len(at.Cases()) > 0 && !m.Match(&is, 0) {
			t.Fatalf("%s by the cases, not by the condition that it is", got)
		}
		if at.On >= at.Today && (at.Known == "" || at.Known >= at.Today) {
			return // as the record says
		}
		certain, at2 := at.InForce(), at
		at2.Possible = true
		possible := at2.InForce()
		if want := m.Match(&certain, 0); want && got != "ACTIVE" && got != "ENDED" && got != "SUPERSEDED" || got == "ACTIVE" && !want {
			t.Fatalf("%s, and certainly in force: %v", got, want)
		}
		if (got == "ENDED" || got == "SUPERSEDED" || got == "NOT_YET_SIGNED") && m.Match(&possible, 0) {
			t.Fatalf("%s, and possibly in force", got)
		}
	})
}

func TestClockExamples(t *testing.T) {
	lateIn2018 := props{"precision": "RANGE", "earliest": "2018-10-01", "latest": "2018-12-31"}
	day := props{"precision": "DAY", "earliest": "2017-03-02", "latest": "2017-03-02"}
	for name, x := range map[string]struct {
		agreement props
		at        agreement.Time
		want      string
	}{
		"before an end without a beginning": {props{"status": "ENDED", "endedOn": lateIn2018}, agreement.Time{Catalogue: ontology.Must(), On: "2017-01-01"}, "UNKNOWN"},
		"in the window of its end":          {props{"status": "ENDED", "endedOn": lateIn2018, "signedOn": day}, agreement.Time{Catalogue: ontology.Must(), On: "2018-11-01"}, "UNKNOWN"},
		"the day before the window":         {props{"status": "ENDED", "endedOn": lateIn2018, "signedOn": day}, agreement.Time{Catalogue: ontology.Must(), On: "2018-09-30"}, "ACTIVE"},
		"the last day of the window":        {props{"status": "ENDED", "endedOn": lateIn2018, "signedOn": day}, agreement.Time{Catalogue: ontology.Must(), On: "2018-12-31"}, "ENDED"},
		"the day of signing":                {props{"status": "ACTIVE", "signedOn": day}, agreement.Time{Catalogue: ontology.Must(), On: "2017-03-02"}, "ACTIVE"},
		"the day before signing":            {props{"status": "ACTIVE", "signedOn": day}, agreement.Time{Catalogue: ontology.Must(), On: "2017-03-01"}, "NOT_YET_SIGNED"},
		"active, by no date":                {props{"status": "ACTIVE"}, agreement.Time{Catalogue: ontology.Must(), On: "2025-06-30"}, "UNKNOWN"},
		"active, today":                     {props{"status": "ACTIVE"}, agreement.Time{Catalogue: ontology.Must(), On: "2026-01-01"}, "ACTIVE"},
		"active, tomorrow":                  {props{"status": "ACTIVE", "signedOn": day}, agreement.Time{Catalogue: ontology.Must(), On: "2026-01-02"}, "UNKNOWN"},
		"over, tomorrow":                    {props{"status": "ENDED"}, agreement.Time{Catalogue: ontology.Must(), On: "2026-01-02"}, "ENDED"},
		"of an unpublished one":             {props{"status": "ACTIVE", "signedOn": day}, agreement.Time{Catalogue: ontology.Must(), On: "2018-01-01", Known: "2019-01-01"}, "UNKNOWN"},
		"listed by then":                    {props{"status": "ACTIVE", "firstListedOn": "2017-05-01"}, agreement.Time{Catalogue: ontology.Must(), On: "2018-01-01", Known: "2019-01-01"}, "ACTIVE"},
		"replaced":                          {props{"status": "SUPERSEDED", "endedOn": day}, agreement.Time{Catalogue: ontology.Must(), On: "2018-01-01"}, "SUPERSEDED"},
		"gone from the lists":               {props{"status": "UNLISTED", "firstListedOn": "2017-05-01", "lastListedOn": "2018-05-01"}, agreement.Time{Catalogue: ontology.Must(), On: "2018-06-01"}, "UNLISTED"},
		"still in the lists":                {props{"status": "UNLISTED", "firstListedOn": "2017-05-01", "lastListedOn": "2018-05-01"}, agreement.Time{Catalogue: ontology.Must(), On: "2018-05-01"}, "ACTIVE"},
	} {
		t.Run(name, func(t *testing.T) {
			x.at.Today = "2026-01-01"
			m, got := store.Matcher{Catalogue: ontology.Must(), Graph: &told{agreement: x.agreement}}, x.agreement["status"]
			for _, c := range x.at.Cases() {
				if m.Match(&c.If, 0) {
					got = c.Then
					break
				}
			}
			if got != x.want {
				t.Errorf("%v, not %v", got, x.want)
			}
		})
	}
}

var _ store.Graph = (*told)(nil)
