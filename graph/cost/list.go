package cost

import (
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/measure"
)

// expand bounds the rows of a step over one relation. A node cannot be among them more often than it has relations to parents.
func (e *Estimation) expand(s *plan.Step, spec *plan.ExpandSpec) (rows, multiplicity int64) {
	rows = e.fanOutRows(s)
	multiplicity = AtMost(e.multiplicity[s.Parent] * e.stats.maxParents(spec.Hop, s.Kinds))
	if !spec.Edges { // where rows are nodes, parallel relations do not count
		multiplicity = min(e.rows[s.Parent], multiplicity)
	}
	return rows, min(rows, multiplicity)
}

// neighbors bounds the rows of a step over all relations, any number of which may connect the same two nodes.
func (e *Estimation) neighbors(s *plan.Step) (rows, multiplicity int64) {
	rows = e.fanOutRows(s)
	return rows, rows
}

// traverse bounds the ends of a path; a node is one of them at most once for each parent.
func (e *Estimation) traverse(s *plan.Step) (rows, multiplicity int64) {
	rows = e.fanOutRows(s)
	return rows, min(rows, e.rows[s.Parent])
}

// items bounds the elements of stored lists.
func (e *Estimation) items(s *plan.Step) (rows, multiplicity int64) {
	rows = e.fanOutRows(s)
	return rows, min(rows, e.rows[s.Parent])
}

// fanOutRows bounds the rows of a step by the histogram of its expansion, or by the page size where that was not measured.
func (e *Estimation) fanOutRows(s *plan.Step) int64 {
	page := e.page(s)
	fanOut, known := e.stats.histogramOfStep(s, e.parent(s).Kinds&s.On)
	if !known {
		fanOut = histogram{{page, Many}}
	}
	return fanOut.boundRows(e.rows[s.Parent], e.multiplicity[s.Parent], page)
}

// PathEnds returns the bounds of a step that lists the ends of a path from the rows of its parent, each once for each of these and at most
// so many on a page.
func (e *Estimation) PathEnds(s *plan.Step, path *ontology.Field, page int64) (rows, multiplicity int64) {
	fanOut, known := e.stats.histogramOfPath(path.Name, e.parent(s).Kinds&s.On)
	if !known {
		fanOut = histogram{{page, Many}}
	}
	rows = fanOut.boundRows(e.rows[s.Parent], e.multiplicity[s.Parent], page)
	return rows, min(rows, e.rows[s.Parent])
}

// RelationCount returns how many relations of a type there are at most.
func (e *Estimation) RelationCount(relation string) int64 {
	r, total := e.stats.c.Relation(relation), int64(0)
	for _, k := range r.From().In(e.stats.c) {
		fanOut := e.stats.fanOut[measure.Over(ontology.Hop{Relation: r}, k)]
		total = AtMost(total + fanOut.boundRows(e.stats.count(ontology.SetOf(k)), 1, Many))
	}
	return total
}

// RowsOnAllPages bounds the rows on all pages of a list; of is the index of its step.
func (e *Estimation) RowsOnAllPages(of int) int64 {
	s := e.plan.Steps[of]
	if s.Parent == plan.Root {
		return e.stats.count(s.Kinds)
	}
	if fanOut, known := e.stats.histogramOfStep(s, e.parent(s).Kinds&s.On); known {
		return fanOut.boundRows(e.rows[s.Parent], e.multiplicity[s.Parent], Many)
	}
	return Many
}

// ListCount bounds how many lists a step makes: one for each row of its parent, and one at the root.
func (e *Estimation) ListCount(s *plan.Step) int64 {
	if s.Parent == plan.Root {
		return 1
	}
	return e.rows[s.Parent]
}

// page returns how many rows a list has for one parent at most, by its shape and arguments alone.
func (e *Estimation) page(s *plan.Step) int64 {
	l := s.List()
	switch {
	case l == nil:
		return Many // lists of items have no pages
	case l.Shape == plan.One:
		return 1
	case l.Shape == plan.Few:
		return store.MaxFew
	}
	args := plan.ListArgsOf(e.args, s.Index)
	page := int64(args.First)
	if n, ok := e.identifiedNodes(s, args.Filter); ok && hasUniqueNodes(s) {
		page = min(page, n)
	}
	return page
}

// hasUniqueNodes reports whether a node has at most one row for each parent. Where rows are relations it may have several.
func hasUniqueNodes(s *plan.Step) bool {
	_, neighbors := s.Spec.(*plan.NeighborsSpec)
	return !neighbors && !s.List().Edges
}

// identifiedNodes returns how many nodes a filter lets pass at most because it names them by id or key; ok is false where it does not.
func (e *Estimation) identifiedNodes(s *plan.Step, f plan.Filter) (_ int64, ok bool) {
	if f.Op != plan.And {
		return 0, false
	}
	least, found := int64(0), false
	for _, sub := range f.Sub {
		if (sub.Op != plan.Eq && sub.Op != plan.In) || !e.identifies(s.Kinds, sub.Field) {
			continue
		}
		if n := int64(len(sub.Values)); !found || n < least {
			least, found = n, true
		}
	}
	return least, found
}

// identifies reports whether a field is the id or a key of the nodes of some kinds.
func (e *Estimation) identifies(kinds ontology.KindSet, f *ontology.Field) bool {
	if f.Name == "id" {
		return true
	}
	of := kinds.In(e.stats.c)
	return len(of) == 1 && slices.Contains(of[0].Keys, f)
}
