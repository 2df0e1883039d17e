package agreement_test

import (
	"testing"

	"pgregory.net/rapid"

	"graph287g/agreement"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// props are the properties of a node.
type props = map[string]any

// told is a graph of one agreement, and of a claim for each day on which a source tells something of it.
type told struct {
	agreement props
	claims    []props // field, publishedOn, inForce, asOf, observedOn
	given     bool    // statusAsOf isn't derived
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
	if rapid.Bool().Draw(t, "status as of a day that is given") {
		g.agreement["statusAsOf"], g.given = window(t, "status as of"), true
	}
	for range rapid.IntRange(0, 4).Draw(t, "claims") {
		claim := props{"publishedOn": window(t, "published"), "field": rapid.SampledFrom([]string{"signedOn", "endedOn", "status", "agency"}).Draw(t, "field")}
		switch rapid.IntRange(0, 4).Draw(t, "shows") {
		case 0, 1:
			claim["inForce"] = true
		case 2:
			claim["inForce"] = false
		}
		for _, day := range []string{"asOf", "observedOn"} {
			if date := window(t, day); date != nil && rapid.Bool().Draw(t, day+" given") {
				claim[day] = date
			}
		}
		if claim["inForce"] == nil {
			delete(claim, "observedOn")
		}
		g.claims = append(g.claims, claim)
	}
	g.derive()
	return g
}

// derive fills in what follows from the claims, as loading records does.
func (g *told) derive() {
	var f agreement.Facts
	f.Agreement = g.agreement
	for _, claim := range g.claims {
		c := agreement.Claim{Properties: claim, Source: props{}}
		if published, ok := claim["publishedOn"].(props); ok {
			c.Source["publishedOn"] = published
		}
		if day := c.ObservedOn(); day != nil {
			claim["observedOn"] = day
		}
		if day := c.KnownFrom(); day != "" {
			claim["knownFrom"] = day
		}
		f.Claims = append(f.Claims, c)
	}
	for name, v := range agreement.Derive(ontology.Must(), f) {
		g.agreement[name] = v
	}
}

// record says of the graph by hand what the rules ask for.
func (g *told) record() agreement.Record {
	day := func(v any, end string) string {
		date, _ := v.(props)
		s, _ := date[end].(string)
		return s
	}
	date := func(field, end string) string { return day(g.agreement[field], end) }
	r := agreement.Record{Signed: g.agreement["signedOn"] != nil, Ended: g.agreement["endedOn"] != nil}
	r.Status, _ = g.agreement["status"].(string)
	r.StatusAsOf = agreement.Window{First: date("statusAsOf", "earliest"), Last: date("statusAsOf", "latest")}
	r.FirstListed, _ = g.agreement["firstListedOn"].(string)
	r.LastListed, _ = g.agreement["lastListedOn"].(string)
	r.KnownFrom = r.FirstListed
	r.SignedEarliest, r.SignedLatest = date("signedOn", "earliest"), date("signedOn", "latest")
	r.EndedEarliest, r.EndedLatest = date("endedOn", "earliest"), date("endedOn", "latest")
	for _, c := range g.claims {
		latest := day(c["publishedOn"], "latest")
		if c["inForce"] != nil && c["observedOn"] != nil {
			r.Observations = append(r.Observations, agreement.Observation{
				From: day(c["observedOn"], "earliest"), To: day(c["observedOn"], "latest"), InForce: c["inForce"] == true, KnownFrom: latest,
			})
		}
		for field, by := range map[string]*string{"": &r.KnownFrom, "signedOn": &r.SignedKnownFrom, "endedOn": &r.EndedKnownFrom} {
			if latest != "" && (field == "" || field == c["field"]) && (*by == "" || latest < *by) {
				*by = latest
			}
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

// matches tells whether a condition holds of the agreement.
func (g *told) matches(f plan.Filter) bool {
	m := store.Matcher{Catalogue: ontology.Must(), Graph: g}
	return m.Match(&f, 0)
}

// first returns the value of the first case that holds; empty for none.
func (g *told) first(cases []plan.Case) string {
	for _, c := range cases {
		if g.matches(c.If) {
			return c.Then
		}
	}
	return ""
}

// possibly returns the same time, for what was possibly in force too.
func possibly(at agreement.Time) agreement.Time {
	at.Possible = true
	return at
}

// TestSpanHoldsWhatConditionsHold holds the conditions that stores answer against the spans that timelines count.
func TestSpanHoldsWhatConditionsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, at := drawTold(t), drawTime(t)
		span := at.Span(g.record())
		if got, want := span.Certain.Has(at.On), g.matches(at.InForce()); got != want {
			t.Fatalf("certainly in force: span %v says %v, the condition %v", span, got, want)
		}
		if got, want := span.Certain.Has(at.On) || span.Possible.Has(at.On), g.matches(possibly(at).InForce()); got != want {
			t.Fatalf("possibly in force: span %v says %v, the condition %v", span, got, want)
		}
		if span.Certain.Has(at.On) && span.Possible.Has(at.On) {
			t.Fatalf("%v has a day twice", span)
		}
	})
}

// TestNothingContradictsItself: the status of a day, membership in lists, and coverage say the same.
func TestNothingContradictsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, at := drawTold(t), drawTime(t)
		status := g.first(at.Cases())
		if want := at.StatusOn(g.record()); status != want {
			t.Fatalf("%s by the cases, %s by the record", status, want)
		}
		if is := agreement.FirstCaseIs(at.Cases(), status); !g.matches(is) {
			t.Fatalf("%s by the cases, not by the condition that it is", status)
		}
		certain, possible := g.matches(at.InForce()), g.matches(possibly(at).InForce())
		if (status == "ACTIVE") != certain {
			t.Fatalf("%s, and certainly in force: %v", status, certain)
		}
		if possible && status != "ACTIVE" && status != "UNKNOWN" {
			t.Fatalf("%s, and possibly in force", status)
		}
		covered := g.first(agreement.Coverage(at))
		want := map[string]string{"ACTIVE": "CERTAIN", "PENDING": "PENDING", "UNKNOWN": "SILENT"}[status]
		switch recorded := g.agreement["status"]; {
		case !g.matches(known(at)):
			want = ""
		case possible && !certain:
			want = "POSSIBLE"
		case status == "UNKNOWN" && recorded == "PENDING":
			want = "PENDING"
		case want == "" || recorded == "WITHDRAWN":
			want = "OVER"
		}
		if covered != want {
			t.Fatalf("%s, in coverage %q, not %q", status, covered, want)
		}
		explained := g.first(agreement.Explanations(at))
		if (explained == "POSSIBLE") != (possible && !certain) {
			t.Fatalf("explained as %s, and possibly in force: %v", explained, possible)
		}
	})
}

// known is the condition that something was known of an agreement.
func known(at agreement.Time) plan.Filter {
	return agreement.Time{Catalogue: at.Catalogue, Known: at.Known, Today: at.Today}.Rows()
}

// TestTheLastStateIsThatOfItsDay: status is status(asOf:) of the day as of which the records show it.
func TestTheLastStateIsThatOfItsDay(t *testing.T) {
	tried := 0
	rapid.Check(t, func(t *rapid.T) {
		g := drawTold(t)
		asOf := g.record().StatusAsOf
		at := agreement.Time{Catalogue: ontology.Must(), On: asOf.Day(), Today: "2030-01-01"}
		if at.On == "" || g.given {
			return
		}
		tried++
		if got := g.first(at.Cases()); got != g.agreement["status"] {
			t.Fatalf("%v, and as of %s %s", g.agreement["status"], at.On, got)
		}
	})
	if tried == 0 {
		t.Error("no status had a day")
	}
}

// TestKnowingAllIsKnowing: by all that is known a day later than every source, the answers are those without a day of knowledge.
func TestKnowingAllIsKnowing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, at := drawTold(t), drawTime(t)
		at.Known = ""
		all := at
		all.Known = at.Today
		if a, b := g.first(at.Cases()), g.first(all.Cases()); a != b {
			t.Fatalf("%s, and by what is known today %s", a, b)
		}
	})
}

// shown is a claim that an agreement was in force, or not, on a day.
func shown(on any, inForce bool) props {
	return props{"field": "status", "inForce": inForce, "observedOn": on}
}

func TestExamples(t *testing.T) {
	lateIn2018 := props{"precision": "RANGE", "earliest": "2018-10-01", "latest": "2018-12-31"}
	by2025 := props{"precision": "RANGE", "latest": "2025-03-31"}
	openFrom := props{"precision": "RANGE", "earliest": "2025-05-19"}
	day := props{"precision": "DAY", "earliest": "2017-03-02", "latest": "2017-03-02"}
	may19 := props{"precision": "DAY", "earliest": "2025-05-19", "latest": "2025-05-19"}
	inMay := props{"precision": "MONTH", "earliest": "2025-05-01", "latest": "2025-05-31"}
	for name, x := range map[string]struct {
		agreement props
		claims    []props
		on        string
		known     string
		want      string // with (possible) where it may have been in force
	}{
		"long before an end without a beginning": {props{"status": "ENDED", "endedOn": lateIn2018}, nil, "2017-01-01", "", "UNKNOWN"},
		"on the eve of the first day of the end": {props{"status": "ENDED", "endedOn": lateIn2018}, nil, "2018-09-30", "", "ACTIVE"},
		"the day before the eve":                 {props{"status": "ENDED", "endedOn": lateIn2018}, nil, "2018-09-29", "", "UNKNOWN"},
		"in the window of its end":               {props{"status": "ENDED", "endedOn": lateIn2018}, nil, "2018-11-15", "", "UNKNOWN (possible)"},
		"the last day of the window":             {props{"status": "ENDED", "endedOn": lateIn2018}, nil, "2018-12-31", "", "ENDED"},
		"between signing and end":                {props{"status": "ENDED", "endedOn": lateIn2018, "signedOn": day}, nil, "2017-12-24", "", "ACTIVE"},
		"the day of signing":                     {props{"status": "ACTIVE", "signedOn": day}, nil, "2017-03-02", "", "ACTIVE"},
		"the day after signing":                  {props{"status": "ACTIVE", "signedOn": day}, nil, "2017-03-03", "", "UNKNOWN"},
		"the day before signing":                 {props{"status": "ACTIVE", "signedOn": day}, nil, "2017-03-01", "", "NOT_YET_SIGNED"},
		"former, long ago":                       {props{"status": "ENDED", "endedOn": by2025}, nil, "2010-01-01", "", "UNKNOWN"},
		"former, after it was read":              {props{"status": "ENDED", "endedOn": by2025}, nil, "2025-03-31", "", "ENDED"},
		"shown that day":                         {props{"status": "ACTIVE"}, []props{shown(may19, true)}, "2025-05-19", "", "ACTIVE"},
		"shown that day, long before":            {props{"status": "ACTIVE"}, []props{shown(may19, true)}, "1999-01-01", "", "UNKNOWN"},
		"shown that day, asked today":            {props{"status": "ACTIVE"}, []props{shown(may19, true)}, "2026-01-01", "", "UNKNOWN"},
		"shown that day, asked of days to come":  {props{"status": "ACTIVE"}, []props{shown(may19, true)}, "2030-01-01", "", "UNKNOWN"},
		"signed, and shown later":                {props{"status": "ACTIVE", "signedOn": day}, []props{shown(may19, true)}, "2020-02-29", "", "ACTIVE"},
		"denied between":                         {props{"status": "ACTIVE", "signedOn": day}, []props{shown(may19, true), shown(day2020, false)}, "2020-02-29", "", "UNKNOWN (possible)"},
		"shown in a month that is one day":       {props{"status": "ACTIVE"}, []props{shown(inMay, true)}, "2025-05-19", "", "UNKNOWN"},
		"an open publication proves no day":      {props{"status": "ACTIVE"}, []props{{"field": "status", "inForce": true, "publishedOn": openFrom}}, "2025-05-19", "", "UNKNOWN"},
		"a publication's day is one":             {props{"status": "ACTIVE"}, []props{{"field": "status", "inForce": true, "publishedOn": may19}}, "2025-05-19", "", "ACTIVE"},
		"signed in a window":                     {props{"status": "ACTIVE", "signedOn": inMay}, nil, "2025-05-02", "", "UNKNOWN (possible)"},
		"listed by then":                         {props{"status": "ACTIVE", "firstListedOn": "2017-05-01", "lastListedOn": "2025-12-01"}, nil, "2018-01-01", "2019-01-01", "ACTIVE"},
		"replaced":                               {props{"status": "SUPERSEDED", "endedOn": day}, nil, "2018-01-01", "", "SUPERSEDED"},
		"gone from the lists":                    {props{"status": "UNLISTED", "firstListedOn": "2017-05-01", "lastListedOn": "2018-05-01", "statusAsOf": may19}, nil, "2018-06-01", "", "UNLISTED"},
		"gone from the lists, after the newest":  {props{"status": "UNLISTED", "firstListedOn": "2017-05-01", "lastListedOn": "2018-05-01", "statusAsOf": may19}, nil, "2025-05-20", "", "UNKNOWN"},
		"still in the lists":                     {props{"status": "UNLISTED", "firstListedOn": "2017-05-01", "lastListedOn": "2018-05-01"}, nil, "2018-05-01", "", "ACTIVE"},
		"of an unpublished one":                  {props{"status": "ACTIVE", "signedOn": day}, nil, "2018-01-01", "2019-01-01", "UNKNOWN"},
		"applied for":                            {props{"status": "PENDING"}, []props{{"field": "status", "publishedOn": may19}}, "2025-05-19", "", "PENDING"},
		"withdrawn":                              {props{"status": "WITHDRAWN"}, []props{{"field": "status", "publishedOn": may19}}, "2025-12-19", "", "WITHDRAWN"},
	} {
		t.Run(name, func(t *testing.T) {
			g := &told{agreement: x.agreement, claims: x.claims}
			g.derive()
			at := agreement.Time{Catalogue: ontology.Must(), On: x.on, Known: x.known, Today: "2026-01-01"}
			got := g.first(at.Cases())
			if g.matches(possibly(at).InForce()) && !g.matches(at.InForce()) {
				got += " (possible)"
			}
			if got != x.want {
				t.Errorf("%v, not %v", got, x.want)
			}
		})
	}
}

var day2020 = props{"precision": "YEAR", "earliest": "2020-01-01", "latest": "2020-12-31"}

var _ store.Graph = (*told)(nil)
