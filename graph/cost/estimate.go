package cost

import (
	"fmt"

	"graph287g/ontology"
	"graph287g/plan"
)

// An Estimate is how many rows the steps of a plan may show.
type Estimate struct {
	Steps []int64
	Total int64
}

// Estimate bounds the rows of every step of a plan.
func (z *Statistics) Estimate(p *plan.Plan, args plan.Args) Estimate {
	e := &Estimation{z: z, plan: p, args: args, rows: make([]int64, len(p.Steps)), times: make([]int64, len(p.Steps))}
	total := int64(0)
	for i, s := range p.Steps {
		e.rows[i], e.times[i] = e.step(s)
		total = AtMost(total + e.rows[i])
	}
	return Estimate{e.rows, total}
}

// An Estimation is the work on one plan.
type Estimation struct {
	z    *Statistics
	plan *plan.Plan
	args plan.Args
	rows []int64 // by step: how many at most
	// times is how often one node may stand among the rows of a step: those below it are shown as often.
	times []int64
}

// An Estimator is an operation that says itself how many rows it has at most: one that belongs to what the graph is about rather
// than to the engine.
type Estimator interface {
	plan.Spec
	// EstimateRows bounds the rows of its step, and how often one node may stand among them.
	EstimateRows(e *Estimation, s *plan.Step) (rows, times int64)
}

// A Linker is an operation from outside whose rows have links: it says how many relations their paths pass at most.
type Linker interface {
	LongestPath(c *ontology.Catalogue, s *plan.Step) int64
}

// step bounds the rows of a step, and how often one node may stand among them. This is the list of the engine's operations: each
// has a file of its name, or shares list.go.
func (e *Estimation) step(s *plan.Step) (rows, times int64) {
	switch spec := s.Spec.(type) {
	case *plan.LookupSpec:
		return even(e.lookup(s))
	case *plan.ScanSpec:
		return min(e.page(s), e.z.count(s.Kinds)), 1
	case *plan.SearchSpec:
		return min(int64(plan.ArgsOf[plan.SearchArgs](e.args, s.Index).First), e.z.count(s.Kinds)), 1
	case *plan.SearchFacetsSpec:
		return int64(len(e.z.c.Kinds)), 1
	case *plan.SearchSuggestionsSpec, *plan.PathSearchSpec:
		return 1, 1
	case *plan.ExpandSpec:
		return e.expand(s, spec)
	case *plan.NeighborsSpec:
		return e.neighbors(s)
	case *plan.TraverseSpec:
		return e.traverse(s)
	case *plan.ItemsSpec:
		return e.items(s)
	case *plan.EvidenceSpec:
		return even(e.each(s, e.evidences(s)))
	case *plan.EvidenceClaimsSpec:
		return even(min(e.each(s, plan.MaxEvidence), e.claims(e.parent(s))))
	case *plan.LinkEvidenceSpec, *plan.PathEdgeEvidenceSpec:
		return even(e.each(s, plan.MaxEvidence))
	case *plan.LinkPathsSpec:
		return even(e.each(s, e.linkPaths(e.parent(s))))
	case *plan.FoundPathsSpec:
		return even(e.each(s, int64(plan.ArgsOf[plan.PathSearchArgs](e.args, s.Parent).First)))
	case *plan.SkippedHubsSpec:
		return even(e.each(s, min(plan.MaxHubs, e.z.count(s.Kinds))))
	case *plan.PathEdgesSpec:
		return even(e.each(s, e.pathEdges(e.parent(s))))
	case *plan.ConditionalSpec, *plan.EvidenceSourceSpec, *plan.EvidenceDisagreementSpec, *plan.PathEdgeSourceSpec, *plan.PathEdgeTargetSpec:
		return even(e.each(s, 1))
	case *plan.GroupSpec:
		return even(e.group(s, spec))
	case *plan.GroupKeysSpec:
		return even(AtMost(e.rows[s.Parent] * int64(len(e.keysOf(s.Parent)))))
	case *plan.GroupNodeSpec:
		groups := e.parent(s).Parent
		return even(AtMost(e.rows[groups] * int64(plan.CountNodeKeys(e.keysOf(groups)))))
	case *plan.CountDistinctSpec:
		return 0, 0 // numbers are no objects
	case Estimator:
		return spec.EstimateRows(e, s)
	}
	panic(fmt.Sprintf("there is no estimate of %T", s.Spec))
}

// even is for steps of which nothing more is known than how many rows they have: one node may stand in each.
func even(rows int64) (_, times int64) { return rows, rows }

func (e *Estimation) parent(s *plan.Step) *plan.Step { return e.plan.Steps[s.Parent] }

// each bounds the rows of a step by how many one row of its parent has at most.
func (e *Estimation) each(s *plan.Step, rows int64) int64 { return AtMost(e.rows[s.Parent] * rows) }

// lookup is how many nodes are asked for: several ids may be one node's, for it may have had others before.
func (e *Estimation) lookup(s *plan.Step) int64 {
	return max(1, int64(len(plan.ArgsOf[plan.LookupArgs](e.args, s.Index).IDs)))
}

// Args returns the arguments of all steps.
func (e *Estimation) Args() plan.Args { return e.args }

// Each bounds the rows of a step by how many one row of its parent has at most; one node may stand in each.
func (e *Estimation) Each(s *plan.Step, rows int64) (_, times int64) { return even(e.each(s, rows)) }

// FirstDay is the first day that dates of the graph's temporal kinds can mean; empty where there are none.
func (e *Estimation) FirstDay() string { return e.z.firstDay }
