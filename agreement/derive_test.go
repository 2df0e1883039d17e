package agreement

import "testing"

// A source whose own date is open was published by the day of a visit, or else by that on which it entered the records.
func TestKnownFrom(t *testing.T) {
	window := func(first, last string) map[string]any {
		out := map[string]any{}
		for name, day := range map[string]string{"earliest": first, "latest": last} {
			if day != "" {
				out[name] = day
			}
		}
		return out
	}
	for name, x := range map[string]struct {
		source map[string]any
		want   string
	}{
		"no source":                     {nil, ""},
		"a source of a day":             {map[string]any{"publishedOn": window("2025-05-19", "2025-05-19"), "lastVisitedOn": "2025-06-01", "recordedOn": "2026-01-12"}, "2025-05-19"},
		"a source of a year":            {map[string]any{"publishedOn": window("2025-01-01", "2025-12-31"), "recordedOn": "2025-07-01"}, "2025-12-31"},
		"an open date, and a visit":     {map[string]any{"publishedOn": window("2025-05-19", ""), "lastVisitedOn": "2025-06-01", "recordedOn": "2026-01-12"}, "2025-06-01"},
		"an open date, on record since": {map[string]any{"publishedOn": window("2025-05-19", ""), "recordedOn": "2026-01-12"}, "2026-01-12"},
		"no date, on record since":      {map[string]any{"recordedOn": "2026-01-12"}, "2026-01-12"},
		"nothing known":                 {map[string]any{"publishedOn": window("2025-05-19", "")}, ""},
	} {
		if got := (Claim{Source: x.source}).KnownFrom(); got != x.want {
			t.Errorf("%s: %q, not %q", name, got, x.want)
		}
	}
}

// What shows that a source had been published by a day is that of the firmest one that shows it.
func TestKnownBy(t *testing.T) {
	const day = "2025-05-19"
	date := func(inferred bool) map[string]any {
		return map[string]any{"publishedOn": map[string]any{"earliest": day, "latest": day, "inferred": inferred}}
	}
	visited, recorded := map[string]any{"lastVisitedOn": day}, map[string]any{"recordedOn": day}
	claim := func(source map[string]any, standing, field string) Claim {
		return Claim{Source: source, Properties: map[string]any{"standing": standing, "field": field}}
	}
	for name, x := range map[string]struct {
		facts Facts
		field string
		want  Known
	}{
		"a date":                      {Facts{Claims: []Claim{claim(date(false), "STATED", "agency")}}, knownFrom, Known{ByDate, false}},
		"a date by our reading":       {Facts{Claims: []Claim{claim(date(true), "STATED", "agency")}}, knownFrom, Known{ByReading, false}},
		"a visit":                     {Facts{Claims: []Claim{claim(visited, "STATED", "agency")}}, knownFrom, Known{ByVisit, false}},
		"the records":                 {Facts{Mentions: []Claim{claim(recorded, "STATED", "involves")}}, knownFrom, Known{ByRecord, false}},
		"a mention by our reading":    {Facts{Mentions: []Claim{claim(date(true), "INFERRED", "involves")}}, knownFrom, Known{ByReading, true}},
		"the firmer of two":           {Facts{Claims: []Claim{claim(recorded, "STATED", "agency"), claim(date(true), "INFERRED", "agency"), claim(date(true), "STATED", "agency")}}, knownFrom, Known{ByReading, false}},
		"a list":                      {Facts{Agreement: map[string]any{firstListedOn: day}, Claims: []Claim{claim(recorded, "STATED", "agency")}}, knownFrom, Known{ByList, false}},
		"a signing, not another time": {Facts{Claims: []Claim{claim(date(false), "STATED", "agency"), claim(recorded, "STATED", signedOn)}}, signedOnKnownFrom, Known{ByRecord, false}},
	} {
		if got := x.facts.KnownBy(x.field, day); got != x.want {
			t.Errorf("%s: %v, not %v", name, got, x.want)
		}
	}
}
