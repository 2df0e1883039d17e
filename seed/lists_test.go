package seed

import (
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
