package cost

import (
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// expand bounds the rows of a step over one relation. No more parents can have a node than it has relations back.
func (e *Estimation) expand(s *plan.Step, spec *plan.ExpandSpec) (rows, times int64) {
	rows = e.wide(s)
	back := AtMost(e.times[s.Parent] * e.z.back(spec.Hop, s.Kinds))
	if !spec.Edges { // else parallel relations count
		back = min(e.rows[s.Parent], back)
	}
	return rows, min(rows, back)
}

// neighbors bounds the rows of a step over all relations, any number of which may lie between two nodes.
func (e *Estimation) neighbors(s *plan.Step) (rows, times int64) {
	rows = e.wide(s)
	return rows, rows
}

// traverse bounds the rows of a step along a path: a node once under each parent.
func (e *Estimation) traverse(s *plan.Step) (rows, times int64) {
	rows = e.wide(s)
	return rows, min(rows, e.rows[s.Parent])
}

func (e *Estimation) items(s *plan.Step) (rows, times int64) {
	rows = e.wide(s)
	return rows, min(rows, e.rows[s.Parent])
}

// wide bounds the rows of a step that leads on: by what was measured, else by the page.
func (e *Estimation) wide(s *plan.Step) int64 {
	page := e.page(s)
	fanOut, known := e.z.ofStep(s, e.parent(s).Kinds&s.On)
	if !known {
		fanOut = histogram{{page, Many}}
	}
	return fanOut.most(e.rows[s.Parent], e.times[s.Parent], page)
}

// PathEnds bounds the rows of a step that has all ends of a path from the rows of its parent; a node once under each.
func (e *Estimation) PathEnds(s *plan.Step, path *ontology.Field) (rows, times int64) {
	fanOut, known := e.z.ofPath(path.Name, e.parent(s).Kinds&s.On)
	if !known {
		fanOut = histogram{{Many, Many}}
	}
	rows = fanOut.most(e.rows[s.Parent], e.times[s.Parent], Many)
	return rows, min(rows, e.rows[s.Parent])
}

// OnAllPages bounds the rows of a list whatever its page.
func (e *Estimation) OnAllPages(of int) int64 {
	s := e.plan.Steps[of]
	if s.Parent == plan.Root {
		return e.z.count(s.Kinds)
	}
	if fanOut, known := e.z.ofStep(s, e.parent(s).Kinds&s.On); known {
		return fanOut.most(e.rows[s.Parent], e.times[s.Parent], Many)
	}
	return Many
}

// Lists bounds how many lists a step has, one for each row of its parent.
func (e *Estimation) Lists(s *plan.Step) int64 {
	if s.Parent == plan.Root {
		return 1
	}
	return e.rows[s.Parent]
}

// page is how many rows a list takes for one parent, whatever there is.
func (e *Estimation) page(s *plan.Step) int64 {
	l := s.List()
	switch {
	case l == nil:
		return Many // of items all
	case l.Shape == plan.One:
		return 1
	case l.Shape == plan.Few:
		return store.MaxFew
	}
	args := plan.ListArgsOf(e.args, s.Index)
	page := int64(args.First)
	if n, ok := e.named(s, args.Filter); ok && onceEach(s) {
		page = min(page, n)
	}
	return page
}

// onceEach tells whether a node has one row at most under a parent: where relations are rows it may have several.
func onceEach(s *plan.Step) bool {
	_, neighbors := s.Spec.(*plan.NeighborsSpec)
	return !neighbors && !s.List().Edges
}

// named tells how many nodes a filter names by their ids or keys.
func (e *Estimation) named(s *plan.Step, f plan.Filter) (int64, bool) {
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

// identifies tells whether no two nodes of some kinds have the same value of a field.
func (e *Estimation) identifies(kinds ontology.KindSet, f *ontology.Field) bool {
	if f.Name == "id" {
		return true
	}
	of := kinds.In(e.z.c)
	return len(of) == 1 && slices.Contains(of[0].Keys, f)
}
