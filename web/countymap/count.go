package countymap

import "fmt"

// taskForce is the model under which officers act on patrol; that of tribal nations is one, too.
var taskForce = map[string]bool{"TASK_FORCE": true, "TRIBAL_TASK_FORCE": true}

// reading is an agreement as the map counts it.
type reading struct {
	agency, state string
	patrol        bool
	own, within   []int // counties, by their index
	statewide     []int // states, by theirs
}

// count fills the days of the map with what rows show.
func (m *Map) count(rows []row) error {
	read := map[string]*reading{}
	for _, r := range rows {
		if read[r.Agreement.ID] != nil {
			continue
		}
		a, err := m.read(&r.Agreement)
		if err != nil {
			return err
		}
		read[r.Agreement.ID] = a
	}
	for i := range m.Days {
		m.countDay(i, rows, read)
	}
	return nil
}

func (m *Map) read(a *agreement) (*reading, error) {
	r := &reading{agency: a.Agency.ID}
	if a.Agency.State != nil {
		r.state = a.Agency.State.Code
		if _, ok := m.byCode[r.state]; !ok {
			return nil, fmt.Errorf("%s: there is no state %s", a.Agency.ID, r.state)
		}
	}
	for _, model := range a.Models {
		r.patrol = r.patrol || taskForce[model.Code]
	}
	if a.Agency.Serves.PageInfo.HasNextPage {
		return nil, fmt.Errorf("%s serves more places than the document asks for", a.Agency.ID)
	}
	for _, place := range a.Agency.Serves.Nodes {
		if err := m.readPlace(r, place); err != nil {
			return nil, fmt.Errorf("%s: %w", a.Agency.ID, err)
		}
	}
	return r, nil
}

func (m *Map) readPlace(r *reading, place served) error {
	switch place.Typename {
	case "County":
		i, ok := m.byFIPS[place.FIPS]
		if !ok {
			return fmt.Errorf("there is no county %s", place.FIPS)
		}
		r.own = append(r.own, i)
	case "State":
		i, ok := m.byCode[place.Code]
		if !ok {
			return fmt.Errorf("there is no state %s", place.Code)
		}
		r.statewide = append(r.statewide, i)
	default:
		for _, c := range place.Counties {
			i, ok := m.byFIPS[c.FIPS]
			if !ok {
				return fmt.Errorf("there is no county %s", c.FIPS)
			}
			r.within = append(r.within, i)
		}
	}
	return nil
}

// seen are the things that were counted, so that none is twice.
type seen map[any]bool

// first tells whether a thing wasn't seen before.
func (s seen) first(what any) bool {
	if s[what] {
		return false
	}
	s[what] = true
	return true
}

type (
	inCounty struct {
		agreement string
		county    int
	}
	forState struct {
		agency string
		state  int
	}
)

func (m *Map) countDay(day int, rows []row, read map[string]*reading) {
	d, known := &m.Days[day], seen{}
	for _, r := range rows {
		if r.FirstListedOn == nil || r.LastListedOn == nil || *r.FirstListedOn > d.Day || *r.LastListedOn < d.Day {
			continue
		}
		d.Rows++
		if known.first(r.Agreement.ID) {
			m.countAgreement(day, r.Agreement.ID, read[r.Agreement.ID], known)
		}
	}
	m.sum(day)
}

func (m *Map) countAgreement(day int, id string, a *reading, known seen) {
	d := &m.Days[day]
	d.Agreements++
	newAgency := known.first(a.agency)
	if newAgency {
		d.Agencies++
	}
	for _, i := range a.own {
		if known.first(inCounty{id, i}) {
			c := &m.Counties[i].Days[day]
			c.Own++
			c.Kind = max(c.Kind, ownKind(a.patrol))
		}
	}
	for _, i := range a.within {
		if known.first(inCounty{id, i}) {
			c := &m.Counties[i].Days[day]
			c.Within++
			c.Kind = max(c.Kind, Parts)
		}
	}
	for _, i := range a.statewide {
		if known.first(forState{a.agency, i}) {
			d.Statewide++
			m.States[i].Days[day].Statewide++
		}
	}
	unplaced := 0
	if len(a.own)+len(a.within)+len(a.statewide) == 0 {
		unplaced = 1
	}
	d.Unplaced += unplaced
	if i, ok := m.byCode[a.state]; ok {
		s := &m.States[i].Days[day]
		s.Agreements++
		s.Unplaced += unplaced
		if newAgency {
			s.Agencies++
		}
	}
}

func ownKind(patrol bool) Kind {
	if patrol {
		return Patrol
	}
	return Jails
}

// sum adds up what was counted of each county.
func (m *Map) sum(day int) {
	d := &m.Days[day]
	for i := range m.States {
		s := &m.States[i]
		for _, c := range m.CountiesOf(s) {
			s.Days[day].Counties[c.Days[day].Kind]++
			d.Counties[c.Days[day].Kind]++
		}
		if s.Days[day].Agreements > 0 {
			d.States++
		}
	}
}
