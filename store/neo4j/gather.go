package neo4j

import (
	"fmt"

	"graph287g/store"
)

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

func unfit(id string, err error) error {
	return fmt.Errorf("%s doesn't fit this program's ontology (%w); empty the database and seed it anew", id, err)
}

// cell returns the JSON of a slot, nil for null, from what the properties hold.
func (r *record) cell(slot int, props map[string]any) []byte {
	p := &r.slots[slot]
	return cellOf(props[p.name], p.form == document)
}
