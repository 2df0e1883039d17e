package roster_test

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"graph287g/roster"
)

// TestRowsThatPrintAnotherAgency: rows that a list prints under another agency's name are those of one agreement, and keep the name. What is
// expected was read from the workbooks (testdata/cases.md): list, first and last day, how many lists, the agency as printed.
func TestRowsThatPrintAnotherAgency(t *testing.T) {
	want := map[string][]string{
		"AZ pinal-county-attorneys-office TASK_FORCE": {
			"pending 2025-08-26 2025-08-26 1 Pinal County Attorney's Office",
			"participating 2025-09-03 2025-09-08 2 Pinal County Sheriff's Office",
			"participating 2025-09-15 2026-05-18 32 Pinal County Attorney's Office",
		},
		"FL escambia-county-department-of-corrections WARRANT_SERVICE_OFFICER": {
			"participating 2025-02-26 2025-07-14 22 Escambia County Sheriff's Office",
			"participating 2025-07-16 2025-08-11 6 Escambia County Board of County Commissioners",
			"participating 2025-08-18 2026-05-18 36 Escambia County Board of County Commissioners/ Department of Corrections",
		},
		"FL fish-and-wildlife-conservation-commission TASK_FORCE": {
			"participating 2025-02-26 2025-07-14 22 Florida Fish and Wildlife Conservation Commission",
			"participating 2025-07-16 2025-07-28 4 Florida Department of Environmental Protection, Division of Law Enforcement",
			"participating 2025-07-23 2026-05-18 40 Florida Fish & Wildlife Conservation Commission",
		},
		"FL gulf-county-sheriff TASK_FORCE": {
			"participating 2025-02-26 2025-03-01 2 Gulf County BOCC",
			"participating 2025-03-06 2026-05-18 62 Gulf County Sheriff's Office",
		},
		"FL okaloosa-county-department-of-corrections WARRANT_SERVICE_OFFICER": {
			"participating 2025-02-26 2025-06-27 16 Okaloosa County Sheriff's Office",
			"participating 2025-07-03 2025-07-14 6 Okaloosa County Department of Corrections",
			"participating 2025-07-16 2025-08-11 6 Okaloosa County Board of County Commissioners",
			"participating 2025-08-18 2026-05-18 36 Okaloosa County Board of County Commissioners/ Department of Corrections",
		},
		"FL pasco-county-sheriff TASK_FORCE": {
			"participating 2025-03-06 2025-03-06 1 Pasco County BOCC",
			"participating 2025-03-17 2026-05-18 61 Pasco County Sheriff's Office",
		},
		"OK haskell-county-sheriff TASK_FORCE": {
			"participating 2026-04-01 2026-04-13 2 Haskell Police Department",
			"participating 2026-04-21 2026-05-18 5 Haskell County Sheriff's Office",
		},
		"PA cambria-county-prison WARRANT_SERVICE_OFFICER": {
			"pending 2025-06-20 2025-07-29 7 Cambria County Sheriff's Office",
			"participating 2025-08-04 2025-09-30 9 Cambria County Sheriff's Office",
			"participating 2025-10-07 2026-05-18 29 Cambria County Prison",
		},
		"PA county-of-franklin-franklin-county-jail WARRANT_SERVICE_OFFICER": {
			"pending 2025-02-20 2025-02-20 1 Franklin County Sheriff’s Office",
			"participating 2025-03-17 2025-08-11 25 Franklin County Sheriffs Office",
			"participating 2025-08-18 2026-05-18 36 County of Franklin / Franklin County Jail",
		},
		"TX parker-county-attorneys-office TASK_FORCE": {
			"participating 2026-04-13 2026-04-30 3 Parker County District Attorney's Office",
			"participating 2026-05-07 2026-05-18 3 Parker County (County) Attorney's Office",
		},
	}
	got := map[string][]string{}
	for _, a := range compiled(t).Agencies() {
		for _, g := range a.Agreements {
			moved := 0
			for _, x := range g.Listings {
				if x.Misprint() != nil {
					moved++
				}
			}
			name := a.State + " " + a.Key + " " + g.Model
			if moved == 0 && want[name] == nil {
				continue
			}
			got[name] = append(got[name], printedNames(g)...)
			if wrong := wrongName(g); slices.ContainsFunc(a.Spellings, func(s roster.Spelling) bool { return s.Name == wrong }) {
				t.Errorf("%s is said to be spelt %s", name, wrong)
			}
		}
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// wrongName is the name of another agency that a row of an agreement prints.
func wrongName(g *roster.Agreement) string {
	for _, x := range g.Listings {
		if x.Misprint() != nil {
			return x.Agency
		}
	}
	return ""
}

// printedNames are the names that lists print of an agreement, one after the other.
func printedNames(g *roster.Agreement) []string {
	type run struct {
		kind        roster.Kind
		name        string
		first, last *roster.List
		lists       int
	}
	var runs []run
	for _, x := range g.Listings {
		i := slices.IndexFunc(runs, func(r run) bool { return r.kind == x.Kind && r.name == x.Agency })
		if i < 0 {
			runs = append(runs, run{x.Kind, x.Agency, x.First, x.Last, len(x.Rows)})
			continue
		}
		r := &runs[i]
		r.lists += len(x.Rows)
		if roster.CompareLists(x.First, r.first) < 0 {
			r.first = x.First
		}
		if roster.CompareLists(x.Last, r.last) > 0 {
			r.last = x.Last
		}
	}
	slices.SortFunc(runs, func(a, b run) int {
		return cmp.Or(cmp.Compare(a.first.Dated.Day, b.first.Dated.Day), strings.Compare(a.name, b.name))
	})
	var out []string
	for _, r := range runs {
		out = append(out, fmt.Sprintf("%s %s %s %d %s", r.kind, r.first.Dated.Day, r.last.Dated.Day, r.lists, r.name))
	}
	return out
}

// TestEveryMisprintIsOfARow: each line of the table is of a row that lists print from its first day on, and no longer on its second.
func TestEveryMisprintIsOfARow(t *testing.T) {
	text, err := os.ReadFile("identity/misprinted.tsv")
	if err != nil {
		t.Fatal(err)
	}
	h := compiled(t)
	for _, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
		v := strings.Split(line, "\t")
		if strings.HasPrefix(line, "#") || v[0] == "state" {
			continue
		}
		state, kind, model, from, before, reason := v[0], roster.Kind(v[1]), v[3], v[5], v[6], v[8]
		first, last := "9", ""
		for i := range h.Listings {
			if x := &h.Listings[i]; x.Kind == kind && roster.ModelOf(x.Model) == model && x.Misprint() != nil && x.Misprint().Reason == reason {
				first, last = min(first, x.First.Dated.Day), max(last, x.Last.Dated.Day)
			}
		}
		next := slices.IndexFunc(h.Lists, func(l *roster.List) bool { return l.Kind == roster.Participating && l.Dated.Day > last })
		switch {
		case first != from:
			t.Errorf("%s %s: lists print it so from %s on, the line says %s", state, v[2], first, from)
		case kind == roster.Participating && h.Lists[next].Dated.Day != before:
			t.Errorf("%s %s: the list of %s no longer prints it so, the line says %s", state, v[2], h.Lists[next].Dated.Day, before)
		}
	}
}

// TestTheOtherAgencyKeepsItsOwn: an agency whose name another's rows print keeps the rows that are its own, and nothing else.
func TestTheOtherAgencyKeepsItsOwn(t *testing.T) {
	got := map[string][]string{}
	for _, a := range compiled(t).Agencies() {
		for _, g := range a.Agreements {
			first, last := g.Window(roster.Participating)
			if first == nil {
				got[a.State+" "+a.Key] = append(got[a.State+" "+a.Key], g.Model+" pending")
				continue
			}
			days := []string{}
			for _, d := range g.Signed() {
				days = append(days, d.Day)
			}
			got[a.State+" "+a.Key] = append(got[a.State+" "+a.Key], fmt.Sprintf("%s %s to %s, signed %s", g.Model, first.Dated.Day, last.Dated.Day, strings.Join(days, " ")))
		}
	}
	for name, want := range map[string][]string{
		"AZ pinal-county-sheriff":           {"JAIL_ENFORCEMENT 2025-02-21 to 2026-05-18, signed 2020-06-09"},
		"FL escambia-county-sheriff":        {"TASK_FORCE 2025-02-26 to 2026-05-18, signed 2025-02-26"},
		"FL gulf-county-detention-facility": {"WARRANT_SERVICE_OFFICER 2025-02-26 to 2026-05-18, signed 2025-02-26"},
		"FL okaloosa-county-sheriff":        {"TASK_FORCE 2025-02-26 to 2026-05-18, signed 2025-02-26"},
		"FL pasco-county-corrections":       {"WARRANT_SERVICE_OFFICER 2025-02-26 to 2026-05-18, signed 2025-02-26"},
		"OK haskell-police":                 nil,
		"PA cambria-county-sheriff":         nil,
		"PA franklin-county-sheriff":        {"TASK_FORCE 2025-03-17 to 2026-05-18, signed 2025-03-10"},
		"TX ellis-county-sheriff": { // not decided: as printed
			"JAIL_ENFORCEMENT 2025-04-29 to 2026-05-18, signed 2025-04-16", "WARRANT_SERVICE_OFFICER 2025-07-09 to 2025-07-11, signed 2025-07-07",
		},
		"TX terry-county-sheriff":                                               {"WARRANT_SERVICE_OFFICER 2025-07-09 to 2026-05-18, signed 2025-07-07"},
		"TX parker-county-district-attorneys-office":                            {"TASK_FORCE 2026-05-07 to 2026-05-18, signed 2026-04-30"},
		"FL department-of-environmental-protection-division-of-law-enforcement": {"TASK_FORCE 2025-05-23 to 2026-05-18, signed 2025-04-24"},
	} {
		if diff := gocmp.Diff(want, got[name]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestMisprintsOfASmallerSet: where only the lists are there that print the wrong name, the agency that is meant is there all the same.
func TestMisprintsOfASmallerSet(t *testing.T) {
	h := roster.NewHistory(slices.DeleteFunc(compiled(t).Expand(), func(l *roster.List) bool { return l.Dated.Day > "2025-06-27" }))
	for _, a := range h.Agencies() {
		if a.State == "FL" && a.Key == "okaloosa-county-department-of-corrections" {
			if a.Earliest() != "Okaloosa County Department of Corrections" || a.Name != "Okaloosa County Department of Corrections" || a.Place.FIPS != "12091" {
				t.Errorf("%+v", a)
			}
			return
		}
	}
	t.Error("nobody has the row")
}
