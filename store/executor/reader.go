// Package executor executes plans step by step over a Reader, which is what a store can do within one version of its graph. What
// an answer means beyond a single list is implemented here, once for all stores: paths and their bases, links, evidence, the sharing
// of rows between parents, and the limit on rows.
package executor

import (
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// A Ref is a small number that stands for a node, valid only for the Reader that gave it.
type Ref = int32

// Distinct returns refs in order, each once and without -1, in the memory that it is given.
func Distinct(refs []Ref) []Ref {
	refs = slices.DeleteFunc(refs, func(ref Ref) bool { return ref < 0 })
	slices.Sort(refs)
	return slices.Compact(refs)
}

// A Reader reads one version of a graph. It is given only refs that came from it.
type Reader interface {
	Version() store.Version

	// Lookup returns nodes in the order in which they are asked for, -1 for each that does not exist. kinds has one kind for a lookup
	// by key; nodes found by id or identifier may be of other kinds. The columns are those that Cells will be asked for next.
	Lookup(ctx context.Context, kinds ontology.KindSet, args *plan.LookupArgs, columns []plan.Column) ([]Ref, error)

	// LookupFolded returns the nodes of a kind that have one of some forms of a folded key, each once, in any order. It looks for them in an
	// index. The columns are those that Cells will be asked for next.
	LookupFolded(ctx context.Context, q *FoldedQuery, columns []plan.Column) ([]Ref, error)

	// Rows returns the rows of a step that lists nodes.
	Rows(ctx context.Context, q *Query) (*Rows, error)

	// Groups counts the rows of a step that lists nodes, on all pages, by their values of some keys: it returns one Group for each
	// parent and combination of values that occurs, in any order. A row with several values of a key counts under each of them, and
	// one without any under nil. With distinct it counts the different values of that key instead of rows, without nil. More than
	// store.MaxRows groups are a *store.BudgetError.
	Groups(ctx context.Context, q *Query, by []plan.Key, distinct *plan.Key) ([]Group, error)

	// Cases returns for each node, which is of one of the kinds, the index of the first case that holds, or -1.
	Cases(ctx context.Context, kinds ontology.KindSet, refs []Ref, cases []plan.Case) ([]int, error)

	// Search returns the nodes that fit a search.
	Search(ctx context.Context, q *SearchRequest) (*Hits, error)

	// TermCounts returns for each of the terms of a search how many nodes fit it.
	TermCounts(ctx context.Context, terms []string) ([]int, error)

	// Vocabulary returns the words of all nodes that search looks into.
	Vocabulary(ctx context.Context) (*store.Vocabulary, error)

	// Cells returns the cells of nodes, row by row: len(columns) for each. Only Property columns are filled in; the others are nil, and
	// so are all cells of a ref below 0.
	Cells(ctx context.Context, refs []Ref, columns []plan.Column) ([][]byte, error)

	// Edges returns the relations of nodes over some hops. With facts, Fact may be asked for them afterwards.
	Edges(ctx context.Context, hops []ontology.Hop, refs []Ref, facts bool) (Adjacency, error)

	// Expansions returns the relations of some nodes for a level of a path search, any q.Limit of them where there are more. Parallel
	// relations are in order of their own ids.
	Expansions(ctx context.Context, q *ExpansionQuery) ([]Expansion, error)

	// Fact returns a cell of a relation that Edges or Rows returned with its facts.
	Fact(r *ontology.Relation, e Edge, name string, part int) []byte

	ID(Ref) string
	Kind(Ref) uint8
	// Refs returns a number that all refs are below.
	Refs() int
}

// A DirectReader is a Reader that needs no preparation for Edges.
type DirectReader interface {
	Reader
	// EdgesOf returns the relations of a node over a hop, as those of an Adjacency.
	EdgesOf(hop ontology.Hop, node Ref) []Edge
}

// An AheadReader is a Reader that may have read rows before they are asked for.
type AheadReader interface {
	Reader
	// HasRows reports whether the rows of a query are there already. Those of a TraverseSpec are only where NeedsPaths is false; Rows
	// is then asked for them without their ends.
	HasRows(q *Query) bool
}

// An Adjacency holds relations by hop and node.
type Adjacency interface {
	// Edges returns the relations of a node over the hop with this index, in order of the ids of the other ends, then of their own.
	Edges(hop int, node Ref) []Edge
}

// An Edge is one relation, seen from one end.
type Edge struct {
	To       Ref
	Handle   int32 // identifies the relation to its Reader
	Basis    ontology.Basis
	Standing ontology.Standing
	Position int32 // in a curated list (plan.Few)
}

// An ExpansionQuery asks for the relations from some nodes to nodes of some kinds, and to the two ends of a path search, which may
// be of any kind. Relations of a node with itself are left out.
type ExpansionQuery struct {
	Refs      []Ref // each once
	Relations []*ontology.Relation
	Kinds     ontology.KindSet
	Ends      [2]Ref
	Limit     int
	Facts     bool // Fact will be asked for them
}

// An Expansion is one relation of a node, for a path search.
type Expansion struct {
	From Ref
	Hop  ontology.Hop
	Edge Edge
	Hub  bool // its other end is a hub, which no path search goes through
}

// A Query asks for the rows of one step that lists nodes: its Spec is a ScanSpec, ExpandSpec, NeighborsSpec or TraverseSpec.
type Query struct {
	Step      *plan.Step
	List      *plan.List // of its Spec
	Args      *plan.ListArgs
	Relations []*ontology.Relation // of NeighborsSpec: over which relations; nil for all
	Parents   []Ref                // each once; none for a ScanSpec
	// Ends are those of TraverseSpec, by parent and then by ref: those of parent i are Ends[EndsFrom[i]:EndsFrom[i+1]].
	Ends     []Ref
	EndsFrom []int32
	Facts    bool          // Fact will be asked for the relations of the rows
	Cut      bool          // tell which pages leave out rows that their cursors don't
	Memory   *store.Memory // for the rows

	rows Rows // see NewRows
}

// NewRows returns the rows of the query, to be filled in. They are there until the execution ends, or until it is called again.
func (q *Query) NewRows() *Rows {
	q.rows = Rows{}
	return &q.rows
}

// HasRelation reports whether the query of a NeighborsSpec asks for neighbors over a relation.
func (q *Query) HasRelation(r *ontology.Relation) bool {
	return q.Relations == nil || slices.Contains(q.Relations, r)
}

// Hop returns the hop of an ExpandSpec, and the zero Hop for other operations.
func (q *Query) Hop() ontology.Hop {
	if expand, ok := q.Step.Spec.(*plan.ExpandSpec); ok {
		return expand.Hop
	}
	return ontology.Hop{}
}

// ClaimField returns the field that claims listed by an ExpandSpec must be about; it is empty where that does not matter.
func (q *Query) ClaimField() string {
	if expand, ok := q.Step.Spec.(*plan.ExpandSpec); ok {
		return expand.ClaimField
	}
	return ""
}

// IsScan reports whether the query is that of a ScanSpec.
func (q *Query) IsScan() bool { _, ok := q.Step.Spec.(*plan.ScanSpec); return ok }

// IsNeighbors reports whether the query is that of a NeighborsSpec.
func (q *Query) IsNeighbors() bool { _, ok := q.Step.Spec.(*plan.NeighborsSpec); return ok }

// IsExpand reports whether the query is that of an ExpandSpec.
func (q *Query) IsExpand() bool { _, ok := q.Step.Spec.(*plan.ExpandSpec); return ok }

// IsTraverse reports whether the query is that of a TraverseSpec.
func (q *Query) IsTraverse() bool { _, ok := q.Step.Spec.(*plan.TraverseSpec); return ok }

// A Group is a combination of values that rows of one parent have, and how many have it.
type Group struct {
	Parent int32 // index in the query's Parents; 0 for a scan
	Keys   []any // by key: nil, a string, an int64, a bool, or the Ref of a node
	Count  int32
}

// Rows are the answer to a Query: those of parent i are From[i] up to but not including From[i+1]. A scan counts as one parent.
type Rows struct {
	From   []int32
	Refs   []Ref
	Edges  []Edge         // of ExpandSpec and NeighborsSpec: the relation of each row
	Hops   []ontology.Hop // of NeighborsSpec: over which hop each row was reached
	Cells  [][]byte       // row by row, a cell for each column of the step; nil for columns of the kind Output
	Totals []int32        // by parent, where the step asks for it: how many rows there are on all pages
	More   []bool         // by parent, where the step asks for it: whether rows follow the page
	Less   []bool         // by parent, where the step asks for it: whether rows come before the page
	Cut    []int32        // where Query.Cut asks for it: the parents, in order, whose pages leave out rows
}

// MarkCut notes that the page leaves out rows of the parent which is read next: the first whose end isn't in From yet.
func (r *Rows) MarkCut() { r.Cut = append(r.Cut, int32(len(r.From)-1)) }
