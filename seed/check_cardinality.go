package seed

import (
	"graph287g/ontology"
	"graph287g/store"
)

// checkCardinality counts the relations of every entry where the ontology limits how many there are.
func (l *loader) checkCardinality() {
	for _, e := range l.entries {
		if e.invalidID {
			continue
		}
		for _, f := range e.kind.Fields {
			if f.Role == ontology.Related && (f.Few || !f.Type.List) {
				l.checkFieldCardinality(e, f, l.edgesOf(e, f.Name))
			}
		}
	}
}

func (l *loader) checkFieldCardinality(e *entry, f *ontology.Field, edges []*edge) {
	switch n := len(edges); {
	case f.Few && n > store.MaxFew:
		l.report(edges[store.MaxFew].at, "%s of %s has %d: a list that is few has at most %d", f.Name, e.id, n, store.MaxFew)
	case !f.Few && n > 1:
		l.report(edges[1].at, "%s of %s leads to one %s: this is a second, the first is at %s", f.Name, e.id, f.Type.Name, edges[0].at)
	case !f.Few && f.Type.NonNull && n == 0 && l.isMissing(e, f):
		l.reportField(e, f.Name, e.at, "%s is missing: %s", f.Name, l.idForms(l.allowedKinds(e, f)))
	}
}

// isMissing tells whether a relation wasn't given, rather than given wrongly or in a file that couldn't be read.
func (l *loader) isMissing(e *entry, f *ontology.Field) bool {
	fromFile := !isEntity(e.kind) && impliedBy(f) != ""
	return !e.invalid[f.Name] && !fromFile && l.unreadable&l.allowedKinds(e, f) == 0
}
