package storetest

import (
	"fmt"
	"strings"
	"testing"

	"graph287g/store"
)

func pageCases() []Case {
	return []Case{
		{"Page/takes the first, and tells of more and of all", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "topic/b", "topic/c")
			g.load(t, s)
			for _, c := range []struct {
				first int
				rows  string
				more  bool
			}{
				{0, "", true}, {1, "topic/a", true}, {2, "topic/a, topic/b", true}, {3, "topic/a, topic/b, topic/c", false}, {100, "topic/a, topic/b, topic/c", false},
			} {
				var q query
				page := q.scan("Topic").first(c.first).count()
				q.run(t, s)
				page.want(t, c.rows)
				page.wantTotals(t, 3)
				page.wantMore(t, c.more)
			}
		}},
		{"Page/tells of no more where there is nothing", func(t *testing.T, s store.Store) {
			var q query
			page := q.scan("Topic").first(0).count()
			q.run(t, s)
			page.wantMore(t, false)
			page.wantTotals(t, 0)
		}},
		{"Page/counts what the filter lets pass", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"kind": "EFFECT"})
			g.node("topic/b", props{"kind": "PROGRAM"})
			g.node("topic/c", props{"kind": "EFFECT"})
			g.load(t, s)
			var q query
			page := q.scan("Topic").where("kind", "EFFECT").first(1).count()
			q.run(t, s)
			page.want(t, "topic/a")
			page.wantTotals(t, 2)
			page.wantMore(t, true)
		}},
		{"Page/begins behind a cursor, and still counts all", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "topic/b", "topic/c", "topic/d")
			g.load(t, s)
			var q query
			whole := q.scan("Topic").show(cursor)
			q.run(t, s)
			for row, want := range []struct {
				rows string
				more bool
			}{{"topic/b, topic/c", true}, {"topic/c, topic/d", false}, {"topic/d", false}, {"", false}} {
				var p query
				page := p.scan("Topic").first(2).count().after(t, whole, row)
				p.run(t, s)
				page.want(t, want.rows)
				page.wantMore(t, want.more)
				page.wantTotals(t, 4)
			}
		}},
		{"Page/begins behind the cursor of a row that is gone", func(t *testing.T, s store.Store) {
			var g graph
			for id, name := range map[string]string{"topic/a": "3", "topic/b": "2", "topic/c": "1", "topic/d": "2"} {
				g.node(id, props{"name": name})
			}
			g.load(t, s)
			var q query
			whole := q.scan("Topic").order("name").show(cursor)
			q.run(t, s)
			g.remove("topic/b")
			g.load(t, s)
			var p query
			page := p.scan("Topic").order("name").after(t, whole, 1)
			p.run(t, s)
			page.want(t, "topic/d, topic/a")
		}},
		{"Page/begins behind the place where a row was that has moved", func(t *testing.T, s store.Store) {
			var g graph
			g.node("source/a", props{"title": "1"})
			g.node("source/b", props{"title": "2"})
			g.node("source/c", props{"title": "3"})
			g.load(t, s)
			var q query
			whole := q.scan("Source").order("title").show(cursor)
			q.run(t, s)
			g.node("source/b", props{"title": "9"})
			g.load(t, s)
			var p query
			page := p.scan("Source").order("title").after(t, whole, 1)
			p.run(t, s)
			page.want(t, "source/c, source/b")
		}},
		{"Page/shows each row once whatever the size of pages", func(t *testing.T, s store.Store) {
			var g graph
			g.node("agency/x")
			g.node("agency/y", props{"name": "Y"})
			g.node("state/NC")
			g.edge("OF_STATE", "agency/y", "state/NC")
			for i := range 11 {
				p := props{"name": fmt.Sprint(i % 3), "status": []string{"ENDED", "ACTIVE"}[i%2]}
				if i%4 > 0 {
					p["signedOn"] = []props{day("2019-01-01"), about("MONTH", "2019-01-01", "2019-01"), day("2018-12-05")}[i%3]
				}
				g.agreement(fmt.Sprintf("agreement/%02d", i), []string{"agency/x", "agency/y"}[i%2], p)
			}
			g.load(t, s)
			for _, order := range []string{"", "-id", "name", "-name", "status -name", "signedOn", "-signedOn -id", "name -signedOn", "-state.code name", "agency.name -status"} {
				for size := 1; size <= 12; size += 2 {
					wantPages(t, s, strings.Fields(order), size)
				}
			}
		}},
		{"Page/pages through numbers, of which some are missing", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/t", "source/s")
			for i, n := range []any{1, nil, -1, 0.5, 1e21, nil, 0.1, 1, 0} {
				g.claim(fmt.Sprintf("claim/%d", i), "x", "topic/t", "", "source/s", props{"number": n})
			}
			g.load(t, s)
			for _, order := range []string{"number", "-number"} {
				var all []string
				var q query
				whole := q.scan("Claim").order(order).show(cursor)
				q.run(t, s)
				for row := -1; row < whole.table().Rows()-1; row++ {
					var p query
					page := p.scan("Claim").order(order).first(1)
					if row >= 0 {
						page.after(t, whole, row)
					}
					p.run(t, s)
					all = append(all, page.row(0))
				}
				wantOrder(t, s, "Claim", strings.Join(all, ", "), order)
			}
		}},
		{"Page/takes texts of all sorts as places to begin", func(t *testing.T, s store.Store) {
			var g graph
			for i, name := range oddTexts {
				g.node(fmt.Sprintf("topic/%02d", i), props{"name": name})
			}
			g.load(t, s)
			var q query
			whole := q.scan("Topic").order("-name").show(cursor)
			q.run(t, s)
			for row := range whole.table().Rows() - 1 {
				var p query
				page := p.scan("Topic").order("-name").first(1).after(t, whole, row)
				p.run(t, s)
				if got, want := page.row(0), text(whole.table().Cell(row+1, 0)); got != want {
					t.Errorf("behind row %d comes %s, not %s", row, got, want)
				}
			}
		}},
	}
}

// wantPages pages through all agreements and compares with one long page.
func wantPages(t *testing.T, s store.Store, order []string, size int) {
	t.Helper()
	var all []string
	var last step
	for more := true; more && len(all) < 100; {
		var q query
		page := q.scan("Agreement").order(order...).first(size).count().show(cursor)
		if len(all) > 0 {
			page.after(t, last, last.table().Rows()-1)
		}
		q.run(t, s)
		for row := range page.table().Rows() {
			all = append(all, text(page.table().Cell(row, 0)))
		}
		last, more = page, page.table().More[0]
		if page.isCut(0) != more {
			t.Errorf("by %v, behind %d rows: cut %v, and more follow: %v", order, len(all), page.isCut(0), more)
		}
	}
	var q query
	whole := q.scan("Agreement").order(order...)
	q.run(t, s)
	if got, want := strings.Join(all, ", "), strings.Join(whole.rows(), ", "); got != want {
		t.Errorf("by %v, %d a page: %s, not %s", order, size, got, want)
	}
}

func (s step) rows() []string {
	out := make([]string, s.table().Rows())
	for row := range out {
		out[row] = s.row(row)
	}
	return out
}
