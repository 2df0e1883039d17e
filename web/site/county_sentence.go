package site

import (
	"bytes"
	"context"
	"html"
	"regexp"

	"github.com/a-h/templ"

	"graph287g/internal/placename"
	"graph287g/web/site/words"
)

// A countySentence says what one of ICE's lists has of a county. Pages and cards say it alike.
type countySentence struct {
	county, state      string
	day                string // of the list, as it is written
	known              bool   // whether that list is loaded
	local              []row  // agreements of the county's agencies and of those of places in it
	statewide, prisons int    // agencies that serve all of the state
	isEver             bool   // whether any list shows an agreement of these agencies
	lists              int    // how many are loaded
	first              string // the day of the first, as it is written; empty where that isn't known
}

// maxNamed is up to how many agencies a sentence names.
const maxNamed = 4

func (s *countySentence) in(f *frame) templ.Component {
	if !s.known {
		return templ.Join(f.html("lead.unlisted", "place", s.place(f)), templ.Raw("."))
	}
	var parts []templ.Component
	agencies := s.agencies(f)
	switch {
	case len(s.local) == 0:
		parts = append(parts, f.html("lead.none", "place", s.place(f), "day", s.day))
		if !s.isEver && s.first != "" {
			parts = append(parts, f.html("lead.none.ever", "count", s.lists, "first", s.first))
		} else if s.isEver {
			parts = append(parts, f.html("lead.none.before"))
		}
	case len(agencies) > 1:
		parts = append(parts, f.html("lead.agencies", "day", s.day, "who", s.who(f, agencies), "count", spelled(len(s.local))))
	default:
		parts = append(parts, f.html("lead.agency", "day", s.day, "who", s.who(f, agencies), "count", spelled(len(s.local))))
	}
	return templ.Join(append(parts, s.ofState(f), templ.Raw("."))...)
}

// place is the county with its state: Hillsborough County, Florida. The District of Columbia is its own county.
func (s *countySentence) place(f *frame) words.Place {
	county, state := f.placeName(s.county), f.placeAfterComma(s.state)
	if s.county == s.state {
		return county
	}
	name := placename.Name{Article: county.Article, Text: county.Text + ", " + state.Text, Changed: county.Changed || state.Changed}
	return words.Place{Name: name, Shown: templ.Join(county.Shown, templ.Raw(", "), state.Shown)}
}

// agencies are those of the county and of places in it, each once.
func (s *countySentence) agencies(f *frame) (names []templ.Component) {
	seen := map[string]bool{}
	for i := range s.local {
		if agency := s.local[i].Agency; !seen[agency.ID] {
			seen[agency.ID] = true
			names = append(names, f.link(agency.ID, agency.Name))
		}
	}
	return names
}

// who names the agencies, or tells how many they are.
func (s *countySentence) who(f *frame, agencies []templ.Component) templ.Component {
	if len(agencies) > maxNamed {
		return f.html("lead.who", "place", s.place(f), "count", spelled(len(agencies)))
	}
	return templ.Join(f.words.List(agencies), f.html("lead.in", "place", s.place(f)))
}

// ofState tells of the agencies that serve all of the state.
func (s *countySentence) ofState(f *frame) templ.Component {
	state := f.placeName(s.state)
	key := "lead.statewide"
	if len(s.local) == 0 {
		key = "lead.statewide.alone"
	}
	switch {
	case s.statewide > 0 && s.prisons > 0:
		return templ.Join(f.html(key, "count", spelled(s.statewide), "state", state), f.html("lead.prisons", "count", spelled(s.prisons)))
	case s.statewide > 0:
		return f.html(key, "count", spelled(s.statewide), "state", state)
	case s.prisons > 0:
		return f.html("lead.prisons.alone", "count", spelled(s.prisons), "state", state)
	}
	return f.html("lead.statewide.none", "state", state)
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
