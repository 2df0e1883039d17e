package neo4j

import (
	"fmt"
	"strconv"
	"strings"

	"graph287g/ontology"
	"graph287g/store"
)

// nodeProperties returns the properties of a node in Neo4j, derived ones included.
func (l *layout) nodeProperties(n *store.Node) map[string]any {
	kind := l.catalogue.Kind(n.Kind)
	r := &l.kinds[kind.Index]
	out := r.toProperties(n.Properties)
	out["id"] = n.ID
	for _, s := range r.derived {
		v := n.Properties[s.field.Name]
		if text, ok := v.(string); ok && s.fold {
			out[s.name] = store.Fold(text)
		} else if key := store.SortKey(l.catalogue, s.field, v); key != nil && !s.fold {
			out[s.name] = encodeSortKey(key)
		}
	}
	l.addSearch(out, kind, n)
	addFoldedKeys(out, kind, n)
	return out
}

// edgeProperties returns the properties of a relation in Neo4j.
func (l *layout) edgeProperties(e *store.Edge) map[string]any {
	out := l.relations[l.catalogue.Relation(e.Relation).Index].toProperties(e.Properties)
	out["id"] = e.ID
	if p, ok := e.Properties[store.PositionProperty]; ok {
		out[store.PositionProperty] = p
	}
	return out
}

// toProperties returns the properties of canonical values. A null has none.
func (r *recordLayout) toProperties(given map[string]any) map[string]any {
	out := make(map[string]any, len(given)+4)
	for i := range r.slots {
		p := &r.slots[i]
		v := given[p.slot.Field.Name]
		if m, ok := v.(map[string]any); ok && p.slot.Part != nil {
			v = m[p.slot.Part.Name]
		}
		if v != nil {
			out[p.name] = p.encoding.encode(v)
		}
	}
	return out
}

// decodeNode returns the node that has some properties in Neo4j. Properties that the ontology doesn't know are left out;
// they are lost once the node is written.
func (l *layout) decodeNode(props map[string]any, from propertyDecoder) (*store.Node, error) {
	id, err := scanProperty[string](nodeLabel, props, "id")
	if err != nil {
		return nil, err
	}
	kind := l.kindOf(id)
	if kind == nil {
		return nil, ontologyMismatch(id, fmt.Errorf("there is no such kind"))
	}
	values, err := from(&l.kinds[kind.Index], id, props)
	if err != nil {
		return nil, ontologyMismatch(id, err)
	}
	delete(values, "id")
	return &store.Node{Kind: kind.Name, ID: id, Properties: values}, nil
}

// decodeEdge returns the relation that has some properties in Neo4j.
func (l *layout) decodeEdge(relation string, props map[string]any, from propertyDecoder) (*store.Edge, error) {
	id, err := scanProperty[string](relation, props, "id")
	if err != nil {
		return nil, err
	}
	values, err := from(&l.relations[l.catalogue.Relation(relation).Index], id, props)
	if err != nil {
		return nil, ontologyMismatch(relation+" "+id, err)
	}
	if p, ok := props[store.PositionProperty]; ok {
		values[store.PositionProperty] = p
	}
	start, end := store.EndsOfID(id)
	return &store.Edge{Relation: relation, ID: id, From: start, To: end, Properties: values}, nil
}

// A propertyDecoder returns the canonical values, by field, of the properties of a node or relation with an id.
type propertyDecoder func(r *recordLayout, id string, props map[string]any) (map[string]any, error)

// fromProperties is the propertyDecoder of records that were written for this layout.
func (l *layout) fromProperties(r *recordLayout, id string, props map[string]any) (map[string]any, error) {
	if err := r.check(id, props); err != nil {
		return nil, err
	}
	return l.fromForeignProperties(r, id, props)
}

// fromForeignProperties is the propertyDecoder of records that another ontology wrote. Whether their values have the types of
// this one is left to store.CanonicalNode and store.CanonicalEdge, which take an integer for a float, for example.
func (l *layout) fromForeignProperties(r *recordLayout, id string, props map[string]any) (map[string]any, error) {
	out := make(map[string]any, len(props))
	for i := range r.slots {
		p := &r.slots[i]
		stored, ok := props[p.name]
		if !ok {
			continue
		}
		v, err := p.decode(l.catalogue, id, stored)
		if err != nil {
			return nil, err
		}
		if p.slot.Part == nil {
			out[p.slot.Field.Name] = v
			continue
		}
		whole, ok := out[p.slot.Field.Name].(map[string]any)
		if !ok {
			whole = map[string]any{}
			out[p.slot.Field.Name] = whole
		}
		whole[p.slot.Part.Name] = v
	}
	return out, nil
}

// What search compares of a node is stored in properties of its own, see store.SearchText: one for each weight, one with
// the words of all of them, which is indexed, and the size of the name.
const (
	searchPrefix = "search_"
	searchAll    = searchPrefix + "all"
	searchSize   = searchPrefix + "size"
)

// searchFormat changes when the same values make other texts, by another version of the stemmer too, so that every graph is migrated.
const searchFormat = 2

func searchWeight(w int) string { return searchPrefix + strconv.Itoa(w) }

func (l *layout) addSearch(to map[string]any, kind *ontology.Kind, n *store.Node) {
	text := store.NewSearchText(l.catalogue, kind, n.Properties)
	to[searchAll], to[searchSize] = text.All(), int64(text.Size)
	for i, w := range text.ByWeight {
		if w != "" {
			to[searchWeight(l.catalogue.Weights[i])] = w
		}
	}
}

// foldedKeysProperty holds the forms by which a node is found as people write its keys (store.FoldedForms), each between newlines and after
// the name of its key: "\nname:maricopacounty\nname:maricopa\n".
const foldedKeysProperty = searchPrefix + "keys"

// foldedKeyFormat changes when the same values make other forms, so that every graph is migrated.
const foldedKeyFormat = 1

func addFoldedKeys(to map[string]any, kind *ontology.Kind, n *store.Node) {
	var b strings.Builder
	for _, key := range kind.FoldedKeys {
		for _, form := range store.FoldedForms(key, n.Properties) {
			b.WriteString("\n" + key.Field.Name + ":" + form)
		}
	}
	if b.Len() > 0 {
		to[foldedKeysProperty] = b.String() + "\n"
	}
}
