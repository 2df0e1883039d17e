package cost

import (
	"graph287g/ontology"
	"graph287g/plan"
)

// linkPaths is how many paths the link of a row of a step shows at most: a relation is one.
func (e *Estimation) linkPaths(of *plan.Step) int64 {
	switch of.Spec.(type) {
	case *plan.ExpandSpec, *plan.NeighborsSpec:
		return 1
	}
	return plan.MaxLinkPaths
}

// pathEdges is how many relations the paths of a step pass at most.
func (e *Estimation) pathEdges(paths *plan.Step) int64 {
	of := e.parent(paths)
	switch spec := of.Spec.(type) {
	case *plan.PathSearchSpec:
		return int64(plan.ArgsOf[plan.PathSearchArgs](e.args, of.Index).Hops)
	case *plan.TraverseSpec:
		return LongestPath(e.z.c, spec.Path, of.On)
	case Linker:
		return spec.LongestPath(e.z.c, of)
	}
	return 1
}

// LongestPath is how many relations the ends of a path lie away at most from nodes of some kinds.
func LongestPath(c *ontology.Catalogue, path *ontology.Field, from ontology.KindSet) int64 {
	longest := 0
	for _, k := range from.In(c) {
		if t := k.Field(path.Name).Trie(k); t != nil {
			longest = max(longest, t.Depth)
		}
	}
	return int64(longest)
}
