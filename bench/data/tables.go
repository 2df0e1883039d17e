package data

import "iter"

// A Table is one copy's rows of one table, in the form that databases of tables load. Empty texts mean null.
type Table struct {
	Name    string
	Columns []string
	Rows    iter.Seq[[]string]
}

// Tables returns the copy as tables, those first that others refer to.
func (g *Graph) Tables() []Table {
	return []Table{
		{"state", named("code", "fips"), rows(g.States, func(s *State) []string {
			return []string{s.ID, s.Name, s.Description, s.Code, s.FIPS}
		})},
		{"county", named("fips", "kind", "state_id"), rows(g.Counties, func(c *County) []string {
			return []string{c.ID, c.Name, c.Description, c.FIPS, "COUNTY", c.State.ID}
		})},
		{"agency", named("slug", "kind", "level", "state_id"), rows(g.Agencies, func(a *Agency) []string {
			return []string{a.ID, a.Name, a.Description, a.Slug, a.Kind, a.Level, a.State.ID}
		})},
		{"agreement", named("model", "status", "moa_state", "signed_on", "first_listed_on", "last_listed_on", "ended_on", "ending", "agency_id"),
			rows(g.Agreements, func(m *Agreement) []string {
				return []string{
					m.ID, m.Name, m.Description, m.Model, m.Status, m.MoaState, m.SignedOn, m.FirstListedOn, m.LastListedOn, m.EndedOn, m.Ending, m.Agency.ID,
				}
			})},
		{"lawsuit", named("citation", "status"), rows(g.Lawsuits, func(l *Lawsuit) []string {
			return []string{l.ID, l.Name, l.Description, l.Citation, l.Status}
		})},
		{"source", named("kind", "published_on", "url"), rows(g.Sources, func(s *Source) []string {
			return []string{s.ID, s.Name, s.Description, s.Kind, s.PublishedOn, s.URL}
		})},
		{"serves", []string{"agency_id", "county_id", "level"}, links(g.Agencies,
			func(a *Agency) []*County { return a.Serves },
			func(a *Agency, c *County) []string { return []string{a.ID, c.ID, a.Level} })},
		{"concerns", []string{"lawsuit_id", "agreement_id", "basis", "confidence"}, links(g.Agreements,
			func(m *Agreement) []Concern { return m.Lawsuits },
			func(m *Agreement, c Concern) []string { return []string{c.Lawsuit.ID, m.ID, c.Basis, c.Confidence} })},
		{"lawsuit_source", []string{"source_id", "lawsuit_id"}, links(g.Lawsuits,
			func(l *Lawsuit) []*Source { return l.Sources },
			func(l *Lawsuit, s *Source) []string { return []string{s.ID, l.ID} })},
		{"agency_source", []string{"source_id", "agency_id"}, links(g.Agencies,
			func(a *Agency) []*Source { return a.Sources },
			func(a *Agency, s *Source) []string { return []string{s.ID, a.ID} })},
	}
}

// named returns the columns that all kinds have, and more.
func named(more ...string) []string { return append([]string{"id", "name", "description"}, more...) }

// rows yields a row for each item of a list.
func rows[T any](list []T, row func(T) []string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for _, item := range list {
			if !yield(row(item)) {
				return
			}
		}
	}
}

// links yields a row for each that is tied to an item of a list.
func links[T, U any](list []T, ends func(T) []U, row func(T, U) []string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for _, item := range list {
			for _, end := range ends(item) {
				if !yield(row(item, end)) {
					return
				}
			}
		}
	}
}
