package storetest

import (
	"fmt"
	"strings"
	"testing"

	"graph287g/plan"
	"graph287g/store"
)

func searchPageCases() []Case {
	return []Case{
		{"Search/takes pages that add up", func(t *testing.T, s store.Store) {
			var g graph
			var want []string
			for i := range 7 {
				g.node(fmt.Sprintf("topic/t%d", i), props{"name": "Wake " + strings.Repeat("x ", i/2)})
				want = append(want, fmt.Sprintf("topic/t%d", i))
			}
			g.load(t, s)
			wantSearchPages(t, s, "wake", want)
		}},
		{"Search/goes on from a row that is gone", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"name": "Wake"})
			g.node("topic/b", props{"name": "Wake"})
			g.node("topic/c", props{"name": "Wake"})
			g.load(t, s)
			g.remove("topic/b")
			g.load(t, s)
			var q query
			page := q.search("wake")
			argsOf[plan.SearchArgs](page).After = &plan.Position{Keys: []any{int64(96), int64(1)}, ID: "topic/b"}
			q.run(t, s)
			page.want(t, "topic/c")
		}},
		{"Search/takes an empty page", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"name": "Wake"})
			g.load(t, s)
			var q query
			page := q.search("wake").count()
			argsOf[plan.SearchArgs](page).First = 0
			q.run(t, s)
			page.want(t, "")
			page.wantTotals(t, 1)
			page.wantMore(t, true)
		}},
		{"Search/shows what fits and where, in code points", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"name": "Doña 😀 Ana County"})
			g.node("topic/b", props{"name": "x", "aliases": []any{"other", "The Ana-Doña's"}})
			g.load(t, s)
			var q query
			found := q.search("ana dona").show(plan.SearchField, plan.SearchExcerpt, plan.SearchMatches)
			q.run(t, s)
			found.want(t, "topic/a name Doña 😀 Ana County [0,4,7,10], topic/b aliases The Ana-Doña's [4,7,8,12]")
		}},
		{"Search/cuts long texts around the first match", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"name": strings.Repeat("before ", 20) + "Wake " + strings.Repeat("behind ", 40)})
			g.load(t, s)
			var q query
			found := q.search("wake").show(plan.SearchExcerpt, plan.SearchMatches)
			q.run(t, s)
			want := "…" + strings.Repeat("before ", 8) + "Wake " + strings.TrimSuffix(strings.Repeat("behind ", 19), " ") + "…"
			found.want(t, "topic/a "+want+" [57,61]")
		}},
		{"Search/suggests what is a slip away", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"name": "Mecklenburg", "description": "sheriff sheriffs"})
			g.node("topic/b", props{"name": "Mecklenborg", "description": "wake"})
			g.node("topic/c", props{"name": "Mecklenborg", "description": "x"})
			g.load(t, s)
			for text, want := range map[string]string{
				"meclenburg":           `["mecklenburg","mecklenborg"]`, // one letter, then two
				"mecklneburg sherif":   `["mecklenburg sherif"]`,        // the second begins words, of the first candidate's nodes alone
				"mecklenbxrg":          `["mecklenborg","mecklenburg"]`, // as near: what more nodes have goes first
				"mekclenburg sherriff": `["mecklenburg sheriff"]`,
				"wkae":                 `[]`, // too short for a slip
				"mecklen":              `[]`, // found
				"mecklenbxrg qqqqqq":   `[]`, // the second can't be helped
			} {
				var q query
				spelled := q.search(text).suggestions()
				q.run(t, s)
				t.Run(text, func(t *testing.T) { spelled.want(t, want) })
			}
		}},
	}
}

// lastPlace reads the ids of a page into a list, and returns the place of its last row.
func (s step) lastPlace(t *testing.T, ids *[]string) *plan.Position {
	t.Helper()
	table := s.table()
	var out *plan.Position
	for row := range table.Rows() {
		*ids = append(*ids, store.Text(table.Cell(row, 0)))
		pos, err := store.ParseCursor(store.Text(table.Cell(row, 1)), argsOf[plan.SearchArgs](s).Tag, []store.KeyKind{store.IntKey, store.IntKey})
		if err != nil {
			t.Fatal(err)
		}
		out = pos
	}
	return out
}

// wantSearchPages goes through the pages of a search, each of three, and checks what they tell of themselves and that together they have some nodes.
func wantSearchPages(t *testing.T, s store.Store, words string, want []string) {
	t.Helper()
	var got []string
	var after *plan.Position
	for more := true; more && len(got) < 2*len(want); {
		var q query
		page := q.search(words).count().show(cursor, plan.SearchScore)
		page.List().Less = true
		argsOf[plan.SearchArgs](page).First, argsOf[plan.SearchArgs](page).After = 3, after
		q.run(t, s)
		page.wantTotals(t, int32(len(want)))
		if less := page.table().Less[0]; less != (after != nil) {
			t.Errorf("behind %v: before it are some: %v", after, less)
		}
		more = page.table().More[0]
		if page.isCut(0) != more {
			t.Errorf("behind %v: cut %v, and more follow: %v", after, page.isCut(0), more)
		}
		after = page.lastPlace(t, &got)
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("the pages have %v, not %v", got, want)
	}
}
