// Package executor answers plans a step at a time, over what a store can do within one version of its graph (Reader). All
// that gives an answer its meaning beyond single levels is here, once for all stores: paths and their bases, links, ways,
// evidence, sharing of rows between parents, and the budget.
package executor

import (
	"context"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// A Ref is a node of a Reader: a small number, good for its lifetime alone.
type Ref = int32

// A Reader reads one version of a graph. Refs that it was given come from it.
type Reader interface {
	Version() store.Version

	// Lookup finds the nodes of a Lookup step, in the order asked: -1 where there is none.
	Lookup(ctx context.Context, step *plan.Step, args *plan.StepArgs) ([]Ref, error)

	// Rows finds the rows of an All, Follow, Neighbors or Walk step.
	Rows(ctx context.Context, q *Query) (*Rows, error)

	// Groups counts the rows of an All, Follow, Neighbors or Walk step, whatever their page, by the values that they have
	// together: one Group for each parent and each such combination that occurs, in any order. Where a row has several values
	// of a key it counts under each, where it has none under nil. With distinct it counts how many different values of that
	// the rows have, nil not among them. It returns *store.BudgetError for more groups than store.MaxRows.
	Groups(ctx context.Context, q *Query, by []plan.Key, distinct *plan.Key) ([]Group, error)

	// Cases tells of nodes of some kinds which of the cases is the first to hold for each, -1 where none does.
	Cases(ctx context.Context, kinds ontology.KindSet, refs []Ref, cases []plan.Case) ([]int, error)

	// Search finds the nodes that fit what is searched for.
	Search(ctx context.Context, q *SearchQuery) (*Hits, error)

	// Vocabulary returns the words of all nodes that search looks into.
	Vocabulary(ctx context.Context) (*store.Vocabulary, error)

	// Cells returns the Property columns of nodes, row after row; other columns stay nil.
	Cells(ctx context.Context, refs []Ref, columns []plan.Column) ([][]byte, error)

	// Edges returns the relations of nodes over some hops. With facts their facts can be asked for afterwards.
	Edges(ctx context.Context, hops []ontology.Hop, refs []Ref, facts bool) (Adjacency, error)

	// Around returns the relations that lead from some nodes to others, as many as asked for at most and any of them if there
	// are more. Those between the same two nodes of one type and direction are in order of their own ids.
	Around(ctx context.Context, q *AroundQuery) ([]Joint, error)

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

// An AroundQuery asks what relations lead from some nodes to others of some kinds, or to an end whatever its kind. No relation
// of a node with itself counts.
type AroundQuery struct {
	Refs      []Ref // each once
	Relations []*ontology.Relation
	Kinds     ontology.KindSet
	Ends      [2]Ref
	Limit     int
	Facts     bool // their facts will be asked for
}

// A Joint is a relation that leads on from a node.
type Joint struct {
	From Ref
	Hop  ontology.Hop
	Edge Edge
	Hub  bool // no search for paths goes through what it leads to
}

// A Query asks for the rows of one step.
type Query struct {
	Step    *plan.Step
	Args    *plan.StepArgs
	Parents []Ref // of Follow, Neighbors and Walk: each once
	// Of Walk: the ends of each parent, in order of their refs: those of parent i are Ends[EndsFrom[i]:EndsFrom[i+1]].
	Ends     []Ref
	EndsFrom []int32
	Facts    bool // the facts of the relations followed will be asked for
}

// A Group tells how many rows of one parent have the same values.
type Group struct {
	Parent int32 // which of the query's parents; 0 of All
	Keys   []any // nil, a string, an int64, a bool, or of a node its Ref
	Count  int32
}

// Rows are what Query asks for: those of parent i (of All: of the one parent there is) are From[i] to From[i+1].
type Rows struct {
	From   []int32
	Refs   []Ref
	Edges  []Edge         // of Follow and Neighbors: the relation of each row
	Hops   []ontology.Hop // of Neighbors: over which hop each row was reached
	Cells  [][]byte       // as many for each row as the step has columns; filled in for Property, Fact and Cursor
	Totals []int32        // if the step asks
	More   []bool         // if the step asks
	Less   []bool         // if the step asks
}

// Hop returns the hop over which a row of Follow or Neighbors was reached.
func (r *Rows) Hop(s *plan.Step, row int) ontology.Hop {
	if r.Hops != nil {
		return r.Hops[row]
	}
	return s.Hop
}
