package neo4j

import (
	"strconv"

	lru "github.com/hashicorp/golang-lru/v2"

	"graph287g/ontology"
	"graph287g/plan"
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

	nodes     []bool // by ref: the nodes from which the steps below it have gone on, once its rows are decoded
	nodeCount int
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

// A fuser makes fused statements, and keeps what it made for a plan: plans are kept themselves, and asked with other values.
type fuser struct {
	layout      *layout
	texts       *lru.Cache[fusedShape, string]
	projections *lru.Cache[*plan.Step, *projection]
}

// A fusedShape is all that the text of a fused statement depends on.
type fusedShape struct {
	plan      *plan.Plan
	arguments string
}

func newFuser(l *layout) *fuser {
	texts, _ := lru.New[fusedShape, string](knownStatements) // the sizes are positive
	projections, _ := lru.New[*plan.Step, *projection](10 * knownStatements)
	return &fuser{l, texts, projections}
}

// fuse makes the statement that reads those steps of a plan which choose lets pass, nil where there is none that it can read.
func (u *fuser) fuse(p *plan.Plan, args plan.Args, choose func(*plan.Step) bool) *fused {
	f := &fused{bySteps: make([]*fusedStep, len(p.Steps)), params: make(params, len(p.Steps))}
	for _, step := range p.Steps {
		s := &fusedStep{layout: u.layout, step: step}
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
	var shape []byte
	for _, s := range f.steps {
		f.params["s"+s.number()] = map[string]any(s.prepare(args, u.projection(s.step)))
		shape = s.appendShape(shape)
	}
	key := fusedShape{p, string(shape)}
	text, ok := u.texts.Get(key)
	if !ok {
		text = fusedText(f.steps)
		u.texts.Add(key, text)
	}
	f.statement = text
	return f
}

func (u *fuser) projection(s *plan.Step) *projection {
	p, ok := u.projections.Get(s)
	if !ok {
		p = u.layout.projectionOf(s.Columns, s.Kinds)
		u.projections.Add(s, p)
	}
	return p
}

// maxFusedWays is along how many ways a path may lead that a fused statement follows. Each is a part of the text; a path of sixty takes
// Neo4j minutes to plan.
const maxFusedWays = 16

// waysAlong counts the ways along which a path leads from some kinds.
func (l *layout) waysAlong(path *ontology.Field, from ontology.KindSet) int {
	n := 0
	for _, k := range from.In(l.catalogue) {
		if f := k.Field(path.Name); f != nil {
			for _, state := range f.Trie(k).States {
				n += len(state.Next)
			}
		}
	}
	return n
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
		return !executor.NeedsPaths(s.step, spec, plan.ArgsOf[plan.TraverseArgs](args, s.step.Index)) && s.layout.waysAlong(spec.Path, s.step.On) <= maxFusedWays
	}
	return false
}

// prepare makes what the text of the step is written from, and returns its parameters: hardly one that the text doesn't have, for the server
// reads them all.
func (s *fusedStep) prepare(args plan.Args, p *projection) params {
	if _, ok := s.step.Spec.(*plan.LookupSpec); ok {
		s.asked = plan.ArgsOf[plan.LookupArgs](args, s.step.Index)
		s.looked, s.projection = s.layout.lookupFor(s.step.Kinds, s.asked), p
		s.looked.params["columns"] = s.projection.properties
		return s.looked.params
	}
	q := executor.NewQuery(s.step, args)
	s.rows = (&reader{layout: s.layout}).newRowReaderOf(q, p)
	s.rows.fused = s
	if q.IsExpand() || q.IsNeighbors() {
		if q.IsNeighbors() {
			s.rows.params["types"] = s.rows.chosenTypes()
		}
		if s.rows.factNames = s.rows.wantedFacts(); s.rows.hasFacts() {
			s.rows.params["facts"] = s.rows.factNames
		}
	}
	if q.IsScan() || q.Args.After != nil || q.Args.Before != nil {
		s.rows.order.addCursors(q.Args, s.rows.params)
		s.rows.addLacking()
	}
	if s.feeds {
		s.rows.params["page"] = q.Args.First
	}
	return s.rows.params
}

// appendShape appends what the text of the step depends on beside the step itself: what its arguments are like, not their values.
func (s *fusedStep) appendShape(b []byte) []byte {
	b = append(strconv.AppendInt(b, int64(s.step.Index), 10), ' ')
	if s.looked != nil {
		return append(append(b, s.looked.pattern...), '\n')
	}
	rr := s.rows
	args := rr.query.Args
	b = append(b, rr.where...)
	for _, text := range rr.filter.computed {
		b = append(append(b, '\n'), text...)
	}
	for _, key := range args.Order {
		b = append(b, '\n')
		for _, h := range key.Hops {
			b = append(append(b, h.String()...), ' ')
		}
		b = strconv.AppendBool(append(b, key.Field.Name...), key.Desc)
	}
	null := args.After != nil && len(args.After.Keys) > 0 && args.After.Keys[0] == nil
	for _, is := range []bool{rr.isLong(), len(rr.factNames) == 0, args.Back, args.Before != nil, args.After != nil, null} {
		b = strconv.AppendBool(append(b, ' '), is)
	}
	return append(b, '\n')
}
