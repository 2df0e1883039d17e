package seed

import (
	"graph287g/ontology"
)

// readRelation reads a relation field: an id, or {to: id} with the relation's facts; a list of these where it is a list.
func (l *loader) readRelation(e *entry, f *ontology.Field, v *value) {
	items := []*value{v}
	switch {
	case v.shape == null:
		l.reportField(e, f.Name, v.at, "there is no value: leave it out, or say in standings why it is unknown")
		return
	case f.Type.List && v.shape != list:
		l.reportField(e, f.Name, v.at, "%s is a list: %s", f.Name, v.asList())
		return
	case f.Type.List:
		items = v.items
	case v.shape == list:
		l.reportField(e, f.Name, v.at, "%s leads to one %s: write its id without brackets", f.Name, f.Type.Name)
		return
	}
	for i, item := range items {
		if end := l.readEdge(e, f, item); end != nil {
			end.index = i
			l.addEdge(end)
		} else {
			e.invalid[f.Name] = true
		}
	}
}

// readEdge reads one end of a relation; nil where something is wrong.
func (l *loader) readEdge(e *entry, f *ontology.Field, v *value) *edge {
	id, facts := v, map[string]any{}
	good := true
	switch v.shape {
	case mapping:
		if id = v.get("to"); id == nil {
			l.report(v.at, "`to` is missing: the id at the other end, %s", l.idForms(l.allowedKinds(e, f)))
			return nil
		}
		facts, good = l.readFacts(f.Relation, v)
	case scalar:
		good = l.checkFacts(f.Relation, v, facts)
	}
	other := l.resolve(id, l.allowedKinds(e, f), f.Name+" leads to")
	if other == nil || !good {
		return nil
	}
	return newEdge(e, f, other.id, facts, id.at)
}

// readFacts reads what stands beside `to`.
func (l *loader) readFacts(r *ontology.Relation, v *value) (map[string]any, bool) {
	out, good := map[string]any{}, true
	for _, p := range v.pairs {
		if p.key.text == "to" {
			continue
		}
		f := factField(r, p.key.text)
		if f == nil {
			l.reportUnknownKey(v, p, append([]string{"to"}, fieldNames(r.Facts)...))
			good = false
			continue
		}
		fact, ok := l.readValue(f.Type, p.value)
		out[f.Name], good = fact, good && ok
	}
	return out, l.checkFacts(r, v, out) && good
}

// checkFacts reports facts that may not be left out.
func (l *loader) checkFacts(r *ontology.Relation, v *value, facts map[string]any) bool {
	good := true
	for _, f := range r.Facts {
		if _, given := facts[f.Name]; f.Type.NonNull && !given && f.Name != "standing" {
			l.report(v.at, "%s is missing: write {to: …, %s: …}%s", f.Name, f.Name, l.expected(f.Type))
			good = false
		}
	}
	return good
}

func factField(r *ontology.Relation, name string) *ontology.Field {
	for _, f := range r.Facts {
		if f.Name == name {
			return f
		}
	}
	return nil
}
