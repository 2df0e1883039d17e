package seed

import (
	"graph287g/ontology"
	"graph287g/store"
)

// checkDegrees counts the relations of every entry where the ontology limits how many there are.
func (l *loader) checkDegrees() {
	for _, e := range l.entries {
		if e.stray {
			continue
		}
		for _, f := range e.kind.Fields {
			if f.Role == ontology.Related && (f.Few || !f.Type.List) {
				l.checkDegree(e, f, l.sides[sideKey{e.id, f.Relation, f.Direction}])
			}
		}
	}
}

func (l *loader) checkDegree(e *entry, f *ontology.Field, edges []*edge) {
	switch n := len(edges); {
	case f.Few && n > store.MaxFew:
		l.add(edges[store.MaxFew].at, "%s of %s has %d: a list that is few has at most %d", f.Name, e.id, n, store.MaxFew)
	case !f.Few && n > 1:
		l.add(edges[1].at, "%s of %s leads to one %s, this is another beside that at %s", f.Name, e.id, f.Type.Name, edges[0].at)
	case !f.Few && f.Type.NonNull && n == 0 && l.isMissing(e, f):
		l.wrong(e, f.Name, e.at, "%s is missing: %s", f.Name, l.idsOf(l.allowed(e, f)))
	}
}

// isMissing tells whether a relation wasn't given, rather than given wrongly or in a file that couldn't be read.
func (l *loader) isMissing(e *entry, f *ontology.Field) bool {
	fromFile := !isEntity(e.kind) && implied(f) != ""
	return !e.bad[f.Name] && !fromFile && l.unread&l.allowed(e, f) == 0
}
