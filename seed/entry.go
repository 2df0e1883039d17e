package seed

import (
	"strings"

	"graph287g/ontology"
	"graph287g/store"
)

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

// checkNewID returns what is wrong with the id of a new node.
func checkNewID(k *ontology.Kind, s *sourceFile, id *value) string {
	text, ok := id.str()
	if err := store.CheckID(text); err != nil {
		return err.Error()
	}
	prefix := strings.TrimSuffix(idExample(k, s), "…")
	if rest, cut := strings.CutPrefix(text, prefix); !ok || !cut || !wholeParts(rest) {
		return id.what() + " is no id of this " + k.Name + ": it looks like " + idExample(k, s)
	}
	return ""
}

// wholeParts tells whether no part between slashes is empty.
func wholeParts(s string) bool {
	for part := range strings.SplitSeq(s, "/") {
		if part == "" {
			return false
		}
	}
	return true
}

func idExample(k *ontology.Kind, s *sourceFile) string {
	if s != nil {
		return k.Slug + "/" + s.slug + "/…"
	}
	return k.Slug + "/…"
}
