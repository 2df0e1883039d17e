package compile

import (
	"errors"
	"unicode/utf8"

	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// search compiles a search: a connection over its hits, with facets and suggestions.
func (c *compilation) search(g group) encode.Value {
	spec := &plan.SearchSpec{List: plan.List{Shape: plan.Page}}
	s, made := c.step(plan.Step{Parent: plan.Root, Spec: spec, Kinds: c.c.KindsOf("Node")}, g.fields, g.path)
	if made {
		c.bindSearch(s, g)
	}
	v := encode.Value{Op: encode.Connection, NonNull: true, Step: s.Index}
	v.Object = c.object(c.collectUnder(g, typeOf(g)), func(g group) encode.Value {
		switch g.name() {
		case "edges":
			return encode.Value{Op: encode.Edges, NonNull: true, ElemNonNull: true, Step: s.Index, Object: c.searchEdge(s, g)}
		case "facets":
			return c.searchFacets(s, g)
		case "partial":
			return c.cell(c.searchChild(&plan.SearchWordsSpec{Search: s.Index}, g), plan.SearchPartial, true)
		case "unmatchedWords":
			return c.cell(c.searchChild(&plan.SearchWordsSpec{Search: s.Index}, g), plan.SearchUnmatched, true)
		case "searchedFor":
			return c.cell(c.searchChild(&plan.SearchWordsSpec{Search: s.Index}, g), plan.SearchedFor, false)
		case "suggestions":
			return c.cell(c.searchChild(&plan.SearchSuggestionsSpec{Search: s.Index}, g), plan.SearchSuggestions, true)
		}
		return c.connectionField(s, nil, g)
	})
	v.Cut = mayBeCut(v.Object)
	return v
}

// searchEdge compiles a hit.
func (c *compilation) searchEdge(s *plan.Step, g group) *encode.Object {
	return c.object(c.collectUnder(g, typeOf(g)), func(g group) encode.Value {
		switch g.name() {
		case "score":
			return c.cell(s, plan.SearchScore, true)
		case "matchedField":
			return c.cell(s, plan.SearchField, true)
		case "excerpt":
			return c.cell(s, plan.SearchExcerpt, false)
		case "missingWords":
			return c.cell(s, plan.SearchMissing, true)
		case "matches":
			return c.cell(s, plan.SearchMatches, true)
		}
		return c.edgeField(s, nil, g)
	})
}

// searchChild adds a step at the root that shares the arguments of a search.
func (c *compilation) searchChild(spec plan.Spec, g group) *plan.Step {
	s, _ := c.step(plan.Step{Parent: plan.Root, Spec: spec}, g.fields, g.path)
	return s
}

func (c *compilation) searchFacets(s *plan.Step, g group) encode.Value {
	facets := c.searchChild(&plan.SearchFacetsSpec{Search: s.Index}, g)
	v := encode.Value{Op: encode.Many, NonNull: true, ElemNonNull: true, Step: facets.Index}
	v.Object = c.object(c.collectUnder(g, "Facet"), func(g group) encode.Value {
		switch g.name() {
		case "kind":
			return c.cell(facets, plan.FacetKind, true)
		case "count":
			return c.cell(facets, plan.FacetCount, true)
		}
		return c.typeName("Facet")
	})
	return v
}

// bindSearch binds the arguments of a search.
func (c *compilation) bindSearch(s *plan.Step, g group) {
	c.bind(s, g, func(a *arguments) any {
		v, _ := a.get("query")
		to := &plan.SearchArgs{Query: searchQuery(a, asText(v))}
		given := store.AppendJSON(nil, v)
		to.Query.Kinds = c.c.KindsOf("Node")
		if v, ok := a.getOptional("kinds"); ok {
			given = store.AppendJSON(append(given, 0), v)
			to.Query.Kinds = c.kindSet(v)
		}
		to.Tag = store.Tag([]byte(c.listOf(a.field())), given)
		to.First = DefaultFirst
		if n, ok := a.size("first", "for the next one ask for pageInfo { endCursor }, and give that as `after`"); ok {
			to.First = n
		}
		a.bindSearchCursor(to)
		return to
	})
}

// searchQuery parses the text of a search.
func searchQuery(a *arguments, text string) *plan.SearchQuery {
	if n := utf8.RuneCountInString(text); n > store.MaxSearch {
		a.fail("query", "%d characters; at most %d: search for a few words of what you look for", n, store.MaxSearch)
		return &plan.SearchQuery{}
	}
	out := store.ParseSearch(text)
	switch n := len(out.Terms); {
	case text == "":
		a.fail("query", "is empty: write a word, such as mecklenburg; `counties` and the other lists have everything")
	case n == 0:
		a.fail("query", "%q has no letter and no digit: write a word, such as mecklenburg", shorten(text))
	case n > store.MaxSearchTerms:
		a.fail("query", "%d words; at most %d, for all of them must fit: leave out the common ones", n, store.MaxSearchTerms)
	}
	return out
}

func (c *compilation) kindSet(v any) ontology.KindSet {
	items, _ := v.([]any)
	var out ontology.KindSet
	for _, item := range items {
		for _, k := range c.c.Kinds {
			if k.EnumName() == asText(item) {
				out |= ontology.SetOf(k)
			}
		}
	}
	return out
}

// bindSearchCursor binds the cursor of a search, which holds the score and the size of a row.
func (a *arguments) bindSearchCursor(to *plan.SearchArgs) {
	v, _ := a.get("after")
	cursor, ok := v.(string)
	if !ok {
		return
	}
	pos, err := store.ParseCursor(cursor, to.Tag, []store.KeyKind{store.IntKey, store.IntKey})
	switch {
	case errors.Is(err, store.ErrStaleCursor):
		a.fail("after", "this cursor was given for another query or other kinds: use it with the same ones, or start without it")
	case err != nil:
		a.fail("after", "this is no cursor of a search: use an endCursor, startCursor or cursor as an answer gave it, or start without it")
	}
	to.After = pos
}
