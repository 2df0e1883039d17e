package cost

import (
	"fmt"

	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/plan"
)

// An Operation is what is estimated: a plan with the arguments of a request, and how the answer is written.
type Operation struct {
	Plan   *plan.Plan
	Args   plan.Args
	Output *encode.OutputPlan
	Texts  []map[string]any // the arguments of computed texts
	Schema int64            // bytes of what it asks of the schema
}

// An Estimate is an upper bound of what an operation shows. Rows that parents share count once for each parent.
type Estimate struct {
	Steps []int64 // rows, by the index of the step
	Rows  int64   // their sum, but not above Many
	Bytes int64   // of the data as JSON and of the errors that may stand beside it, but not above Many
}

// Estimate bounds the rows of every step of an operation, and the bytes of its answer.
func (s *Statistics) Estimate(o Operation) Estimate {
	e, _ := s.estimate(o, false)
	return e
}

// estimate also returns where the bytes are, if that is to be traced.
func (s *Statistics) estimate(o Operation, trace bool) (Estimate, *byteCount) {
	steps := o.Plan.Steps
	e := &Estimation{stats: s, plan: o.Plan, args: o.Args, rows: make([]int64, len(steps)), multiplicity: make([]int64, len(steps))}
	out := Estimate{Steps: e.rows}
	for i, step := range steps {
		e.rows[i], e.multiplicity[i] = e.step(step)
		out.Rows = AtMost(out.Rows + e.rows[i])
	}
	b := &byteCount{Estimation: e, texts: o.Texts, rowOf: plan.Root, trace: trace}
	if trace {
		b.ofRows = make([]rowBytes, len(steps)+1)
	}
	out.Bytes = AtMost(b.answer(o.Output) + o.Schema)
	return out, b
}

// An Estimation is the state of estimating one plan.
type Estimation struct {
	stats *Statistics
	plan  *plan.Plan
	args  plan.Args
	rows  []int64 // upper bounds by step
	// multiplicity bounds, by step, how many of its rows may be the same node: each of them has the node's rows below it.
	multiplicity []int64
}

// An Estimator is an operation that brings its own estimate. Operations of the domain do, so that this package needs to know only
// general ones.
type Estimator interface {
	plan.Spec
	// EstimateRows returns upper bounds: how many rows the step has, and how many of them may be the same node.
	EstimateRows(e *Estimation, s *plan.Step) (rows, multiplicity int64)
}

// A PathEstimator is an Estimator whose rows have links with paths.
type PathEstimator interface {
	// LongestPath returns how many relations the paths to the rows of a step have at most.
	LongestPath(c *ontology.Catalogue, s *plan.Step) int64
}

// step returns upper bounds of a step: its rows, and how many of them may be the same node. This is the dispatch list of the engine's
// operations; those that list nodes share list.go.
func (e *Estimation) step(s *plan.Step) (rows, multiplicity int64) {
	switch spec := s.Spec.(type) {
	case *plan.LookupSpec:
		return worstCase(e.lookup(s))
	case *plan.ScanSpec:
		return min(e.page(s), e.stats.count(s.Kinds)), 1
	case *plan.SearchSpec:
		return min(int64(plan.ArgsOf[plan.SearchArgs](e.args, s.Index).First), e.stats.count(s.Kinds)), 1
	case *plan.SearchFacetsSpec:
		return int64(len(e.stats.c.Kinds)), 1
	case *plan.SearchSuggestionsSpec, *plan.SearchWordsSpec, *plan.PathSearchSpec:
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
		return worstCase(e.rowsPerParent(s, e.evidenceFields(s)))
	case *plan.EvidenceStandingsSpec:
		return worstCase(e.rowsPerParent(s, ontology.Standings))
	case *plan.EvidenceClaimsSpec:
		return worstCase(min(e.rowsPerParent(s, plan.MaxEvidence), e.evidenceClaims(e.parent(s))))
	case *plan.EvidenceListingsSpec:
		return worstCase(min(e.rowsPerParent(s, plan.MaxEvidence), e.evidenceListings(e.parent(s))))
	case *plan.LinkEvidenceSpec, *plan.PathEdgeEvidenceSpec:
		return worstCase(e.rowsPerParent(s, plan.MaxEvidence))
	case *plan.LinkPathsSpec:
		return worstCase(e.rowsPerParent(s, e.linkPaths(e.parent(s))))
	case *plan.FoundPathsSpec:
		return worstCase(e.rowsPerParent(s, int64(plan.ArgsOf[plan.PathSearchArgs](e.args, s.Parent).First)))
	case *plan.SkippedHubsSpec:
		return worstCase(e.rowsPerParent(s, min(plan.MaxHubs, e.stats.count(s.Kinds))))
	case *plan.PathEdgesSpec:
		return worstCase(e.rowsPerParent(s, e.pathEdges(e.parent(s))))
	case *plan.ConditionalSpec, *plan.EvidenceSourceSpec, *plan.EvidenceDisagreementSpec, *plan.PathEdgeSourceSpec, *plan.PathEdgeTargetSpec:
		return worstCase(e.rowsPerParent(s, 1))
	case *plan.GroupSpec:
		return worstCase(e.group(s, spec))
	case *plan.GroupKeysSpec:
		return worstCase(AtMost(e.rows[s.Parent] * int64(len(e.keysOf(s.Parent)))))
	case *plan.GroupNodeSpec:
		groups := e.parent(s).Parent
		return worstCase(AtMost(e.rows[groups] * int64(plan.CountNodeKeys(e.keysOf(groups)))))
	case *plan.CountDistinctSpec:
		return 0, 0 // it has totals, but no rows
	case Estimator:
		return spec.EstimateRows(e, s)
	}
	panic(fmt.Sprintf("there is no estimate of %T", s.Spec))
}

// worstCase returns the bounds of a step of which only the number of rows is known: all of them may be the same node.
func worstCase(rows int64) (_, multiplicity int64) { return rows, rows }

func (e *Estimation) parent(s *plan.Step) *plan.Step { return e.plan.Steps[s.Parent] }

// rowsPerParent bounds the rows of a step that has so many for each row of its parent.
func (e *Estimation) rowsPerParent(s *plan.Step, rows int64) int64 {
	return AtMost(e.rows[s.Parent] * rows)
}

// lookup returns how many nodes are asked for. Several ids may be those of one node, because nodes keep their former ids.
func (e *Estimation) lookup(s *plan.Step) int64 {
	return max(1, int64(len(plan.ArgsOf[plan.LookupArgs](e.args, s.Index).IDs)))
}

// Args returns the arguments of all steps.
func (e *Estimation) Args() plan.Args { return e.args }

// RowsPerParent returns the bounds of a step that has so many rows for each row of its parent, all of which may be the same node.
func (e *Estimation) RowsPerParent(s *plan.Step, rows int64) (_, multiplicity int64) {
	return worstCase(e.rowsPerParent(s, rows))
}

// FirstDay returns the first day that a date of a temporal kind can mean; empty where there are no dates.
func (e *Estimation) FirstDay() string { return e.stats.firstDay }
