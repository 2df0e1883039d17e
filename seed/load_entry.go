package seed

import "graph287g/ontology"

// An entry is one node on its way into the graph.
type entry struct {
	kind       *ontology.Kind
	id         string
	at         place
	given      *value         // nil for states and counties
	source     *sourceFile    // of claims and citations
	properties map[string]any // canonical
	standings  map[string]standing
	fields     map[string]place // where the values of fields stand
	bad        map[string]bool  // fields that have a problem already
	stray      bool             // its id is wrong or another's: it is read, but not connected
	composing  bool             // its name is being composed
}

func newEntry(k *ontology.Kind, id string, at place) *entry {
	return &entry{
		kind: k, id: id, at: at, properties: map[string]any{}, standings: map[string]standing{},
		fields: map[string]place{}, bad: map[string]bool{},
	}
}

// where returns where a field of the entry stands, or the entry itself.
func (e *entry) where(field string) place {
	if at, ok := e.fields[field]; ok {
		return at
	}
	return e.at
}

// wrong reports a problem of a field and remembers that it has one, so that what follows from it isn't reported too.
func (l *loader) wrong(e *entry, field string, at place, format string, args ...any) {
	e.bad[field] = true
	l.add(at, format, args...)
}

func text(v any) string {
	s, _ := v.(string)
	return s
}

// readEntities declares the entities of one file.
func (l *loader) readEntities(k *ontology.Kind, v *value) {
	if v.shape == null {
		return // a file of comments
	}
	if v.shape != list {
		l.unread |= ontology.SetOf(k)
	}
	for _, item := range l.items(v, "a file of entities is a list, each begins with `- id:`") {
		l.declare(k, item, nil)
	}
}

// items returns the items of a list, or reports that there is none.
func (l *loader) items(v *value, want string) []*value {
	if v.shape != list {
		l.add(v.at, "this is %s: %s", v.what(), want)
	}
	return v.items
}

// declare makes the entry of one item, so that others can refer to it by its id.
func (l *loader) declare(k *ontology.Kind, v *value, s *sourceFile) {
	if v.shape != mapping {
		l.add(v.at, "%s is no %s: write its fields, `id` first", v.what(), k.Name)
		return
	}
	id := v.get("id")
	if id == nil {
		l.add(v.at, "the id is missing: ids of %s look like %s", k.Name, idExample(k, s))
		return
	}
	e := newEntry(k, id.text, id.at)
	e.given, e.source = v, s
	l.entries = append(l.entries, e)
	what := checkNewID(k, s, id)
	if first := l.byID[e.id]; what == "" && first != nil {
		what = e.id + " is there twice, first at " + first.at.String()
	}
	if e.stray = what != ""; e.stray {
		l.add(id.at, "%s", what)
		return
	}
	l.byID[e.id] = e
}
