package cost

import "graph287g/ontology"

// fixedWidths are widths that are the same for all operations: those of the longest names of the ontology, and of what all nodes have.
type fixedWidths struct {
	kinds       []int64 // of the names of each kind, as a type and as an enum value
	basisList   int64   // of a list of all bases
	relation    int64   // of the longest name of a relation
	searchField int64   // of the longest name of a field that search looks into
	id, name    int64   // of the longest of any node
}

func newFixedWidths(c *ontology.Catalogue, w *columnWidths) fixedWidths {
	out := fixedWidths{basisList: int64(len("[]")), relation: nullWidth, searchField: nullWidth}
	for _, k := range c.Kinds {
		out.kinds = append(out.kinds, max(jsonWidth(k.Name), jsonWidth(k.EnumName())))
		for _, f := range k.SearchFields() {
			out.searchField = max(out.searchField, jsonWidth(f.Name))
		}
	}
	for _, r := range c.Relations {
		out.relation = max(out.relation, jsonWidth(r.Type))
	}
	for _, v := range c.Enum("Basis").Values {
		out.basisList += jsonWidth(v.Name) + int64(len(","))
	}
	out.id = widestOf(w.appendOf(nil, w.nodes, anyKind, "id", 0))
	out.name = widestOf(w.appendOf(nil, w.nodes, anyKind, "name", 0))
	return out
}

// kindName returns the width of the longest name of some kinds.
func (f *fixedWidths) kindName(kinds ontology.KindSet) int64 {
	widest := nullWidth
	for i, width := range f.kinds {
		if kinds.Has(i) {
			widest = max(widest, width)
		}
	}
	return widest
}
