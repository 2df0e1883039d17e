package neo4j

import (
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

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

// native returns a canonical value as the driver sends it; nil for a text that is no value of the form.
func (f form) native(v any) any {
	if items, ok := v.([]any); ok && f != document {
		out := make([]any, len(items))
		for i, item := range items {
			out[i] = f.native(item)
		}
		return out
	}
	switch s, _ := v.(string); f {
	case day:
		if t, err := time.Parse(time.DateOnly, s); err == nil {
			return driver.DateOf(t)
		}
		return nil
	case instant:
		if t, err := time.Parse(store.InstantLayout, s); err == nil {
			return t.In(utc)
		}
		return nil
	case document:
		return string(store.AppendJSON(nil, v))
	}
	if f, ok := v.(float64); ok && f == 0 {
		return 0.0 // a negative zero would be another value to an index
	}
	return v
}

// utc is the one zone in which instants are sent. Neo4j tells zones apart, and the driver refuses most names. Local
// date-times won't do: the driver reads them in the local zone of the machine, where an hour a year is missing.
var utc = time.FixedZone("Offset", 0)

// canonical returns a stored value in its canonical form.
func (f form) canonical(c *ontology.Catalogue, t ontology.Type, v any) (any, error) {
	if f != document {
		return fromNative(v), nil
	}
	s, _ := v.(string)
	out := store.Decode([]byte(s))
	if c.Object(t.Name) == nil {
		return out, nil // standings hold strings alone
	}
	return store.Canonical(c, t, out)
}

func fromNative(v any) any {
	switch v := v.(type) {
	case driver.Date:
		return v.Time().Format(time.DateOnly)
	case time.Time:
		return v.UTC().Format(store.InstantLayout)
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = fromNative(item)
		}
		return out
	}
	return v
}
