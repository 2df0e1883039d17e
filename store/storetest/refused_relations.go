package storetest

import (
	"fmt"

	"graph287g/store"
)

func refusedRelationCases() []Case {
	return refusals([]refusal{
		{
			"a relation to a node that is not there",
			func(g *graph) { g.node("law/l") },
			func(g *graph) { g.edge("ON_TOPIC", "law/l", "topic/a") },
			[]string{"ON_TOPIC law/l topic/a: there is no node topic/a"},
		}, {
			"a relation from a node that is not there",
			func(g *graph) { g.node("topic/a") },
			func(g *graph) { g.edge("ON_TOPIC", "law/l", "topic/a") },
			[]string{"ON_TOPIC law/l topic/a: there is no node law/l"},
		}, {
			"a relation to a node that goes in the same change",
			func(g *graph) { g.nodes("law/l", "topic/a") },
			func(g *graph) { g.remove("topic/a"); g.edge("ON_TOPIC", "law/l", "topic/a") },
			[]string{"ON_TOPIC law/l topic/a: there is no node topic/a", "topic/a: is to be deleted, but 1 relations"},
		}, {
			"a relation to an id that was merged away",
			func(g *graph) { g.node("law/l"); g.node("topic/a", props{"formerIds": []any{"topic/x"}}) },
			func(g *graph) { g.edge("ON_TOPIC", "law/l", "topic/x") },
			[]string{"ON_TOPIC law/l topic/x: there is no node topic/x"},
		}, {
			"a node without a relation that it must have",
			nil,
			func(g *graph) { g.node("county/1") },
			[]string{"county/1, state: is missing, it is a State!"},
		}, {
			"a node without a relation that it must have from the other end",
			nil,
			func(g *graph) { g.node("agreement/a") },
			[]string{"agreement/a, agency: is missing, it is a Agency!"},
		}, {
			"to take away a relation that a node must have",
			func(g *graph) { g.node("state/NC"); g.county("county/1", "state/NC") },
			func(g *graph) { g.remove("IN_STATE", "county/1 state/NC") },
			[]string{"county/1, state: is missing, it is a State!"},
		}, {
			"a second relation to one",
			func(g *graph) { g.nodes("state/NC", "state/SC"); g.county("county/1", "state/NC") },
			func(g *graph) { g.edge("IN_STATE", "county/1", "state/SC") },
			[]string{"county/1, state: would have 2; it is a relation to one"},
		}, {
			"a second relation to one that need not be there",
			nil,
			func(g *graph) {
				g.nodes("agency/a", "state/NC", "state/SC")
				g.edge("OF_STATE", "agency/a", "state/NC")
				g.edge("OF_STATE", "agency/a", "state/SC")
			},
			[]string{"agency/a, state: would have 2; it is a relation to one"},
		}, {
			"a second relation from one",
			func(g *graph) { g.nodes("agency/a", "agency/b"); g.agreement("agreement/x", "agency/a") },
			func(g *graph) { g.edge("SIGNED", "agency/b", "agreement/x") },
			[]string{"agreement/x, agency: would have 2; it is a relation to one"},
		}, {
			"the 21st of a few",
			func(g *graph) { g.node("law/l"); someTopics(g, 0, store.MaxFew) },
			func(g *graph) { someTopics(g, store.MaxFew, store.MaxFew+1) },
			[]string{"law/l, topics: would have 21; a list that is few has at most 20"},
		}, {
			"to delete a node that has relations",
			func(g *graph) { g.nodes("law/l", "topic/a", "topic/b"); g.edge("ON_TOPIC", "law/l", "topic/a") },
			func(g *graph) { g.remove("law/l"); g.remove("topic/a"); g.remove("topic/b") },
			[]string{"law/l: is to be deleted, but 1 relations", "topic/a: is to be deleted, but 1 relations"},
		}, {
			"to delete a node and only some of its relations",
			func(g *graph) {
				g.nodes("law/l", "topic/a", "topic/b")
				g.edge("ON_TOPIC", "law/l", "topic/a")
				g.edge("ON_TOPIC", "law/l", "topic/b")
			},
			func(g *graph) { g.remove("law/l"); g.remove("ON_TOPIC", "law/l topic/a") },
			[]string{"law/l: is to be deleted, but 1 relations"},
		}, {
			"a relation that leads to no kind of it",
			func(g *graph) { g.nodes("law/l", "state/NC") },
			func(g *graph) { g.edge("ON_TOPIC", "law/l", "state/NC") },
			[]string{"ON_TOPIC law/l state/NC: ON_TOPIC doesn't lead from Law to State"},
		}, {
			"a relation the wrong way round",
			func(g *graph) { g.nodes("law/l", "topic/a") },
			func(g *graph) { g.edge("ON_TOPIC", "topic/a", "law/l") },
			[]string{"ON_TOPIC topic/a law/l: ON_TOPIC doesn't lead from Topic to Law"},
		}, {
			"a relation that the ontology doesn't have",
			nil,
			func(g *graph) {
				g.edits = []store.Edit{store.PutEdge(store.Edge{Relation: "LIKES", ID: "law/l topic/a", From: "law/l", To: "topic/a"})}
			},
			[]string{`law/l topic/a: there is no relation "LIKES"`},
		}, {
			"a relation whose end is of no kind",
			func(g *graph) { g.node("law/l") },
			func(g *graph) { g.edge("ON_TOPIC", "law/l", "thing/a") },
			[]string{"ON_TOPIC law/l thing/a: an end is no id of a known kind"},
		},
	})
}

// someTopics puts topics of law/l, from a number up to another.
func someTopics(g *graph, from, to int) {
	for i := from; i < to; i++ {
		id := fmt.Sprintf("topic/%02d", i)
		g.node(id)
		g.edge("ON_TOPIC", "law/l", id, props{"position": i})
	}
}
