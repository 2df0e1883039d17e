package storetest

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"graph287g/ontology"
	"graph287g/plan"
)

// plainPaths searches for paths by naive enumeration: all of one length, then of the next.
type plainPaths struct {
	*plain
	args     *plan.PathSearchArgs
	from, to string
}

// A plainStep is the relation that a path shows between two nodes.
type plainStep struct {
	plainEdge
	hop string
}

// shortest returns the paths of fewest hops as pathQuery shows them, and how long they are; where there are none, how long
// they could have been.
func (w *plainPaths) shortest() ([]string, int) {
	if w.from == w.to {
		return []string{"null STATED:"}, 0
	}
	for length := 1; length <= w.args.Hops; length++ {
		var found [][]string
		w.enumerate([]string{w.from}, length, func(nodes []string) { found = append(found, slices.Clone(nodes)) })
		if len(found) > 0 {
			return w.ordered(found), length
		}
	}
	return nil, w.args.Hops
}

// enumerate calls arrive with every path of exactly so many more hops to the end.
func (w *plainPaths) enumerate(nodes []string, more int, arrive func([]string)) {
	last := nodes[len(nodes)-1]
	if more == 0 {
		if last == w.to {
			arrive(nodes)
		}
		return
	}
	if len(nodes) > 1 && (last == w.to || w.hub(last) || !w.passes(last)) {
		return
	}
	for _, to := range w.near(last) {
		if !slices.Contains(nodes, to) {
			w.enumerate(append(nodes[:len(nodes):len(nodes)], to), more-1, arrive)
		}
	}
}

// near lists the nodes that relations of a node join with it, each once.
func (w *plainPaths) near(node string) []string {
	var out []string
	for _, r := range ontology.Must().Relations {
		if w.args.Relations != nil && !slices.Contains(w.args.Relations, r) {
			continue
		}
		for _, e := range slices.Concat(w.edges[">"+r.Type+" "+node], w.edges["<"+r.Type+" "+node]) {
			if !slices.Contains(out, e.to) && e.to != node && (w.passes(e.to) || e.to == w.from || e.to == w.to) {
				out = append(out, e.to)
			}
		}
	}
	return out
}

func (w *plainPaths) hub(id string) bool {
	return id != w.from && id != w.to && (w.hubs[id] || ontology.Must().KindOfID(id).Hub)
}

func (w *plainPaths) passes(id string) bool {
	return slices.ContainsFunc(w.args.Relations, ontology.Must().Annotates) || !ontology.Must().KindOfID(id).Annotation
}

// between returns the relation that a path shows: the firmest, of the strongest basis, by type, the one that points on first.
func (w *plainPaths) between(from, to string) plainStep {
	var all []plainStep
	for _, r := range ontology.Must().Relations {
		if w.args.Relations != nil && !slices.Contains(w.args.Relations, r) {
			continue
		}
		for _, direction := range []string{">", "<"} {
			for _, e := range w.edges[direction+r.Type+" "+from] {
				if e.to == to {
					e.basis = e.basis.Weaker(r.Basis)
					all = append(all, plainStep{e, direction + r.Type})
				}
			}
		}
	}
	return slices.MinFunc(all, func(a, b plainStep) int {
		return cmp.Or(cmp.Compare(a.standing, b.standing), cmp.Compare(a.basis, b.basis), cmp.Compare(a.hop[1:], b.hop[1:]), cmp.Compare(b.hop[0], a.hop[0]))
	})
}

func (w *plainPaths) ordered(found [][]string) []string {
	var paths []plainPath
	for _, nodes := range found {
		one := plainPath{nodes: nodes}
		for i := range nodes[1:] {
			s := w.between(nodes[i], nodes[i+1])
			one.standing, one.basis = max(one.standing, s.standing), one.basis.Weaker(s.basis)
			one.hops = append(one.hops, s.hop+" "+nodes[i+1])
		}
		paths = append(paths, one)
	}
	slices.SortFunc(paths, func(a, b plainPath) int {
		return cmp.Or(cmp.Compare(a.standing, b.standing), cmp.Compare(a.basis, b.basis), slices.Compare(a.nodes, b.nodes))
	})
	out := make([]string, len(paths))
	for i, one := range paths {
		words := strings.Fields(one.head()) // basis, hops, standing
		out[i] = words[0] + " " + words[2] + ": " + w.from + " " + strings.Join(one.hops, " ")
	}
	return out
}

// checkHubs checks the hubs named: that each which is on a path no longer than those sought is there, and
// that none is too far away from both ends.
func (w *plainPaths) checkHubs(t *testing.T, named []string, longest int) {
	t.Helper()
	from, to := w.distances(w.from), w.distances(w.to)
	for id, a := range from {
		b, met := to[id]
		if w.hub(id) && met && a+b <= longest && !slices.Contains(named, id) {
			t.Errorf("%s to %s: the hub %s is %d and %d away and isn't named", w.from, w.to, id, a, b)
		}
	}
	for _, id := range named {
		a, fromHere := from[id]
		b, fromThere := to[id]
		if !w.hub(id) || (!fromHere || a >= longest) && (!fromThere || b >= longest) || fromHere && fromThere && a+b > 2*longest {
			t.Errorf("%s to %s: %s is named", w.from, w.to, id)
		}
	}
}

// distances tells how far everything is from an end, over nothing that no path passes.
func (w *plainPaths) distances(end string) map[string]int {
	out := map[string]int{end: 0}
	for front, n := []string{end}, 1; len(front) > 0; n++ {
		var next []string
		for _, id := range front {
			for _, to := range w.near(id) {
				if _, met := out[to]; !met {
					out[to] = n
					if !w.hub(to) {
						next = append(next, to)
					}
				}
			}
		}
		front = next
	}
	return out
}
