package site

import (
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"graph287g/web/queries"
)

// A named is a node by its name.
type named struct{ ID, Name string }

// A list is a connection without edges.
type list[T any] struct {
	TotalCount int
	Nodes      []T
}

// A partialDate is a date as it is known.
type partialDate struct{ EDTF string }

// countyData is the answer to queries.County.
type countyData struct {
	County struct {
		named
		FIPS, Kind, CiteAs string
		State              struct {
			named
			Agreements struct{ TotalCount int }
		}
		Coverage struct {
			AsOf            string
			Agreements      list[coverageEntry]
			Pending, Silent list[coverageRecord]
			Pledges         list[coveragePledge]
		}
		Local, Statewide listed
		Ever             struct{ TotalCount int }
		Over             struct {
			TotalCount int
			Edges      []struct{ Node gone }
		}
		RelatedLawsuits lawsuits
		Events          list[happening]
		Agencies        struct {
			TotalCount int
			Edges      []struct {
				Link struct{ Reach, Standing string }
				Node struct {
					named
					Claims        list[said]
					Disagreements list[clash]
				}
			}
		}
		Claims, Mentions, ScopedClaims list[said]
		Disagreements                  list[clash]
		RelatedSources                 sourceList
		Neighbors                      neighbors
	}
	Newest, Oldest, PendingLists list[snapshot]
	Meta                         meta
}

// A coverageEntry is an agreement that reaches a place, and why it is counted there.
type coverageEntry struct {
	Reach, Standing, Explanation string
	Agreement                    named
}

type coverageRecord struct {
	Reach, Reason string
	Agreement     gone
}

type coveragePledge struct {
	Explanation string
	Event       struct {
		named
		Claims list[said]
	}
	Agreement struct{ ID string }
}

// lawsuits are suits with why they belong to something.
type lawsuits struct {
	TotalCount, CountDistinct int
	Edges                     []struct {
		Link struct {
			Bases    []string
			Reach    string
			Evidence []said
		}
		Node struct {
			named
			CiteAs             string
			FiledOn, DecidedOn *partialDate
		}
	}
}

// A happening is an event with its day.
type happening struct {
	named
	HappenedOn *partialDate
}

// neighbors are what a relation joins with a record.
type neighbors struct {
	TotalCount int
	Edges      []struct {
		Link struct{ Relation string }
		Node struct {
			Typename string `json:"__typename"`
			named
		}
	}
}

type snapshot struct {
	named
	PublishedOn, SavedAt, SHA256 string
	RowsCount                    int
	Source                       struct{ CiteAs string }
}

type sourceList struct {
	TotalCount int
	Edges      []sourceEdge
}

type sourceEdge struct {
	Link struct{ Bases []string }
	Node struct {
		named
		URL, CiteAs string
		Consulted   *bool
	}
}

// isUnread tells whether a source is known only from what others cite of it: then nothing is known of what it says.
func (e *sourceEdge) isUnread() bool { return e.Node.Consulted != nil && !*e.Node.Consulted }

// A countyPage is what the template shows.
type countyPage struct {
	frame
	*countyData
	local, statewide, prisons []row
	agencies                  int // of local
	statewideAgencies         int
	prisonAgencies            int
	left                      []gone // the lists
	told                      []gone // of by other sources than the newest list
	applications              []gone
	why                       map[string]coverageEntry // an agreement is counted here, by its id
	sources                   []voice
	said                      int // how many statements sources have
	moments                   []moment
	changes                   []reprint
	differences               []clash
	around                    []kin
}

func county(s *Site, w http.ResponseWriter, r *http.Request, at *visit) page {
	id := strings.TrimPrefix(at.path, "/")
	q := question{queries.County, map[string]string{"id": id, "locale": strings.ToUpper(at.words.Language)}}
	return answered(s, w, r, at, q, func(d *countyData, q asked) (templ.Component, *page) {
		if d.County.ID != id {
			return nil, s.moved(at, d.County.ID)
		}
		p := &countyPage{frame: s.frameOf(at), countyData: d}
		p.sort()
		p.title = at.placeLabel(d.County.Name)
		if d.County.Name != d.County.State.Name {
			p.title = at.text("county.title", "county", at.placeLabel(d.County.Name), "state", at.placeLabel(d.County.State.Name))
		}
		p.meta = &d.Meta
		sentence := plainText(p.lead())
		p.description = sentence
		p.tools = &tools{id: d.County.ID, field: "agreements", sentence: sentence, citation: d.County.CiteAs, query: q,
			list: p.listCited(p.Newest.Nodes, rowNumbers(p.local, p.statewide, p.prisons))}
		return p.content(), nil
	})
}

// moved sends on to the record into which another was merged.
func (s *Site) moved(at *visit, id string) *page {
	f := s.frameOf(at)
	return &page{status: http.StatusMovedPermanently, location: string(f.record(id))}
}

const corrections = "CORRECTIONS"

func isPrison(a *agreement) bool   { return a.Agency.Kind == corrections }
func isNoPrison(a *agreement) bool { return !isPrison(a) }

// sort puts what the answer has into the parts of the page.
func (p *countyPage) sort() {
	c := &p.County
	p.local, p.agencies = onList(c.Local, c.Coverage.AsOf, nil)
	p.statewide, p.statewideAgencies = onList(c.Statewide, c.Coverage.AsOf, isNoPrison)
	p.prisons, p.prisonAgencies = onList(c.Statewide, c.Coverage.AsOf, isPrison)
	p.sortRest()
	p.moments = p.happened()
	for i := range p.local {
		p.changes = append(p.changes, reprints(&p.local[i].agreement, "PrintedAgency", "PrintedModel", "PrintedSigned")...)
	}
	p.differences = slices.Concat(c.Disagreements.Nodes, nil)
	all := [][]said{c.Claims.Nodes, c.Mentions.Nodes, c.ScopedClaims.Nodes}
	for i := range c.Agencies.Edges {
		agency := &c.Agencies.Edges[i].Node
		p.differences = append(p.differences, agency.Disagreements.Nodes...)
		all = append(all, agency.Claims.Nodes)
	}
	for i := range p.local {
		p.differences = append(p.differences, p.local[i].Disagreements.Nodes...)
	}
	for _, g := range slices.Concat(p.told, p.left, p.applications) {
		all = append(all, g.Claims.Nodes)
	}
	for i := range c.RelatedLawsuits.Edges {
		all = append(all, c.RelatedLawsuits.Edges[i].Link.Evidence)
	}
	for i := range c.Coverage.Pledges.Nodes {
		all = append(all, c.Coverage.Pledges.Nodes[i].Event.Claims.Nodes)
	}
	p.sources, p.said = voices(c.RelatedSources, all...)
	p.around = kinOf(c.Neighbors, c.State.ID)
}

// sortRest parts what the newest list doesn't show: applications, what left the lists, and what other sources tell of.
func (p *countyPage) sortRest() {
	c := &p.County
	seen := map[string]bool{}
	for _, rows := range [][]row{p.local, p.statewide, p.prisons} {
		for i := range rows {
			seen[rows[i].ID] = true
		}
	}
	p.why = map[string]coverageEntry{}
	for _, e := range c.Coverage.Agreements.Nodes {
		p.why[e.Agreement.ID] = e
		if !seen[e.Agreement.ID] {
			seen[e.Agreement.ID] = true
			p.told = append(p.told, gone{named: e.Agreement, why: e.Explanation})
		}
	}
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
}

// happened is what the page knows days of, in their order. Agencies of the whole state aren't part of it.
func (p *countyPage) happened() []moment {
	var m moments
	for i := range p.local {
		m.ofAgreement(&p.local[i].agreement)
	}
	for _, g := range slices.Concat(p.left, p.told) {
		m.ofGone(&g)
	}
	for i := range p.County.Events.Nodes {
		e := &p.County.Events.Nodes[i]
		m.add("event", e.HappenedOn, e.named)
	}
	for i := range p.County.RelatedLawsuits.Edges {
		suit := &p.County.RelatedLawsuits.Edges[i].Node
		m.add("filed", suit.FiledOn, suit.named)
		m.add("decided", suit.DecidedOn, suit.named)
	}
	return m.inOrder()
}

// doubts are agreements of which it isn't stated but read that they reach the county.
func (p *countyPage) doubts() (out []coverageEntry) {
	for i := range p.local {
		if e, ok := p.why[p.local[i].ID]; ok && (e.Standing == inferred || p.local[i].Agency.isServesRead()) {
			out = append(out, e)
		}
	}
	return out
}

// lead is the sentence that a person could quote.
func (p *countyPage) lead() templ.Component {
	c := &p.County
	sentence := countySentence{
		county: c.Name, state: c.State.Name, day: p.day(c.Coverage.AsOf), known: len(p.Newest.Nodes) > 0 && p.Newest.Nodes[0].PublishedOn == c.Coverage.AsOf,
		local: p.local, statewide: p.statewideAgencies, prisons: p.prisonAgencies, isEver: c.Ever.TotalCount > 0, lists: p.Newest.TotalCount,
	}
	if len(p.Oldest.Nodes) > 0 {
		sentence.first = p.day(p.Oldest.Nodes[0].PublishedOn)
	}
	return sentence.in(&p.frame)
}
