package measure

import (
	"strings"

	"graph287g/ontology"
)

// An Expansion is what leads from the nodes of a kind to the rows of a child step: a relation, any relation, a path or a stored list
// of values. The fields that belong to another of these are empty.
type Expansion struct {
	Kind       int
	Neighbors  bool
	Hop        ontology.Hop     // of a relation
	ClaimField string           // of a relation: the field that claims must be about
	To         ontology.KindSet // of a relation: the kinds of the other ends
	Path       string           // of a path: its field
	Items      string           // of a list of values: its field
}

// Over returns the expansion over a hop to nodes of every kind that it leads to.
func Over(h ontology.Hop, from *ontology.Kind) Expansion {
	return Expansion{Kind: from.Index, Hop: h, To: h.Relation.Ends(from, h.Direction)}
}

// Series returns the name of the series that counts the nodes of the kind by their rows.
func (e Expansion) Series(c *ontology.Catalogue) string {
	k := c.Kinds[e.Kind].Name
	switch {
	case e.Neighbors:
		return "rows " + k
	case e.Path != "":
		return "rows " + k + "." + e.Path
	case e.Items != "":
		return "items " + k + "." + e.Items
	}
	var b strings.Builder
	b.WriteString("rows " + k)
	if e.Hop.Direction == ontology.Out {
		b.WriteString(" -" + e.Hop.Relation.Type + "->")
	} else {
		b.WriteString(" <-" + e.Hop.Relation.Type + "-")
	}
	for _, to := range e.To.In(c) {
		b.WriteString(" " + to.Name)
	}
	if e.ClaimField != "" {
		b.WriteString(" about " + e.ClaimField)
	}
	return b.String()
}

// Expansions returns the expansions of a kind, each once: those of its fields and those over all of its relations. The latter are needed
// whether or not a field shows the relation, because they tell how many parents a node can have.
func Expansions(c *ontology.Catalogue, k *ontology.Kind) []Expansion {
	out, seen := []Expansion{{Kind: k.Index, Neighbors: true}}, map[Expansion]bool{}
	add := func(e Expansion) {
		if !seen[e] {
			seen[e] = true
			out = append(out, e)
		}
	}
	for _, f := range k.Fields {
		switch f.Role {
		case ontology.Traverse:
			add(Expansion{Kind: k.Index, Path: f.Name})
		case ontology.Related, ontology.Claims:
			add(Expansion{Kind: k.Index, Hop: ontology.Hop{Relation: f.Relation, Direction: f.Direction}, ClaimField: f.ClaimField, To: c.KindsOf(f.Type.Name)})
		}
	}
	for _, f := range itemFields(c, k) {
		add(Expansion{Kind: k.Index, Items: f.Name})
	}
	for _, r := range c.Relations {
		for _, dir := range []ontology.Direction{ontology.Out, ontology.In} {
			if e := Over(ontology.Hop{Relation: r, Direction: dir}, k); e.To != 0 {
				add(e)
			}
		}
	}
	return out
}

// itemFields returns the fields of a kind that are stored lists of a value type.
func itemFields(c *ontology.Catalogue, k *ontology.Kind) []*ontology.Field {
	var out []*ontology.Field
	for _, f := range k.Fields {
		if f.Role == ontology.Stored && f.Type.List && c.Object(f.Type.Name) != nil {
			out = append(out, f)
		}
	}
	return out
}
