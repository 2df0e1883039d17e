package growth

import (
	"context"
	"fmt"
	"time"

	"graph287g/bench/data"
	"graph287g/bench/report"
	"graph287g/bench/rounds"
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

// How often changes are made, and for how long at most those of one kind.
const (
	single    = 20
	thousands = 5
	imports   = 112 // ICE's lists in a row
	limit     = time.Minute
)

// writes measures changes of a store in a file.
func writes(ctx context.Context, copies int, file string) ([]report.Line, error) {
	catalogue, err := ontology.Load(ontology.Files())
	if err != nil {
		return nil, err
	}
	s, err := embedded.Open(catalogue, file)
	if err != nil {
		return nil, err
	}
	w := &writer{catalogue, s, data.Copy(0).Agreements}
	lines, err := w.all(ctx, copies)
	if e := s.Close(ctx); err == nil {
		err = e
	}
	return lines, err
}

// A writer changes agreements.
type writer struct {
	catalogue  *ontology.Catalogue
	store      *embedded.Store
	agreements []*data.Agreement
}

func (w *writer) all(ctx context.Context, copies int) ([]report.Line, error) {
	one, err := w.repeat(ctx, single, func(int) int { return 1 })
	if err != nil {
		return nil, err
	}
	many, err := w.repeat(ctx, thousands, func(int) int { return 1000 })
	if err != nil {
		return nil, err
	}
	// The lists grew from 135 agreements to 1,843.
	row, err := w.repeat(ctx, imports, func(n int) int { return 135 + n*(1843-135)/(imports-1) })
	if err != nil {
		return nil, err
	}
	total := 0.0
	for _, t := range row {
		total += t
	}
	last := report.Line{What: fmt.Sprintf("%d imports in a row, %s", len(row), copiesOf(copies)), Value: total / 1000, Unit: "s"}
	if len(row) < imports {
		last.Note = fmt.Sprintf("ended after %s", limit)
	}
	change := func(what string, times []float64) report.Line {
		return report.Line{What: what + ", " + copiesOf(copies), Value: rounds.Median(times), Unit: "ms", Spread: rounds.Spread(times)}
	}
	return []report.Line{
		most(copies, large, 20, change("a change of 1 record", one)), most(copies, large, 300, change("a change of 1,000 records", many)), last,
	}, nil
}

// repeat makes changes of so many agreements and returns how many milliseconds each took.
func (w *writer) repeat(ctx context.Context, times int, size func(n int) int) ([]float64, error) {
	var out []float64
	end := time.Now().Add(limit)
	for n := 0; n < times && time.Now().Before(end); n++ {
		change := w.change(size(n), n)
		start := time.Now()
		if _, err := w.store.Apply(ctx, change); err != nil {
			return nil, err
		}
		out = append(out, float64(time.Since(start))/float64(time.Millisecond))
	}
	return out, nil
}

// change has the first agreements listed on another day, as an import of a list does.
func (w *writer) change(size, n int) store.Change {
	day := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, size%2*200+n).Format(time.DateOnly)
	var out store.Change
	for _, m := range w.agreements[:size] {
		listed := *m
		listed.Status, listed.LastListedOn, listed.EndedOn, listed.Ending = "ACTIVE", day, "", ""
		if listed.FirstListedOn == "" {
			listed.FirstListedOn = day
		}
		out.Edits = append(out.Edits, listed.Edit(w.catalogue))
	}
	return out
}
