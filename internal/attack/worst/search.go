package worst

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/ontology"
	"graph287g/store"
)

// Options are what a search needs.
type Options struct {
	Catalogue *ontology.Catalogue
	Engine    Engine
	Schema    *ast.Schema // the public one
	Records   []store.Record
	Seeds     []Query
	Seed      uint64 // of chance
	Time      time.Duration
	Progress  io.Writer // gets a line now and then
}

// A Query is one that is kept in a file.
type Query struct {
	Name      string
	Text      string
	Variables []byte // a JSON object, or nothing
}

// A Find is one of the worst queries by one objective.
type Find struct {
	Objective string // of what there is the most: time of an operation, bytes
	Query
	Measurement
}

// A niche is an objective. Each has its own finds, so that what is worst by one doesn't crowd out the others.
type niche string

const (
	bytesNiche     niche = "bytes"
	allocatedNiche niche = "memory"
	refusedNiche   niche = "refused" // time of what is refused in the end
	// documentNiche is time that no step of the store took: reading, pricing and writing.
	documentNiche niche = "outside of the store"
)

// score is by how much a measurement is bad.
func (n niche) score(m *Measurement) float64 {
	switch n {
	case bytesNiche:
		return float64(m.Bytes)
	case allocatedNiche:
		return float64(m.Allocated)
	case documentNiche:
		return m.Share(m.Wall - m.Store()).Seconds()
	}
	return m.Time().Seconds()
}

// nichesOf returns the objectives for which a measurement counts: time by what took most of it.
func nichesOf(m *Measurement) []niche {
	if !m.Accepted() {
		return []niche{refusedNiche}
	}
	most, of := m.Wall-m.Store(), documentNiche
	for _, name := range slices.Sorted(maps.Keys(m.Steps)) {
		if d := m.Steps[name]; d > most {
			most, of = d, niche(name)
		}
	}
	return []niche{of, bytesNiche, allocatedNiche}
}

// A find is a document of a niche.
type find struct {
	niche niche
	doc   *document
	m     *Measurement
	score float64
}

// kept is how many finds of a niche the search goes on from.
const kept = 8

type searcher struct {
	Options
	maker *maker
	asked int
	finds map[niche][]*find
	seeds []*document
}

// Search searches until the time is over or ctx is done, and returns the finds, the worst of each objective first.
func Search(ctx context.Context, o Options) []Find {
	s := &searcher{Options: o, finds: map[niche][]*find{}}
	s.maker = &maker{r: rand.New(rand.NewPCG(o.Seed, 287)), schema: o.Schema, values: valuesOf(o.Records)}
	for _, q := range o.Seeds {
		d, err := parse(q.Text, q.Variables)
		if err != nil {
			fmt.Fprintf(o.Progress, "left out: %s: %v\n", q.Name, err)
			continue
		}
		s.seeds = append(s.seeds, d)
		s.consider(d)
	}
	end := time.Now().Add(o.Time)
	next := time.Now().Add(time.Minute / 6)
	for ctx.Err() == nil && time.Now().Before(end) {
		s.consider(s.maker.mutate(s.parent(), s.parent()))
		if time.Now().After(next) {
			s.progress(time.Until(end))
			next = time.Now().Add(time.Minute / 6)
		}
	}
	return s.results(ctx)
}

// parent picks a document to go on from: a find of any niche, seldom a seed.
func (s *searcher) parent() *document {
	if len(s.finds) == 0 || s.maker.chance(10) {
		return pick(s.maker.r, s.seeds)
	}
	n := pick(s.maker.r, slices.Sorted(maps.Keys(s.finds)))
	return pick(s.maker.r, s.finds[n]).doc
}

// consider measures a document, and keeps it where it is among the worst of a niche.
func (s *searcher) consider(d *document) {
	d, m := s.accepted(d)
	for _, n := range nichesOf(m) {
		if !s.isWorse(n, m) {
			continue
		}
		if m = s.again(d, m); s.isWorse(n, m) {
			s.keep(&find{n, d, m, n.score(m)})
		}
	}
}

func (s *searcher) isWorse(n niche, m *Measurement) bool {
	finds := s.finds[n]
	return len(finds) < kept || n.score(m) > finds[len(finds)-1].score
}

func (s *searcher) keep(f *find) {
	finds := append(s.finds[f.niche], f)
	slices.SortStableFunc(finds, func(a, b *find) int { return cmp.Compare(b.score, a.score) })
	s.finds[f.niche] = finds[:min(len(finds), kept)]
}

func (s *searcher) progress(left time.Duration) {
	fmt.Fprintf(s.Progress, "%d asked, %s left\n", s.asked, left.Round(time.Second))
	for _, n := range slices.Sorted(maps.Keys(s.finds)) {
		fmt.Fprintf(s.Progress, "    %-28s %s\n", n, s.finds[n][0].m)
	}
}

// results returns the worst find of each niche, made smaller unless somebody waits for the end.
func (s *searcher) results(ctx context.Context) []Find {
	var out []Find
	for _, n := range slices.Sorted(maps.Keys(s.finds)) {
		f := s.finds[n][0]
		if ctx.Err() == nil {
			f = s.shrink(f)
		}
		out = append(out, Find{Objective: string(n), Query: s.maker.query(f.doc), Measurement: *f.m})
	}
	return out
}
