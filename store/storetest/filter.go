package storetest

import (
	"fmt"
	"testing"

	"graph287g/plan"
	"graph287g/store"
)

func filterCases() []Case {
	return []Case{
		{"Filter/compares texts as they are", func(t *testing.T, s store.Store) {
			var g graph
			for id, name := range map[string]string{"topic/a": "Sheriff", "topic/b": "sheriff", "topic/c": "Shériff", "topic/d": "Sheriff ", "topic/e": ""} {
				g.node(id, props{"name": name})
			}
			g.load(t, s)
			wantFound(t, s, "Topic", "name", "topic/a", "Sheriff")
			wantFound(t, s, "Topic", "name", "topic/c", "Shériff")
			wantFound(t, s, "Topic", "name", "topic/e", "")
			wantFound(t, s, "Topic", "name", "", "SHERIFF")
			wantFound(t, s, "Topic", "name", "topic/b, topic/d", "sheriff", "Sheriff ")
		}},
		{"Filter/compares enums", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"kind": "PROGRAM"})
			g.node("topic/b", props{"kind": "EFFECT"})
			g.load(t, s)
			wantFound(t, s, "Topic", "kind", "topic/b", "EFFECT")
			wantFound(t, s, "Topic", "kind", "topic/a, topic/b", "EFFECT", "PROGRAM")
			wantFound(t, s, "Topic", "kind", "", "DOCTRINE")
		}},
		{"Filter/compares Booleans, of which null is neither", func(t *testing.T, s store.Store) {
			var g graph
			g.node("study/a", props{"peerReviewed": true})
			g.node("study/b", props{"peerReviewed": false})
			g.node("study/c")
			g.load(t, s)
			wantFound(t, s, "Study", "peerReviewed", "study/a", true)
			wantFound(t, s, "Study", "peerReviewed", "study/b", false)
			wantFound(t, s, "Study", "peerReviewed", "study/a, study/b", true, false)
		}},
		{"Filter/compares whole numbers", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("source/s", "topic/t")
			g.citation("citation/a", "source/s", "topic/t", props{"footnote": 1})
			g.citation("citation/b", "source/s", "topic/t", props{"footnote": -1})
			g.citation("citation/c", "source/s", "topic/t", props{"footnote": 2147483647})
			g.citation("citation/d", "source/s", "topic/t")
			g.citation("citation/e", "source/s", "topic/t", props{"footnote": 0})
			g.load(t, s)
			wantFound(t, s, "Citation", "footnote", "citation/a", int64(1))
			wantFound(t, s, "Citation", "footnote", "citation/e", int64(0))
			wantFound(t, s, "Citation", "footnote", "citation/b, citation/c", int64(2147483647), int64(-1))
		}},
		{"Filter/compares numbers", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("source/s", "topic/t")
			tenth := 0.1
			for id, n := range map[string]any{"claim/a": 0.1, "claim/b": 3, "claim/c": 1e21, "claim/d": nil, "claim/e": 0.0, "claim/f": 3 * tenth} {
				g.claim(id, "x", "topic/t", "", "source/s", props{"number": n})
			}
			g.load(t, s)
			wantFound(t, s, "Claim", "number", "claim/a", 0.1)
			wantFound(t, s, "Claim", "number", "claim/b", 3.0)
			wantFound(t, s, "Claim", "number", "claim/c, claim/e", 1e21, 0.0)
			wantFound(t, s, "Claim", "number", "", 0.3)
		}},
		{"Filter/compares days", func(t *testing.T, s store.Store) {
			var g graph
			g.node("agency/x")
			g.agreement("agreement/a", "agency/x", props{"firstListedOn": "2019-01-02"})
			g.agreement("agreement/b", "agency/x", props{"firstListedOn": "0001-01-01"})
			g.agreement("agreement/c", "agency/x")
			g.load(t, s)
			wantFound(t, s, "Agreement", "firstListedOn", "agreement/a", "2019-01-02")
			wantFound(t, s, "Agreement", "firstListedOn", "agreement/a, agreement/b", "2019-01-02", "0001-01-01")
		}},
		{"Filter/takes only dates known to the day for equal", func(t *testing.T, s store.Store) {
			var g graph
			g.node("study/a", props{"period": day("2019-01-01")})
			g.node("study/b", props{"period": about("MONTH", "2019-01-01", "2019-01")})
			g.node("study/c", props{"period": about("YEAR", "2019-01-01", "2019")})
			g.node("study/d", props{"period": about("RANGE", "2019-01-01", "2019-01-01/..")})
			g.node("study/e", props{"period": about("CIRCA", "2019-01-01", "2019~")})
			g.node("study/f", props{"period": day("2019-01-02")})
			g.node("study/g")
			g.load(t, s)
			wantFound(t, s, "Study", "period", "study/a", "2019-01-01")
			wantFound(t, s, "Study", "period", "study/a, study/f", "2019-01-01", "2019-01-02")
		}},
		{"Filter/compares ids and keys", func(t *testing.T, s store.Store) {
			var g graph
			g.node("law/a", props{"citation": "8 U.S.C.", "aliases": []any{"INA"}, "formerIds": []any{"law/x"}})
			g.node("law/b", props{"citation": "9 U.S.C."})
			g.node("law/c")
			g.load(t, s)
			wantFound(t, s, "Law", "id", "law/a, law/c", "law/c", "law/a", "law/none", "law/a")
			wantFound(t, s, "Law", "id", "", "law/x")
			wantFound(t, s, "Law", "citation", "law/a", "8 U.S.C.")
			wantFound(t, s, "Law", "citation", "", "INA")
			wantFound(t, s, "Law", "citation", "law/a, law/b", "9 U.S.C.", "8 U.S.C.", "none")
		}},
		{"Filter/lets nothing be in nothing", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "law/l")
			g.load(t, s)
			for _, field := range []string{"name", "slug", "id", "kind"} {
				wantFound(t, s, "Topic", field, "")
			}
		}},
		{"Filter/finds many values at once", func(t *testing.T, s store.Store) {
			var g graph
			var names, ids []any
			want := ""
			for i := range 60 {
				id := fmt.Sprintf("topic/%02d", i)
				g.node(id, props{"name": "name " + id})
				if i%2 == 0 {
					names, ids = append(names, "name "+id), append(ids, id)
					want += ", " + id
				}
			}
			g.load(t, s)
			wantFound(t, s, "Topic", "name", want[2:], names...)
			wantFound(t, s, "Topic", "id", want[2:], ids...)
		}},
		{"Filter/lets pass what fits all conditions", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"kind": "PROGRAM", "name": "x"})
			g.node("topic/b", props{"kind": "PROGRAM", "name": "y"})
			g.node("topic/c", props{"kind": "EFFECT", "name": "y"})
			g.load(t, s)
			var q query
			both := q.scan("Topic").where("kind", "PROGRAM").where("name", "y").count()
			keyed := q.scan("Topic").where("id", "topic/a", "topic/b").where("name", "y")
			neither := q.scan("Topic").where("id", "topic/a").where("slug", "b")
			all := q.scan("Topic")
			nested := q.scan("Topic")
			nested.args().Filter = plan.Filter{Op: plan.And, Sub: []plan.Filter{{Op: plan.And}, both.args().Filter}}
			q.run(t, s)
			both.want(t, "topic/b")
			both.wantTotals(t, 1)
			keyed.want(t, "topic/b")
			neither.want(t, "")
			all.want(t, "topic/a, topic/b, topic/c")
			nested.want(t, "topic/b")
		}},
		{"Filter/holds for the nodes of an interface", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"name": "same"})
			g.node("law/a", props{"name": "same"})
			g.node("law/b", props{"name": "other"})
			g.load(t, s)
			wantFound(t, s, "Entity", "name", "law/a, topic/a", "same")
		}},
	}
}

// wantFound compares which nodes of a kind have one of some values in a field.
func wantFound(t *testing.T, s store.Store, kind, field, want string, values ...any) {
	t.Helper()
	var q query
	found := q.scan(kind).where(field, values...)
	q.run(t, s)
	found.want(t, want)
}
