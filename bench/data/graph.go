package data

// A Graph is one copy.
type Graph struct {
	States     []*State
	Counties   []*County // by FIPS code
	Agencies   []*Agency
	Agreements []*Agreement
	Lawsuits   []*Lawsuit
	Sources    []*Source
}

// The kinds, with what leads from one to the next. Lists are ordered by id.
type (
	// A State is a state.
	State struct{ ID, Name, Description, Code, FIPS string }
	// A County is a county, with the agencies that serve it.
	County struct {
		ID, Name, Description, FIPS string
		State                       *State
		Agencies                    []*Agency
	}
	// An Agency is an agency, with the counties that it serves and the agreements that it signed.
	Agency struct {
		ID, Name, Description, Slug, Kind, Level string
		State                                    *State
		Serves                                   []*County
		Agreements                               []*Agreement
		Sources                                  []*Source // that report on it
	}
	// An Agreement is an agreement, with the lawsuits that concern it. Days that are not known are empty.
	Agreement struct {
		ID, Name, Description, Model, Status, MoaState string
		SignedOn, FirstListedOn, LastListedOn          string
		EndedOn, Ending                                string
		Agency                                         *Agency
		Lawsuits                                       []Concern
	}
	// A Concern ties a lawsuit to an agreement.
	Concern struct {
		Lawsuit           *Lawsuit
		Basis, Confidence string
	}
	// A Lawsuit is a lawsuit, with the sources that report on it.
	Lawsuit struct {
		ID, Name, Description, Citation, Status string
		Sources                                 []*Source
	}
	// A Source is a source.
	Source struct{ ID, Name, Description, Kind, PublishedOn, URL string }
)
