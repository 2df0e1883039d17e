package site

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"graph287g/web/queries"
)

// sourceData is the answer to queries.Source.
type sourceData struct {
	Source sourceRecord
	Meta   meta
}

type sourceRecord struct {
	named
	Description, Kind, Title, CiteAs, URL, ArchiveURL, SHA256, License, PrintedPublisher, LastVisitedOn, RecordedOn string
	Aliases                                                                                                         []string
	Consulted                                                                                                       bool
	PublishedOn                                                                                                     *partialDate
	Authors, Topics                                                                                                 []named
	Publisher                                                                                                       named
	Evidence                                                                                                        []backed
	ClaimsMade                                                                                                      struct {
		list[told]
		PageInfo pageInfo
	}
	Citations, CitedIn list[cites]
	Places, Others     list[struct {
		Typename string `json:"__typename"`
		named
	}]
	Snapshots []edition
	Claims    list[told]
}

// An edition is the list of ICE that a source is.
type edition struct {
	snapshot
	List, DatedReason string
	FileNames         []string
	Begins, Ends      struct{ TotalCount int }
}

func source(s *Site, w http.ResponseWriter, r *http.Request, at *visit) page {
	id := strings.TrimPrefix(at.path, "/")
	variables := map[string]string{"id": id}
	asks := *at
	after := r.URL.Query().Get("after")
	if after != "" {
		variables["after"] = after
		asks.behind = "?" + url.Values{"after": {after}}.Encode()
	}
	return answered(s, w, r, &asks, question{queries.Source, variables}, func(d *sourceData, q asked) (templ.Component, *page) {
		x := &d.Source
		if x.ID != id {
			return nil, s.moved(at, x.ID)
		}
		p := &sourcePage{recordPage: recordPage{frame: s.frameOf(at), kind: at.text("source.kind." + x.Kind), aliases: x.Aliases}, source: x}
		p.title, p.meta = x.Name, &d.Meta
		p.lead = p.sentence()
		p.frame.description = p.lead
		p.tools = &tools{id: x.ID, sentence: p.lead, citation: x.CiteAs, query: q}
		if after != "" {
			p.query = "?" + url.Values{"after": {after}}.Encode()
		}
		p.fill()
		return p.content(), nil
	})
}

// A sourcePage is the page of a publication, or of one of ICE's lists.
type sourcePage struct {
	recordPage
	source *sourceRecord
}

// sentence says in one sentence what the source is and what is here of it.
func (p *sourcePage) sentence() string {
	x := p.source
	if len(x.Snapshots) > 0 && x.Snapshots[0].PublishedOn != "" {
		l := &x.Snapshots[0]
		return p.text("source.lead.list."+l.List, "day", p.day(l.PublishedOn), "rows", l.RowsCount)
	}
	if !x.Consulted {
		return p.text("source.lead.unread", "reference", x.CiteAs)
	}
	return p.text("source.lead.read", "reference", x.CiteAs, "count", x.ClaimsMade.TotalCount)
}

func (p *sourcePage) fill() {
	x := p.source
	p.fact("source.title", one(x.Title), nil, "")
	if len(x.Snapshots) == 0 { // lists have no authors
		p.fact("source.authors", p.linked(x.Authors...), x.Evidence, "authors")
	}
	publisher := p.linked(x.Publisher)
	if len(publisher) == 0 && x.PrintedPublisher != "" {
		publisher = []templ.Component{name(x.PrintedPublisher)}
	}
	p.fact("source.publisher", publisher, x.Evidence, "publisher")
	p.fact("source.published", p.dated(x.PublishedOn), x.Evidence, "publishedOn")
	p.fact("source.visited", one(p.day(x.LastVisitedOn)), nil, "")
	p.fact("source.taken", one(p.day(x.RecordedOn)), nil, "")
	p.fact("source.address", p.addresses(x.URL), nil, "")
	p.fact("source.archived", p.addresses(x.ArchiveURL), nil, "")
	p.fact("source.licence", one(x.License), nil, "")
	for i := range x.Snapshots {
		p.edition(&x.Snapshots[i])
	}
	if len(x.Snapshots) == 0 {
		p.fact("source.hash", one(x.SHA256), nil, "")
	}
	p.fact("record.topics", p.linked(x.Topics...), nil, "")

	var said []templ.Component
	for i := range x.ClaimsMade.Nodes {
		said = append(said, p.statement(&x.ClaimsMade.Nodes[i], false))
	}
	none := "source.claims.none"
	if len(x.Snapshots) > 0 {
		none = "source.claims.list"
	} else if !x.Consulted {
		none = "source.claims.unread"
	}
	p.list("said", "source.claims", x.ClaimsMade.TotalCount, none, said...)
	var cited []templ.Component
	for i := range x.Citations.Nodes {
		c := &x.Citations.Nodes[i]
		cited = append(cited, p.citation(c, c.Cited.ID, c.Cited.Name))
	}
	p.list("cites", "source.cites", x.Citations.TotalCount, "", cited...)
	var places, others []templ.Component
	for _, n := range x.Places.Nodes {
		places = append(places, p.ofKind(n.named, n.Typename))
	}
	for _, n := range x.Others.Nodes {
		others = append(others, p.ofKind(n.named, n.Typename))
	}
	p.list("places", "source.places", x.Places.TotalCount, "", places...)
	p.list("others", "source.others", x.Others.TotalCount, "", others...)
	none = ""
	if len(x.Snapshots) == 0 {
		none = "record.cited.none"
	}
	p.list("cited", "record.cited", x.CitedIn.TotalCount, none, p.citedAt(x.CitedIn.Nodes)...)
	p.list("claims", "record.claims", x.Claims.TotalCount, "", p.statements(x.Claims.Nodes)...)
}

// edition tells of which day a list is and why, and leads to its rows and to what differs from the list before.
func (p *sourcePage) edition(l *edition) {
	p.fact("source.list", p.linked(l.named), nil, "")
	p.fact("source.list.day", p.listDay(l), nil, "")
	p.fact("source.list.rows", one(p.words.Number(l.RowsCount)), nil, "")
	p.fact("source.hash", one(l.SHA256), nil, "")
	p.fact("source.list.files", p.namesOf(l.FileNames), nil, "")
	p.fact("source.list.begins", one(p.words.Number(l.Begins.TotalCount)), nil, "")
	if !p.isNewest(l) {
		p.fact("source.list.ends", one(p.words.Number(l.Ends.TotalCount)), nil, "")
	}
	if l.List == "PARTICIPATING" && l.PublishedOn != "" {
		p.fact("source.list.differences", []templ.Component{p.differencesTo(l.PublishedOn)}, nil, "")
	}
}

// isNewest tells whether no later list is loaded that could print its rows.
func (p *sourcePage) isNewest(l *edition) bool { return l.Ends.TotalCount == l.RowsCount }

func (p *sourcePage) listDay(l *edition) []templ.Component {
	if l.PublishedOn == "" {
		return []templ.Component{name(l.DatedReason)}
	}
	return []templ.Component{textOnly(p.day(l.PublishedOn)), name(l.DatedReason)}
}

func (p *sourcePage) addresses(address string) []templ.Component {
	if address == "" {
		return nil
	}
	return []templ.Component{webAddress(address)}
}

// next is the address of the statements after those shown.
func (p *sourcePage) next() templ.SafeURL {
	return p.record(p.source.ID) + templ.SafeURL("?"+url.Values{"after": {p.source.ClaimsMade.PageInfo.EndCursor}}.Encode())
}
