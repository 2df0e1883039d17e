package store

import (
	"cmp"
	"encoding/binary"
	"errors"
	"iter"
	"maps"
	"slices"
)

// Statistics tell what one version of a graph is like, by which prices are made: series of numbers, by names that package measure gives
// them. They are never changed; each version shares with the one before it what stays.
type Statistics struct {
	Version Version
	series  map[string]Series
}

// A Series counts numbers: how many of what was measured have which, the largest number first.
type Series []Point

// A Point of a series is a number, and how many have it: never none.
type Point struct{ Number, Count int64 }

// NewStatistics returns the statistics of a version, which hold these series from now on.
func NewStatistics(v Version, series map[string]Series) *Statistics { return &Statistics{v, series} }

// Series returns a series, empty where nothing was counted.
func (s *Statistics) Series(name string) Series { return s.series[name] }

// Names returns the names of all series that count anything, in order.
func (s *Statistics) Names() []string { return slices.Sorted(maps.Keys(s.series)) }

// All yields every series that counts anything, by name.
func (s *Statistics) All() iter.Seq2[string, Series] { return maps.All(s.series) }

// Same reports whether two series are one, which versions share. It doesn't compare them.
func (s Series) Same(other Series) bool {
	return len(s) == len(other) && (len(s) == 0 || &s[0] == &other[0])
}

// A StatisticsDelta is what a change adds to series, or takes from them: counts by number, by the name of the series.
type StatisticsDelta map[string]map[int64]int64

// Plus returns the statistics of the version after a change.
func (s *Statistics) Plus(v Version, d StatisticsDelta) *Statistics {
	out := &Statistics{v, maps.Clone(s.series)}
	if out.series == nil {
		out.series = map[string]Series{}
	}
	for name, counts := range d {
		if after := s.series[name].plus(counts); len(after) > 0 {
			out.series[name] = after
		} else {
			delete(out.series, name)
		}
	}
	return out
}

func (s Series) plus(counts map[int64]int64) Series {
	out := make(Series, 0, len(s)+len(counts))
	for _, p := range s {
		if p.Count += counts[p.Number]; p.Count != 0 {
			out = append(out, p)
		}
	}
	for number, n := range counts {
		if _, known := s.find(number); !known && n != 0 {
			out = append(out, Point{number, n})
		}
	}
	slices.SortFunc(out, comparePoints)
	return out
}

func (s Series) find(number int64) (int, bool) {
	return slices.BinarySearchFunc(s, Point{Number: number}, comparePoints)
}

// comparePoints puts the largest number first.
func comparePoints(a, b Point) int { return cmp.Compare(b.Number, a.Number) }

// AppendBinary appends a series as it is kept in files.
func (s Series) AppendBinary(to []byte) []byte {
	for _, p := range s {
		to = binary.AppendVarint(binary.AppendVarint(to, p.Number), p.Count)
	}
	return to
}

var errSeries = errors.New("a series that is no series")

// ReadSeries reads what AppendBinary has written.
func ReadSeries(text []byte) (Series, error) {
	out := make(Series, 0, len(text)/3)
	for len(text) > 0 {
		var p Point
		for _, part := range []*int64{&p.Number, &p.Count} {
			v, n := binary.Varint(text)
			if n <= 0 {
				return nil, errSeries
			}
			*part, text = v, text[n:]
		}
		if p.Count <= 0 || len(out) > 0 && out[len(out)-1].Number <= p.Number {
			return nil, errSeries
		}
		out = append(out, p)
	}
	return out, nil
}
