package compile

import (
	"errors"
	"unicode/utf8"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// bindSearch binds the arguments of a search.
func (c *compilation) bindSearch(s *plan.Step, g group) {
	c.bind(s, g, func(a *arguments, to *plan.StepArgs) {
		v, _ := a.get("query")
		to.Search = sought(a, asText(v))
		given := store.AppendJSON(nil, v)
		to.Search.Kinds = c.c.KindsOf("Node")
		if v, ok := a.getIf("kinds"); ok {
			given = store.AppendJSON(append(given, 0), v)
			to.Search.Kinds = c.kindSet(v)
		}
		to.Tag = store.Tag([]byte(c.listOf(a.field())), given)
		to.First = DefaultFirst
		if n, ok := a.size("first", "the next one comes with `after: endCursor`"); ok {
			to.First = n
		}
		a.searchAfter(to)
	})
}

// sought reads what is searched for.
func sought(a *arguments, text string) *plan.Sought {
	if n := utf8.RuneCountInString(text); n > store.MaxSearch {
		a.fail("query", "%d characters; at most %d: search for a few words of what you look for", n, store.MaxSearch)
		return &plan.Sought{}
	}
	out := store.ParseSearch(text)
	switch n := len(out.Terms); {
	case text == "":
		a.fail("query", "is empty: write a word, such as mecklenburg; `counties` and the other lists have everything")
	case n == 0:
		a.fail("query", "%q has no letter and no digit: write a word, such as mecklenburg", short(text))
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

// searchAfter binds the cursor of a search, which holds the score and the size of a row.
func (a *arguments) searchAfter(to *plan.StepArgs) {
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
