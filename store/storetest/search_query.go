package storetest

import (
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// search searches all kinds.
func (q *query) search(text string) step {
	nodes := ontology.Must().KindsOf("Node")
	s := q.nodes(plan.Step{Parent: plan.Root, Op: plan.Search, Kinds: nodes, Shape: plan.Page})
	s.args().Search = store.ParseSearch(text)
	s.args().Search.Kinds = nodes
	return s
}

// of narrows a search to kinds.
func (s step) of(kinds ontology.KindSet) step {
	s.args().Search.Kinds = kinds
	return s
}

// facets counts by kind what a search finds; spelled suggests spellings.
func (s step) facets() step {
	return s.about(plan.SearchFacets).show(plan.FacetKind, plan.FacetCount)
}

func (s step) spelled() step { return s.about(plan.SearchSpelled).show(plan.Spellings) }

func (s step) about(op plan.Op) step {
	return s.q.add(plan.Step{Parent: plan.Root, Op: op, Query: s.Index})
}
