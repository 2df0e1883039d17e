package site

import (
	"net/http"

	"github.com/a-h/templ"

	"graph287g/web/queries"
)

// homeData is the answer to queries.Home.
type homeData struct {
	Agreements struct {
		AsOf                         string
		TotalCount, Agencies, States int
	}
	Snapshots     list[iceList]
	Disagreements list[contradiction]
	All           struct{ TotalCount int }
	Meta          meta
}

// An iceList is one of ICE's lists.
type iceList struct {
	PublishedOn string
	RowsCount   int
	Source      named
}

type contradiction struct {
	ID, Explanation string
	Claims          []struct{ Source named }
}

// changesData is the answer to queries.HomeChanges.
type changesData struct {
	Listed struct {
		TotalCount int
		Groups     []ofState
	}
	Unlisted list[struct {
		named
		State *named
	}]
}

// An ofState is how much there is of a state.
type ofState struct {
	Keys  []struct{ Node *named }
	Count int
}

type homePage struct {
	frame
	*homeData
	newest, before *iceList // nil where there is none
	changes        *changesData
	view           *mapView // nil where there is no list to draw, or the map is still being counted
}

// home asks what the newest list is, then what differs from the one before it; the map is counted once for each version of the graph.
func home(s *Site, w http.ResponseWriter, r *http.Request, at *visit) page {
	answer, failed := s.fetch(w, r, at, question{queries.Home, struct{}{}})
	if failed != nil {
		return *failed
	}
	key := pageKey{at.words.Language, at.path, answer.mark}
	if d, ok := s.rendered.get(key); ok {
		return page{status: http.StatusOK, document: d}
	}
	p := &homePage{frame: s.frameOf(at), homeData: &homeData{}}
	if failed := s.read(at, answer, p.homeData); failed != nil {
		return *failed
	}
	p.title, p.description, p.meta = at.text("home.title"), at.text("site.summary"), &p.Meta
	p.newest, p.before = newestTwo(p.Snapshots.Nodes)
	if p.before != nil {
		p.changes = &changesData{}
		days := map[string]string{"newest": p.newest.PublishedOn, "before": p.before.PublishedOn}
		if failed := s.fetchInto(w, r, at, question{queries.HomeChanges, days}, p.changes); failed != nil {
			return *failed
		}
	}
	now, failed := s.mapSoon(w, r, at)
	if failed != nil {
		return *failed
	}
	if now.sheet == nil {
		return page{status: http.StatusOK, document: render(p.content())} // not kept: the next reader has the map
	}
	if len(now.Days) > 0 {
		p.view, p.islands = s.viewOf(now.sheet, len(now.Days)-1), []string{"map"}
	}
	d := render(p.content())
	if now.meta.Version == p.Meta.Version {
		s.rendered.keep(key, d)
	}
	return page{status: http.StatusOK, document: d}
}

// newestTwo finds the newest list, and the newest that is of an earlier day, in lists of which the newest are first.
func newestTwo(lists []iceList) (newest, before *iceList) {
	for i := range lists {
		switch l := &lists[i]; {
		case l.PublishedOn == "":
		case newest == nil:
			newest = l
		case l.PublishedOn < newest.PublishedOn:
			return newest, l
		}
	}
	return newest, nil
}

// isOld tells whether the newest list is older than lists get between two of them.
func (p *homePage) isOld() bool { return p.Meta.NewestDayAge >= oldDays }

// published tells how long ago the newest list was.
func (p *homePage) published() string {
	if p.Meta.NewestDayAge == 0 {
		return p.text("home.age.today")
	}
	return p.text("home.age.days", "count", p.Meta.NewestDayAge)
}

// difference is how many rows the newest list has more, or fewer, than the one before.
func (p *homePage) difference() string {
	switch n := p.newest.RowsCount - p.before.RowsCount; {
	case n > 0:
		return p.text("home.changes.more", "count", n)
	case n < 0:
		return p.text("home.changes.fewer", "count", -n)
	default:
		return p.text("home.changes.same")
	}
}

// maxStates is how many states are named as those with the most.
const maxStates = 3

// states are those with the most of what is listed for the first time: none that has no more than one which isn't named.
func (p *homePage) states() []templ.Component {
	var items []templ.Component
	groups, least := p.changes.Listed.Groups, 0
	if len(groups) > maxStates {
		least = groups[maxStates].Count
	}
	for _, g := range groups[:min(len(groups), maxStates)] {
		if g.Count > least && g.Keys[0].Node != nil {
			items = append(items, p.stateCount(*g.Keys[0].Node, g.Count))
		}
	}
	return items
}

// tryList are the links to the examples.
func (p *homePage) tryList() []templ.Component {
	var items []templ.Component
	for _, example := range examples {
		items = append(items, p.link(example.ID, example.Name))
	}
	return items
}

// sources are those of a contradiction's claims, each once.
func (c *contradiction) sources() []named {
	var out []named
	seen := map[string]bool{}
	for _, claim := range c.Claims {
		if !seen[claim.Source.ID] {
			seen[claim.Source.ID] = true
			out = append(out, claim.Source)
		}
	}
	return out
}

// examples are records that show what pages tell.
var examples = []named{
	{"county/12057", "Hillsborough County, Florida"},
	{"county/37119", "Mecklenburg County, North Carolina"},
	{"lawsuit/melendres-v-arpaio", "Melendres v. Arpaio"},
}
