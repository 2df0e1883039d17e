package neo4j

import (
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// A fusedStep is a step of a plan that a fused statement reads.
type fusedStep struct {
	layout *layout
	step   *plan.Step
	parent *fusedStep // nil at the root
	feeds  bool       // steps below it are read too

	rows *rowReader // of a list

	looked     *lookup // of a lookup
	projection *projection
	asked      *plan.LookupArgs

	read   bool    // the statement has read it
	result scanner // what it has returned
	nodes  []bool  // by ref: the nodes from which the steps below it have gone on, once its rows are decoded
}

// A fused is a statement that reads several steps of a plan at once, for one request.
type fused struct {
	statement string
	params    params
	steps     []*fusedStep
	bySteps   []*fusedStep // by the index of the step; nil for what isn't read

	number int64 // of the version that was read
	change string
}

// maxFusedSteps bounds how long a fused statement takes to plan. Further steps are read by statements of their own.
const maxFusedSteps = 40

// fuse writes the statement that reads those steps of a plan which choose lets pass, nil where there is none that it can read.
func (l *layout) fuse(p *plan.Plan, args plan.Args, choose func(*plan.Step) bool) *fused {
	f := &fused{bySteps: make([]*fusedStep, len(p.Steps)), params: params{}}
	for _, step := range p.Steps {
		s := &fusedStep{layout: l, step: step}
		if step.Parent != plan.Root {
			s.parent = f.bySteps[step.Parent]
		}
		if len(f.steps) == maxFusedSteps || step.Parent != plan.Root && s.parent == nil || !choose(step) || !s.canRead(args) {
			continue
		}
		if s.parent != nil {
			s.parent.feeds = true
		}
		f.steps, f.bySteps[step.Index] = append(f.steps, s), s
	}
	if len(f.steps) == 0 {
		return nil
	}
	for _, s := range f.steps {
		f.params["s"+s.number()] = map[string]any(s.prepare(args))
	}
	f.statement = fusedText(f.steps)
	return f
}

// canRead reports whether a fused statement can read the step: lookups and lists, but those of paths only where nothing is asked of
// the paths themselves.
func (s *fusedStep) canRead(args plan.Args) bool {
	switch spec := s.step.Spec.(type) {
	case *plan.LookupSpec:
		a := plan.ArgsOf[plan.LookupArgs](args, s.step.Index)
		return a.Key != nil || a.Folded == nil
	case *plan.ScanSpec, *plan.ExpandSpec, *plan.NeighborsSpec:
		return true
	case *plan.TraverseSpec:
		return !executor.NeedsPaths(s.step, spec, plan.ArgsOf[plan.TraverseArgs](args, s.step.Index))
	}
	return false
}

// prepare makes what the text of the step is written from, and returns its parameters, which are complete once the text is written.
func (s *fusedStep) prepare(args plan.Args) params {
	if _, ok := s.step.Spec.(*plan.LookupSpec); ok {
		s.asked = plan.ArgsOf[plan.LookupArgs](args, s.step.Index)
		s.looked, s.projection = s.layout.lookupFor(s.step.Kinds, s.asked), s.layout.projectionOf(s.step.Columns, s.step.Kinds)
		s.looked.params["columns"] = s.projection.properties
		return s.looked.params
	}
	q := executor.NewQuery(s.step, args)
	s.rows = newReader(s.layout, nil, store.Version{}).newRowReader(q)
	s.rows.fused = s
	if q.IsExpand() || q.IsNeighbors() {
		if q.IsNeighbors() {
			s.rows.params["types"] = s.rows.chosenTypes()
		}
		s.rows.factNames = s.rows.wantedFacts()
		s.rows.params["facts"] = s.rows.factNames
	}
	s.rows.params["page"] = q.Args.First
	return s.rows.params
}
