package cost

import (
	"graph287g/ontology"
	"graph287g/store"
)

// updateFirstDay lowers the first day to the first that a date of a node can mean, if its kind is temporal.
func (g *topology) updateFirstDay(k *ontology.Kind, n *store.Node) {
	if !k.Temporal {
		return
	}
	for _, f := range k.Fields {
		switch v := n.Properties[f.Name].(type) {
		case string:
			if f.Type.Name == "Date" {
				g.lowerFirstDay(v)
			}
		case map[string]any:
			for _, part := range []string{"earliest", "latest"} {
				day, _ := v[part].(string)
				g.lowerFirstDay(day)
			}
		}
	}
}

func (g *topology) lowerFirstDay(day string) {
	if day != "" && (g.firstDay == "" || day < g.firstDay) {
		g.firstDay = day
	}
}
