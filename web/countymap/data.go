package countymap

import "encoding/json"

// data is what the island reads. Its numbers stand in arrays, whose order is told here: the file has several thousand of them.
type data struct {
	Days     []dataDay                  `json:"days"`
	States   []dataState                `json:"states"`
	Counties map[string]json.RawMessage `json:"counties"` // by FIPS code: the name, or an array of the name and what changed when
	Together [][]string                 `json:"together"` // counties that are drawn as one, by FIPS code
}

type dataDay struct {
	Day        string     `json:"day"`
	List       string     `json:"list"`
	Rows       int        `json:"rows"`
	Agreements int        `json:"agreements"`
	Agencies   int        `json:"agencies"`
	States     int        `json:"states"`
	Counties   [kinds]int `json:"counties"` // by kind, from none to patrol
	Statewide  int        `json:"statewide"`
	Unplaced   int        `json:"unplaced"`
}

type dataState struct {
	ID   string `json:"id"`
	Code string `json:"code"`
	FIPS string `json:"fips"`
	Name string `json:"name"`
	// For each day counties by kind from none to patrol, statewide agencies, agreements, agencies, agreements not placed.
	Days [][kinds + 4]int `json:"days"`
}

// JSON returns the map as the island reads it.
func (m *Map) JSON(shapes *Shapes) ([]byte, error) {
	d := data{Counties: make(map[string]json.RawMessage, len(m.Counties))}
	for _, day := range m.Days {
		d.Days = append(d.Days, dataDay(day))
	}
	for i := range m.States {
		s := &m.States[i]
		of := dataState{ID: s.ID, Code: s.Code, FIPS: s.FIPS, Name: s.Name}
		for _, day := range s.Days {
			n := day.Counties
			of.Days = append(of.Days, [kinds + 4]int{n[None], n[Parts], n[Jails], n[Patrol], day.Statewide, day.Agreements, day.Agencies, day.Unplaced})
		}
		d.States = append(d.States, of)
	}
	for i := range m.Counties {
		text, err := json.Marshal(m.Counties[i].changes())
		if err != nil {
			return nil, err
		}
		d.Counties[m.Counties[i].FIPS] = text
	}
	for _, shape := range shapes.Counties {
		if len(shape.FIPS) > 1 {
			d.Together = append(d.Together, shape.FIPS)
		}
	}
	return json.Marshal(d)
}

// changes returns the name of a county, and where it ever has anything, from which day on it has which kind and how many agreements.
func (c *County) changes() any {
	changes := []any{c.Name}
	last := CountyDay{}
	for i, day := range c.Days {
		if day != last {
			changes = append(changes, [4]int{i, int(day.Kind), day.Own, day.Within})
			last = day
		}
	}
	if len(changes) == 1 {
		return c.Name
	}
	return changes
}
