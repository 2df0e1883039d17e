package rounds

import (
	"slices"
	"testing"
)

// TestOrder: every engine is in every round, and each begins one within as many pairs of rounds as there are engines.
func TestOrder(t *testing.T) {
	first := map[int]bool{}
	for r := range 8 {
		o := order(4, r)
		first[o[0]] = true
		if got := slices.Sorted(slices.Values(o)); !slices.Equal(got, []int{0, 1, 2, 3}) {
			t.Errorf("round %d: %v", r, o)
		}
	}
	if len(first) != 4 {
		t.Errorf("only %v begin", first)
	}
}

func TestMedianAndSpread(t *testing.T) {
	for _, c := range []struct {
		values         []float64
		median, spread float64
	}{{nil, 0, 0}, {[]float64{3}, 3, 0}, {[]float64{4, 2}, 3, 2. / 3}, {[]float64{10, 9, 12, 11, 8}, 10, 0.4}} {
		if m := Median(c.values); m != c.median {
			t.Errorf("median of %v is %v", c.values, m)
		}
		if len(c.values) > 0 && Spread(c.values) != c.spread {
			t.Errorf("spread of %v is %v", c.values, Spread(c.values))
		}
	}
}

// TestRatio: it is taken in each round, so that a machine that is slow for a while slows both.
func TestRatio(t *testing.T) {
	sample := func(rates ...float64) (out []Sample) {
		for _, r := range rates {
			out = append(out, Sample{PerSecond: r})
		}
		return out
	}
	s := Series{Samples: map[string][]Sample{"a": sample(100, 50, 10), "b": sample(50, 25, 5)}}
	if r, spread := s.Ratio("a", "b"); r != 2 || spread != 0 {
		t.Errorf("ratio %v, spread %v", r, spread)
	}
	if r, _ := s.Ratio("a", "c"); r != 0 {
		t.Errorf("ratio %v to what wasn't measured", r)
	}
}
