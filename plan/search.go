package plan

import (
	"fmt"

	"graph287g/ontology"
)

// A SearchSpec is at the root: the nodes that fit what is searched for, best first.
type SearchSpec struct{ List }

// Operation names it.
func (*SearchSpec) Operation() string { return "search" }

// The columns of a SearchSpec, beside properties and cursor.
const (
	SearchScore   = "score"        // how well the node fits
	SearchField   = "matchedField" // the field that fits best
	SearchExcerpt = "excerpt"      // what stands there
	SearchMatches = "matches"      // where the matches are in it
)

// SearchArgs are those of a SearchSpec.
type SearchArgs struct {
	Query *SearchQuery
	First int
	After *Position
	Tag   uint64 // binds cursors to what they page through
}

// PageSize is how many rows are wanted at most.
func (a *SearchArgs) PageSize() int { return a.First }

// WithPageSize returns the same arguments with another page size.
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

// A SearchFacetsSpec is at the root: how many nodes fit a search, by kind, whatever kinds it asks for.
type SearchFacetsSpec struct{ Search int } // the SearchSpec step whose arguments it shares

// Operation names it.
func (*SearchFacetsSpec) Operation() string { return "search facets" }

// Detail names the search.
func (s *SearchFacetsSpec) Detail() string { return ofStep(s.Search) }

// The columns of a SearchFacetsSpec.
const (
	FacetKind  = "kind"
	FacetCount = "count"
)

// A SearchSuggestionsSpec is at the root: likely spellings of a search that finds nothing; one row, a list of texts.
type SearchSuggestionsSpec struct{ Search int } // the SearchSpec step whose arguments it shares

// Operation names it.
func (*SearchSuggestionsSpec) Operation() string { return "search suggestions" }

// Detail names the search.
func (s *SearchSuggestionsSpec) Detail() string { return ofStep(s.Search) }

func ofStep(step int) string { return fmt.Sprintf("of step %d", step) }

// SearchSuggestions is the column of a SearchSuggestionsSpec.
const SearchSuggestions = "suggestions"

// A SearchQuery is what is searched for, folded: every term must begin a word of a node.
type SearchQuery struct {
	Terms  []string
	Phrase string           // all words, for what has the very name
	Kinds  ontology.KindSet // of the rows
}
