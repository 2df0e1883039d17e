package workbook

import (
	"math"
	"testing"
	"time"
)

func TestDayOf(t *testing.T) {
	for _, c := range []struct {
		serial    float64
		since1904 bool
		want      string // empty where there is no such day
	}{
		{1, false, "1900-01-01"}, {59, false, "1900-02-28"}, {60, false, ""}, {61, false, "1900-03-01"},
		{45784, false, "2025-05-07"}, {45784.99999, false, "2025-05-07"}, {44322, true, "2025-05-07"},
		{2958465, false, "9999-12-31"}, {2958465.9, false, "9999-12-31"}, {2958466, false, ""}, {0, false, ""}, {-1, false, ""},
		{0, true, "1904-01-01"}, {-1, true, ""}, {2957003, true, "9999-12-31"}, {2957004, true, ""},
		{math.NaN(), false, ""}, {math.Inf(1), false, ""}, {math.Inf(-1), true, ""}, {1e300, false, ""},
	} {
		day, ok := dayOf(c.serial, c.since1904)
		if got := day.Format(time.DateOnly); ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%v since 1904 %v: %s, %v; want %q", c.serial, c.since1904, got, ok, c.want)
		}
	}
}

func TestIsDateCode(t *testing.T) {
	for code, want := range map[string]bool{
		"m/d/yyyy;@": true, "[$-409]mmmm d, yyyy": true, "yyyy\\-mm\\-dd": true, "mmm": true, "m/d/yy h:mm AM/PM": true, "[Red]d": true,
		"General": false, "h:mm": false, "[h]:mm:ss": false, "mm:ss.0": false, `0 "days"`: false, "[Red]0.00": false, "#,##0_d": false, "0*d": false,
		"0\\d": false, "@": false, "": false, "0;d": false, "General;d": false, `"open`: false,
	} {
		if got := isDateCode(code); got != want {
			t.Errorf("%q: %v", code, got)
		}
	}
}

func TestPlaces(t *testing.T) {
	for ref, want := range map[string]place{
		"A1": {1, 1}, "$G$12": {12, 7}, "z9": {9, 26}, "AA1": {1, 27}, "XFD1048576": {1048576, 16384},
		"XFE1": {}, "A1048577": {}, "A0": {}, "A": {}, "1": {}, "": {}, "A-1": {}, "A+1": {}, "AAAA1": {}, "A1B": {}, "Ä1": {}, "A99999999999999999999": {},
	} {
		p, ok := parsePlace(ref)
		if ok != (want != place{}) || ok && p != want {
			t.Errorf("%q: %v, %v", ref, p, ok)
		}
		if ok && letters(p.column) == "" {
			t.Errorf("%q has no letters", ref)
		}
	}
	if a, ok := parseArea("C9:A2"); !ok || a != (area{place{2, 1}, place{9, 3}}) {
		t.Errorf("%v, %v", a, ok)
	}
	for number, want := range map[int]string{1: "A", 26: "Z", 27: "AA", 702: "ZZ", 703: "AAA", 16384: "XFD"} {
		if got := letters(number); got != want {
			t.Errorf("%d: %s", number, got)
		}
	}
}
