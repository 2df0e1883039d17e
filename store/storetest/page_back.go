package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"graph287g/plan"
	"graph287g/store"
)

func pageBackCases() []Case {
	return []Case{
		{"Page/takes the last rows, in the order of the list", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "topic/b", "topic/c", "topic/d")
			g.load(t, s)
			var q query
			last := q.scan("Topic").last(2).count()
			all := q.scan("Topic").last(9)
			none := q.scan("Topic").last(0)
			q.run(t, s)
			last.want(t, "topic/c, topic/d")
			last.wantSides(t, "< ")
			last.wantTotals(t, 4)
			all.want(t, "topic/a, topic/b, topic/c, topic/d")
			all.wantSides(t, " ")
			none.want(t, "")
			none.wantSides(t, "< ")
		}},
		{"Page/is the same window of the list whatever the cursors, the order and the side", func(t *testing.T, s store.Store) {
			var g graph
			for i := range 5 {
				p := props{"kind": []string{"NEWS", "BLOG"}[i%2]}
				if i%3 > 0 {
					p["title"] = fmt.Sprint(i / 3)
				}
				g.node(fmt.Sprintf("source/%d", i), p)
			}
			g.load(t, s)
			for _, order := range []string{"", "-id", "title", "-title", "kind -title"} {
				windows(t, s, func(q *query) step { return q.scan("Source").order(strings.Fields(order)...) })
			}
			windows(t, s, func(q *query) step { return q.scan("Source").where("kind", "NEWS").order("title") })
			windows(t, s, func(q *query) step { return q.scan("Source").where("kind", "NEWS") })
		}},
		{"Page/has its window within each parent", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("state/A", "state/B", "agency/0")
			for i := range 6 {
				g.county(fmt.Sprintf("county/%d", i), []string{"state/A", "state/A", "state/B"}[i%3], props{"name": fmt.Sprint(i % 4)})
				g.edge("SERVES", "agency/0", fmt.Sprintf("county/%d", i), props{"n": "1"})
			}
			g.edge("SERVES", "agency/0", "county/2", props{"n": "2"})
			g.edge("OF_STATE", "agency/0", "state/B")
			g.load(t, s)
			for _, order := range []string{"", "-name", "name -id"} {
				windows(t, s, func(q *query) step {
					return q.lookup("State", "state/A").along("counties").order(strings.Fields(order)...)
				})
				windows(t, s, func(q *query) step {
					return q.lookup("Agency", "agency/0").along("serves").order(strings.Fields(order)...)
				})
				windows(t, s, func(q *query) step {
					return q.lookup("State", "state/B").along("agencies").order(strings.Fields(order)...)
				})
			}
			var whole query
			counties := whole.scan("State").along("counties").show(cursor)
			whole.run(t, s)
			var q query
			page := q.scan("State").along("counties").last(1).before(t, counties, 1) // county/1
			q.run(t, s)
			page.want(t, "county/0", "")
			page.wantSides(t, " >", " >")
		}},
		{"Page/has its window among neighbors", func(t *testing.T, s store.Store) {
			served(t, s)
			for _, order := range []string{"", "-name"} {
				windows(t, s, func(q *query) step {
					return q.lookup("Agency", "agency/a").along("neighbors").order(strings.Fields(order)...)
				})
			}
		}},
		{"Page/knows what is on both sides of a path's ends", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("state/A")
			for i := range 5 {
				id := fmt.Sprintf("agency/%d", i)
				g.node(id, props{"name": fmt.Sprint(i % 2)})
				g.edge("OF_STATE", id, "state/A")
			}
			g.load(t, s)
			for _, order := range []string{"", "name", "-name"} {
				windows(t, s, func(q *query) step { return q.scan("State").along("agencies").order(strings.Fields(order)...) })
				windows(t, s, func(q *query) step {
					return q.scan("State").along("agencies").where("name", "0").order(strings.Fields(order)...)
				})
			}
		}},
	}
}

// windows holds pages of one list, of every size and side and between all pairs of cursors, against the whole.
func windows(t *testing.T, s store.Store, list func(*query) step) {
	t.Helper()
	var q query
	whole := list(&q).show(cursor)
	q.run(t, s)
	n := whole.table().Rows()
	cursors := make([]*plan.Position, n)
	rows := make([]string, n)
	for i := range rows {
		rows[i], cursors[i] = text(whole.table().Cell(i, 0)), whole.position(t, i)
	}
	for lo := -1; lo < n; lo++ {
		for hi := lo + 1; hi <= n; hi++ {
			for _, size := range []int{0, 1, 3} {
				for _, back := range []bool{false, true} {
					var p query
					page := list(&p).sides()
					page.args().First, page.args().Back = size, back
					if lo >= 0 {
						page.args().After = cursors[lo]
					}
					if hi < n {
						page.args().Before = cursors[hi]
					}
					p.run(t, s)
					w := windowOf(lo+1, hi, size, back)
					if got := page.rows(); !slices.Equal(got, rows[w.from:w.to]) || page.table().Less[0] != (w.from > 0) || page.table().More[0] != (w.to < n) {
						t.Errorf("%d of rows %d to %d of %v, back %v: %v, less %v, more %v", size, lo, hi, rows, back, got, page.table().Less, page.table().More)
					}
					if want := size > 0 && hi-lo-1 > size; page.isCut(0) != want {
						t.Errorf("%d of rows %d to %d of %v, back %v: cut %v", size, lo, hi, rows, back, !want)
					}
				}
			}
		}
	}
}

// isCut tells whether the list of a row of the parent has more between its cursors than the page shows.
func (s step) isCut(parent int) bool { return s.table().Cut != nil && s.table().Cut[parent] }

type window struct{ from, to int }

func windowOf(from, to, size int, back bool) window {
	if back {
		return window{max(from, to-size), to}
	}
	return window{from, min(to, from+size)}
}

// wantSides compares, for each row of the parent, whether there are rows before the page (<) and behind it (>).
func (s step) wantSides(t *testing.T, want ...string) {
	t.Helper()
	for i, less := range s.table().Less {
		got := ""
		if less {
			got = "<"
		}
		got += " "
		if s.table().More[i] {
			got += ">"
		}
		if i >= len(want) || got != want[i] {
			t.Errorf("step %d, parent %d: on the sides of the page is %q, not %q", s.Index, i, got, want)
		}
	}
}
