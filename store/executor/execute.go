package executor

import (
	"context"
	"fmt"
	"time"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// An Executor answers plans over graphs of one ontology.
type Executor struct {
	c    *ontology.Catalogue
	json *constants
}

// New returns an executor for graphs of an ontology.
func New(c *ontology.Catalogue) *Executor { return &Executor{c, newConstants(c)} }

// Execute executes a plan over a reader. Its errors are those of the reader and of ctx, *store.BudgetError for too many rows and
// *store.StepError for what a client could ask differently.
func (e *Executor) Execute(ctx context.Context, r Reader, p *plan.Plan, args plan.Args) (*store.Result, error) {
	x := &Execution{Executor: e, r: r, plan: p, args: args, turns: newTurns(), scratch: borrowScratch(len(p.Steps))}
	defer x.scratch.giveBack()
	x.frames, x.answer = x.scratch.frames, store.NewResult(r.Version(), len(p.Steps))
	x.memory = x.answer.Memory
	observer := store.ObserverOf(ctx)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for _, step := range p.Steps {
		if err := x.turns.take(ctx); err != nil {
			return nil, err
		}
		if err := x.runObserved(ctx, observer, step); err != nil {
			return nil, err
		}
	}
	return x.answer, nil
}

// An Execution is the state of one plan's execution.
type Execution struct {
	*Executor
	r       Reader
	plan    *plan.Plan
	args    plan.Args
	answer  *store.Result
	frames  []frame
	shown   int64         // how many objects the answer shows so far
	memory  *store.Memory // of the answer
	scratch *scratch
	turns   turns

	searches map[*plan.SearchQuery]*settledSearch // by what was asked
}

// A frame holds what later steps need of a step beside its table.
type frame struct {
	refs   []Ref   // the nodes that are its rows
	weight []int64 // how often each row is shown
	kept   any     // see Keep
}

// runObserved runs a step and tells the observer, if there is one.
func (x *Execution) runObserved(ctx context.Context, o *store.Observer, s *plan.Step) error {
	if o == nil {
		if err := x.run(ctx, s); err != nil {
			return err
		}
		return x.count(s)
	}
	if o.Begin != nil {
		o.Begin(s)
	}
	start := time.Now()
	if err := x.run(ctx, s); err != nil {
		return err
	}
	took := time.Since(start)
	err := x.count(s)
	if o.End != nil {
		o.End(s, x.answer.RowCounts[s.Index], took)
	}
	return err
}

// count counts how often the rows of a step are shown: rows that parents share are shown under each of them.
func (x *Execution) count(s *plan.Step) error {
	t := x.Table(s.Index)
	f := &x.frames[s.Index]
	f.weight = x.memory.Counts(t.Rows())
	for i := range t.From {
		w := int64(1)
		if s.Parent != plan.Root {
			w = x.frames[s.Parent].weight[i]
		}
		x.answer.RowCounts[s.Index] += w * int64(t.To[i]-t.From[i])
		for row := t.From[i]; row < t.To[i]; row++ {
			f.weight[row] += w
		}
	}
	x.shown += x.answer.RowCounts[s.Index]
	if x.shown > store.MaxRows {
		return &store.BudgetError{Step: s.Index, Rows: int(min(x.shown, 1<<31)), Limit: store.MaxRows}
	}
	return nil
}

// An Operator is an operation that brings its own execution. Operations of the domain do, so that the engine needs to know only
// general ones.
type Operator interface {
	plan.Spec
	// Execute fills the table of its step, and keeps what the steps below it need.
	Execute(ctx context.Context, x *Execution, s *plan.Step) error
}

// run executes a step. This is the dispatch list of the engine's operations; each operation has a file of its name.
func (x *Execution) run(ctx context.Context, s *plan.Step) error {
	switch spec := s.Spec.(type) {
	case *plan.LookupSpec:
		return x.lookup(ctx, s)
	case *plan.ScanSpec:
		return x.scan(ctx, s)
	case *plan.ExpandSpec, *plan.NeighborsSpec:
		return x.expand(ctx, s)
	case *plan.TraverseSpec:
		return x.traverse(ctx, s, spec)
	case *plan.ItemsSpec:
		return x.items(ctx, s, spec)
	case *plan.ConditionalSpec:
		return x.conditional(ctx, s, spec)
	case *plan.SearchSpec:
		return x.search(ctx, s, spec)
	case *plan.SearchFacetsSpec:
		return x.searchFacets(ctx, s, spec)
	case *plan.SearchWordsSpec:
		return x.searchWords(ctx, s, spec)
	case *plan.SearchSuggestionsSpec:
		return x.searchSuggestions(ctx, s, spec)
	case *plan.EvidenceSpec:
		return x.evidence(ctx, s)
	case *plan.EvidenceClaimsSpec:
		return x.evidenceClaims(ctx, s)
	case *plan.EvidenceStandingsSpec:
		return x.evidenceStandings(s)
	case *plan.EvidenceListingsSpec:
		return x.evidenceListings(ctx, s)
	case *plan.EvidenceSourceSpec:
		return x.evidenceSource(ctx, s)
	case *plan.EvidenceDisagreementSpec:
		return x.evidenceDisagreement(ctx, s)
	case *plan.LinkEvidenceSpec:
		return x.linkEvidence(ctx, s)
	case *plan.LinkPathsSpec:
		return x.linkPaths(s)
	case *plan.PathEdgesSpec:
		return x.pathEdges(s)
	case *plan.PathEdgeSourceSpec:
		return x.pathEdgeEnds(ctx, s, func(e *pathEdge) Ref { return e.from })
	case *plan.PathEdgeTargetSpec:
		return x.pathEdgeEnds(ctx, s, func(e *pathEdge) Ref { return e.to })
	case *plan.PathEdgeEvidenceSpec:
		return x.pathEdgeEvidence(ctx, s)
	case *plan.PathSearchSpec:
		return x.pathSearch(ctx, s, spec)
	case *plan.FoundPathsSpec:
		return x.foundPaths(s)
	case *plan.SkippedHubsSpec:
		return x.skippedHubs(ctx, s)
	case *plan.GroupSpec:
		return x.group(ctx, s, spec)
	case *plan.GroupKeysSpec:
		return x.groupKeys(ctx, s)
	case *plan.GroupNodeSpec:
		return x.groupNode(ctx, s)
	case *plan.CountDistinctSpec:
		return x.countDistinct(ctx, s, spec)
	case Operator:
		return spec.Execute(ctx, x, s)
	}
	return fmt.Errorf("step %d: there is no execution of %T", s.Index, s.Spec)
}
