package seed

import "graph287g/ontology"

// An entry is one node on its way into the graph.
type entry struct {
	kind       *ontology.Kind
	id         string
	at         position
	yaml       *value         // nil for states and counties
	source     *sourceFile    // of claims and citations
	sentence   string         // of claims, as written: `¶5.3`
	properties map[string]any // canonical
	standings  map[string]standing
	positions  map[string]position // where the values of fields stand
	invalid    map[string]bool     // fields that have a problem already
	invalidID  bool                // wrong, or that of another: the entry is read, but not connected
	composing  bool                // its name is being composed

	signedListedFrom string // of agreements: the day of the first of ICE's lists that prints signedOn
}

func newEntry(k *ontology.Kind, id string, at position) *entry {
	return &entry{
		kind: k, id: id, at: at, properties: map[string]any{}, standings: map[string]standing{},
		positions: map[string]position{}, invalid: map[string]bool{},
	}
}

// positionOf returns where a field of the entry stands, or the entry itself.
func (e *entry) positionOf(field string) position {
	if at, ok := e.positions[field]; ok {
		return at
	}
	return e.at
}

// reportField reports a problem of a field and remembers that it has one, so that what follows from it isn't reported too.
func (l *loader) reportField(e *entry, field string, at position, format string, args ...any) {
	e.invalid[field] = true
	l.report(at, format, args...)
}

func stringOf(v any) string {
	s, _ := v.(string)
	return s
}

// readEntities declares the entities of one file.
func (l *loader) readEntities(k *ontology.Kind, v *value) {
	if v.shape == null {
		return // a file of comments
	}
	if v.shape != list {
		l.unreadable |= ontology.SetOf(k)
	}
	for _, item := range l.listItems(v, "a file of entities is a list, each begins with `- id:`") {
		l.declare(k, item, nil)
	}
}

// listItems returns the items of a list, or reports that there is none.
func (l *loader) listItems(v *value, want string) []*value {
	if v.shape != list {
		l.report(v.at, "this is %s: %s", v.describe(), want)
	}
	return v.items
}

// declare makes the entry of one item, so that others can refer to it by its id.
func (l *loader) declare(k *ontology.Kind, v *value, s *sourceFile) {
	if v.shape != mapping {
		l.report(v.at, "%s is no %s: write its fields, `id` first", v.describe(), k.Name)
		return
	}
	id := v.get("id")
	if id == nil {
		l.report(v.at, "the id is missing: ids of %s look like %s", k.Name, idExample(k, s))
		return
	}
	e := newEntry(k, id.text, id.at)
	e.yaml, e.source = v, s
	l.entries = append(l.entries, e)
	what := newIDProblem(k, s, id)
	if first := l.byID[e.id]; what == "" && first != nil {
		what = e.id + " is there twice, first at " + first.at.String()
	}
	if e.invalidID = what != ""; e.invalidID {
		l.report(id.at, "%s", what)
		return
	}
	l.byID[e.id] = e
}
