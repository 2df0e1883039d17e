package cost

import (
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// pageOf is how many rows a step takes for one parent, whatever there is.
func pageOf(s *plan.Step, args *plan.StepArgs) int64 {
	switch s.Shape {
	case plan.One:
		if s.Op == plan.Items || s.Op == plan.CoverageEntries {
			return Many
		}
		return 1
	case plan.Few:
		return store.MaxFew
	}
	page := int64(args.First)
	if n, ok := named(s, args.Filter); ok && onceEach(s) {
		page = min(page, n)
	}
	return page
}

// onceEach tells whether a node has one row at most under a parent: where relations are rows it may have several.
func onceEach(s *plan.Step) bool {
	return s.Op == plan.All || s.Op == plan.Walk || s.Op == plan.Follow && !s.Edges
}

// named tells how many nodes a filter names by their ids or keys.
func named(s *plan.Step, f plan.Filter) (int64, bool) {
	if f.Op != plan.And {
		return 0, false
	}
	least, found := int64(0), false
	for _, sub := range f.Sub {
		if (sub.Op != plan.Eq && sub.Op != plan.In) || !identifies(s.Kinds, sub.Field) {
			continue
		}
		if n := int64(len(sub.Values)); !found || n < least {
			least, found = n, true
		}
	}
	return least, found
}

// identifies tells whether no two nodes of some kinds have the same value of a field.
func identifies(kinds ontology.KindSet, f *ontology.Field) bool {
	if f.Name == "id" {
		return true
	}
	of := kinds.In(ontology.Must())
	return len(of) == 1 && slices.Contains(of[0].Keys, f)
}
