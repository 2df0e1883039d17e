package storetest

import (
	"fmt"
	"testing"

	"graph287g/plan"
	"graph287g/store"
)

func pathCases() []Case {
	return []Case{
		{"PathSearch/are those of fewest relations, whichever way these point", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "topic/z", "law/l", "law/m", "study/s", "source/s")
			g.edge("ON_TOPIC", "law/l", "topic/a")
			g.edge("CODIFIES", "law/l", "law/m")
			g.edge("ON_TOPIC", "law/m", "topic/z")
			g.edge("ON_TOPIC", "study/s", "topic/a")
			g.edge("PUBLISHED_AS", "study/s", "source/s")
			g.load(t, s)
			var q query
			far, back, near, direct, self := q.paths("topic/a", "topic/z", 4), q.paths("topic/z", "topic/a", 3), q.paths("topic/a", "topic/z", 2), q.paths("law/l", "law/m", 1), q.paths("law/l", "law/l", 1)
			q.run(t, s)
			const path = "TOPIC STATED: topic/a <ON_TOPIC law/l >CODIFIES law/m >ON_TOPIC topic/z"
			far.want(t, "", path)
			back.want(t, "", reverse(path))
			near.want(t, "")
			direct.want(t, "", "null STATED: law/l >CODIFIES law/m")
			self.want(t, "", "null STATED:")
		}},
		{"PathSearch/come by standing, then basis, then ids", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("agency/a", "agency/z", "lawsuit/1", "lawsuit/2", "lawsuit/3", "lawsuit/4", "lawsuit/5", "person/p")
			concerns := func(lawsuit, agency, basis, standing string) {
				g.edge("CONCERNS", lawsuit, agency, props{"basis": basis, "standing": standing})
			}
			concerns("lawsuit/1", "agency/a", "SAME_AGENCY", "UNKNOWN")
			concerns("lawsuit/1", "agency/z", "SAME_AGENCY", "STATED")
			concerns("lawsuit/2", "agency/a", "DOCTRINE", "STATED")
			concerns("lawsuit/2", "agency/z", "SAME_AGENCY", "STATED")
			concerns("lawsuit/3", "agency/a", "SAME_AGENCY", "STATED")
			concerns("lawsuit/3", "agency/z", "SAME_PLACE", "STATED")
			concerns("lawsuit/4", "agency/a", "SAME_AGENCY", "DERIVED")
			concerns("lawsuit/4", "agency/z", "SAME_AGENCY", "INFERRED")
			concerns("lawsuit/5", "agency/a", "SAME_PLACE", "STATED")
			concerns("lawsuit/5", "agency/z", "SAME_AGENCY", "STATED")
			g.edge("HOLDS_OFFICE_IN", "person/p", "agency/a")
			g.edge("HOLDS_OFFICE_IN", "person/p", "agency/z")
			g.load(t, s)
			var q query
			all, two, none := q.paths("agency/a", "agency/z", 6), q.paths("agency/a", "agency/z", 6), q.paths("agency/a", "agency/z", 6)
			argsOf[plan.PathSearchArgs](two.search).First, argsOf[plan.PathSearchArgs](none.search).First = 2, 0
			q.run(t, s)
			paths := []string{
				"null STATED: agency/a <HOLDS_OFFICE_IN person/p >HOLDS_OFFICE_IN agency/z",
				"SAME_PLACE STATED: agency/a <CONCERNS lawsuit/3 >CONCERNS agency/z",
				"SAME_PLACE STATED: agency/a <CONCERNS lawsuit/5 >CONCERNS agency/z",
				"DOCTRINE STATED: agency/a <CONCERNS lawsuit/2 >CONCERNS agency/z",
				"SAME_AGENCY DERIVED: agency/a <CONCERNS lawsuit/4 >CONCERNS agency/z",
				"SAME_AGENCY UNKNOWN: agency/a <CONCERNS lawsuit/1 >CONCERNS agency/z",
			}
			all.want(t, "", paths...)
			two.want(t, "", paths[:2]...)
			none.want(t, "")
		}},
		{"PathSearch/pass one of several relations between two nodes: the firmest, the strongest, the first", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("lawsuit/l", "lawsuit/m", "agency/a", "agency/b", "agency/c", "agency/d")
			g.edge("PARTY", "lawsuit/l", "agency/a", props{"standing": "INFERRED"})
			g.edge("CONCERNS", "lawsuit/l", "agency/a", props{"basis": "DOCTRINE"})
			g.edge("PARTY", "lawsuit/l", "agency/b")
			g.edge("CONCERNS", "lawsuit/l", "agency/b", props{"basis": "SAME_AGENCY"})
			g.edge("PARTY", "lawsuit/l", "agency/c", props{"n": "2", "since": day("2002-02-02")})
			g.edge("PARTY", "lawsuit/l", "agency/c", props{"since": day("2001-01-01")})
			g.edge("PARTY", "lawsuit/l", "agency/c", props{"n": "1", "standing": "UNKNOWN"})
			g.edge("PART_OF", "agency/c", "agency/d")
			g.edge("PART_OF", "agency/d", "agency/c")
			g.nodes("person/p")
			g.edge("HOLDS_OFFICE_IN", "person/p", "agency/d")
			g.load(t, s)
			var q query
			onward := q.paths("person/p", "agency/c", 2)
			firm, strong, first, either := q.paths("lawsuit/l", "agency/a", 2), q.paths("agency/b", "lawsuit/l", 2), q.paths("lawsuit/l", "agency/c", 2), q.paths("agency/d", "agency/c", 6)
			first.steps.facts("since")
			q.run(t, s)
			firm.want(t, "", "DOCTRINE STATED: lawsuit/l >CONCERNS agency/a")
			strong.want(t, "", "null STATED: agency/b <PARTY lawsuit/l")
			first.steps.want(t, "PARTY true 2001-01-01")
			either.want(t, "", "null STATED: agency/d >PART_OF agency/c")
			onward.want(t, "", "null STATED: person/p >HOLDS_OFFICE_IN agency/d >PART_OF agency/c")
		}},
		{"PathSearch/go along the relations named alone, and along none where none is", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("lawsuit/l", "agency/a", "person/p")
			g.edge("CONCERNS", "lawsuit/l", "agency/a")
			g.edge("PARTY", "lawsuit/l", "person/p")
			g.edge("HOLDS_OFFICE_IN", "person/p", "agency/a")
			g.load(t, s)
			var q query
			all, some, other, none := q.paths("agency/a", "lawsuit/l", 3), q.paths("agency/a", "lawsuit/l", 3, "HOLDS_OFFICE_IN", "PARTY"), q.paths("agency/a", "lawsuit/l", 3, "PARTY"), q.paths("agency/a", "lawsuit/l", 3, "PARTY")
			args := argsOf[plan.PathSearchArgs](none.search)
			args.Relations = args.Relations[:0]
			q.run(t, s)
			all.want(t, "", "PARTY STATED: agency/a <CONCERNS lawsuit/l")
			some.want(t, "", "null STATED: agency/a <HOLDS_OFFICE_IN person/p <PARTY lawsuit/l")
			other.want(t, "")
			none.want(t, "")
		}},
		{"PathSearch/pass claims only where relations are named, citations always", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("law/l", "law/m", "law/n", "source/s")
			g.claim("claim/l", "x", "law/l", "law/m", "source/s")
			g.claim("claim/m", "x", "law/m", "", "source/s")
			g.citation("citation/c", "source/s", "law/n")
			g.nodes("topic/t", "topic/u")
			g.edge("ON_TOPIC", "claim/l", "topic/t")
			g.edge("ON_TOPIC", "claim/l", "topic/u")
			g.load(t, s)
			var q query
			shared, theirs := q.paths("topic/t", "topic/u", 6, "ON_TOPIC", "CITES"), q.paths("topic/t", "topic/u", 6, "ON_TOPIC", "SCOPE")
			without, with, ends, cited := q.paths("law/l", "law/m", 6), q.paths("law/l", "law/m", 6, "ABOUT", "OBJECT", "MADE_IN"), q.paths("claim/l", "law/m", 6), q.paths("source/s", "law/n", 6)
			between := q.paths("claim/l", "claim/m", 6)
			q.run(t, s)
			shared.want(t, "")
			theirs.want(t, "", "TOPIC STATED: topic/t <ON_TOPIC claim/l >ON_TOPIC topic/u")
			without.want(t, "")
			with.want(t, "", "MENTION STATED: law/l <ABOUT claim/l >OBJECT law/m")
			ends.want(t, "", "MENTION STATED: claim/l >OBJECT law/m")
			cited.want(t, "", "CITATION STATED: source/s >HAS_CITATION citation/c >CITES law/n")
			between.want(t, "", "null STATED: claim/l >MADE_IN source/s <MADE_IN claim/m", "MENTION STATED: claim/l >OBJECT law/m <ABOUT claim/m")
		}},
		{"PathSearch/carry the evidence of their steps", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("law/l", "topic/a", "topic/z", "source/s")
			g.edge("ON_TOPIC", "law/l", "topic/a")
			g.edge("ON_TOPIC", "law/l", "topic/z")
			g.claim("claim/a", "topics", "law/l", "topic/a", "source/s")
			g.claim("claim/z", "laws", "topic/z", "law/l", "source/s")
			g.claim("claim/other", "topics", "law/l", "", "source/s")
			g.load(t, s)
			var q query
			paths := q.paths("topic/a", "topic/z", 2)
			evidence := paths.steps.nodesUnder(&plan.PathEdgeEvidenceSpec{}, "Claim")
			q.run(t, s)
			evidence.want(t, "claim/a", "claim/z")
		}},
		{"PathSearch/between what isn't there or has another id now", func(t *testing.T, s store.Store) {
			var g graph
			g.node("law/l", props{"formerIds": []any{"law/old"}})
			g.node("topic/a")
			g.edge("ON_TOPIC", "law/l", "topic/a")
			g.load(t, s)
			var q query
			merged, same := q.paths("topic/a", "law/old", 4), q.paths("law/old", "law/l", 4)
			gone, both := q.paths("topic/a", "topic/b", 4), q.paths("law/0", "law/0", 4)
			q.run(t, s)
			merged.want(t, "", "TOPIC STATED: topic/a <ON_TOPIC law/l")
			same.want(t, "", "null STATED:")
			for _, c := range []struct {
				p    pathQuery
				rows []int
			}{{merged, nil}, {gone, []int{1}}, {both, []int{0, 1}}} {
				var rows []int
				for _, l := range c.p.search.table().Missing {
					rows = append(rows, l.Row)
				}
				if fmt.Sprint(rows) != fmt.Sprint(c.rows) {
					t.Errorf("lost %v, not %v", rows, c.rows)
				}
			}
			gone.want(t, "")
			both.want(t, "")
		}},
		{"PathSearch/are the best of however many", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("source/a", "source/z")
			layers := [][]string{{"source/a"}, nil, nil, nil, {"source/z"}}
			for i, name := range []string{"b", "c", "d"} {
				for n := range 12 {
					layers[i+1] = append(layers[i+1], fmt.Sprintf("source/%s%02d", name, n))
				}
				g.nodes(layers[i+1]...)
			}
			for i := range 4 {
				for _, from := range layers[i] {
					for _, to := range layers[i+1] {
						standing := "STATED"
						if i == 2 && from+to != "source/c11source/d11" {
							standing = "INFERRED"
						}
						g.edge("REPORTS_ON", from, to, props{"standing": standing})
					}
				}
			}
			g.load(t, s)
			var q query
			paths := q.paths("source/a", "source/z", 4)
			argsOf[plan.PathSearchArgs](paths.search).First = 14
			q.run(t, s)
			path := func(standing, b, c, d string) string {
				return fmt.Sprintf("REPORT %s: source/a >REPORTS_ON source/b%s >REPORTS_ON source/c%s >REPORTS_ON source/d%s >REPORTS_ON source/z", standing, b, c, d)
			}
			var want []string
			for n := range 12 {
				want = append(want, path("STATED", fmt.Sprintf("%02d", n), "11", "11"))
			}
			paths.want(t, "", append(want, path("INFERRED", "00", "00", "00"), path("INFERRED", "00", "00", "01"))...)
		}},
	}
}
