package cost

import (
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// An Estimate is how many rows the steps of a plan may show.
type Estimate struct {
	Steps []int64
	Total int64
}

// Of bounds the rows of every step of a plan.
func (z *Sizes) Of(p *plan.Plan, args plan.Args) Estimate {
	e := &estimating{z: z, plan: p, args: args, rows: make([]int64, len(p.Steps)), times: make([]int64, len(p.Steps))}
	total := int64(0)
	for i, s := range p.Steps {
		e.step(s)
		total = atMost(total + e.rows[i])
	}
	return Estimate{e.rows, total}
}

type estimating struct {
	z    *Sizes
	plan *plan.Plan
	args plan.Args
	rows []int64 // by step: how many at most
	// times is how often one node may stand among the rows of a step: those below it are shown as often.
	times []int64
}

func (e *estimating) step(s *plan.Step) {
	switch s.Op {
	case plan.Groups, plan.GroupKeys, plan.GroupNode, plan.Distinct, plan.Timeline:
		e.rows[s.Index] = e.grouped(s)
		e.times[s.Index] = e.rows[s.Index]
		return
	}
	if s.Parent == plan.Root {
		e.root(s)
		return
	}
	parent := e.plan.Steps[s.Parent]
	parents := e.rows[s.Parent]
	switch s.Op {
	case plan.Follow, plan.Neighbors, plan.Walk, plan.Items, plan.CoverageEntries:
		e.lead(s, parent, parents)
		return
	}
	e.rows[s.Index] = atMost(parents * e.each(s, parent))
	if s.Op == plan.EvidenceClaims {
		e.rows[s.Index] = min(e.rows[s.Index], e.claims(parent))
	}
	e.times[s.Index] = e.rows[s.Index]
}

func (e *estimating) root(s *plan.Step) {
	args := &e.args[s.Index]
	e.rows[s.Index], e.times[s.Index] = 1, 1
	if s.Op == plan.Lookup {
		// Several ids may be one node's: it may have had others before.
		e.rows[s.Index] = max(1, int64(len(args.IDs)))
		e.times[s.Index] = e.rows[s.Index]
		return
	}
	switch s.Op {
	case plan.SearchFacets:
		e.rows[s.Index] = int64(len(ontology.Must().Kinds))
	case plan.SearchSpelled, plan.PathSearch:
		// one row
	default:
		e.rows[s.Index] = min(pageOf(s, args), e.z.count(s.Kinds))
	}
}

// lead bounds the rows of a step that leads on: by what was measured, else by the page.
func (e *estimating) lead(s, parent *plan.Step, parents int64) {
	args := &e.args[s.Index]
	kinds := parent.Kinds & s.On
	widths, known := e.z.profile(s, kinds)
	if !known {
		widths = profile{{pageOf(s, args), Many}}
	}
	rows := widths.most(parents, e.times[s.Parent], pageOf(s, args))
	e.rows[s.Index] = rows
	e.times[s.Index] = min(rows, e.repeats(s, parents))
}

// repeats bounds how often one node may stand among the rows of a step: once under each parent, or for each relation
// where parallel ones count; and no more parents can have it than it has relations back.
func (e *estimating) repeats(s *plan.Step, parents int64) int64 {
	switch s.Op {
	case plan.Neighbors:
		return Many // any number of relations may lie between two nodes
	case plan.Walk, plan.Items, plan.CoverageEntries:
		return parents
	}
	back := atMost(e.times[s.Parent] * e.z.back(s.Hop, s.Kinds))
	if s.Edges {
		return back
	}
	return min(parents, back)
}

// each is how many rows a parent has at most under a step that leads to no other entities.
func (e *estimating) each(s, parent *plan.Step) int64 {
	switch s.Op {
	case plan.Evidence:
		return evidences(s, &e.args[s.Index])
	case plan.EvidenceClaims, plan.LinkEvidence, plan.StepEvidence:
		return plan.MaxEvidence
	case plan.Via:
		if parent.Op == plan.Walk || parent.Op == plan.CoverageEntries {
			return plan.MaxVia
		}
		return 1
	case plan.FoundPaths:
		return int64(e.args[s.Parent].First)
	case plan.HubsSkipped:
		return min(plan.MaxHubs, e.z.count(s.Kinds))
	case plan.PathSteps:
		return e.hops(parent)
	}
	return pageOf(s, &e.args[s.Index])
}

// evidences is how many fields of a node evidence tells of.
func evidences(s *plan.Step, args *plan.StepArgs) int64 {
	if args.Fields != nil {
		return int64(len(args.Fields))
	}
	most := 0
	for _, k := range s.On.In(ontology.Must()) {
		most = max(most, len(store.EvidenceFields(k)))
	}
	return int64(most)
}

// hops is how long the ways of a link can be.
func (e *estimating) hops(via *plan.Step) int64 {
	of := e.plan.Steps[via.Parent]
	if of.Op == plan.PathSearch {
		return int64(e.args[of.Index].Hops)
	}
	if of.Op != plan.Walk && of.Op != plan.CoverageEntries {
		return 1
	}
	longest := 0
	for _, k := range of.On.In(ontology.Must()) {
		if t := k.Field(of.Path.Name).Trie(k); t != nil {
			longest = max(longest, t.Depth)
		}
	}
	return int64(longest)
}
