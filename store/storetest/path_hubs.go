package storetest

import (
	"fmt"
	"strings"
	"testing"

	"graph287g/plan"
	"graph287g/store"
)

func pathHubCases() []Case {
	return []Case{
		{"PathSearch/don't pass hubs, by kind or by mark, and name those met", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("state/NC", "agency/a", "topic/t", "law/l", "law/m")
			g.node("topic/hub", props{"hub": true})
			g.node("topic/no", props{"hub": false})
			g.county("county/1", "state/NC")
			g.county("county/2", "state/NC")
			for _, law := range []string{"law/l", "law/m"} {
				g.edge("ON_TOPIC", law, "topic/hub")
			}
			g.edge("ON_TOPIC", "law/l", "topic/no")
			g.edge("ON_TOPIC", "law/m", "topic/no")
			g.load(t, s)
			var q query
			counties, ends, marked := q.paths("county/1", "county/2", 6), q.paths("state/NC", "county/2", 6), q.paths("topic/hub", "law/l", 1)
			beside, short := q.paths("law/l", "law/m", 6), q.paths("county/1", "county/2", 1)
			q.run(t, s)
			counties.want(t, "state/NC")
			short.want(t, "")
			ends.want(t, "", "null STATED: state/NC <IN_STATE county/2")
			marked.want(t, "", "TOPIC STATED: topic/hub <ON_TOPIC law/l")
			beside.want(t, "topic/hub", "TOPIC STATED: law/l >ON_TOPIC topic/no <ON_TOPIC law/m")
		}},
		{"PathSearch/pass a trivial relation only between two ends that it may join, or where it is named", func(t *testing.T, s store.Store) {
			country(t, s)
			var q query
			lies, apart, part := q.paths("place/us", "state/NC", 6), q.paths("state/NC", "state/AZ", 6), q.paths("place/us", "county/1", 6)
			named := q.paths("state/NC", "state/AZ", 6, "IN_COUNTRY")
			q.run(t, s)
			lies.want(t, "", "null STATED: place/us <IN_COUNTRY state/NC")
			apart.want(t, "")
			part.want(t, "")
			named.want(t, "place/us")
		}},
		{"PathSearch/name no hub that is too far away to matter", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("law/a", "law/z", "law/b", "topic/near", "topic/t")
			g.node("topic/one", props{"hub": true})
			g.node("topic/far", props{"hub": true})
			g.edge("CODIFIES", "law/a", "law/b")
			g.edge("CODIFIES", "law/b", "law/z")
			g.edge("ON_TOPIC", "law/a", "topic/one") // one relation from a, and farther from z than the path is long
			g.edge("ON_TOPIC", "law/b", "topic/far") // two relations from either
			g.load(t, s)
			var q query
			paths, direct := q.paths("law/a", "law/z", 6), q.paths("law/a", "law/b", 6)
			q.run(t, s)
			paths.want(t, "", "null STATED: law/a >CODIFIES law/b >CODIFIES law/z")
			direct.want(t, "", "null STATED: law/a >CODIFIES law/b")
		}},
		{"PathSearch/name at most a hundred hubs, the first by id", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("source/a", "source/z")
			var want []string
			for i := range 120 {
				id := fmt.Sprintf("person/%03d", i)
				g.node(id, props{"hub": true})
				g.edge("REPORTS_ON", "source/a", id)
				g.edge("REPORTS_ON", "source/z", id)
				want = append(want, id)
			}
			g.load(t, s)
			var q query
			paths := q.paths("source/a", "source/z", 2)
			q.run(t, s)
			paths.want(t, strings.Join(want[:plan.MaxHubs], " "))
		}},
		{"PathSearch/end early at a fixed number of relations", func(t *testing.T, s store.Store) {
			// From topic/a 150 sources, from topic/z 151. The smaller side goes on to 152 laws, then the other back to where it
			// came from: 150 + 151 + 150 + as many as there are to laws + 151.
			const toLaws = store.MaxPathRelations - 150 - 151 - 150 - 151
			var g graph
			g.nodes("topic/a", "topic/z")
			report := func(from, to string) { g.edge("REPORTS_ON", from, to) }
			for i := range 151 {
				g.nodes(fmt.Sprintf("source/a%03d", i), fmt.Sprintf("source/z%03d", i))
				report(fmt.Sprintf("source/z%03d", i), "topic/z")
				if i < 150 {
					report(fmt.Sprintf("source/a%03d", i), "topic/a")
				}
			}
			for i := range 152 {
				g.nodes(fmt.Sprintf("law/%03d", i))
			}
			g.load(t, s)
			for i := range toLaws {
				report(fmt.Sprintf("source/a%03d", i/152), fmt.Sprintf("law/%03d", i%152))
			}
			g.load(t, s)
			var q query
			paths, some := q.paths("topic/a", "topic/z", 5), q.paths("topic/a", "law/000", 5)
			q.run(t, s)
			paths.want(t, "")
			if n := len(some.texts()); n != 100 {
				t.Errorf("%d paths", n)
			}
			report("source/a149", "law/151")
			g.load(t, s)
			q.run(t, s)
			if got := paths.search.row(0); got != "false" || len(paths.texts()) != 0 {
				t.Errorf("complete: %s, %d paths", got, len(paths.texts()))
			}
		}},
	}
}
