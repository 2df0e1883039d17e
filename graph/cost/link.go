package cost

import (
	"graph287g/ontology"
	"graph287g/plan"
)

// linkPaths returns how many paths the link of one row of a step has at most: a row reached over a single relation has one.
func (e *Estimation) linkPaths(of *plan.Step) int64 {
	switch of.Spec.(type) {
	case *plan.ExpandSpec, *plan.NeighborsSpec:
		return 1
	}
	return plan.MaxLinkPaths
}

// pathEdges returns how many relations a path of a step has at most.
func (e *Estimation) pathEdges(paths *plan.Step) int64 {
	of := e.parent(paths)
	switch spec := of.Spec.(type) {
	case *plan.PathSearchSpec:
		return int64(plan.ArgsOf[plan.PathSearchArgs](e.args, of.Index).Hops)
	case *plan.TraverseSpec:
		return LongestPath(e.stats.c, spec.Path, of.On)
	case PathEstimator:
		return spec.LongestPath(e.stats.c, of)
	}
	return 1
}

// LongestPath returns how many relations a @path field of some kinds goes over at most.
func LongestPath(c *ontology.Catalogue, path *ontology.Field, from ontology.KindSet) int64 {
	longest := 0
	for _, k := range from.In(c) {
		if t := k.Field(path.Name).Trie(k); t != nil {
			longest = max(longest, t.Depth)
		}
	}
	return int64(longest)
}
