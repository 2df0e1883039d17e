package rounds

import (
	"slices"
	"time"
)

// A Summary is an engine in all rounds of a series.
type Summary struct {
	PerSecond     float64 // the median of the rounds
	Spread        float64 // from the slowest round to the quickest, as part of the median
	PerCoreSecond float64
	Cores         float64 // that the engine took
	LoadCores     float64 // that the one who asked took
	Median, P99   time.Duration
	Bytes         int
}

// Summary sums up one engine; it is zero where the engine wasn't measured.
func (s Series) Summary(name string) Summary {
	samples := s.Samples[name]
	if len(samples) == 0 {
		return Summary{}
	}
	rates := each(samples, func(s Sample) float64 { return s.PerSecond })
	return Summary{
		PerSecond: Median(rates), Spread: Spread(rates),
		PerCoreSecond: Median(each(samples, func(s Sample) float64 { return s.PerCoreSecond })),
		Cores:         Median(each(samples, func(s Sample) float64 { return s.Cores })),
		LoadCores:     Median(each(samples, func(s Sample) float64 { return s.LoadCores })),
		Median:        time.Duration(Median(each(samples, func(s Sample) float64 { return float64(s.Median) }))),
		P99:           time.Duration(Median(each(samples, func(s Sample) float64 { return float64(s.P99) }))),
		Bytes:         samples[0].Bytes,
	}
}

// Ratio returns how many times as many requests one engine answers as another: the median of the rounds, and the spread. It is 0 where
// one of them wasn't measured.
func (s Series) Ratio(name, other string) (ratio, spread float64) {
	return s.compare(name, other, func(s Sample) float64 { return s.PerSecond })
}

// CoreRatio returns how many times as many requests one engine answers as another for each second of processor time.
func (s Series) CoreRatio(name, other string) (ratio, spread float64) {
	return s.compare(name, other, func(s Sample) float64 { return s.PerCoreSecond })
}

// Slower returns how many times as long an answer of one engine takes as one of another: the median of the rounds, and the spread.
func (s Series) Slower(name, other string) (ratio, spread float64) {
	return s.compare(name, other, func(s Sample) float64 { return float64(s.Median) })
}

// compare returns the ratio of a value of two engines, which is taken in each round.
func (s Series) compare(name, other string, value func(Sample) float64) (ratio, spread float64) {
	a, b := s.Samples[name], s.Samples[other]
	ratios := make([]float64, min(len(a), len(b)))
	for i := range ratios {
		ratios[i] = value(a[i]) / value(b[i])
	}
	return Median(ratios), Spread(ratios)
}

func each(samples []Sample, value func(Sample) float64) []float64 {
	out := make([]float64, len(samples))
	for i, s := range samples {
		out[i] = value(s)
	}
	return out
}

// Median returns the middle of some values, or the mean of the two in the middle.
func Median(values []float64) float64 {
	v := slices.Sorted(slices.Values(values))
	if len(v) == 0 {
		return 0
	}
	return (v[(len(v)-1)/2] + v[len(v)/2]) / 2
}

// Spread returns how far apart values lie, as part of their median.
func Spread(values []float64) float64 {
	m := Median(values)
	if m == 0 {
		return 0
	}
	return (slices.Max(values) - slices.Min(values)) / m
}
