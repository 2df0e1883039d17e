package site

import (
	"bytes"
	"context"
	"html"
	"net/http"
	"regexp"
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
		State              named
		Coverage           struct {
			AsOf            string
			Pending, Silent list[coverageRecord]
			Pledges         list[coveragePledge]
		}
		Local, Statewide listed
		Ever             struct{ TotalCount int }
		RelatedLawsuits  struct {
			TotalCount, CountDistinct int
			Edges                     []struct {
				Link struct{ Bases []string }
				Node struct {
					named
					CiteAs string
				}
			}
		}
		Disagreements list[named]
		Sources       sourceList
		Places        list[named]
	}
	Newest, Oldest, PendingLists list[snapshot]
	Meta                         meta
}

type coverageRecord struct {
	Reason            string
	Agency, Agreement named
}

type coveragePledge struct {
	Explanation string
	Event       named
}

type snapshot struct {
	named
	PublishedOn, SavedAt, SHA256 string
	RowsCount                    int
}

type sourceList struct {
	TotalCount int
	Edges      []struct {
		Link struct{ Bases []string }
		Node struct {
			named
			URL, CiteAs string
		}
	}
}

// listed are agreements in force on the day of the newest list.
type listed struct {
	TotalCount, CountDistinct int
	Edges                     []struct {
		Link struct{ Reach string }
		Node agreement
	}
}

type agreement struct {
	named
	PrintedModel                string
	SignedOn                    *partialDate
	MoaURL                      string `json:"moaUrl"`
	FirstListedOn, LastListedOn string
	Models                      []struct{ ID, Setting string }
	Agency                      struct {
		named
		Kind string
	}
	Listings struct {
		Nodes []struct {
			ID           string
			Rows         []int
			LastListedOn string
			Last         struct{ ID string }
		}
	}
}

// A row is an agreement in a table, with how its agency reaches the place.
type row struct {
	agreement
	reach string
}

// shown is the row of the newest list that shows an agreement, false where none does.
func (a *agreement) shown() (listing, list, day string, number int, ok bool) {
	if len(a.Listings.Nodes) == 0 {
		return "", "", "", 0, false
	}
	l := a.Listings.Nodes[0]
	if len(l.Rows) == 0 {
		return "", "", "", 0, false
	}
	return l.ID, l.Last.ID, l.LastListedOn, l.Rows[len(l.Rows)-1], true
}

// A countyPage is what the template shows.
type countyPage struct {
	frame
	*countyData
	local, statewide, prisons []row
	agencies                  int // of local
	statewideAgencies         int
	prisonAgencies            int
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
		p.title = at.text("county.title", "county", d.County.Name, "state", d.County.State.Name)
		p.meta = &d.Meta
		sentence := plainText(p.lead())
		p.description = sentence
		p.tools = &tools{id: d.County.ID, sentence: sentence, citation: d.County.CiteAs, query: q}
		return p.content(), nil
	})
}

// moved sends on to the record into which another was merged.
func (s *Site) moved(at *visit, id string) *page {
	f := s.frameOf(at)
	return &page{status: http.StatusMovedPermanently, location: string(f.record(id))}
}

// sort puts the agreements of the newest list into their tables. What is in force by other sources alone isn't on the list, and is no
// part of what the page says of it.
func (p *countyPage) sort() {
	p.local, p.agencies = p.onList(p.County.Local, nil)
	p.statewide, p.statewideAgencies = p.onList(p.County.Statewide, func(a *agreement) bool { return a.Agency.Kind != corrections })
	p.prisons, p.prisonAgencies = p.onList(p.County.Statewide, func(a *agreement) bool { return a.Agency.Kind == corrections })
}

const corrections = "CORRECTIONS"

// onList are the agreements that the newest list shows, the place's own before those of places in it, and how many agencies have them.
func (p *countyPage) onList(l listed, fits func(*agreement) bool) (rows []row, agencies int) {
	seen := map[string]bool{}
	for _, reach := range []string{"OWN", "WITHIN", "STATEWIDE"} {
		for i := range l.Edges {
			e := &l.Edges[i]
			if e.Link.Reach != reach || e.Node.LastListedOn != p.County.Coverage.AsOf || fits != nil && !fits(&e.Node) {
				continue
			}
			rows = append(rows, row{e.Node, reach})
			seen[e.Node.Agency.ID] = true
		}
	}
	return rows, len(seen)
}

// maxNamed is up to how many agencies a sentence names.
const maxNamed = 4

// lead is the sentence that a person could quote.
func (p *countyPage) lead() templ.Component {
	c, day := p.County, p.day(p.County.Coverage.AsOf)
	place := []any{"county", name(c.Name), "state", name(c.State.Name)}
	if len(p.Newest.Nodes) == 0 || p.Newest.Nodes[0].PublishedOn != c.Coverage.AsOf {
		return templ.Join(p.html("lead.unlisted", place...), templ.Raw("."))
	}
	var parts []templ.Component
	switch {
	case len(p.local) == 0:
		parts = append(parts, p.html("lead.none", append(place, "day", day)...))
		if c.Ever.TotalCount == 0 && len(p.Oldest.Nodes) > 0 {
			parts = append(parts, p.html("lead.none.ever", "count", p.Newest.TotalCount, "first", p.day(p.Oldest.Nodes[0].PublishedOn)))
		} else if c.Ever.TotalCount > 0 {
			parts = append(parts, p.html("lead.none.before"))
		}
	default:
		key := "lead.agency"
		if p.agencies > 1 {
			key = "lead.agencies"
		}
		parts = append(parts, p.html(key, "day", day, "who", p.who(), "count", spelled(len(p.local))))
	}
	return templ.Join(append(parts, p.leadStatewide(), templ.Raw("."))...)
}

// who names the agencies of the county and of places in it, or tells how many they are.
func (p *countyPage) who() templ.Component {
	c := p.County
	if p.agencies > maxNamed {
		return p.html("lead.who", "count", spelled(p.agencies), "county", name(c.Name), "state", name(c.State.Name))
	}
	var names []templ.Component
	seen := map[string]bool{}
	for _, r := range p.local {
		if !seen[r.Agency.ID] {
			seen[r.Agency.ID] = true
			names = append(names, p.link(r.Agency.ID, r.Agency.Name))
		}
	}
	return templ.Join(p.words.List(names), p.html("lead.in", "county", name(c.Name), "state", name(c.State.Name)))
}

func (p *countyPage) leadStatewide() templ.Component {
	state := name(p.County.State.Name)
	switch {
	case p.statewideAgencies > 0 && p.prisonAgencies > 0:
		return templ.Join(p.html("lead.statewide", "count", spelled(p.statewideAgencies), "state", state),
			p.html("lead.prisons", "count", spelled(p.prisonAgencies)))
	case p.statewideAgencies > 0:
		return p.html("lead.statewide", "count", spelled(p.statewideAgencies), "state", state)
	case p.prisonAgencies > 0:
		return templ.Join(p.html("lead.statewide.none", "state", state), p.html("lead.prisons.alone", "count", spelled(p.prisonAgencies), "state", state))
	}
	return p.html("lead.statewide.none", "state", state)
}

var tags = regexp.MustCompile(`<[^>]*>`)

// plainText is what a reader sees of a component. All that isn't ours is escaped in it, so that each < begins a tag.
func plainText(c templ.Component) string {
	var b bytes.Buffer
	if err := c.Render(context.Background(), &b); err != nil {
		panic(err) // a buffer takes all, and components fail in no other way
	}
	return html.UnescapeString(tags.ReplaceAllString(b.String(), ""))
}
