package plan

import (
	"fmt"

	"graph287g/ontology"
)

// A PathSearchSpec is always at the root. It searches for the shortest paths between two nodes. It has one row; the Missing of its table
// tells which of the two nodes does not exist (0 for From, 1 for To).
type PathSearchSpec struct{ Links bool } // a child step needs the edges of the paths

// Operation implements Spec.
func (*PathSearchSpec) Operation() string { return "path search" }

// PathSearchComplete is the only column of a PathSearchSpec: whether the search ended before it reached store.MaxPathRelations.
const PathSearchComplete = "complete"

// PathSearchArgs are the arguments of a PathSearchSpec.
type PathSearchArgs struct {
	From, To  string               // ids
	Hops      int                  // how many relations a path has at most
	First     int                  // how many paths are wanted at most
	Relations []*ontology.Relation // those that paths may pass; nil for all
}

// PageSize implements Paged.
func (a *PathSearchArgs) PageSize() int { return a.First }

// WithPageSize implements Paged.
func (a *PathSearchArgs) WithPageSize(rows int) Paged {
	with := *a
	with.First = rows
	return &with
}

// Explain tells between which nodes, and how far.
func (a *PathSearchArgs) Explain(*ontology.Catalogue) []string {
	out := []string{fmt.Sprintf("from %q to %q", a.From, a.To), fmt.Sprintf("over %d", a.Hops), fmt.Sprintf("first %d", a.First)}
	return append(out, explainRelations(a.Relations)...)
}

// MaxHops is how many relations a path of a PathSearchSpec may have at most.
const MaxHops = 6

// A FoundPathsSpec lists the paths that a PathSearchSpec has found, the best first.
type FoundPathsSpec struct{}

// Operation implements Spec.
func (*FoundPathsSpec) Operation() string { return "found paths" }

// A SkippedHubsSpec lists the hubs that a PathSearchSpec reached and did not go through, by id.
type SkippedHubsSpec struct{}

// Operation implements Spec.
func (*SkippedHubsSpec) Operation() string { return "skipped hubs" }

// MaxHubs is how many rows a SkippedHubsSpec has at most.
const MaxHubs = 100
