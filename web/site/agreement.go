package site

import (
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"graph287g/web/queries"
)

// agreementData is the answer to queries.Agreement.
type agreementData struct {
	Agreement struct {
		named
		Description, PrintedModel, Status, StatusExplanation, CiteAs string
		StatusAsOf, SignedOn, EndedOn                                *partialDate
		FirstListedOn, LastListedOn                                  string
		MoaURL                                                       string `json:"moaUrl"`
		Models                                                       []struct {
			named
			Setting string
		}
		Agency struct {
			named
			Serves struct{ Nodes []named }
		}
		State     *named
		Evidence  []evidence
		Printed   list[listing]
		EndEvents []struct {
			happening
			Claims struct{ Nodes []said }
		}
		RelatedLawsuits lawsuits
		Counties        struct {
			TotalCount int
			Edges      []struct {
				Link struct{ Reach string }
				Node named
			}
		}
		Claims, Mentions list[said]
		Disagreements    list[clash]
		Sources          sourceList
	}
	Newest list[snapshot]
	Meta   meta
}

// An evidence is what backs a value.
type evidence struct {
	Field, Shown, Standing, Reason string
	Claims                         []said
	Source                         *named
	Listings                       []struct{ ID string }
	Disagreement                   *clash
}

// An agreementPage is the page of an agreement.
type agreementPage struct {
	frame
	*agreementData
	known, empty []evidence
	changes      []reprint
	speaking     []voice
	said         int
}

func agreementOf(s *Site, w http.ResponseWriter, r *http.Request, at *visit) page {
	id := strings.TrimPrefix(at.path, "/")
	q := question{queries.Agreement, map[string]string{"id": id, "locale": strings.ToUpper(at.words.Language)}}
	return answered(s, w, r, at, q, func(d *agreementData, q asked) (templ.Component, *page) {
		if d.Agreement.ID != id {
			return nil, s.moved(at, d.Agreement.ID)
		}
		p := &agreementPage{frame: s.frameOf(at), agreementData: d}
		a := &d.Agreement
		p.changes = reprints(&agreement{named: a.named, Printed: a.Printed}, "PrintedState", "PrintedAgency", "PrintedType", "PrintedCounty", "PrintedModel", "PrintedSigned", "PrintedMoa", "MoaURL")
		all := [][]said{a.Claims.Nodes, a.Mentions.Nodes}
		for i := range a.EndEvents {
			all = append(all, a.EndEvents[i].Claims.Nodes)
		}
		for i := range a.RelatedLawsuits.Edges {
			all = append(all, a.RelatedLawsuits.Edges[i].Link.Evidence)
		}
		for _, e := range a.Evidence {
			all = append(all, e.Claims)
			if e.Shown == "" {
				p.empty = append(p.empty, e)
			} else {
				p.known = append(p.known, e)
			}
		}
		p.speaking, p.said = voices(a.Sources, all...)
		p.title, p.meta = a.Name, &d.Meta
		sentence := plainText(p.lead())
		p.description = sentence
		var rows []rowLink
		if at, ok := p.shown(); ok && len(p.Newest.Nodes) > 0 && at.day == p.Newest.Nodes[0].PublishedOn && at.kind == participating {
			rows = []rowLink{at}
		}
		p.tools = &tools{id: a.ID, field: "status", sentence: sentence, citation: a.CiteAs, query: q, list: p.listCited(p.Newest.Nodes, rows)}
		return p.content(), nil
	})
}

// lastOf is the last row of lists of a kind that shows the agreement.
func (p *agreementPage) lastOf(kind string) (out rowLink, found bool) {
	for i := range p.Agreement.Printed.Nodes {
		if l := &p.Agreement.Printed.Nodes[i]; l.List == kind {
			if at, ok := l.lastRow(); ok && at.day >= out.day {
				out, found = at, true
			}
		}
	}
	return out, found
}

// shown is the last row that shows the agreement, or the application where no list of participating agencies has it.
func (p *agreementPage) shown() (rowLink, bool) {
	if at, ok := p.lastOf(participating); ok {
		return at, true
	}
	return p.lastOf(applied)
}

// lead is the sentence that a person could quote.
func (p *agreementPage) lead() templ.Component {
	a := &p.Agreement
	s := agreementSentence{agreement: a.Name, agency: a.Agency.Name, model: a.PrintedModel, explanation: a.StatusExplanation, ended: a.Status == "ENDED"}
	if at, ok := p.shown(); ok {
		s.list, s.day = at.kind, at.day
	}
	if len(p.Newest.Nodes) > 0 {
		s.newest = p.Newest.Nodes[0].PublishedOn
	}
	if a.SignedOn != nil {
		s.signed = a.SignedOn.EDTF
	}
	return s.in(&p.frame)
}

// An agreementSentence says what ICE's lists show of an agreement, or else what the record says of its status. Pages and cards say it alike.
type agreementSentence struct {
	agreement, agency, model string
	explanation              string
	ended                    bool
	list, day                string // the kind and the day of the last list that shows it; empty where none does
	newest                   string // the day of the newest list; empty where none is loaded
	signed                   string // EDTF
}

func (s *agreementSentence) in(f *frame) templ.Component {
	if s.day == "" || s.newest == "" || s.ended {
		return templ.Join(f.html("agreement.name", "agreement", name(s.agreement)), textOnly(s.explanation))
	}
	values := []any{"agency", name(s.agency), "model", name(s.model), "day", f.day(s.day), "newest", f.day(s.newest)}
	switch {
	case s.list == applied:
		return f.html("agreement.lead.applied", values...)
	case s.day != s.newest:
		return f.html("agreement.lead.left", values...)
	case s.signed != "":
		return f.html("agreement.lead.signed", append(values, "signed", f.day(s.signed))...)
	}
	return f.html("agreement.lead", values...)
}

// rows are the rows that a value is from, the newest first.
func (p *agreementPage) rows(e *evidence) (out []rowLink) {
	for _, l := range e.Listings {
		i := slices.IndexFunc(p.Agreement.Printed.Nodes, func(known listing) bool { return known.ID == l.ID })
		if i < 0 {
			continue
		}
		at, ok := p.Agreement.Printed.Nodes[i].lastRow()
		if e.Field == "firstListedOn" {
			at, ok = p.Agreement.Printed.Nodes[i].firstRow()
		}
		if ok {
			out = append(out, at)
		}
	}
	return out
}

// cellsOf are what a row prints, without empty cells.
func (p *agreementPage) cellsOf(l *listing) (out []string) {
	for _, cell := range l.cells() {
		if cell.text != "" && cell.field != "MoaURL" {
			out = append(out, cell.text)
		}
	}
	return out
}
