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
