// Package executor answers plans a step at a time, over what a store can do within one version of its graph (Reader). All
// that gives an answer its meaning beyond single levels is here, once for all stores: paths and their bases, links,
// evidence, sharing of rows between parents, and the budget.
package executor

import (
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// A Ref is a node of a Reader: a small number, good for its lifetime alone.
type Ref = int32

// A Reader reads one version of a graph. Refs that it was given come from it.
type Reader interface {
	Version() store.Version

	// Lookup finds nodes in the order in which they are asked for: -1 where there is none. By a key the kind is the only one of
	// kinds; by an id or identifier they may be of any. Their cells of the columns will be asked for next.
	Lookup(ctx context.Context, kinds ontology.KindSet, args *plan.LookupArgs, columns []plan.Column) ([]Ref, error)

	// Rows finds the rows of a step that lists nodes.
	Rows(ctx context.Context, q *Query) (*Rows, error)

	// Groups counts the rows of a step that lists nodes, whatever their page, by the values that they have
	// together: one Group for each parent and each such combination that occurs, in any order. Where a row has several values
	// of a key it counts under each, where it has none under nil. With distinct it counts how many different values of that
	// the rows have, nil not among them. It returns *store.BudgetError for more groups than store.MaxRows.
	Groups(ctx context.Context, q *Query, by []plan.Key, distinct *plan.Key) ([]Group, error)

	// Cases tells of nodes of some kinds which of the cases is the first to hold for each, -1 where none does.
	Cases(ctx context.Context, kinds ontology.KindSet, refs []Ref, cases []plan.Case) ([]int, error)

	// Search finds the nodes that fit what is searched for.
	Search(ctx context.Context, q *SearchRequest) (*Hits, error)

	// Vocabulary returns the words of all nodes that search looks into.
	Vocabulary(ctx context.Context) (*store.Vocabulary, error)

	// Cells returns the Property columns of nodes, row after row; other columns stay nil.
	Cells(ctx context.Context, refs []Ref, columns []plan.Column) ([][]byte, error)

	// Edges returns the relations of nodes over some hops. With facts their facts can be asked for afterwards.
	Edges(ctx context.Context, hops []ontology.Hop, refs []Ref, facts bool) (Adjacency, error)

	// Expansions returns the relations that lead from some nodes to others, as many as asked for at most and any of them if there
	// are more. Those between the same two nodes of one type and direction are in order of their own ids.
	Expansions(ctx context.Context, q *ExpansionsQuery) ([]Expansion, error)

	// Fact returns a cell of a relation that Edges or Rows returned with its facts.
	Fact(r *ontology.Relation, e Edge, name string, part int) []byte

	ID(Ref) string
	Kind(Ref) uint8
	// Refs returns how many refs there are, all of them below it.
	Refs() int
}

// An Adjacency holds relations by hop and node.
type Adjacency interface {
	// Edges returns the relations of a node over the hop with this index, in order of the other ends' ids, then their own.
	Edges(hop int, node Ref) []Edge
}

// An Edge is one relation, seen from one end.
type Edge struct {
	To       Ref
	Handle   int32 // names the relation to its Reader
	Basis    ontology.Basis
	Standing ontology.Standing
	Position int32 // its place in a list that is few
}

// An ExpansionsQuery asks what relations lead from some nodes to others of some kinds, or to an end whatever its kind. No relation
// of a node with itself counts.
type ExpansionsQuery struct {
	Refs      []Ref // each once
	Relations []*ontology.Relation
	Kinds     ontology.KindSet
	Ends      [2]Ref
	Limit     int
	Facts     bool // their facts will be asked for
}

// A Expansion is a relation that leads on from a node.
type Expansion struct {
	From Ref
	Hop  ontology.Hop
	Edge Edge
	Hub  bool // no search for paths goes through what it leads to
}

// A Query asks for the rows of one step that lists nodes: its Spec is a ScanSpec, ExpandSpec, NeighborsSpec or TraverseSpec.
type Query struct {
	Step      *plan.Step
	List      *plan.List // of its Spec
	Args      *plan.ListArgs
	Relations []*ontology.Relation // of NeighborsSpec: over which relations; nil for all
	Parents   []Ref                // but of ScanSpec: each once
	// Of TraverseSpec: the ends of each parent, in order of their refs: those of parent i are Ends[EndsFrom[i]:EndsFrom[i+1]].
	Ends     []Ref
	EndsFrom []int32
	Facts    bool // the facts of the relations followed will be asked for
}

// Follows tells whether neighbors over a relation are asked for.
func (q *Query) Follows(r *ontology.Relation) bool {
	return q.Relations == nil || slices.Contains(q.Relations, r)
}

// Hop is the hop of an ExpandSpec; of any other there is none.
func (q *Query) Hop() ontology.Hop {
	if expand, ok := q.Step.Spec.(*plan.ExpandSpec); ok {
		return expand.Hop
	}
	return ontology.Hop{}
}

// Claim is the field that claims of an ExpandSpec must have; empty for all nodes.
func (q *Query) Claim() string {
	if expand, ok := q.Step.Spec.(*plan.ExpandSpec); ok {
		return expand.Claim
	}
	return ""
}

// Scan tells whether all nodes are listed.
func (q *Query) Scan() bool { _, ok := q.Step.Spec.(*plan.ScanSpec); return ok }

// Neighbors tells whether neighbors are listed.
func (q *Query) Neighbors() bool { _, ok := q.Step.Spec.(*plan.NeighborsSpec); return ok }

// Expand tells whether nodes at the other end of one relation are listed.
func (q *Query) Expand() bool { _, ok := q.Step.Spec.(*plan.ExpandSpec); return ok }

// Traverse tells whether the ends of a path are listed.
func (q *Query) Traverse() bool { _, ok := q.Step.Spec.(*plan.TraverseSpec); return ok }

// A Group tells how many rows of one parent have the same values.
type Group struct {
	Parent int32 // which of the query's parents; 0 of a scan
	Keys   []any // nil, a string, an int64, a bool, or of a node its Ref
	Count  int32
}

// Rows are what Query asks for: those of parent i (of a scan: of the one parent there is) are From[i] to From[i+1].
type Rows struct {
	From   []int32
	Refs   []Ref
	Edges  []Edge         // of ExpandSpec and NeighborsSpec: the relation of each row
	Hops   []ontology.Hop // of NeighborsSpec: over which hop each row was reached
	Cells  [][]byte       // as many for each row as the step has columns; filled in for Property, Fact and Cursor
	Totals []int32        // if the step asks
	More   []bool         // if the step asks
	Less   []bool         // if the step asks
}
