package plan

import (
	"fmt"

	"graph287g/ontology"
)

// A SearchSpec is always at the root. It lists the nodes that fit a search, best first.
type SearchSpec struct{ List }

// Operation implements Spec.
func (*SearchSpec) Operation() string { return "search" }

// The columns of a SearchSpec, beside properties and the cursor.
const (
	SearchScore   = "score"        // how well the node fits
	SearchField   = "matchedField" // the field that fits best
	SearchExcerpt = "excerpt"      // a part of its text
	SearchMissing = "missingWords" // the words of the search that it doesn't fit
	SearchMatches = "matches"      // where the matches are in the excerpt: their starts and ends by turns, in code points
)

// SearchArgs are the arguments of a SearchSpec.
type SearchArgs struct {
	Query *SearchQuery
	First int
	After *Position
	Tag   uint64 // binds cursors to this search
}

// PageSize implements Paged.
func (a *SearchArgs) PageSize() int { return a.First }

// WithPageSize implements Paged.
func (a *SearchArgs) WithPageSize(rows int) Paged {
	with := *a
	with.First = rows
	return &with
}

// Explain tells what is searched for.
func (a *SearchArgs) Explain(c *ontology.Catalogue) []string {
	out := []string{fmt.Sprintf("terms %q", a.Query.Terms), "kinds " + kindNames(c, a.Query.Kinds), fmt.Sprintf("first %d", a.First)}
	if a.After != nil {
		out = append(out, fmt.Sprintf("after %v %s", a.After.Keys, a.After.ID))
	}
	return out
}

// A SearchFacetsSpec is always at the root. It counts the nodes that fit a search by kind, also of kinds that the search leaves out.
type SearchFacetsSpec struct{ Search int } // the SearchSpec step whose arguments it shares

// Operation implements Spec.
func (*SearchFacetsSpec) Operation() string { return "search facets" }

// Detail names the search.
func (s *SearchFacetsSpec) Detail() string { return ofStep(s.Search) }

// The columns of a SearchFacetsSpec.
const (
	FacetKind  = "kind"
	FacetCount = "count"
)

// A SearchSuggestionsSpec is always at the root. It finds likely spellings for a search that finds nothing. It has one row: the list of
// them, as texts.
type SearchSuggestionsSpec struct{ Search int } // the SearchSpec step whose arguments it shares

// Operation implements Spec.
func (*SearchSuggestionsSpec) Operation() string { return "search suggestions" }

// Detail names the search.
func (s *SearchSuggestionsSpec) Detail() string { return ofStep(s.Search) }

// A SearchWordsSpec is always at the root. It tells what became of the words of a search. It has one row.
type SearchWordsSpec struct{ Search int } // the SearchSpec step whose arguments it shares

// Operation implements Spec.
func (*SearchWordsSpec) Operation() string { return "search words" }

// Detail names the search.
func (s *SearchWordsSpec) Detail() string { return ofStep(s.Search) }

// The columns of a SearchWordsSpec.
const (
	SearchPartial   = "partial"        // nothing fits all words, and what fits some of them is listed
	SearchUnmatched = "unmatchedWords" // the words that nothing fits
	SearchedFor     = "searchedFor"    // the spelling that took the place of what was asked for; null where none did
)

func ofStep(step int) string { return fmt.Sprintf("of step %d", step) }

// SearchSuggestions is the only column of a SearchSuggestionsSpec.
const SearchSuggestions = "suggestions"

// A SearchQuery is what a search is for, with folded texts (see store.Fold). What fits a term is told by store.TermForms.
type SearchQuery struct {
	Terms  []string
	Typed  []string         // the terms as they were typed, where they first stand
	Phrase string           // all words as one text: a node with exactly this name scores higher
	Kinds  ontology.KindSet // of the nodes that are listed
	Fewest int              // how many of the terms a node fits at least; 0 for all of them
	Rarity []int            // by term, by what its score is multiplied; nil for 1
}

// AtLeast returns how many of its terms a node fits at least.
func (q *SearchQuery) AtLeast() int {
	if q.Fewest == 0 {
		return len(q.Terms)
	}
	return q.Fewest
}
