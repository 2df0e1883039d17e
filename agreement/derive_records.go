package agreement

import (
	"graph287g/ontology"
	"graph287g/store"
)

// DeriveRecords fills in the derived properties of the agreements and claims among some records, which are a whole graph.
func DeriveRecords(c *ontology.Catalogue, nodes []*store.Node, edges []*store.Edge) {
	byID, madeIn := map[string]*store.Node{}, map[string]string{}
	about, naming := map[string][]*store.Node{}, map[string][]*store.Node{}
	for _, n := range nodes {
		byID[n.ID] = n
	}
	for _, e := range edges {
		switch e.Relation {
		case "MADE_IN":
			madeIn[e.From] = e.To
		case "ABOUT":
			about[e.To] = append(about[e.To], byID[e.From])
		case "OBJECT":
			naming[e.To] = append(naming[e.To], byID[e.From])
		}
	}
	claimOf := func(n *store.Node) Claim {
		out := Claim{Properties: n.Properties}
		if source := byID[madeIn[n.ID]]; source != nil {
			out.Source = source.Properties
		}
		return out
	}
	for _, n := range nodes {
		if n.Kind == "Claim" {
			delete(n.Properties, knownFrom)
			if day := claimOf(n).KnownFrom(); day != "" {
				n.Properties[knownFrom] = day
			}
		}
	}
	for _, n := range nodes {
		if !c.Kind(n.Kind).Temporal {
			continue
		}
		f := Facts{Agreement: n.Properties}
		for _, claim := range about[n.ID] {
			f.Claims = append(f.Claims, claimOf(claim))
		}
		for _, claim := range naming[n.ID] {
			f.Mentions = append(f.Mentions, claimOf(claim))
		}
		deriveNode(c, n, f)
	}
}

func deriveNode(c *ontology.Catalogue, n *store.Node, f Facts) {
	for _, claim := range f.Claims {
		if day := claim.ObservedOn(); day != nil {
			claim.Properties[observedOn] = day
		}
	}
	for name, v := range Derive(c, f) {
		n.Properties[name] = v
	}
}
