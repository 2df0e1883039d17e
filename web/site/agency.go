package site

import (
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"graph287g/web/queries"
)

// agencyData is the answer to queries.Agency.
type agencyData struct {
	Agency struct {
		named
		Description, Kind, Level, CiteAs string
		State                            *named
		Serves                           struct {
			TotalCount int
			Edges      []struct {
				Link struct {
					Standing string
					Evidence []said
				}
				Node servedPlace
			}
		}
		Evidence []struct {
			Field, Standing, Reason string
			Claims                  []said
		}
		Agreements       list[agencyAgreement]
		Lawsuits         lawsuits
		Listings         list[listing]
		Events           list[happening]
		Claims, Mentions list[said]
		Disagreements    list[clash]
		Sources          sourceList
		Neighbors        neighbors
	}
	Newest list[snapshot]
	Meta   meta
}

// A servedPlace is a place that an agency serves.
type servedPlace struct {
	Typename string `json:"__typename"`
	named
	Counties []named
}

type agencyAgreement struct {
	agreement
	Status, StatusExplanation string
	EndedOn                   *partialDate
	Last                      struct{ Nodes []listing }
	Claims                    list[said]
	RelatedLawsuits           lawsuits
}

// An agencyPage is the page of an agency.
type agencyPage struct {
	frame
	*agencyData
	listed   []row // on the newest list
	others   []gone
	names    []printedName
	lawsuits lawsuits
	moments  []moment
	changes  []reprint
	clashes  []clash
	speaking []voice
	said     int
	around   []kin
}

// A printedName is a name under which lists print an agency, with the first row that does.
type printedName struct {
	name, listing, list, day, kind string
}

func agency(s *Site, w http.ResponseWriter, r *http.Request, at *visit) page {
	id := strings.TrimPrefix(at.path, "/")
	q := question{queries.Agency, map[string]string{"id": id, "locale": strings.ToUpper(at.words.Language)}}
	return answered(s, w, r, at, q, func(d *agencyData, q asked) (templ.Component, *page) {
		if d.Agency.ID != id {
			return nil, s.moved(at, d.Agency.ID)
		}
		p := &agencyPage{frame: s.frameOf(at), agencyData: d}
		p.sort()
		p.title, p.meta = d.Agency.Name, &d.Meta
		sentence := plainText(p.lead())
		p.description = sentence
		p.tools = &tools{id: d.Agency.ID, field: "agreements", sentence: sentence, citation: d.Agency.CiteAs, query: q,
			list: p.listCited(p.Newest.Nodes, rowNumbers(p.listed))}
		return p.content(), nil
	})
}

// sort puts what the answer has into the parts of the page.
func (p *agencyPage) sort() {
	a := &p.Agency
	all := [][]said{a.Claims.Nodes, a.Mentions.Nodes}
	p.clashes = slices.Concat(a.Disagreements.Nodes, nil)
	p.lawsuits = a.Lawsuits
	known := map[string]bool{}
	for i := range p.lawsuits.Edges {
		known[p.lawsuits.Edges[i].Node.ID] = true
		p.lawsuits.Edges[i].Link.Bases = []string{"PARTY"}
	}
	var m moments
	for i := range a.Agreements.Nodes {
		g := &a.Agreements.Nodes[i]
		if day := p.newestDay(); day != "" && g.LastListedOn == day && g.Status == "ACTIVE" {
			p.listed = append(p.listed, row{g.agreement, ""})
		} else {
			p.others = append(p.others, gone{named: g.named, Listings: g.Last, Claims: struct{ Nodes []said }{g.Claims.Nodes}, why: g.StatusExplanation})
		}
		m.ofAgreement(&g.agreement)
		if g.EndedOn != nil && !hasOpenBeginning(g.EndedOn.EDTF) {
			m.add("ended", g.EndedOn, g.named)
		}
		if g.LastListedOn != "" && g.LastListedOn != p.newestDay() && len(g.Printed.Nodes) > 0 {
			m.add("left", &partialDate{g.LastListedOn}, g.named)
		}
		p.changes = append(p.changes, reprints(&g.agreement, "PrintedAgency", "PrintedModel", "PrintedSigned")...)
		p.clashes = append(p.clashes, g.Disagreements.Nodes...)
		all = append(all, g.Claims.Nodes)
		for _, e := range g.RelatedLawsuits.Edges {
			if !known[e.Node.ID] {
				known[e.Node.ID] = true
				p.lawsuits.Edges = append(p.lawsuits.Edges, e)
				p.lawsuits.TotalCount++
			}
		}
	}
	for i := range a.Events.Nodes {
		m.add("event", a.Events.Nodes[i].HappenedOn, a.Events.Nodes[i].named)
	}
	for i := range p.lawsuits.Edges {
		suit := &p.lawsuits.Edges[i]
		m.add("filed", suit.Node.FiledOn, suit.Node.named)
		m.add("decided", suit.Node.DecidedOn, suit.Node.named)
		all = append(all, suit.Link.Evidence)
	}
	for _, e := range a.Serves.Edges {
		all = append(all, e.Link.Evidence)
	}
	p.moments = m.inOrder()
	p.speaking, p.said = voices(a.Sources, all...)
	state := ""
	if a.State != nil {
		state = a.State.ID
	}
	p.around = slices.DeleteFunc(kinOf(a.Neighbors, state), func(k kin) bool { return k.kind == "Agreement" || k.kind == "Snapshot" })
	seen := map[string]bool{}
	for _, l := range a.Listings.Nodes {
		if !seen[l.PrintedAgency] {
			seen[l.PrintedAgency] = true
			p.names = append(p.names, printedName{l.PrintedAgency, l.ID, l.First.ID, l.FirstListedOn, l.List})
		}
	}
}

// newestDay is the day of the newest list, empty where none is loaded.
func (p *agencyPage) newestDay() string {
	if len(p.Newest.Nodes) == 0 {
		return ""
	}
	return p.Newest.Nodes[0].PublishedOn
}

// lead is the sentence that a person could quote.
func (p *agencyPage) lead() templ.Component {
	s := agencySentence{agency: p.Agency.Name, isEver: len(p.Agency.Listings.Nodes) > 0, lists: p.Newest.TotalCount}
	if p.Agency.State != nil {
		s.state = p.Agency.State.Name
	}
	if day := p.newestDay(); day != "" {
		s.day = p.day(day)
	}
	for i := range p.listed {
		s.models = append(s.models, p.listed[i].PrintedModel)
	}
	return s.in(&p.frame)
}

// An agencySentence says what one of ICE's lists has of an agency. Pages and cards say it alike.
type agencySentence struct {
	agency, state string   // the state is empty where the agency has none
	day           string   // of the list, as it is written; empty where none is loaded
	models        []string // of its agreements, as the list prints them
	isEver        bool     // whether any list shows it
	lists         int      // how many are loaded
}

func (s *agencySentence) in(f *frame) templ.Component {
	who := name(s.agency)
	if s.state != "" {
		who = f.html("agency.of", "agency", name(s.agency), "state", f.placeAfterComma(s.state))
	}
	switch {
	case s.day == "":
		return f.html("agency.lead.unlisted", "agency", who)
	case len(s.models) == 0 && !s.isEver:
		return f.html("agency.lead.never", "agency", who, "day", s.day, "count", s.lists)
	case len(s.models) == 0:
		return f.html("agency.lead.none", "agency", who, "day", s.day)
	}
	var models []templ.Component
	for _, m := range s.models {
		models = append(models, name(m))
	}
	return f.html("agency.lead", "agency", who, "day", s.day, "count", spelled(len(models)), "models", f.words.List(models))
}

// reasonOf is why a field is what it is, where that is our reading; empty where a source states it.
func (p *agencyPage) reasonOf(field string) string {
	for _, e := range p.Agency.Evidence {
		if e.Field == field && e.Standing == inferred {
			return e.Reason
		}
	}
	return ""
}
