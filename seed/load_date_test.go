package seed

import (
	"strings"
	"testing"
)

func TestParseEDTF(t *testing.T) {
	for _, c := range []struct{ edtf, earliest, latest, precision string }{
		{"2018-12-05", "2018-12-05", "2018-12-05", "DAY"},
		{"2024-02-29", "2024-02-29", "2024-02-29", "DAY"},
		{"0001-01-01", "0001-01-01", "0001-01-01", "DAY"},
		{"9999-12-31", "9999-12-31", "9999-12-31", "DAY"},
		{"2018-12", "2018-12-01", "2018-12-31", "MONTH"},
		{"2024-02", "2024-02-01", "2024-02-29", "MONTH"},
		{"1900-02", "1900-02-01", "1900-02-28", "MONTH"},
		{"2018", "2018-01-01", "2018-12-31", "YEAR"},
		{"9999", "9999-01-01", "9999-12-31", "YEAR"},
		{"2018~", "2018-01-01", "2018-12-31", "CIRCA"},
		{"2018-02~", "2018-02-01", "2018-02-28", "CIRCA"},
		{"2018-10-01/2018-12-31", "2018-10-01", "2018-12-31", "RANGE"},
		{"2018/2019-02", "2018-01-01", "2019-02-28", "RANGE"},
		{"../2024-12-31", "", "2024-12-31", "RANGE"},
		{"../2024", "", "2024-12-31", "RANGE"},
		{"2018-10-01/..", "2018-10-01", "", "RANGE"},
	} {
		got, err := parseEDTF(c.edtf)
		if want := (partialDate{c.earliest, c.latest, c.precision, c.edtf}); err != nil || got != want {
			t.Errorf("%s: got %+v, %v, want %+v", c.edtf, got, err, want)
		}
	}
}

func TestParseEDTFRefuses(t *testing.T) {
	for _, c := range []struct{ edtf, says string }{
		{"2018-02-29", "February 2018 has days 01 to 28"},
		{"2018-04-31", "April 2018 has days 01 to 30"},
		{"2018-12-00", "December 2018 has days 01 to 31"},
		{"2018-00-01", "months are 01 to 12"},
		{"2018-13", "months are 01 to 12"},
		{"0000", "years are 0001 to 9999"},
		{"0000-01-01", "years are 0001 to 9999"},
		{"2019/2018", "write 2018/2019"},
		{"2018-12/2018-11-30", "write 2018-11-30/2018-12"},
		{"2018/2018", "write 2018"},
		{"../..", "open on one side at most"},
		{"2018-12-05~", "about a day is an interval"},
		{"", "such as 2018-12-05"},
		{"/", "such as 2018-12-05"},
		{"2018/", "such as 2018-12-05"},
		{"2018/2019/2020", "such as 2018-12-05"},
		{"2018~/2019", "such as 2018-12-05"},
		{"~", "such as 2018-12-05"},
		{"18-12-05", "such as 2018-12-05"},
		{"2018-1-5", "such as 2018-12-05"},
		{"2018/12/05", "such as 2018-12-05"},
		{"20181205", "such as 2018-12-05"},
		{"2018-XX", "such as 2018-12-05"},
		{"201X", "such as 2018-12-05"},
		{"2018?", "such as 2018-12-05"},
		{"-2018", "such as 2018-12-05"},
		{"late 2018", "such as 2018-12-05"},
		{"２０１８", "such as 2018-12-05"},
	} {
		if _, err := parseEDTF(c.edtf); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: got %v, want that it says %q", c.edtf, err, c.says)
		}
	}
}

func TestCanonicalDate(t *testing.T) {
	for edtf, date := range map[string]string{
		"2018-10-01/2018-12-31": "2018-10-01", "2018-10-01/..": "2018-10-01", "../2024-12-31": "2024-12-31", "2018~": "2018-01-01",
	} {
		d, err := parseEDTF(edtf)
		if err != nil {
			t.Fatal(err)
		}
		if m := d.canonical(); m["date"] != date || m["edtf"] != edtf {
			t.Errorf("%s: got %v, want the date %s", edtf, m, date)
		}
	}
}

// FuzzParseEDTF holds that a date is refused with what would fit, or lies between its first and last day.
func FuzzParseEDTF(f *testing.F) {
	for _, s := range []string{"2018-12-05", "2018-12", "2018", "2018~", "2018-10-01/2018-12-31", "../2024-12-31", "2018-10-01/..", "x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := parseEDTF(s)
		if err != nil {
			return
		}
		m := d.canonical()
		switch {
		case d.earliest == "" && d.latest == "":
			t.Error("open on both sides")
		case d.earliest != "" && d.latest != "" && d.latest < d.earliest:
			t.Errorf("ends before it begins: %v", d)
		case (d.precision == "DAY") != (d.earliest == d.latest):
			if d.precision != "RANGE" {
				t.Errorf("%s of %v", d.precision, d)
			}
		case m["date"] != d.earliest && m["date"] != d.latest:
			t.Errorf("the date is at neither end: %v", m)
		case d.edtf != s || strings.TrimLeft(s, "0123456789-/.~") != "":
			t.Errorf("%q became %q", s, d.edtf)
		}
	})
}
