package agreement

import (
	"graph287g/ontology"
	"graph287g/store"
)

// DeriveRecords fills in the derived properties of the agreements and claims among some records, which are a whole graph.
func DeriveRecords(c *ontology.Catalogue, nodes []*store.Node, edges []*store.Edge) {
	byID, madeIn, about := map[string]*store.Node{}, map[string]string{}, map[string][]*store.Node{}
	for _, n := range nodes {
		byID[n.ID] = n
	}
	for _, e := range edges {
		switch e.Relation {
		case "MADE_IN":
			madeIn[e.From] = e.To
		case "ABOUT":
			about[e.To] = append(about[e.To], byID[e.From])
		}
	}
	for _, n := range nodes {
		if c.Kind(n.Kind).Temporal {
			deriveNode(c, n, about[n.ID], func(claim *store.Node) map[string]any {
				if source := byID[madeIn[claim.ID]]; source != nil {
					published, _ := source.Properties["publishedOn"].(map[string]any)
					return published
				}
				return nil
			})
		}
	}
}

func deriveNode(c *ontology.Catalogue, n *store.Node, claims []*store.Node, publishedOn func(*store.Node) map[string]any) {
	f := Facts{Agreement: n.Properties}
	for _, claim := range claims {
		made := Claim{Properties: claim.Properties, PublishedOn: publishedOn(claim)}
		if day := made.ObservedOn(); day != nil {
			claim.Properties[observedOn] = day
		}
		f.Claims = append(f.Claims, made)
	}
	for name, v := range Derive(c, f) {
		n.Properties[name] = v
	}
}
