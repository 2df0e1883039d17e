package storetest

import (
	"fmt"
	"math"
	"testing"

	"golang.org/x/text/unicode/norm"

	"graph287g/store"
)

func nfc(s string) string { return norm.NFC.String(s) }

func valueCases() []Case {
	return []Case{
		{"Value/numbers have their shortest form", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/t", "source/s")
			numbers := []float64{
				0, math.Copysign(0, -1), 1, -1, 0.1, 300_000_000, 123456789.125, 1e20, 1e21, -1e21, 1e-6, 1e-7, 1.5e-10,
				math.MaxFloat64, math.SmallestNonzeroFloat64, 9007199254740993,
			}
			want := []string{
				"0", "0", "1", "-1", "0.1", "300000000", "123456789.125", "100000000000000000000", "1e+21", "-1e+21", "0.000001", "1e-7", "1.5e-10",
				"1.7976931348623157e+308", "5e-324", "9007199254740992",
			}
			for i, n := range numbers {
				g.claim(fmt.Sprintf("claim/%02d", i), "x", "topic/t", "", "source/s", props{"number": n})
			}
			put := g.edits
			g.load(t, s)
			holds(t, s, put)
			var q query
			claims := q.scan("Claim").get("number")
			q.run(t, s)
			for i, w := range want {
				if got := string(claims.table().Cell(i, 1)); got != w {
					t.Errorf("%v is written %s, not %s", numbers[i], got, w)
				}
			}
		}},
		{"Value/whole numbers, Booleans, days, addresses and enums come back", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("agency/x", "topic/t")
			g.node("source/s", props{"kind": "ROSTER", "consulted": true, "lastVisitedOn": "2019-02-28", "url": "https://example.org/?a=1&b=é"})
			g.citation("citation/c", "source/s", "topic/t", props{"footnote": -2147483648, "order": 2147483647})
			g.load(t, s)
			var q query
			sources := q.scan("Source").get("kind", "consulted", "named", "lastVisitedOn", "url", "archiveUrl")
			citations := q.scan("Citation").get("footnote", "order", "pincite")
			q.run(t, s)
			sources.want(t, "source/s ROSTER true false 2019-02-28 https://example.org/?a=1&b=é null")
			citations.want(t, "citation/c -2147483648 2147483647 null")
		}},
		{"Value/dates come back part by part", func(t *testing.T, s store.Store) {
			var g graph
			g.node("study/a", props{"period": day("2018-12-05")})
			g.node("study/b", props{"period": props{
				"date": "2024-12-31", "latest": "2024-12-31", "precision": "RANGE", "edtf": "../2024-12-31", "printed": "by December 2024", "inferred": true,
			}})
			g.node("study/c")
			put := g.edits
			g.load(t, s)
			holds(t, s, put)
			var q query
			studies := q.scan("Study").get("period.date", "period.earliest", "period.latest", "period.precision", "period.edtf", "period.printed", "period.inferred")
			q.run(t, s)
			studies.want(t, "study/a 2018-12-05 2018-12-05 2018-12-05 DAY 2018-12-05 null false, "+
				"study/b 2024-12-31 null 2024-12-31 RANGE ../2024-12-31 by December 2024 true, "+
				"study/c null null null null null null null")
		}},
		{"Value/lists keep their order and what is in them twice", func(t *testing.T, s store.Store) {
			var g graph
			g.node("law/a", props{"aliases": []any{"b", "a", "b"}, "effects": []any{"MANDATES", "AUTHORIZES", "MANDATES"}})
			g.node("law/b")
			put := g.edits
			g.load(t, s)
			holds(t, s, put)
			var q query
			laws := q.scan("Law").get("aliases", "effects")
			q.run(t, s)
			laws.want(t, `law/a ["b","a","b"] ["MANDATES","AUTHORIZES","MANDATES"], law/b [] []`)
		}},
		{"Value/an empty text is no null", func(t *testing.T, s store.Store) {
			var g graph
			g.node("source/a", props{"title": ""})
			g.node("source/b")
			g.load(t, s)
			var q query
			sources := q.scan("Source").get("title")
			q.run(t, s)
			sources.want(t, "source/a , source/b null")
		}},
	}
}
