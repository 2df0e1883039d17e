package embedded

import (
	"cmp"
	"slices"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/measure"
)

// A schema tells how the nodes and relations of an ontology are laid out. Every version of a graph has the same.
type schema struct {
	c         *ontology.Catalogue
	kinds     []kindSchema
	relations []relationSchema
	numPaths  int   // the fields of all kinds that are paths
	byID      []int // the kinds in the order of the ids of their nodes
	measurer  *measure.Measurer
	noIndexes bool // every node of a kind is looked at: answers are the same, so tests compare the two
}

type kindSchema struct {
	*layout
	kind    *ontology.Kind
	hops    []ontology.Hop // those that lead from its nodes
	hopAt   [2][]int16     // by direction and relation: the index in hops, or -1
	indexes []indexSchema
	indexOf map[string]int // by field: the index in indexes
	names   []*laidField   // the fields that have names of a node (store.Names)
	written []*laidField   // the fields that have folded names of a node (store.FoldedNames)

	claimField int // of claims: the slot of the field that they are about; else -1

	searched []*laidField             // the fields that search looks into, and the name
	ordered  map[string]*orderedField // the stored fields
	paths    map[string]int           // by field that is a path: its place among those of all kinds
}

type relationSchema struct {
	*layout
	relation *ontology.Relation
	basis    int // slot of the fact that weakens the basis, or -1
	standing int
}

func newSchema(c *ontology.Catalogue, o options) *schema {
	s := &schema{c: c, noIndexes: o.noIndexes, measurer: measure.New(c)}
	for _, k := range c.Kinds {
		x := newKindSchema(c, k)
		for _, f := range slices.Concat(k.Fields, k.Narrowed) {
			if f.Role == ontology.Traverse {
				x.paths[f.Name] = s.numPaths
				s.numPaths++
			}
		}
		s.kinds = append(s.kinds, x)
		s.byID = append(s.byID, k.Index)
	}
	slices.SortFunc(s.byID, func(a, b int) int { return cmp.Compare(c.Kinds[a].Slug+"/", c.Kinds[b].Slug+"/") })
	for _, r := range c.Relations {
		x := relationSchema{layout: newLayout(r.Slots()), relation: r, basis: -1, standing: r.Slot("standing")}
		if f := r.BasisFact(); f != nil {
			x.basis = r.Slot(f.Name)
		}
		x.addExtra(store.PositionProperty, "Int")
		s.relations = append(s.relations, x)
	}
	return s
}

func newKindSchema(c *ontology.Catalogue, k *ontology.Kind) kindSchema {
	x := kindSchema{layout: newLayout(k.Slots()), kind: k, indexOf: map[string]int{}, ordered: map[string]*orderedField{}, paths: map[string]int{}}
	for dir := range x.hopAt {
		x.hopAt[dir] = make([]int16, len(c.Relations))
		for i, r := range c.Relations {
			x.hopAt[dir][i] = -1
			if r.Ends(k, ontology.Direction(dir)) != 0 {
				x.hopAt[dir][i] = int16(len(x.hops))
				x.hops = append(x.hops, ontology.Hop{Relation: r, Direction: ontology.Direction(dir)})
			}
		}
	}
	for _, f := range k.Fields {
		if f.Role != ontology.Stored {
			continue
		}
		x.ordered[f.Name] = newOrderedField(c, k, f)
		if index, ok := newIndexSchema(c, x.ordered[f.Name]); ok {
			x.indexOf[f.Name] = len(x.indexes)
			x.indexes = append(x.indexes, index)
		}
	}
	x.findNames()
	x.claimField = -1
	if k.Name == "Claim" {
		x.claimField = k.Slot("field")
	}
	for i := range x.fields {
		f := x.fields[i].field
		if f.Name == "name" || slices.ContainsFunc(k.SearchFields(), func(s ontology.SearchField) bool { return s.Name == f.Name }) {
			x.searched = append(x.searched, &x.fields[i])
		}
	}
	return x
}

// findNames finds the fields that have names of a node.
func (x *kindSchema) findNames() {
	for i := range x.fields {
		f := x.fields[i].field
		if slices.Contains([]string{"formerIds", "aliases", "identifiers"}, f.Name) || slices.Contains(x.kind.Keys, f) {
			x.names = append(x.names, &x.fields[i])
		}
		if len(x.kind.FoldedKeys) > 0 && (f.Name == "aliases" || x.kind.FoldedKey(f.Name) != nil) {
			x.written = append(x.written, &x.fields[i])
		}
	}
}

// namesOf returns the names of the node with a row.
func (x *kindSchema) namesOf(c *ontology.Catalogue, r row) []string {
	values := x.valuesOf(c, r, x.names)
	if values == nil {
		return nil
	}
	return store.Names(c, &store.Node{Kind: x.kind.Name, Properties: values})
}

// foldedNamesOf returns the folded names of the node with a row.
func (x *kindSchema) foldedNamesOf(c *ontology.Catalogue, r row) []string {
	values := x.valuesOf(c, r, x.written)
	if values == nil {
		return nil
	}
	return store.FoldedNames(c, &store.Node{Kind: x.kind.Name, Properties: values})
}

// valuesOf returns the values of some fields; nil where there are none.
func (x *kindSchema) valuesOf(c *ontology.Catalogue, r row, fields []*laidField) map[string]any {
	var values map[string]any
	for _, f := range fields {
		if cell := r.text(f.first); cell != "" && cell != "[]" {
			if values == nil {
				values = map[string]any{}
			}
			values[f.field.Name] = x.value(c, r, f)
		}
	}
	return values
}

// hop returns where the relations over a hop are in the blocks of a kind, or -1.
func (x *kindSchema) hop(h ontology.Hop) int16 { return x.hopAt[h.Direction][h.Relation.Index] }
