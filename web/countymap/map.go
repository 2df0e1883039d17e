package countymap

import (
	"slices"
	"strings"
)

// A Map is what ICE's lists show for each county and state, on the last list of each month.
type Map struct {
	Days     []Day    // the oldest first
	States   []State  // by name
	Counties []County // by FIPS code

	byCode, byFIPS map[string]int
}

// A Day is the last day of a month on which a list was published, with what is counted over the whole country.
type Day struct {
	Day        string // 2026-05-18
	List       string // the id of the list as a source
	Rows       int    // rows of the list: agency and model, as printed
	Agreements int    // different ones
	Agencies   int    // different ones, by the matching of the graph
	States     int    // states and territories with any
	Counties   [kinds]int
	Statewide  int // agencies that serve a whole state
	Unplaced   int // agreements that are in no county and of no state as a whole
}

// Month is the month of the day: 2026-05.
func (d Day) Month() string { return d.Day[:len("2026-05")] }

// A State is a state, the District of Columbia or a territory.
type State struct {
	ID, Code, FIPS, Name string

	Days []StateDay // one for each of the map's
}

// A StateDay is what a list shows for a state.
type StateDay struct {
	Counties   [kinds]int // how many counties are of each kind
	Statewide  int        // agencies that serve the whole state
	Agreements int        // of all its agencies
	Agencies   int        // with any agreement
	Unplaced   int        // agreements that are in no county and not of the state as a whole
}

// A County is a county or its equivalent.
type County struct {
	ID, FIPS, Name string

	Days []CountyDay // one for each of the map's
}

// A CountyDay is what a list shows for a county: agreements of agencies that serve it, and of those that serve places in it.
type CountyDay struct {
	Kind        Kind
	Own, Within int
}

// Agreements is how many there are of the county's agencies and of those of places in it.
func (d CountyDay) Agreements() int { return d.Own + d.Within }

func newMap(lists []list, states []stateNode, counties []countyNode) *Map {
	m := &Map{Days: monthEnds(lists), byCode: map[string]int{}, byFIPS: map[string]int{}}
	slices.SortFunc(states, func(a, b stateNode) int { return strings.Compare(a.Name, b.Name) })
	slices.SortFunc(counties, func(a, b countyNode) int { return strings.Compare(a.FIPS, b.FIPS) })
	for i, s := range states {
		m.byCode[s.Code] = i
		m.States = append(m.States, State{s.ID, s.Code, s.FIPS, s.Name, make([]StateDay, len(m.Days))})
	}
	for i, c := range counties {
		m.byFIPS[c.FIPS] = i
		m.Counties = append(m.Counties, County{c.ID, c.FIPS, c.Name, make([]CountyDay, len(m.Days))})
	}
	return m
}

// monthEnds returns the last day of each month on which a list was published. A list of which no day is known is of none.
func monthEnds(lists []list) []Day {
	last := map[string]Day{}
	for _, l := range lists {
		if l.PublishedOn == nil {
			continue
		}
		d := Day{Day: *l.PublishedOn, List: l.Source.ID}
		if known, ok := last[d.Month()]; !ok || known.Day < d.Day {
			last[d.Month()] = d
		}
	}
	days := make([]Day, 0, len(last))
	for _, d := range last {
		days = append(days, d)
	}
	slices.SortFunc(days, func(a, b Day) int { return strings.Compare(a.Day, b.Day) })
	return days
}

// Newest is the day of the newest list; there must be one.
func (m *Map) Newest() Day { return m.Days[len(m.Days)-1] }

// DayIndex finds a day by its date, or by its month.
func (m *Map) DayIndex(day string) (int, bool) {
	i := slices.IndexFunc(m.Days, func(d Day) bool { return d.Day == day || d.Month() == day })
	return i, i >= 0
}

// State finds a state by its postal code.
func (m *Map) State(code string) (*State, bool) {
	i, ok := m.byCode[code]
	if !ok {
		return nil, false
	}
	return &m.States[i], true
}

// County finds a county by its FIPS code.
func (m *Map) County(fips string) (*County, bool) {
	i, ok := m.byFIPS[fips]
	if !ok {
		return nil, false
	}
	return &m.Counties[i], true
}

// CountiesOf returns the counties of a state, by FIPS code.
func (m *Map) CountiesOf(s *State) []County {
	from, _ := slices.BinarySearchFunc(m.Counties, s.FIPS, func(c County, fips string) int { return strings.Compare(c.FIPS, fips) })
	to := from
	for to < len(m.Counties) && strings.HasPrefix(m.Counties[to].FIPS, s.FIPS) {
		to++
	}
	return m.Counties[from:to]
}
