package site

import (
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"graph287g/web/queries"
)

// stateData is the answer to queries.State.
type stateData struct {
	State struct {
		named
		Code, FIPS, CiteAs string
		Coverage           struct {
			AsOf            string
			Pending, Silent list[coverageRecord]
			Pledges         list[coveragePledge]
		}
		Agreements struct {
			TotalCount, CountDistinct int
			Models, ByCounty          []counted
		}
		Statewide listed
		Over      struct {
			TotalCount int
			Edges      []struct{ Node gone }
		}
		Months struct {
			Timeline []struct {
				Start, AsOf                             string
				Signed, Ended, InForce, InForcePossibly int
			}
		}
		Counties struct{ TotalCount int }
		Laws     struct {
			TotalCount int
			Edges      []struct {
				Link struct {
					Bases    []string
					Evidence []said
				}
				Node struct {
					named
					Kind, Status, CiteAs string
					Effects              []string
					Claims               struct{ Nodes []said }
				}
			}
		}
		RelatedLawsuits                lawsuits
		Claims, Mentions, ScopedClaims list[said]
		Disagreements                  list[clash]
		Sources                        sourceList
	}
	Newest, Oldest, PendingLists list[snapshot]
	Meta                         meta
}

// counted is how many have a node.
type counted struct {
	Keys  []struct{ Node *named }
	Count int
}

// stateAgencies is the answer to queries.StateAgencies.
type stateAgencies struct {
	State struct {
		Agreements struct {
			Nodes []struct {
				ID, LastListedOn string
				Models           []struct{ ID, Setting string }
				Agency           struct {
					named
					Kind   string
					Serves struct{ Nodes []servedPlace }
				}
				Newest struct{ Nodes []listing }
			}
			PageInfo struct {
				HasNextPage bool
				EndCursor   string
			}
		}
	}
}

// A statePage is the page of a state.
type statePage struct {
	frame
	*stateData
	statewide, prisons                []row
	statewideAgencies, prisonAgencies int
	kinds                             []agencyGroup
	counties                          []countyCount
	left, told, applications          []gone
	speaking                          []voice
	said                              int
}

// An agencyGroup has the agencies of a kind that the newest list shows.
type agencyGroup struct {
	kind     string
	agencies []stateAgency
}

type stateAgency struct {
	named
	places []named
	signed []stateAgreement
}

type stateAgreement struct {
	id     string
	models []struct{ ID, Setting string }
	at     rowLink
}

type countyCount struct {
	named
	count int
}

// state asks for the state, then for the agreements of its agencies, as many at a time as may be asked for.
func state(s *Site, w http.ResponseWriter, r *http.Request, at *visit) page {
	id := strings.TrimPrefix(at.path, "/")
	variables := map[string]string{"id": id, "locale": strings.ToUpper(at.words.Language)}
	p := &statePage{frame: s.frameOf(at), stateData: &stateData{}}
	q := question{queries.State, variables}
	answer, failed := s.fetch(w, r, at, q)
	if failed != nil {
		return *failed
	}
	key := pageKey{at.words.Language, at.path, answer.mark}
	if d, ok := s.rendered.get(key); ok {
		return page{status: http.StatusOK, document: d}
	}
	if failed := s.read(at, answer, p.stateData); failed != nil {
		return *failed
	}
	if p.State.ID != id {
		return *s.moved(at, p.State.ID)
	}
	for after := ""; ; {
		var d stateAgencies
		page := map[string]string{"id": id}
		if after != "" {
			page["after"] = after
		}
		if failed := s.fetchInto(w, r, at, question{queries.StateAgencies, page}, &d); failed != nil {
			return *failed
		}
		p.group(&d)
		if after = d.State.Agreements.PageInfo.EndCursor; !d.State.Agreements.PageInfo.HasNextPage {
			break
		}
	}
	p.sort()
	p.title, p.meta = p.placeLabel(p.State.Name), &p.Meta
	sentence := plainText(p.lead())
	p.description = sentence
	p.tools = &tools{id: id, field: "agreements", sentence: sentence, citation: p.State.CiteAs, query: askedOf(q), list: p.listCited(p.Newest.Nodes, nil)}
	d := render(p.content())
	s.rendered.keep(key, d)
	return page{status: http.StatusOK, document: d}
}

// kindOrder is that of the groups of agencies.
var kindOrder = []string{"SHERIFF", "POLICE", "CAMPUS_POLICE", "CONSTABLE", "PORT_POLICE", "TRIBAL_POLICE", "PROSECUTOR", "JAIL_AUTHORITY"}

// group puts agreements under their agencies and these under their kinds.
func (p *statePage) group(d *stateAgencies) {
	for _, a := range d.State.Agreements.Nodes {
		if a.LastListedOn != p.State.Coverage.AsOf || len(a.Newest.Nodes) == 0 {
			continue
		}
		at, ok := a.Newest.Nodes[0].lastRow()
		if !ok {
			continue
		}
		g := slices.IndexFunc(p.kinds, func(g agencyGroup) bool { return g.kind == a.Agency.Kind })
		if g < 0 {
			g = len(p.kinds)
			p.kinds = append(p.kinds, agencyGroup{kind: a.Agency.Kind})
		}
		group := &p.kinds[g]
		i := slices.IndexFunc(group.agencies, func(known stateAgency) bool { return known.ID == a.Agency.ID })
		if i < 0 {
			i = len(group.agencies)
			group.agencies = append(group.agencies, stateAgency{named: a.Agency.named, places: placesOf(a.Agency.Serves.Nodes)})
		}
		group.agencies[i].signed = append(group.agencies[i].signed, stateAgreement{a.ID, a.Models, at})
	}
}

// placesOf are the counties that are served or in which places lie that are; a place of which no county is known stands for itself.
func placesOf(serves []servedPlace) (out []named) {
	for _, place := range serves {
		if place.Typename == "Place" && len(place.Counties) > 0 {
			out = append(out, place.Counties...)
		} else {
			out = append(out, place.named)
		}
	}
	return out
}

func (p *statePage) sort() {
	c := &p.State
	p.statewide, p.statewideAgencies = onList(c.Statewide, c.Coverage.AsOf, isNoPrison)
	p.prisons, p.prisonAgencies = onList(c.Statewide, c.Coverage.AsOf, isPrison)
	order := func(kind string) int {
		if i := slices.Index(kindOrder, kind); i >= 0 {
			return i
		}
		return len(kindOrder)
	}
	slices.SortStableFunc(p.kinds, func(a, b agencyGroup) int { return order(a.kind) - order(b.kind) })
	for _, g := range p.kinds {
		slices.SortFunc(g.agencies, func(a, b stateAgency) int { return strings.Compare(a.Name, b.Name) })
	}
	// An agreement of an agency that serves the whole state reaches each of its counties.
	everywhere := len(p.statewide) + len(p.prisons)
	for _, g := range c.Agreements.ByCounty {
		if len(g.Keys) == 1 && g.Keys[0].Node != nil && g.Count > everywhere {
			p.counties = append(p.counties, countyCount{*g.Keys[0].Node, g.Count - everywhere})
		}
	}
	seen := map[string]bool{}
	for i := range c.Over.Edges {
		g := c.Over.Edges[i].Node
		g.why = g.StatusExplanation
		seen[g.ID] = true
		if g.LastListedOn != "" {
			p.left = append(p.left, g)
		} else {
			p.told = append(p.told, g)
		}
	}
	for _, r := range c.Coverage.Silent.Nodes {
		if g := r.Agreement; !seen[g.ID] {
			g.why = r.Reason
			p.told = append(p.told, g)
		}
	}
	slices.SortStableFunc(p.left, func(a, b gone) int { return strings.Compare(b.LastListedOn, a.LastListedOn) })
	for _, r := range c.Coverage.Pending.Nodes {
		g := r.Agreement
		g.why = r.Reason
		p.applications = append(p.applications, g)
	}
	all := [][]said{c.Claims.Nodes, c.Mentions.Nodes, c.ScopedClaims.Nodes}
	for i := range c.Laws.Edges {
		all = append(all, c.Laws.Edges[i].Link.Evidence, c.Laws.Edges[i].Node.Claims.Nodes)
	}
	for i := range c.RelatedLawsuits.Edges {
		all = append(all, c.RelatedLawsuits.Edges[i].Link.Evidence)
	}
	for i := range c.Coverage.Pledges.Nodes {
		all = append(all, c.Coverage.Pledges.Nodes[i].Event.Claims.Nodes)
	}
	for _, g := range p.told {
		all = append(all, g.Claims.Nodes)
	}
	p.speaking, p.said = voices(c.Sources, all...)
}

// lead is the sentence that a person could quote.
func (p *statePage) lead() templ.Component {
	s := stateSentence{state: p.State.Name}
	if len(p.Newest.Nodes) > 0 && p.Newest.Nodes[0].PublishedOn == p.State.Coverage.AsOf {
		s.day, s.rows = p.day(p.State.Coverage.AsOf), p.Newest.Nodes[0].RowsCount
	}
	s.agencies, s.agreements = p.shown()
	return s.in(&p.frame)
}

// A stateSentence says what one of ICE's lists has of a state. Pages and cards say it alike.
type stateSentence struct {
	state                string
	day                  string // of the list, as it is written; empty where none is loaded
	rows                 int    // of the list
	agencies, agreements int
}

func (s *stateSentence) in(f *frame) templ.Component {
	state := f.placeName(s.state)
	switch {
	case s.day == "":
		return f.html("state.lead.unlisted", "state", state)
	case s.agreements == 0:
		return f.html("state.lead.none", "state", state, "day", s.day, "rows", s.rows)
	case s.agencies == 1:
		return f.html("state.lead.one", "state", state, "day", s.day, "count", spelled(s.agreements))
	}
	return f.html("state.lead", "state", state, "day", s.day, "agencies", spelled(s.agencies), "count", spelled(s.agreements))
}

// shown are how many agencies the newest list shows, and how many agreements of theirs.
func (p *statePage) shown() (agencies, agreements int) {
	for _, g := range p.kinds {
		agencies += len(g.agencies)
		for _, a := range g.agencies {
			agreements += len(a.signed)
		}
	}
	return agencies, agreements
}

// withoutReach leaves the reach out of a table in which it is the same for all.
func withoutReach(rows []row) []row {
	out := slices.Clone(rows)
	for i := range out {
		out[i].reach = ""
	}
	return out
}
