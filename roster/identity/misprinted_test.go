package identity

import (
	"strings"
	"testing"
)

// TestMisprinted: a line is of one row, by its day of signing and list, and of the lists before the one that has it right.
func TestMisprinted(t *testing.T) {
	okaloosa := Printed{State: "FLORIDA", Agency: "Okaloosa County Sheriff\u2019s Office "}
	row := Row{"participating", "WARRANT_SERVICE_OFFICER", "2025-02-26", "2025-06-30"} // between two lists that were here
	for name, c := range map[string]struct {
		change func(*Printed, *Row)
		want   string
	}{
		"the row":                {func(*Printed, *Row) {}, "Okaloosa County Department of Corrections"},
		"another model":          {func(_ *Printed, r *Row) { r.Model = "TASK_FORCE" }, ""},
		"another day":            {func(_ *Printed, r *Row) { r.Signed = "2025-02-27" }, ""},
		"an application":         {func(_ *Printed, r *Row) { r.List = "pending" }, ""},
		"once it is right":       {func(_ *Printed, r *Row) { r.Day = "2025-07-03" }, ""},
		"another agency":         {func(p *Printed, _ *Row) { p.Agency = "Osceola County Sheriff's Office" }, ""},
		"the agency meant":       {func(p *Printed, _ *Row) { p.Agency = "Okaloosa County Corrections" }, ""},
		"another state's":        {func(p *Printed, _ *Row) { p.State = "TEXAS" }, ""},
		"a sheriff's department": {func(p *Printed, _ *Row) { p.Agency = "Okaloosa County Sheriff's Department" }, "Okaloosa County Department of Corrections"},
	} {
		p, r := okaloosa, row
		c.change(&p, &r)
		meant, reason, ok := Misprinted(p, r)
		if meant != c.want || ok != (c.want != "") || ok != (reason != "") {
			t.Errorf("%s: %q, %q, %t", name, meant, reason, ok)
		}
	}
}

func TestMisprintsAreRefused(t *testing.T) {
	const head, good = "state\tlist\tagency\tmodel\tsigned\tfrom\tbefore\tmeant\treason\n", "FL\tparticipating\tA Police\tTASK_FORCE\t2025-02-26\t2025-02-26\t2025-03-01\tB Police\twhy\n"
	if _, err := parseMisprints(head + good); err != nil {
		t.Error(err)
	}
	for want, line := range map[string]string{
		"no such state":                    strings.Replace(good, "FL", "Florida", 1),
		"participating or pending":         strings.Replace(good, "participating", "signed", 1),
		"applications have none":           strings.Replace(good, "participating", "pending", 1),
		"no model or no reason":            strings.Replace(good, "why", "", 1),
		"comes before":                     strings.Replace(good, "2025-03-01", "2025-02-26", 1),
		"the same agency":                  strings.Replace(good, "B Police", "A Police Department", 1),
		"it stands twice":                  good + good,
		"columns, want 9":                  "FL\n",
		"what tells rows of participating": strings.Replace(good, "TASK_FORCE\t2025-02-26", "TASK_FORCE\t", 1),
	} {
		if _, err := parseMisprints(head + line); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, not %s", err, want)
		}
	}
}
