package site

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"graph287g/web/queries"
)

// A tie is a relation between two records, as the API tells of it.
type tie struct {
	Relation, Standing string
	Since, Until       *partialDate
	Evidence           []claim
}

// An end is a record at one end of a relation.
type end struct {
	Typename string `json:"__typename"`
	named
	Description string
}

// networkData is the answer to queries.Network.
type networkData struct {
	Node struct {
		end
		All struct {
			TotalCount int
			Groups     []struct {
				Keys  []struct{ Value string }
				Count int
			}
		}
		Neighbors struct {
			TotalCount int
			Edges      []struct {
				Link struct {
					tie
					Via []struct{ Steps []struct{ Forward bool } }
				}
				Node end
			}
			PageInfo struct {
				HasNextPage bool
				EndCursor   string
			}
		}
	}
	Meta meta
}

// waysData is the answer to queries.Ways.
type waysData struct {
	Start, End end
	Paths      struct {
		Complete    bool
		HubsSkipped []named
		Paths       []struct {
			Standing string
			Steps    []struct {
				tie
				Forward  bool
				From, To end
			}
		}
	}
	Meta meta
}

// A networkPage shows what a record is joined with, or the ways between two.
type networkPage struct {
	frame
	*networkData
	ways     *waysData
	from, to string
	relation string // that alone is listed; empty for all
	isNext   bool
	found    []end // what may be meant by the other end, where no id is given
	typed    string
	message  string
}

// network reads from the address where the view begins (from), by which relation, and where ways lead (to).
func network(s *Site, w http.ResponseWriter, r *http.Request, at *visit) page {
	values := r.URL.Query()
	p := &networkPage{frame: s.frameOf(at), from: strings.Trim(values.Get("from"), " /"), relation: values.Get("relation")}
	p.title, p.description = at.text("network.title"), at.text("network.about")
	to := strings.Trim(strings.ToValidUTF8(values.Get("to"), ""), " /")
	address := url.Values{"from": {p.from}}
	switch {
	case p.from == "":
		return page{status: http.StatusOK, document: render(p.content())}
	case !isID(p.from):
		return s.noEnd(at, p.from)
	case to != "" && !isID(to):
		return p.choose(w, r, to)
	case to != "":
		p.to = to
		address.Set("to", to)
		return p.between(w, r, address)
	}
	variables := map[string]any{"id": p.from}
	if p.relation != "" {
		if !at.words.Has("relation." + p.relation) {
			p.message = at.text("network.noRelation", "relation", p.relation)
			return page{status: http.StatusBadRequest, document: render(p.content())}
		}
		variables["relations"] = []string{p.relation}
		address.Set("relation", p.relation)
	}
	p.query = "?" + address.Encode()
	if after := values.Get("after"); after != "" {
		variables["after"], p.isNext = after, true
		address.Set("after", after)
	}
	asks := &visit{words: at.words, path: at.path, behind: "?" + address.Encode()}
	return answered(s, w, r, asks, question{queries.Network, variables}, func(d *networkData, q asked) (templ.Component, *page) {
		p.networkData, p.meta, p.islands = d, &d.Meta, []string{"network"}
		p.title = at.text("network.of", "name", at.plainName(d.Node.ID, d.Node.Name))
		p.tools = &tools{id: d.Node.ID, query: q}
		return p.content(), nil
	})
}

// isID tells whether a text looks like the id of a record.
func isID(s string) bool {
	kind, rest, found := strings.Cut(s, "/")
	return found && kinds[kind] && rest != ""
}

func (s *Site) noEnd(at *visit, id string) page {
	return s.notFound(at, at.text("network.noEnd", "id", id))
}

// choose lists what may be meant by a name.
func (p *networkPage) choose(w http.ResponseWriter, r *http.Request, typed string) page {
	p.typed = typed
	var found struct {
		Search struct{ Edges []struct{ Node end } }
	}
	if failed := p.site.fetchInto(w, r, p.visit, question{queries.Suggest, map[string]string{"query": typed}}, &found); failed != nil {
		p.message = p.text("network.nothing", "typed", typed)
		return page{status: http.StatusBadRequest, document: render(p.content())}
	}
	for _, e := range found.Search.Edges {
		p.found = append(p.found, e.Node)
	}
	return page{status: http.StatusOK, document: render(p.content())}
}

// between is the page of the ways between two records.
func (p *networkPage) between(w http.ResponseWriter, r *http.Request, address url.Values) page {
	p.query = "?" + address.Encode()
	asks := &visit{words: p.words, path: p.path, behind: p.query}
	q := question{queries.Ways, map[string]string{"from": p.from, "to": p.to}}
	return answered(p.site, w, r, asks, q, func(d *waysData, q asked) (templ.Component, *page) {
		p.ways, p.meta, p.islands = d, &d.Meta, []string{"network"}
		p.title = p.text("network.between", "from", p.plainName(d.Start.ID, d.Start.Name), "to", p.plainName(d.End.ID, d.End.Name))
		p.tools = &tools{id: d.Start.ID, query: q}
		return p.content(), nil
	})
}

// networkOf is the address of the view of a record, by one relation where it is named, from a cursor on.
func (f *frame) networkOf(id, relation, after string) templ.SafeURL {
	values := url.Values{"from": {id}}
	if relation != "" {
		values.Set("relation", relation)
	}
	if after != "" {
		values.Set("after", after)
	}
	return f.href("/network") + templ.SafeURL("?"+values.Encode())
}

// wayTo is the address of the ways between two records.
func (f *frame) wayTo(from, to string) templ.SafeURL {
	return f.href("/network") + templ.SafeURL("?"+url.Values{"from": {from}, "to": {to}}.Encode())
}

// period tells since when and until when a relation holds, as far as is known.
func (f *frame) period(t *tie) string {
	var parts []string
	if t.Since != nil {
		parts = append(parts, f.text("network.since", "day", f.day(t.Since.EDTF)))
	}
	if t.Until != nil {
		parts = append(parts, f.text("network.until", "day", f.day(t.Until.EDTF)))
	}
	return strings.Join(parts, " ")
}

// networkWords are what the island says, as JSON.
func (f *frame) networkWords() string {
	keep := func(key string, names ...string) string {
		var values []any
		for _, name := range names {
			values = append(values, name, "{"+name+"}")
		}
		return f.text(key, values...)
	}
	says := map[string]any{}
	for _, key := range []string{
		"picture", "list", "relations", "claims", "noClaims", "save", "failed", "only",
	} {
		says[key] = f.text("network." + key)
	}
	says["expand"] = keep("network.expand", "name")
	says["more"] = keep("network.more", "shown", "total")
	says["shown"] = keep("network.shown", "records", "relations")
	says["wayOf"] = keep("network.wayOf", "number")
	says["since"], says["until"] = keep("network.since", "day"), keep("network.until", "day")
	kindNames, standings, relations := map[string]string{}, map[string]string{}, map[string]string{}
	for kind := range kinds {
		typename := typeOf(strings.ToUpper(strings.ReplaceAll(kind, "-", "_")))
		kindNames[typename] = f.text("kind." + typename)
	}
	for _, standing := range firmness {
		standings[standing] = f.text("standing." + standing)
	}
	for _, key := range f.words.Keys() {
		if relation, ok := strings.CutPrefix(key, "relation."); ok {
			relations[relation] = f.text(key)
		}
	}
	says["kinds"], says["standings"], says["relationNames"] = kindNames, standings, relations
	text, err := json.Marshal(says)
	if err != nil {
		panic(err) // texts always marshal
	}
	return string(text)
}

// firmness are how firmly a relation can stand, firmest first.
var firmness = []string{"STATED", "INFERRED", "DERIVED", "UNKNOWN"}

// groupsOf are the types of relations, the most first.
func (p *networkPage) groupsOf() []facet {
	var out []facet
	for _, g := range p.Node.All.Groups {
		if len(g.Keys) == 1 {
			out = append(out, facet{g.Keys[0].Value, g.Count})
		}
	}
	slices.SortStableFunc(out, func(a, b facet) int { return b.Count - a.Count })
	return out
}

// isJoined tells whether the page is that of a record that relations join with others.
func (f *frame) isJoined() bool {
	kind, _, _ := strings.Cut(f.tools.id, "/")
	return f.path == "/"+f.tools.id && kind != "snapshot" && !slices.Contains(saying, typeOf(strings.ToUpper(kind)))
}
