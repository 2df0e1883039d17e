package cost

import (
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// timeline bounds the rows of timelines: periods times groups. Where it is left open when they begin, it is on the first day
// that was measured.
func (e *estimating) timeline(s *plan.Step) int64 {
	args, of := &e.args[s.Index], e.plan.Steps[s.Of]
	parents := e.parents(s)
	p := args.Periods
	if p.From == "" {
		p.From = p.To
		if e.z.first != "" {
			p.From = min(p.From, e.z.first)
		}
	}
	periods, groups := int64(p.Count()), min(e.combinations(args.Groups, of), store.MaxGroups)
	rows := atMost(parents * min(plan.MaxTimeline, atMost(periods*groups)))
	if len(args.Groups) == 0 || slices.ContainsFunc(args.Groups, plan.Key.Several) {
		return rows
	}
	return min(rows, atMost(periods*e.onAllPages(of, parents)))
}

// firstDay notes the first day that dates of a node can mean, where these tell when it was in force.
func (g *shape) firstDay(k *ontology.Kind, n *store.Node) {
	if !k.Clock {
		return
	}
	for _, f := range k.Fields {
		switch v := n.Properties[f.Name].(type) {
		case string:
			if f.Type.Name == "Date" {
				g.earlier(v)
			}
		case map[string]any:
			for _, part := range []string{"earliest", "latest"} {
				day, _ := v[part].(string)
				g.earlier(day)
			}
		}
	}
}

func (g *shape) earlier(day string) {
	if day != "" && (g.first == "" || day < g.first) {
		g.first = day
	}
}
