package storetest

import (
	"strings"

	"graph287g/store"
)

func refusedNameCases() []Case {
	number := func(scheme, value string) props {
		return props{"identifiers": []any{props{"scheme": scheme, "value": value}}}
	}
	return refusals([]refusal{
		{
			"a key that another node has",
			func(g *graph) { g.node("topic/a", props{"slug": "same"}) },
			func(g *graph) { g.node("topic/b", props{"slug": "same"}) },
			[]string{"topic/b: topic/a has the same Topic.slug same"},
		}, {
			"a key twice in one change",
			nil,
			func(g *graph) {
				g.node("topic/a", props{"slug": "same"})
				g.node("topic/b", props{"slug": "same"})
			},
			[]string{"topic/b: topic/a has the same Topic.slug same"},
		}, {
			"a key that another node has, though it is put again",
			func(g *graph) { g.node("topic/b", props{"slug": "same"}) },
			func(g *graph) {
				g.node("topic/b", props{"slug": "same", "description": "new"})
				g.node("topic/a", props{"slug": "same"})
			},
			[]string{"topic/a: topic/b has the same Topic.slug same"},
		}, {
			"an identifier that another node has, of whatever kind",
			func(g *graph) { g.node("state/NC", number("FIPS", "37")) },
			func(g *graph) { g.node("topic/a", number("FIPS", "37")) },
			[]string{"topic/a: state/NC has the same scheme FIPS 37"},
		}, {
			"an alias that is another law's citation",
			func(g *graph) { g.node("law/a", props{"citation": "8 U.S.C."}) },
			func(g *graph) { g.node("law/b", props{"citation": "9 U.S.C.", "aliases": []any{"8 U.S.C."}}) },
			[]string{"law/b: law/a has the same Law.citation 8 U.S.C."},
		}, {
			"a former id that another node has",
			func(g *graph) { g.node("topic/a", props{"formerIds": []any{"topic/x"}}) },
			func(g *graph) { g.node("topic/b", props{"formerIds": []any{"topic/x"}}) },
			[]string{"topic/b: topic/a has the same id topic/x"},
		}, {
			"a former id that is a node of its own",
			func(g *graph) { g.node("topic/x") },
			func(g *graph) { g.node("topic/a", props{"formerIds": []any{"topic/x"}}) },
			[]string{"topic/a, formerIds: topic/x is still a node of its own"},
		}, {
			"a former id that becomes a node in the same change",
			nil,
			func(g *graph) { g.node("topic/a", props{"formerIds": []any{"topic/x"}}); g.node("topic/x") },
			[]string{"topic/a, formerIds: topic/x is still a node of its own", "topic/x: topic/a has the same id topic/x"},
		}, {
			"a node whose id was merged away",
			func(g *graph) { g.node("topic/a", props{"formerIds": []any{"topic/x"}}) },
			func(g *graph) { g.node("topic/x") },
			[]string{"topic/x: topic/a has the same id topic/x"},
		}, {
			"a node that was merged into itself",
			nil,
			func(g *graph) { g.node("topic/a", props{"formerIds": []any{"topic/a"}}) },
			[]string{"topic/a, formerIds: topic/a is still a node of its own"},
		}, {
			"ids that not every part of the program could carry",
			nil,
			func(g *graph) { g.nodes("topic/a b", "topic/ä", "topic/"+strings.Repeat("x", 195)) },
			[]string{
				`topic/a b, id: the id "topic/a b" has ' '`, `topic/xxxxx`, `topic/ä, id: the id "topic/ä" has 'ä'`,
			},
		}, {
			"an id that doesn't tell its kind",
			nil,
			func(g *graph) {
				g.edits = []store.Edit{bare("Topic", "law/a"), bare("Topic", "topic"), bare("Topic", "topic/"), bare("Topic", "")}
			},
			[]string{
				", id: ids of Topic look like topic/…", "law/a, id: ids of Topic look like topic/…",
				"topic, id: ids of Topic look like topic/…", "topic/, id: ids of Topic look like topic/…",
			},
		}, {
			"a kind that the ontology doesn't have",
			nil,
			func(g *graph) { g.edits = []store.Edit{bare("Thing", "thing/a")} },
			[]string{`thing/a: there is no kind "Thing"`},
		}, {
			"a relation whose id isn't that of its ends",
			func(g *graph) { g.nodes("law/l", "topic/a") },
			func(g *graph) {
				g.edits = []store.Edit{relation("topic/a law/l"), relation("law/l"), relation(""), relation("law/l  topic/a")}
			},
			[]string{
				"ON_TOPIC , id: the id is its ends", "ON_TOPIC law/l, id: the id is its ends",
				"ON_TOPIC law/l  topic/a, id: the id is its ends", "ON_TOPIC topic/a law/l, id: the id is its ends",
			},
		}, {
			"a third part in the id of a relation without facts",
			func(g *graph) { g.nodes("law/l", "topic/a") },
			func(g *graph) { g.edge("ON_TOPIC", "law/l", "topic/a", props{"n": "2"}) },
			[]string{"ON_TOPIC law/l topic/a 2, id: the id is its ends"},
		}, {
			"a third part of an id that is none",
			func(g *graph) { g.nodes("lawsuit/l", "agency/a") },
			func(g *graph) {
				g.edge("PARTY", "lawsuit/l", "agency/a", props{"n": ""})
				g.edge("PARTY", "lawsuit/l", "agency/a", props{"n": "2 3"})
				g.edge("PARTY", "lawsuit/l", "agency/a", props{"n": "é"})
			},
			[]string{
				"PARTY lawsuit/l agency/a , id: the id is its ends", "PARTY lawsuit/l agency/a 2 3, id: the id is its ends",
				"PARTY lawsuit/l agency/a é, id: the id is its ends",
			},
		},
	})
}

// bare puts a topic's properties under some kind and id.
func bare(kind, id string) store.Edit {
	return store.PutNode(store.Node{Kind: kind, ID: id, Properties: props{
		"name": "n", "description": "d", "named": true, "slug": "s" + id, "kind": "PROGRAM",
	}})
}

func relation(id string) store.Edit {
	return store.PutEdge(store.Edge{Relation: "ON_TOPIC", ID: id, From: "law/l", To: "topic/a"})
}
