package measure

import "graph287g/store"

// A tally counts numbers: how many of what was measured have which. Most are small, and are counted without looking for them.
type tally struct {
	small []int64
	large map[int64]int64
}

const smallNumbers = 256

// add counts a number, n times.
func (t *tally) add(number, n int64) {
	if number < 0 || number >= smallNumbers {
		if t.large == nil {
			t.large = map[int64]int64{}
		}
		t.large[number] += n
		return
	}
	for int64(len(t.small)) <= number {
		t.small = append(t.small, 0)
	}
	t.small[number] += n
}

func (t *tally) empty() bool { return len(t.small) == 0 && len(t.large) == 0 }

// addTo adds to a series of a delta what was counted.
func (t *tally) addTo(d store.StatisticsDelta, series string) {
	for number, n := range t.small {
		if n != 0 {
			count(d, series, int64(number), n)
		}
	}
	for number, n := range t.large {
		count(d, series, number, n)
	}
}

func count(d store.StatisticsDelta, series string, number, n int64) {
	if d[series] == nil {
		d[series] = map[int64]int64{}
	}
	d[series][number] += n
}
