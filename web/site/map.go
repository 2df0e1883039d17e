package site

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"graph287g/internal/placename"
	"graph287g/web/countymap"
	"graph287g/web/queries"
)

// mapPrefix is what the addresses of the map's files begin with.
const mapPrefix = "/map/"

const figuresFile = "figures.json"

// mapFile sends what the map is drawn of: a picture of each day, and the figures for the island.
func mapFile(s *Site, w http.ResponseWriter, r *http.Request, at *visit) page {
	sheet, failed := s.mapNow(w, r, at)
	if failed != nil {
		return *failed
	}
	name := strings.TrimPrefix(at.path, mapPrefix)
	out := page{status: http.StatusOK}
	if name == figuresFile && len(sheet.Days) > 0 {
		out.document, out.contentType = sheet.figures(), "application/json"
	} else if day, ok := strings.CutSuffix(name, ".svg"); ok {
		if i, known := sheet.DayIndex(day); known {
			out.document, out.contentType = sheet.drawn[i](), "image/svg+xml"
			// It holds nothing but the program's own shapes, and a style for dark screens.
			w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
		}
	}
	if out.document == nil {
		return nothingHere(s, w, r, at)
	}
	out.lasting = r.URL.Query().Get("v") == out.document.tag
	return out
}

// A mapView is the county map of a day, as a part of a page.
type mapView struct {
	*countymap.Map
	sheet    *sheet
	index    int  // of the day
	keepsDay bool // whether the page's address has the day
	asked    asked
}

// A mapPageView is the map's own page.
type mapPageView struct {
	frame
	*mapView
}

func mapPage(s *Site, w http.ResponseWriter, r *http.Request, at *visit) page {
	now, failed := s.mapNow(w, r, at)
	if failed != nil {
		return *failed
	}
	sheet := now.sheet
	if len(sheet.Days) == 0 {
		return s.notFound(at, at.text("map.nothing"))
	}
	index, asked := len(sheet.Days)-1, r.URL.Query().Get("day")
	if asked != "" {
		var known bool
		if index, known = sheet.DayIndex(asked); !known {
			return s.noDay(at, sheet)
		}
	}
	dated := "?" + url.Values{"day": {sheet.Days[index].Day}}.Encode()
	key := pageKey{at.words.Language, at.path + dated + strconv.FormatBool(asked == ""), now.mark}
	if d, ok := s.rendered.get(key); ok {
		return page{status: http.StatusOK, document: d}
	}
	p := &mapPageView{frame: s.frameOf(at), mapView: s.viewOf(sheet, index)}
	p.keepsDay = true
	day := p.day(p.Day().Day)
	p.title, p.meta, p.islands = at.text("map.title"), now.meta, []string{"map"}
	p.description = at.text("map.description", "day", day, "patrol", p.Day().Counties[countymap.Patrol],
		"jails", p.Day().Counties[countymap.Jails], "parts", p.Day().Counties[countymap.Parts])
	p.tools = &tools{id: p.Day().List, sentence: p.text("map.sentence", "day", day, "rows", p.Day().Rows,
		"patrol", p.Day().Counties[countymap.Patrol], "jails", p.Day().Counties[countymap.Jails], "parts", p.Day().Counties[countymap.Parts]),
		query: p.asked}
	if asked == "" {
		p.tools.dated = dated
	} else {
		p.query = dated
	}
	d := render(p.content())
	s.rendered.keep(key, d)
	return page{status: http.StatusOK, document: d}
}

// noDay is the page for a day of which there is no list, or none that is the last of its month.
func (s *Site) noDay(at *visit, sheet *sheet) page {
	p := &problem{frame: s.frameOf(at), message: at.text("map.noDay", "first", at.day(sheet.Days[0].Day), "last", at.day(sheet.Newest().Day))}
	p.link, p.href = at.text("map.newest"), string(p.frame.href("/map"))
	return p.page(http.StatusNotFound)
}

func (s *Site) viewOf(sheet *sheet, index int) *mapView {
	v := &mapView{Map: sheet.Map, sheet: sheet, index: index}
	v.asked = mapQuestion(v.Day().Day)
	return v
}

// mapQuestion is what is asked for the rows of a day's list.
func mapQuestion(day string) asked {
	variables, err := json.Marshal(map[string]string{"from": day, "to": day})
	if err != nil {
		panic(err) // texts always marshal
	}
	return asked{queries.MapRows, variables}
}

// statesByName are the states in the order of their names in the page's language.
func (f *frame) statesByName(v *mapView) []countymap.State {
	out := slices.Clone(v.States)
	slices.SortStableFunc(out, func(a, b countymap.State) int { return f.words.Compare(f.placeLabel(a.Name), f.placeLabel(b.Name)) })
	return out
}

// Day is the day that is shown.
func (v *mapView) Day() countymap.Day { return v.Days[v.index] }

// at is another day, by how many months away it is; nil where there is none.
func (v *mapView) at(step int) *countymap.Day {
	if i := v.index + step; i >= 0 && i < len(v.Days) {
		return &v.Days[i]
	}
	return nil
}

// most is how many agreements the fullest list has.
func (v *mapView) most() int {
	most := 0
	for _, d := range v.Days {
		most = max(most, d.Agreements)
	}
	return most
}

func (f *frame) mapFile(name string, d *document) string {
	return string(f.root(mapPrefix+name)) + "?v=" + d.tag
}

func (f *frame) picture(v *mapView) string {
	return f.mapFile(v.Day().Day+".svg", v.sheet.drawn[v.index]())
}

// ofDay is the address of the map of a day.
func (f *frame) ofDay(day string) templ.SafeURL {
	return f.href("/map") + templ.SafeURL("?"+url.Values{"day": {day}}.Encode())
}

// numberClasses are the classes of counties when the map shows numbers of agreements, the most first.
var numberClasses = []string{"n4", "n3", "n2", "n1", "n0"}

// forms are the texts for a count of nothing, of one and of more.
type forms struct {
	Zero  string `json:"zero"`
	One   string `json:"one"`
	Other string `json:"other"`
}

// mapWords are the words that the island needs, with the names of what it puts into them.
type mapWords struct {
	Kinds      map[string]string `json:"kinds"`
	County     string            `json:"county"`
	State      string            `json:"state"`
	Together   string            `json:"together"`
	Own        forms             `json:"own"`
	Within     forms             `json:"within"`
	Statewide  forms             `json:"statewide"`
	Agreements forms             `json:"agreements"`
	Days       []string          `json:"days"`
	Previous   string            `json:"previous"`
	Next       string            `json:"next"`
	Failed     string            `json:"failed"`
	Places     []placename.Form  `json:"places"`    // what becomes of counties' names
	Separator  string            `json:"separator"` // between groups of digits
	Grouped    int               `json:"grouped"`   // from how many digits on there are groups
}

// islandWords are the island's words as JSON.
func (f *frame) islandWords(v *mapView) string {
	// A name in braces stays one: the island puts the value in.
	keep := func(key string, names ...string) string {
		var values []any
		for _, name := range names {
			values = append(values, name, "{"+name+"}")
		}
		return f.text(key, values...)
	}
	formsOf := func(zero, one, other string) forms { return forms{f.text(zero), f.text(one), keep(other, "count")} }
	separator, grouped := f.words.Grouping()
	w := mapWords{
		Kinds:      map[string]string{},
		County:     keep("map.say.county", "kind", "own", "within", "statewide"),
		State:      keep("map.say.state", "patrol", "jails", "parts", "none", "statewide", "agreements"),
		Together:   keep("map.say.together", "counties"),
		Own:        formsOf("map.own.zero", "map.own.one", "map.own.other"),
		Within:     formsOf("map.within.zero", "map.within.one", "map.within.other"),
		Statewide:  formsOf("map.statewide.zero", "map.statewide.one", "map.statewide.other"),
		Agreements: formsOf("map.agreements.zero", "map.agreements.one", "map.agreements.other"),
		Previous:   keep("map.previous", "day"),
		Next:       keep("map.next", "day"),
		Failed:     f.text("map.failed"),
		Places:     placename.Forms(f.words.Language),
		Separator:  separator,
		Grouped:    grouped,
	}
	for _, kind := range countymap.Kinds() {
		w.Kinds[kind.String()] = f.text("map.kind." + kind.String())
	}
	for _, day := range v.Days {
		w.Days = append(w.Days, f.day(day.Day))
	}
	text, err := json.Marshal(w)
	if err != nil {
		panic(err) // texts always marshal
	}
	return string(text)
}
