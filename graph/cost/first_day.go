package cost

import (
	"graph287g/ontology"
	"graph287g/store"
)

// noteDays notes the first day that dates of a node can mean, where these tell when it was in force.
func (g *topology) noteDays(k *ontology.Kind, n *store.Node) {
	if !k.Temporal {
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

func (g *topology) earlier(day string) {
	if day != "" && (g.firstDay == "" || day < g.firstDay) {
		g.firstDay = day
	}
}
