package countymap_test

import "testing"

// What the workbooks say was counted by hand, row by row, before the program was asked: counties by the sheriffs' names, and of towns by
// where they lie. In the order patrol, jails, parts, none; statewide agencies; rows of the state.
var expected = []struct {
	day, state                   string
	patrol, jails, parts, none   int
	statewide, agreements, noted int
}{
	// 14 sheriffs under jail models, and the district jail of Camden, Pasquotank and Perquimans.
	{"2025-02-26", "NC", 0, 14, 3, 83, 0, 15, 0},
	{"2025-02-26", "SC", 0, 3, 0, 43, 0, 3, 0},
	// Douglas, under the task force model and that of warrants.
	{"2025-02-26", "NV", 1, 0, 0, 16, 0, 2, 0},
	{"2025-02-26", "MD", 0, 3, 0, 21, 0, 3, 0},
	// The Department of Corrections, and the police of Kodiak.
	{"2025-02-26", "AK", 0, 0, 1, 29, 1, 2, 0},
	// The police of Gorham, in Coös County.
	{"2025-02-26", "NH", 0, 0, 1, 9, 0, 1, 0},
	// 21 sheriffs and the district jail.
	{"2025-07-28", "NC", 0, 21, 3, 76, 0, 22, 0},
	// Douglas, Lyon twice, Mineral; the police of Las Vegas, which serve the city and what of Clark County is in none.
	{"2025-07-28", "NV", 0, 3, 1, 13, 0, 5, 0},
	{"2025-07-28", "MD", 0, 8, 0, 16, 0, 8, 0},
	// Belknap, Grafton, Hillsborough, Rockingham; towns of Coös, Carroll and Cheshire, and Candia in Rockingham; the State Police.
	{"2025-07-28", "NH", 4, 0, 3, 3, 1, 12, 0},
	{"2025-10-28", "GU", 0, 0, 0, 1, 1, 1, 0},
	{"2025-10-28", "NV", 0, 3, 1, 13, 0, 5, 0},
	{"2026-05-18", "NV", 0, 3, 1, 13, 0, 5, 0},
	// Belknap, Hillsborough, Rockingham; towns of Coös, Strafford, Carroll, Merrimack and Cheshire; Grafton has left.
	{"2026-05-18", "NH", 3, 0, 5, 2, 1, 20, 0},
	{"2026-05-18", "AK", 0, 0, 1, 29, 1, 2, 0},
	{"2026-05-18", "GU", 0, 0, 0, 1, 1, 1, 0},
	{"2026-05-18", "MD", 0, 0, 0, 24, 0, 0, 0},
	{"2026-05-18", "CA", 0, 0, 0, 58, 0, 0, 0},
}

// Rows and states and territories with any, as the workbooks have them.
var expectedDays = []struct {
	day          string
	rows, states int
}{
	{"2025-02-26", 239, 24},
	{"2025-07-28", 867, 40},
	{"2025-10-28", 1096, 40},
	{"2026-05-18", 1843, 40},
}

func TestCountsAreThoseOfTheWorkbooks(t *testing.T) {
	m := ofTheRecords(t)
	for _, want := range expectedDays {
		i, ok := m.DayIndex(want.day)
		if !ok {
			t.Errorf("%s is no day of the map", want.day)
			continue
		}
		if d := m.Days[i]; d.Rows != want.rows || d.States != want.states {
			t.Errorf("%s: %d rows of %d states, want %d of %d", want.day, d.Rows, d.States, want.rows, want.states)
		}
	}
	for _, want := range expected {
		i, ok := m.DayIndex(want.day)
		s, known := m.State(want.state)
		if !ok || !known {
			t.Errorf("there is no %s on %s", want.state, want.day)
			continue
		}
		d := s.Days[i]
		if got := [4]int{d.Counties[3], d.Counties[2], d.Counties[1], d.Counties[0]}; got != [4]int{want.patrol, want.jails, want.parts, want.none} ||
			d.Statewide != want.statewide || d.Agreements != want.agreements || d.Unplaced != want.noted {
			t.Errorf("%s, %s: counties %v, %d statewide, %d agreements, %d not placed; want %+v",
				want.state, want.day, got, d.Statewide, d.Agreements, d.Unplaced, want)
		}
	}
}
