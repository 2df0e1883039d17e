package neo4j

import (
	"fmt"
	"strconv"

	"graph287g/ontology"
	"graph287g/store"
)

// nodeProperties returns what a node of the graph holds in Neo4j, shadows included.
func (l *layout) nodeProperties(n *store.Node) map[string]any {
	kind := l.c.Kind(n.Kind)
	r := &l.kinds[kind.Index]
	out := r.flatten(n.Properties)
	out["id"] = n.ID
	for _, s := range r.shadow {
		v := n.Properties[s.field.Name]
		if text, ok := v.(string); ok && s.fold {
			out[s.name] = store.Fold(text)
		} else if key := store.SortKey(l.c, s.field, v); key != nil && !s.fold {
			out[s.name] = keyValue(key)
		}
	}
	l.addSearch(out, kind, n)
	return out
}

// edgeProperties returns what a relation of the graph holds in Neo4j.
func (l *layout) edgeProperties(e *store.Edge) map[string]any {
	out := l.relations[l.c.Relation(e.Relation).Index].flatten(e.Properties)
	out["id"] = e.ID
	if p, ok := e.Properties[store.PositionProperty]; ok {
		out[store.PositionProperty] = p
	}
	return out
}

// flatten spreads canonical values over properties. Null is absence.
func (r *record) flatten(given map[string]any) map[string]any {
	out := make(map[string]any, len(given)+4)
	for i := range r.slots {
		p := &r.slots[i]
		v := given[p.slot.Field.Name]
		if m, ok := v.(map[string]any); ok && p.slot.Part != nil {
			v = m[p.slot.Part.Name]
		}
		if v != nil {
			out[p.name] = p.form.native(v)
		}
	}
	return out
}

// node gathers a node of the graph from the properties that it holds in Neo4j. Properties that the ontology doesn't know
// stay out; they are lost once their node is written.
func (l *layout) node(props map[string]any) (*store.Node, error) {
	id, _ := props["id"].(string)
	kind := l.kindOf(id)
	if kind == nil {
		return nil, unfit(id, fmt.Errorf("there is no such kind"))
	}
	values, err := l.gather(&l.kinds[kind.Index], props)
	if err != nil {
		return nil, unfit(id, err)
	}
	delete(values, "id")
	return &store.Node{Kind: kind.Name, ID: id, Properties: values}, nil
}

// edge gathers a relation of the graph.
func (l *layout) edge(relation string, props map[string]any) (*store.Edge, error) {
	id, _ := props["id"].(string)
	values, err := l.gather(&l.relations[l.c.Relation(relation).Index], props)
	if err != nil {
		return nil, unfit(relation+" "+id, err)
	}
	if p, ok := props[store.PositionProperty]; ok {
		values[store.PositionProperty] = p
	}
	from, to := store.EndsOfID(id)
	return &store.Edge{Relation: relation, ID: id, From: from, To: to, Properties: values}, nil
}

func (l *layout) gather(r *record, props map[string]any) (map[string]any, error) {
	out := make(map[string]any, len(props))
	for i := range r.slots {
		p := &r.slots[i]
		raw, ok := props[p.name]
		if !ok {
			continue
		}
		v, err := p.form.canonical(l.c, p.slot.Field.Type, raw)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.name, err)
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

// What search compares of a node lies in properties of its own, see store.SearchText: one for each weight, one with the
// words of all of them, which is indexed, and the size of the name.
const (
	searchPrefix = "search_"
	searchAll    = searchPrefix + "all"
	searchSize   = searchPrefix + "size"
)

// searchFormat changes when the same values make other texts: then every graph is laid out anew.
const searchFormat = 1

func searchWeight(w int) string { return searchPrefix + strconv.Itoa(w) }

func (l *layout) addSearch(to map[string]any, kind *ontology.Kind, n *store.Node) {
	text := store.SearchTextOf(l.c, kind, n.Properties)
	to[searchAll], to[searchSize] = text.All(), int64(text.Size)
	for i, w := range text.Weights {
		if w != "" {
			to[searchWeight(l.c.Weights[i])] = w
		}
	}
}
