package plan

import (
	"fmt"

	"graph287g/ontology"
)

// A PathSearchSpec is at the root: the shortest paths between two nodes. It has one row; the table's Missing tells which of
// the two there isn't.
type PathSearchSpec struct{ Links bool } // a child asks for the edges of its paths

// Operation names it.
func (*PathSearchSpec) Operation() string { return "path search" }

// PathSearchComplete is the column of a PathSearchSpec: whether it ended of itself.
const PathSearchComplete = "complete"

// PathSearchArgs are those of a PathSearchSpec.
type PathSearchArgs struct {
	From, To  string               // ids
	Hops      int                  // how many relations a path may pass
	First     int                  // how many paths are shown
	Relations []*ontology.Relation // nil for all
}

// PageSize is how many paths are wanted at most.
func (a *PathSearchArgs) PageSize() int { return a.First }

// WithPageSize returns the same arguments with another page size.
func (a *PathSearchArgs) WithPageSize(rows int) Paged {
	with := *a
	with.First = rows
	return &with
}

// Explain tells between which nodes.
func (a *PathSearchArgs) Explain(*ontology.Catalogue) []string {
	out := []string{fmt.Sprintf("from %q to %q", a.From, a.To), fmt.Sprintf("over %d", a.Hops), fmt.Sprintf("first %d", a.First)}
	return append(out, explainRelations(a.Relations)...)
}

// MaxHops is the most relations that a path of a PathSearchSpec may pass.
const MaxHops = 6

// A FoundPathsSpec has the paths that a search has found.
type FoundPathsSpec struct{}

// Operation names it.
func (*FoundPathsSpec) Operation() string { return "found paths" }

// A SkippedHubsSpec has the hubs that a search met and did not go through.
type SkippedHubsSpec struct{}

// Operation names it.
func (*SkippedHubsSpec) Operation() string { return "skipped hubs" }

// MaxHubs is how many hubs a search for paths names at most.
const MaxHubs = 100
