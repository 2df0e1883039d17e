package storetest

import (
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// search searches all kinds.
func (q *query) search(text string) step {
	nodes := ontology.Must().KindsOf("Node")
	s := q.nodes(plan.Step{Parent: plan.Root, Spec: &plan.SearchSpec{List: plan.List{Shape: plan.Page}}, Kinds: nodes}, &plan.SearchArgs{Query: store.ParseSearch(text), First: 100, Tag: 287})
	argsOf[plan.SearchArgs](s).Query.Kinds = nodes
	return s
}

// of narrows a search to kinds.
func (s step) of(kinds ontology.KindSet) step {
	argsOf[plan.SearchArgs](s).Query.Kinds = kinds
	return s
}

// facets counts by kind what a search finds; spelled suggests spellings.
func (s step) facets() step {
	return s.searchChild(&plan.SearchFacetsSpec{Search: s.Index}).show(plan.FacetKind, plan.FacetCount)
}

func (s step) suggestions() step {
	return s.searchChild(&plan.SearchSuggestionsSpec{Search: s.Index}).show(plan.SearchSuggestions)
}

// words tells what became of the words.
func (s step) words() step {
	return s.searchChild(&plan.SearchWordsSpec{Search: s.Index}).show(plan.SearchPartial, plan.SearchUnmatched, plan.SearchedFor)
}

func (s step) searchChild(spec plan.Spec) step {
	return s.q.add(plan.Step{Parent: plan.Root, Spec: spec}, nil)
}
