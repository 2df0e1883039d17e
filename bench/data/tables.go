package data

import "iter"

// A Table is one copy's rows of one table, in the form that databases of tables load. Empty texts mean null in days and endings.
type Table struct {
	Name    string
	Columns []string
	Rows    iter.Seq[[]string]
}

// Tables returns the copy as tables, those first that others refer to.
func (g *Graph) Tables() []Table {
	type yield = func([]string) bool
	table := func(name string, columns []string, rows func(yield)) Table { return Table{name, columns, rows} }
	named := func(more ...string) []string { return append([]string{"id", "name", "description"}, more...) }
	return []Table{
		table("state", named("code", "fips"), func(y yield) {
			for _, s := range g.States {
				y([]string{s.ID, s.Name, s.Description, s.Code, s.FIPS})
			}
		}),
		table("county", named("fips", "kind", "state_id"), func(y yield) {
			for _, c := range g.Counties {
				y([]string{c.ID, c.Name, c.Description, c.FIPS, "COUNTY", c.State.ID})
			}
		}),
		table("agency", named("slug", "kind", "level", "state_id"), func(y yield) {
			for _, a := range g.Agencies {
				y([]string{a.ID, a.Name, a.Description, a.Slug, a.Kind, a.Level, a.State.ID})
			}
		}),
		table("agreement", named("model", "status", "moa_state", "signed_on", "first_listed_on", "last_listed_on", "ended_on", "ending", "agency_id"), func(y yield) {
			for _, m := range g.Agreements {
				y([]string{m.ID, m.Name, m.Description, m.Model, m.Status, m.MoaState, m.SignedOn, m.FirstListedOn, m.LastListedOn, m.EndedOn, m.Ending, m.Agency.ID})
			}
		}),
		table("lawsuit", named("citation", "status"), func(y yield) {
			for _, l := range g.Lawsuits {
				y([]string{l.ID, l.Name, l.Description, l.Citation, l.Status})
			}
		}),
		table("source", named("kind", "published_on", "url"), func(y yield) {
			for _, s := range g.Sources {
				y([]string{s.ID, s.Name, s.Description, s.Kind, s.PublishedOn, s.URL})
			}
		}),
		table("serves", []string{"agency_id", "county_id", "level"}, func(y yield) {
			for _, a := range g.Agencies {
				for _, c := range a.Serves {
					y([]string{a.ID, c.ID, a.Level})
				}
			}
		}),
		table("concerns", []string{"lawsuit_id", "agreement_id", "basis", "confidence"}, func(y yield) {
			for _, m := range g.Agreements {
				for _, c := range m.Lawsuits {
					y([]string{c.Lawsuit.ID, m.ID, c.Basis, c.Confidence})
				}
			}
		}),
		table("lawsuit_source", []string{"source_id", "lawsuit_id"}, func(y yield) {
			for _, l := range g.Lawsuits {
				for _, s := range l.Sources {
					y([]string{s.ID, l.ID})
				}
			}
		}),
		table("agency_source", []string{"source_id", "agency_id"}, func(y yield) {
			for _, a := range g.Agencies {
				for _, s := range a.Sources {
					y([]string{s.ID, a.ID})
				}
			}
		}),
	}
}
