package storetest

import (
	"fmt"
	"strings"
	"testing"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

func searchWordsCases() []Case {
	return []Case{
		{"Search/finds other forms of a word, which count less than itself", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"name": "He denies it"})
			g.node("topic/b", props{"name": "They deny it"})
			g.node("topic/c", props{"name": "Denied it was"})
			g.node("topic/d", props{"name": "The officers' rank", "description": "denim"})
			g.node("topic/e", props{"name": "The offices"})
			g.load(t, s)
			var q query
			deny := q.search("deny").show(plan.SearchScore, plan.SearchExcerpt, plan.SearchMatches)
			denied, officer, office := q.search("denied").show(plan.SearchScore), q.search("officer").show(plan.SearchScore), q.search("office").show(plan.SearchScore)
			q.run(t, s)
			deny.want(t, "topic/b 32 They deny it [5,9], topic/a 24 He denies it [3,9], topic/c 24 Denied it was [0,6]")
			denied.want(t, "topic/c 40, topic/a 24, topic/b 24")
			officer.want(t, "topic/d 24") // of the stemmer both would be one
			office.want(t, "topic/e 24, topic/d 16")
		}},
		{"Search/finds synonyms, some of them one way", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"name": "Tampa Police"})
			g.node("topic/b", props{"name": "Cops of Tampa"})
			g.node("topic/c", props{"name": "PD Tampa"})
			g.node("topic/d", props{"name": "Mount Pleasant"})
			g.node("topic/e", props{"name": "Memorandum"})
			g.node("topic/f", props{"name": "Agreement"})
			g.node("topic/g", props{"name": "MOA, an agreement"})
			g.load(t, s)
			var q query
			police, pd := q.search("tampa police").show(plan.SearchScore), q.search("tampa pd").show(plan.SearchScore, plan.SearchMatches)
			mt := q.search("mt pleasant").show(plan.SearchScore, plan.SearchMatches)
			memorandum, both := q.search("memorandum").show(plan.SearchScore), q.search("memorandum of agreement")
			q.run(t, s)
			police.want(t, "topic/a 128, topic/b 48")
			pd.want(t, "topic/c 64 [0,2,3,8], topic/a 48 [0,5,6,12]")
			mt.want(t, "topic/d 128 [0,5,6,14]") // one word, however it is written
			memorandum.want(t, "topic/e 96, topic/f 16, topic/g 16")
			both.want(t, "topic/g") // an agreement alone is no memorandum of it
		}},
		{"Search/finds names by their initials", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"name": "University of South Florida Police Department"})
			g.node("topic/b", props{"name": "University of South Florida"})
			g.node("topic/c", props{"name": "x", "aliases": []any{"Hillsborough County Sheriff's Office"}})
			g.node("topic/d", props{"name": "y", "description": "University of South Florida"})
			g.node("topic/e", props{"name": "Usf"})
			g.node("source/s")
			g.claim("claim/s/c", "x", "topic/a", "", "source/s", props{"name": "University of South Florida", "text": "x"})
			g.load(t, s)
			var q query
			usf := q.search("usf").show(plan.SearchScore, plan.SearchMatches)
			police, hcso := q.search("USF police"), q.search("hcso").show(plan.SearchField, plan.SearchExcerpt, plan.SearchMatches)
			q.run(t, s)
			usf.want(t, "topic/e 96 [0,3], topic/b 16 [0,10,14,19,20,27], topic/a 16 [0,10,14,19,20,27]")
			police.want(t, "topic/a")
			hcso.want(t, "topic/c aliases Hillsborough County Sheriff's Office [0,12,13,19,20,29,30,36]")
		}},
		{"Search/lists what fits half of the words where nothing fits all", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/arpaio", props{"name": "Arpaio"})
			g.node("topic/costs", props{"name": "Costs of suits", "description": "what suits cost"})
			g.node("topic/none", props{"name": "nothing"})
			for i := range 4 {
				g.node(fmt.Sprintf("topic/jail%d", i), props{"name": "Jail", "description": "of a sheriff, with costs" + strings.Repeat(" and more", i)})
			}
			g.load(t, s)
			var q query
			two, all := q.search("arpaio jail").show(plan.SearchScore, plan.SearchMissing), q.search("jail sheriff").show(plan.SearchMissing)
			words, facets := two.words(), two.facets()
			four := q.search("costs jail sheriff arpaio").count().show(plan.SearchScore, plan.SearchMissing)
			q.run(t, s)
			two.want(t, `topic/arpaio 120 ["jail"], topic/jail0 40 ["arpaio"], topic/jail1 40 ["arpaio"], topic/jail2 40 ["arpaio"], topic/jail3 40 ["arpaio"]`)
			words.want(t, "true [] null")
			facets.want(t, "TOPIC 5")
			all.want(t, "topic/jail0 [], topic/jail1 [], topic/jail2 [], topic/jail3 []")
			four.wantTotals(t, 4)
			four.want(t, `topic/jail0 72 ["arpaio"], topic/jail1 72 ["arpaio"], topic/jail2 72 ["arpaio"], topic/jail3 72 ["arpaio"]`)
		}},
		{"Search/leaves words out that nothing fits, and says so", func(t *testing.T, s store.Store) {
			var g graph
			charlotte(&g)
			g.load(t, s)
			var q query
			rest := q.search("the qqqq queen of Mecklenburg").show(plan.SearchMissing)
			words := rest.words()
			nothing := q.search("qqqq zzzz")
			none := nothing.words()
			q.run(t, s)
			rest.want(t, `topic/alias ["qqqq"], topic/described ["qqqq"]`)
			words.want(t, `true ["qqqq"] null`)
			nothing.want(t, "")
			none.want(t, `false ["qqqq","zzzz"] null`)
		}},
		{"Search/searches for the likeliest spelling where nothing fits", func(t *testing.T, s store.Store) {
			var g graph
			charlotte(&g)
			g.load(t, s)
			var q query
			found := q.search("mekclenburg Sherrif").show(plan.SearchMatches, plan.SearchMissing)
			words, facets := found.words(), found.facets()
			some := q.search("mekclenburg sherrif qqqq").show(plan.SearchMissing)
			left := some.words()
			q.run(t, s)
			found.want(t, "topic/sheriff [0,11,19,26] []")
			words.want(t, "false [] mecklenburg sheriff")
			facets.want(t, "TOPIC 1")
			some.want(t, `topic/sheriff ["qqqq"]`)
			left.want(t, `true ["qqqq"] mecklenburg sheriff`)
		}},
		{"Search/suggests what a rare word may be a slip of", func(t *testing.T, s store.Store) {
			var g graph
			for i := range 1000 {
				g.node(fmt.Sprintf("topic/t%d", i), props{"name": "Sheriff"})
			}
			g.node("topic/slip", props{"name": "Sherrif"})
			g.load(t, s)
			var q query
			found := q.search("sherrif")
			spelled, words := found.suggestions(), found.words()
			q.run(t, s)
			found.want(t, "topic/slip")
			spelled.want(t, `["sheriff"]`)
			words.want(t, "false [] null")
		}},
		{"Search/decides for all kinds alike whether a search is partial", func(t *testing.T, s store.Store) {
			var g graph
			charlotte(&g)
			g.node("law/mecklenburg", props{"name": "Mecklenburg law"})
			g.load(t, s)
			laws := ontology.Must().KindsOf("Law")
			var q query
			found, less := q.search("mecklenburg queen").of(laws), q.search("dona queen").of(laws).show(plan.SearchMissing)
			facets := less.facets()
			q.run(t, s)
			found.want(t, "")
			less.want(t, `law/dona ["queen"]`)
			facets.want(t, "TOPIC 2, LAW 1")
		}},
		{"Search/takes pages of what fits in part that add up", func(t *testing.T, s store.Store) {
			var g graph
			var want []string
			for i := range 7 {
				g.node(fmt.Sprintf("topic/t%d", i), props{"name": "Wake " + strings.Repeat("x ", i/2)})
				want = append(want, fmt.Sprintf("topic/t%d", i))
			}
			g.node("topic/z", props{"name": "Nothing of it", "description": "pledge"})
			g.load(t, s)
			wantSearchPages(t, s, "wake pledge", append([]string{"topic/z"}, want...))
		}},
	}
}
