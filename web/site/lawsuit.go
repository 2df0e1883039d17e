package site

import (
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"graph287g/web/queries"
)

// lawsuitData is the answer to queries.Lawsuit.
type lawsuitData struct {
	Lawsuit lawsuitRecord
	Meta    meta
}

type lawsuitRecord struct {
	named
	Description, Citation, DocketNumber, Status, CiteAs string
	Aliases                                             []string
	Named                                               bool
	FiledOn, DecidedOn                                  *partialDate
	Court                                               named
	Topics                                              []named
	Evidence                                            []backed
	Parties                                             struct {
		TotalCount int
		Edges      []party
	}
	Concerns struct {
		TotalCount int
		Edges      []concern
	}
	Applies                         list[referred]
	Holdings                        list[told]
	SubsequentHistory, PriorHistory struct {
		Edges []struct {
			Action string
			Node   referred
		}
	}
	MayBeSame struct {
		Edges []struct {
			ReasonsFor, ReasonsAgainst string
			Node                       named
		}
	}
	CitedIn list[cites]
	Claims  list[told]
	Sources sourceList
}

type backing struct {
	Standing string
	Evidence []told
}

type party struct {
	Role, Printed string
	Link          backing
	Node          struct {
		Typename string `json:"__typename"`
		named
		Offices struct{ Edges []office }
	}
}

type office struct {
	Title  string
	Acting bool
	Former bool
	Node   named
}

type concern struct {
	Basis, Confidence string
	Link              backing
	Node              struct {
		Typename string `json:"__typename"`
		named
	}
}

func lawsuit(s *Site, w http.ResponseWriter, r *http.Request, at *visit) page {
	id := strings.TrimPrefix(at.path, "/")
	q := question{queries.Lawsuit, map[string]string{"id": id}}
	return answered(s, w, r, at, q, func(d *lawsuitData, q asked) (templ.Component, *page) {
		l := &d.Lawsuit
		if l.ID != id {
			return nil, s.moved(at, l.ID)
		}
		p := &recordPage{frame: s.frameOf(at), kind: at.text("kind.Lawsuit"), description: l.Description, aliases: l.Aliases, sources: &l.Sources}
		p.title, p.meta = l.Name, &d.Meta
		p.lead = at.text("lawsuit.lead."+l.Status+howOf(l.Evidence, "status"), "case", l.called())
		p.frame.description = p.lead
		p.tools = &tools{id: l.ID, sentence: p.lead, citation: l.CiteAs, query: q}
		p.lawsuit(l)
		return p.content(), nil
	})
}

// called is how a sentence calls the suit: by its reference, or where no source gives the caption by our name for it.
func (l *lawsuitRecord) called() string {
	if !l.Named {
		return l.Name
	}
	return orName(l.CiteAs, l.Name)
}

// howOf is what tells how firmly a field stands: nothing where a source states it.
func howOf(evidence []backed, field string) string {
	for _, e := range evidence {
		if e.Field == field && e.Standing != stated && e.Standing != unknown {
			return ".read"
		}
	}
	return ""
}

func (p *recordPage) lawsuit(l *lawsuitRecord) {
	p.fact("lawsuit.outcome", p.worded("lawsuit.status.", l.Status), l.Evidence, "status")
	p.fact("lawsuit.court", p.linked(l.Court), l.Evidence, "court")
	p.fact("lawsuit.citation", one(l.Citation), l.Evidence, "citation")
	p.fact("lawsuit.docket", one(l.DocketNumber), l.Evidence, "docketNumber")
	p.fact("lawsuit.filed", p.dated(l.FiledOn), l.Evidence, "filedOn")
	p.fact("lawsuit.decided", p.dated(l.DecidedOn), l.Evidence, "decidedOn")
	p.fact("record.topics", p.linked(l.Topics...), nil, "")
	p.fact("lawsuit.applies", p.referring(l.Applies.Nodes), nil, "")

	var items []templ.Component
	for i := range l.Parties.Edges {
		items = append(items, p.party(&l.Parties.Edges[i]))
	}
	p.list("parties", "lawsuit.parties", l.Parties.TotalCount, "lawsuit.parties.none", items...)
	p.noted("parties", "lawsuit.parties.note")
	items = nil
	for i := range l.Concerns.Edges {
		items = append(items, p.concern(&l.Concerns.Edges[i]))
	}
	p.list("concerns", "lawsuit.concerns", l.Concerns.TotalCount, "lawsuit.concerns.none", items...)
	p.list("holdings", "lawsuit.holdings", l.Holdings.TotalCount, "lawsuit.holdings.none", p.statements(l.Holdings.Nodes)...)
	items = nil
	for _, e := range l.PriorHistory.Edges {
		items = append(items, p.reviewed(e.Node, "lawsuit.reviewed.", e.Action))
	}
	p.list("prior", "lawsuit.prior", 0, "", items...)
	items = nil
	for _, e := range l.SubsequentHistory.Edges {
		items = append(items, p.reviewed(e.Node, "lawsuit.reviewed.", e.Action))
	}
	p.list("subsequent", "lawsuit.subsequent", 0, "", items...)
	items = nil
	for _, e := range l.MayBeSame.Edges {
		items = append(items, p.likeness(e.Node, e.ReasonsFor, e.ReasonsAgainst))
	}
	p.list("same", "lawsuit.same", 0, "", items...)
	p.noted("same", "lawsuit.same.note")
	p.list("cited", "record.cited", l.CitedIn.TotalCount, "record.cited.none", p.citedAt(l.CitedIn.Nodes)...)
	p.list("claims", "record.claims", l.Claims.TotalCount, "record.claims.none", p.statements(l.Claims.Nodes)...)
}

// reviewed is a decision of another court with what it did, or what was done with it.
func (p *recordPage) reviewed(record referred, prefix, action string) templ.Component {
	return p.withNote(p.link(record.ID, orName(record.CiteAs, record.Name)), textOnly(p.text(prefix+action)))
}
