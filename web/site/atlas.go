package site

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"graph287g/web/countymap"
	"graph287g/web/queries"
)

// An atlas keeps the county map of the version of the graph for which it was asked last, with what was drawn of it.
type atlas struct {
	shapes *countymap.Shapes

	mu   sync.Mutex // held while a map is counted, so that one request does it for all
	last current

	behind singleflight.Group // of those who don't wait until it is counted
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

// mapSoon is mapNow for a page that is good without the map: it waits for as long as the configuration says. Then there is no sheet, and
// the map goes on being counted for who comes next.
func (s *Site) mapSoon(w http.ResponseWriter, r *http.Request, at *visit) (current, *page) {
	if s.config.MapWait == 0 {
		return s.mapNow(w, r, at)
	}
	type result struct {
		current
		failed *page
	}
	counted := s.atlas.behind.DoChan(at.words.Language, func() (any, error) { // a page that tells of a failure is in a language
		ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), countTime)
		defer cancel()
		now, failed := s.mapNow(nobody{http.Header{}}, r.Clone(ctx), at)
		return result{now, failed}, nil
	})
	wait := time.NewTimer(s.config.MapWait)
	defer wait.Stop()
	select {
	case c := <-counted:
		found := c.Val.(result)
		return found.current, found.failed
	case <-wait.C:
		return current{}, nil
	}
}

// countTime is how long the counting of a map goes on for which nobody waits.
const countTime = 2 * time.Minute

// nobody takes what is written to whoever waits for a page, where nobody does.
type nobody struct{ header http.Header }

func (n nobody) Header() http.Header            { return n.header }
func (n nobody) WriteHeader(int)                {}
func (n nobody) Write(text []byte) (int, error) { return len(text), nil }

// CountMap counts the map of the graph as it is now, unless it is counted, so that no reader waits for that. It asks as a client of its own.
func (s *Site) CountMap(ctx context.Context) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "/map", nil)
	if err != nil {
		return err
	}
	if _, failed := s.mapNow(nobody{http.Header{}}, r, s.locate(r.URL.Path)); failed != nil {
		return fmt.Errorf("the map's questions were answered with status %d", failed.status)
	}
	return nil
}

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
