package seed

// checkReachable lists the nodes that are connected to nothing that was read. A node is reachable where relations,
// followed either way, lead to it from a source whose claims or citations are here. No way leads on through reference data:
// that two agencies lie in one state connects neither with an article. Reference data itself is reached by its kind's
// source, and that source by its data.
func (l *loader) checkReachable(r *Report) {
	next := l.neighbors()
	reached, queue := map[string]bool{}, l.reachableRoots()
	for len(queue) > 0 {
		id := queue[0]
		queue = queue[1:]
		if reached[id] {
			continue
		}
		reached[id] = true
		if l.byID[id].kind.Source == "" {
			queue = append(queue, next[id]...)
		}
	}
	for _, e := range l.entries {
		if e.kind.Source == "" && !reached[e.id] {
			l.report(e.at, "%s is not connected to any article: no relation, claim or citation leads to it from a source that was read; "+
				"make a claim about it, or delete it", e.id)
		}
	}
	r.count(len(l.entries), "node reachable from what was read", "nodes reachable from what was read")
}

// reachableRoots returns the sources from which all else must be reached: those with claims or citations, and those of reference data.
func (l *loader) reachableRoots() []string {
	var out []string
	for _, s := range l.sources {
		out = append(out, s.id)
	}
	for _, k := range l.c.Kinds {
		if k.Source != "" {
			out = append(out, k.Source)
		}
	}
	return out
}

// neighbors has for each node those at the other ends of its relations.
func (l *loader) neighbors() map[string][]string {
	out := map[string][]string{}
	for _, e := range l.edges {
		out[e.From] = append(out[e.From], e.To)
		out[e.To] = append(out[e.To], e.From)
	}
	return out
}
