package site

import (
	"context"
	"errors"
	"net/http"
	"sync"

	"graph287g/web/countymap"
	"graph287g/web/queries"
)

// An atlas keeps the county map of the version of the graph for which it was asked last, with what was drawn of it.
type atlas struct {
	shapes *countymap.Shapes

	mu   sync.Mutex // held while a map is counted, so that one request does it for all
	last current
}

// A current is the county map with what the graph said of itself when it was asked for.
type current struct {
	*sheet
	meta *meta
	mark uint64 // of the answer that has meta
}

// A sheet is a county map with its files, each made when it is first asked for.
type sheet struct {
	*countymap.Map
	shapes  *countymap.Shapes
	figures func() *document
	drawn   []func() *document // by day
}

func newAtlas() (*atlas, error) {
	shapes, err := countymap.LoadShapes()
	return &atlas{shapes: shapes}, err
}

// errPage stops the counting of a map where a question has a page for an answer.
var errPage = errors.New("a question wasn't answered")

// maxCounts is how often a map is counted anew because the graph changed meanwhile.
const maxCounts = 3

// mapNow returns the map of the graph as it is now, or the page for what keeps it from being made.
func (s *Site) mapNow(w http.ResponseWriter, r *http.Request, at *visit) (current, *page) {
	lists := question{queries.MapLists, struct{}{}}
	answer, failed := s.fetch(w, r, at, lists)
	if failed != nil {
		return current{}, failed
	}
	a := s.atlas
	a.mu.Lock()
	defer a.mu.Unlock()
	var counted current
	for counts := 0; ; counts++ {
		if a.last.sheet != nil && a.last.mark == answer.mark {
			return a.last, nil
		}
		var now struct{ Meta meta }
		if failed := s.read(at, answer, &now); failed != nil {
			return current{}, failed
		}
		for _, c := range []current{a.last, counted} {
			if c.sheet != nil && c.meta.Version == now.Meta.Version {
				a.last = current{c.sheet, &now.Meta, answer.mark}
				return a.last, nil
			}
		}
		if counts == maxCounts {
			unavailable := s.problem(at, http.StatusServiceUnavailable, "")
			return current{}, &unavailable
		}
		sheet, failed := s.countMap(w, r, at)
		if failed != nil {
			return current{}, failed
		}
		// It is of this version if the graph still has that.
		counted = current{sheet, &now.Meta, answer.mark}
		if answer, failed = s.fetch(w, r, at, lists); failed != nil {
			return current{}, failed
		}
		if answer.mark == counted.mark {
			a.last = counted
		}
	}
}

// countMap asks for all that the map counts, as the client of the request.
func (s *Site) countMap(w http.ResponseWriter, r *http.Request, at *visit) (*sheet, *page) {
	var failed *page
	m, err := countymap.Load(r.Context(), func(_ context.Context, d queries.Document, variables map[string]any, into any) error {
		if failed = s.fetchInto(w, r, at, question{d, variables}, into); failed != nil {
			return errPage
		}
		return nil
	})
	switch {
	case failed != nil:
		return nil, failed
	case err != nil:
		internal := s.problem(at, http.StatusInternalServerError, "")
		return nil, &internal
	}
	return newSheet(m, s.atlas.shapes), nil
}

func newSheet(m *countymap.Map, shapes *countymap.Shapes) *sheet {
	out := &sheet{Map: m, shapes: shapes}
	out.figures = sync.OnceValue(func() *document {
		text, err := m.JSON(shapes)
		if err != nil {
			panic(err) // texts and numbers always marshal
		}
		return newDocument(text)
	})
	for i := range m.Days {
		out.drawn = append(out.drawn, sync.OnceValue(func() *document { return newDocument(m.SVG(shapes, i)) }))
	}
	return out
}
