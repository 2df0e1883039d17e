package executor

import (
	"context"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// Execute answers a plan from a reader.
func Execute(ctx context.Context, r Reader, p *plan.Plan, args plan.Args) (*store.Answer, error) {
	x := &execution{r: r, plan: p, args: args, frames: make([]frame, len(p.Steps))}
	x.answer = &store.Answer{Version: r.Version(), Tables: make([]store.Table, len(p.Steps)), Shown: make([]int64, len(p.Steps))}
	defer x.free()
	for _, step := range p.Steps {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := x.run(ctx, step); err != nil {
			return nil, err
		}
		if err := x.count(step); err != nil {
			return nil, err
		}
	}
	return x.answer, nil
}

type execution struct {
	r       Reader
	plan    *plan.Plan
	args    plan.Args
	answer  *store.Answer
	frames  []frame
	shown   int64 // objects that the answer will show so far
	scratch *scratch
}

// A frame holds of a step what later steps need beside its table.
type frame struct {
	refs   []Ref   // rows that are nodes
	weight []int64 // how often each row will be shown

	parents []Ref          // of Follow, Neighbors and Walk: the parents, each once
	parent  []int32        // which of them a row belongs to
	edges   []Edge         // of Follow and Neighbors: the relation of each row
	hops    []ontology.Hop // of Neighbors: over which hop a row was reached
	walk    *walk          // of Walk, Coverage and CoverageEntries

	evidence []evidence  // rows of Evidence
	search   *pathSearch // of PathSearch
	paths    []path      // rows of Via and FoundPaths
	legs     []leg       // rows of PathSteps
	groups   []Group     // of Groups its rows, of Timeline by what these are
	group    []int32     // of Timeline: which of the groups a row is of

	coverages []coverage // rows of Coverage
}

func (x *execution) run(ctx context.Context, s *plan.Step) error {
	switch s.Op {
	case plan.Lookup:
		return x.lookup(ctx, s)
	case plan.All:
		return x.all(ctx, s)
	case plan.Search:
		return x.search(ctx, s)
	case plan.SearchFacets:
		return x.searchFacets(ctx, s)
	case plan.SearchSpelled:
		return x.searchSpelled(ctx, s)
	case plan.Follow, plan.Neighbors:
		return x.follow(ctx, s)
	case plan.Walk:
		return x.walkStep(ctx, s)
	case plan.Cases:
		return x.cases(ctx, s)
	case plan.Items:
		return x.items(ctx, s)
	case plan.Evidence:
		return x.evidenceStep(ctx, s)
	case plan.EvidenceClaims, plan.EvidenceSource:
		return x.evidenceNodes(ctx, s)
	case plan.EvidenceDisagreement:
		return x.evidenceDisagreements(ctx, s)
	case plan.LinkEvidence:
		return x.linkEvidence(ctx, s)
	case plan.Via:
		return x.via(ctx, s)
	case plan.PathSteps:
		return x.pathSteps(s)
	case plan.Coverage:
		return x.coverageStep(ctx, s)
	case plan.CoverageEntries:
		return x.coverageEntries(ctx, s)
	case plan.CoveragePlace, plan.CoverageAgreement:
		return x.coverageNodes(ctx, s)
	case plan.PathSearch:
		return x.pathSearch(ctx, s)
	case plan.FoundPaths:
		return x.foundPaths(s)
	case plan.HubsSkipped:
		return x.hubsSkipped(ctx, s)
	case plan.Groups:
		return x.groups(ctx, s)
	case plan.GroupKeys:
		return x.groupKeys(ctx, s)
	case plan.GroupNode:
		return x.groupNode(ctx, s)
	case plan.Distinct:
		return x.distinct(ctx, s)
	case plan.Timeline:
		return x.timeline(ctx, s)
	case plan.StepFrom, plan.StepTo:
		return x.stepEnds(ctx, s)
	}
	return x.stepEvidence(ctx, s)
}

// count adds up what the rows of a step will show: rows that parents share are shown under each of them.
func (x *execution) count(s *plan.Step) error {
	t := &x.answer.Tables[s.Index]
	f := &x.frames[s.Index]
	f.weight = make([]int64, t.Rows())
	for i := range t.From {
		w := int64(1)
		if s.Parent != plan.Root {
			w = x.frames[s.Parent].weight[i]
		}
		x.answer.Shown[s.Index] += w * int64(t.To[i]-t.From[i])
		for row := t.From[i]; row < t.To[i]; row++ {
			f.weight[row] += w
		}
	}
	x.shown += x.answer.Shown[s.Index]
	if x.shown > store.MaxRows {
		return &store.BudgetError{Step: s.Index, Rows: int(min(x.shown, 1<<31)), Limit: store.MaxRows}
	}
	return nil
}

func (x *execution) lookup(ctx context.Context, s *plan.Step) error {
	refs, err := x.r.Lookup(ctx, s, &x.args[s.Index])
	if err != nil {
		return err
	}
	t := &x.answer.Tables[s.Index]
	for i, ref := range refs {
		if ref >= 0 && s.Kinds.Has(int(x.r.Kind(ref))) {
			continue
		}
		lost := store.Lost{Row: i, Kind: store.NoKind}
		if ref >= 0 {
			lost.Kind = x.r.Kind(ref)
		}
		t.Lost = append(t.Lost, lost)
		refs[i] = -1
	}
	t.From, t.To = []int32{0}, []int32{int32(len(refs))}
	return x.fill(ctx, s, refs)
}

// fill makes the rows of a step from nodes alone; -1 stands for none.
func (x *execution) fill(ctx context.Context, s *plan.Step, refs []Ref) error {
	t := &x.answer.Tables[s.Index]
	cells, err := x.r.Cells(ctx, refs, s.Columns)
	if err != nil {
		return err
	}
	t.Cells, t.Width, t.Kinds = cells, len(s.Columns), x.kinds(refs)
	x.frames[s.Index].refs = refs
	return nil
}

func (x *execution) kinds(refs []Ref) []uint8 {
	out := make([]uint8, len(refs))
	for i, ref := range refs {
		out[i] = store.NoKind
		if ref >= 0 {
			out[i] = x.r.Kind(ref)
		}
	}
	return out
}

func (x *execution) all(ctx context.Context, s *plan.Step) error {
	rows, err := x.r.Rows(ctx, &Query{Step: s, Args: &x.args[s.Index]})
	if err != nil {
		return err
	}
	x.keep(s, rows, nil, nil)
	return nil
}

func (x *execution) follow(ctx context.Context, s *plan.Step) error {
	parents, index := x.unique(s)
	rows, err := x.r.Rows(ctx, &Query{Step: s, Args: &x.args[s.Index], Parents: parents, Facts: s.Links})
	if err != nil {
		return err
	}
	x.keep(s, rows, parents, index)
	x.frames[s.Index].edges, x.frames[s.Index].hops = rows.Edges, rows.Hops
	x.followColumns(s, rows)
	return nil
}

// followColumns fills in what the link of a relation says beyond its facts.
func (x *execution) followColumns(s *plan.Step, rows *Rows) {
	for c, col := range s.Columns {
		if col.From != plan.LinkBases && col.From != plan.LinkRelation {
			continue
		}
		for i := range rows.Refs {
			cell := &rows.Cells[i*len(s.Columns)+c]
			if col.From == plan.LinkBases {
				*cell = basesJSON(basisBit(rows.Edges[i].Basis))
			} else {
				*cell = words().relation[rows.Hop(s, i).Relation]
			}
		}
	}
}

// keep turns rows into the table of a step. index tells for each row of the parent step which of the parents it is, -1
// for those that the step is not for; without it there is one parent.
func (x *execution) keep(s *plan.Step, rows *Rows, parents []Ref, index []int32) {
	t, f := &x.answer.Tables[s.Index], &x.frames[s.Index]
	t.Cells, t.Width, t.Kinds = rows.Cells, len(s.Columns), x.kinds(rows.Refs)
	f.refs, f.parents = rows.Refs, parents
	if index == nil {
		index = []int32{0}
	}
	n := len(index)
	both := make([]int32, 2*n)
	t.From, t.To = both[:n:n], both[n:]
	if rows.Totals != nil {
		t.Totals = make([]int32, n)
	}
	if rows.More != nil {
		t.More = make([]bool, n)
	}
	if rows.Less != nil {
		t.Less = make([]bool, n)
	}
	for i, p := range index {
		if p < 0 {
			continue
		}
		t.From[i], t.To[i] = rows.From[p], rows.From[p+1]
		if rows.Totals != nil {
			t.Totals[i] = rows.Totals[p]
		}
		if rows.More != nil {
			t.More[i] = rows.More[p]
		}
		if rows.Less != nil {
			t.Less[i] = rows.Less[p]
		}
	}
	if s.Links && parents != nil {
		f.parent = owners(rows.From)
	}
}

// owners tells for each row which parent it belongs to.
func owners(from []int32) []int32 {
	out := make([]int32, from[len(from)-1])
	for p := 0; p+1 < len(from); p++ {
		for row := from[p]; row < from[p+1]; row++ {
			out[row] = int32(p)
		}
	}
	return out
}
