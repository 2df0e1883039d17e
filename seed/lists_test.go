package seed

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"graph287g/ontology"
	"graph287g/store/embedded"
)

// TestWhatListsShowIsBacked: every value that ICE's lists bring has what backs it, and every standing a value, as `seed check` wants of the curated records.
func TestWhatListsShowIsBacked(t *testing.T) {
	c := ontology.Must()
	lists, err := CompiledLists(Embedded())
	if err != nil {
		t.Fatal(err)
	}
	l, g, err := loadFiles(c, Embedded(), dataFolder, lists)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("graph.sum", []byte(g.Fingerprint+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if g.Fingerprint+"\n" != graphSum {
		t.Errorf("the graph of the files and lists is another than graph.sum says, by which stores are told that theirs is old: `make golden` writes it")
	}
	if err := l.checkEvidence(t.Context(), &Report{}, g, embedded.Memory(c)); err != nil {
		t.Fatal(err)
	}
	for i, p := range l.list {
		if t.Error(p); i > 20 {
			t.Fatalf("and %d more", len(l.list)-i)
		}
	}
}

// listed are the entries of the curated records and of ICE's lists, by id.
var listed = sync.OnceValues(func() (map[string]*entry, error) {
	lists, err := CompiledLists(Embedded())
	if err != nil {
		return nil, err
	}
	l, _, err := loadFiles(ontology.Must(), Embedded(), dataFolder, lists)
	if err != nil {
		return nil, err
	}
	return l.byID, nil
})

// TestSignsOfClericalWorkAreTold: where many of a state left at once, and where a row came back, the evidence says so. What is expected was
// counted in the workbooks: roster/testdata/cases.md.
func TestSignsOfClericalWorkAreTold(t *testing.T) {
	entries, err := listed()
	if err != nil {
		t.Fatal(err)
	}
	const many = " Why so many left at once the lists don't tell: that may be one decision in the state, or clerical work."
	for _, c := range []struct{ id, field, standing, reason string }{
		{"agreement/md-cecil-county-sheriffs-office/jail-enforcement", "status", "DERIVED",
			"ICE's list of February 17, 2026 is the last that shows it; the newest list, of May 18, 2026, does not. That is no end." +
				" 5 of the 8 agreements of Maryland left between the lists of February 17, 2026 and March 2, 2026, and none has come back." + many},
		{"agreement/md-garrett-county-sheriffs-office/warrant-service-officer", "status", "DERIVED",
			"ICE's list of May 11, 2026 is the last that shows it; the newest list, of May 18, 2026, does not. That is no end." +
				" Both agreements of Maryland left between the lists of May 11, 2026 and May 18, 2026." + many},
		{"agreement/md-frederick-county-sheriffs-office/jail-enforcement", "status", "DERIVED", // the only one that left with its list
			"ICE's list of February 10, 2026 is the last that shows it; the newest list, of May 18, 2026, does not. That is no end."},
		{"agreement/ne-brown-county-sheriffs-office/task-force", "status", "DERIVED", // three of nine, of one agency
			"ICE's list of December 1, 2025 is the last that shows it; the newest list, of May 18, 2026, does not. That is no end."},
		{"agreement/pa-east-donegal-township-pa/task-force", "lastListedOn", "DERIVED",
			"The day of the list. The day in the file's name; the file was saved about that day, and no signing in it is later." +
				" It left after the list of July 23, 2025 and came back with that of August 4, 2025; the list of July 28, 2025 lacks it." +
				" A row that comes back with the same day of signing is a sign of clerical work rather than of an end."},
		{"agreement/tx-southside-place-police-department/task-force", "lastListedOn", "DERIVED",
			"The day of the list. The day in the file's name; the file was saved about that day, and no signing in it is later." +
				" It left after the list of July 16, 2025 and came back with that of March 2, 2026; 30 lists from July 18, 2025 to February 17, 2026 lack it." +
				" Meanwhile it is among the applications, in 2 lists of pending agencies from July 18, 2025 to July 21, 2025. Whether it was out of force between, the lists don't tell."},
	} {
		e := entries[c.id]
		if e == nil {
			t.Errorf("there is no %s", c.id)
			continue
		}
		if got := e.standings[c.field]; got != (standing{c.standing, c.reason}) {
			t.Errorf("%s, %s:\n%s\nnot\n%s", c.id, c.field, got, standing{c.standing, c.reason})
		}
	}
}

// TestRowsUnderAnotherName: the evidence of an agreement's agency tells which lists print another, and why; the ids of what was read otherwise before lead here.
func TestRowsUnderAnotherName(t *testing.T) {
	entries, err := listed()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		id, former   string
		first, tells string
	}{
		{"agreement/fl-okaloosa-county-department-of-corrections/warrant-service-officer", "agreement/fl-okaloosa-county-sheriffs-office/warrant-service-officer", "2025-02-26",
			"Lists from February 26, 2025 to June 27, 2025 print `Okaloosa County Sheriff's Office`, which we read as a slip: the signed document is that of the county's board (okaloosaCoCommishBoard_WSO_MOA_02262025.pdf)"},
		{"agreement/fl-escambia-county-board-of-county-commissioners/warrant-service-officer", "agreement/fl-escambia-county-sheriffs-office/warrant-service-officer", "2025-02-26",
			"Lists from February 26, 2025 to July 14, 2025 print `Escambia County Sheriff's Office`, which we read as a slip: from 16 July 2025"},
		{"agreement/fl-gulf-county-sheriffs-office/task-force", "agreement/fl-gulf-county-bocc/task-force", "2025-02-26",
			"Lists from February 26, 2025 to March 1, 2025 print `Gulf County BOCC`, which we read as a slip: from 6 March 2025"},
		{"agreement/fl-pasco-county-sheriffs-office/task-force", "agreement/fl-pasco-county-jail/task-force", "2025-03-06",
			"The list of March 6, 2025 prints `Pasco County BOCC`, which we read as a slip: from 17 March 2025"},
		{"agreement/fl-fish-and-wildlife-conservation-commission/1", "", "2025-02-26",
			"Lists from July 16, 2025 to July 28, 2025 print `Florida Department of Environmental Protection, Division of Law Enforcement`, which we read as a slip: the day is the commission's"},
		{"agreement/pa-county-of-franklin-franklin-county-jail/warrant-service-officer", "agreement/pa-franklin-county-sheriffs-office/warrant-service-officer", "2025-03-17",
			"The list of pending agencies of February 20, 2025 prints `Franklin County Sheriff’s Office`, which we read as a slip: the application for what was signed on 7 March 2025"},
		{"agreement/pa-cambria-county-prison/warrant-service-officer", "agreement/pa-cambria-county-sheriffs-office/warrant-service-officer", "2025-08-04",
			"Lists of pending agencies from June 20, 2025 to July 29, 2025 print `Cambria County Sheriff's Office`, which we read as a slip: the application"},
		{"agreement/az-pinal-county-attorneys-office/task-force", "agreement/az-pinal-county-sheriffs-office/task-force", "2025-09-03",
			"Lists from September 3, 2025 to September 8, 2025 print `Pinal County Sheriff's Office`, which we read as a slip: the county attorney applied for it"},
		{"agreement/ok-haskell-county-sheriffs-office/task-force", "agreement/ok-haskell-police-department/task-force", "2026-04-01",
			"Lists from April 1, 2026 to April 13, 2026 print `Haskell Police Department`, which we read as a slip: from 21 April 2026"},
		{"agreement/tx-parker-county-county-attorneys-office/task-force", "", "2026-04-13",
			"Lists from April 13, 2026 to April 30, 2026 print `Parker County District Attorney's Office`, which we read as a slip: from 7 May 2026"},
	} {
		e := entries[c.id]
		if e == nil {
			t.Errorf("there is no %s", c.id)
			continue
		}
		if s := e.standings["agency"]; s.standing != "STATED" || !strings.HasPrefix(s.reason, "ICE's newest list that shows it prints that agency. ") || !strings.Contains(s.reason, c.tells) {
			t.Errorf("%s: %s", c.id, s)
		}
		if former, _ := e.properties["formerIds"].([]any); c.former != "" && !slices.Contains(former, any(c.former)) || entries[c.former] != nil {
			t.Errorf("%s isn't found by %s: %v", c.id, c.former, former)
		}
		if e.properties["firstListedOn"] != c.first {
			t.Errorf("%s is listed from %v on, not from %s", c.id, e.properties["firstListedOn"], c.first)
		}
		rests := strings.Contains(e.standings["firstListedOn"].reason, "That list prints another agency's name")
		if want := !strings.Contains(c.id, "fish-and-wildlife"); rests != want || want && e.standings["firstListedOn"].standing != "INFERRED" {
			t.Errorf("%s: %s", c.id, e.standings["firstListedOn"])
		}
	}
	for former, now := range map[string]string{"agency/ok-haskell-police-department": "agency/ok-haskell-county-sheriffs-office", "agency/pa-cambria-county-sheriffs-office": "agency/pa-cambria-county-prison"} {
		if ids, _ := entries[now].properties["formerIds"].([]any); entries[former] != nil || !slices.Contains(ids, any(former)) {
			t.Errorf("%s isn't found by %s: %v", now, former, ids)
		}
	}
}
