package seed

import (
	"slices"
	"strings"

	"graph287g/ontology"
	"graph287g/store"
)

// allowedKinds returns the kinds that a field of an entry may lead to.
func (l *loader) allowedKinds(e *entry, f *ontology.Field) ontology.KindSet {
	return f.Relation.Ends(e.kind, f.Direction) & l.c.KindsOf(f.Type.Name)
}

// resolve returns the entry with an id, or reports why there is none and returns nil. Of a kind whose file couldn't be
// read it reports nothing.
func (l *loader) resolve(v *value, allowed ontology.KindSet, who string) *entry {
	id, ok := v.str()
	if !ok {
		l.report(v.at, "%s is no id: %s %s", v.describe(), who, l.idForms(allowed))
		return nil
	}
	if err := store.CheckID(id); err != nil {
		l.report(v.at, "%s", err)
		return nil
	}
	kind := l.c.KindOfID(id)
	switch {
	case kind == nil:
		l.report(v.at, "%s begins with no kind: %s %s", quote(id), who, l.idForms(allowed))
	case !allowed.Has(kind.Index):
		l.report(v.at, "%s is of the kind %s: %s %s", quote(id), kind.Name, who, l.idForms(allowed))
	case l.byID[id] != nil:
		return l.byID[id]
	case !l.unreadable.Has(kind.Index):
		l.report(v.at, "there is no %s%s", id, l.nearestID(id, ontology.SetOf(kind), allowed))
	}
	return nil
}

// nearestID suggests an id: one of the same kind if there is one, else one of those allowed.
func (l *loader) nearestID(id string, sets ...ontology.KindSet) string {
	for _, set := range sets {
		var known []string
		for _, e := range l.entries {
			if set.Has(e.kind.Index) && e.id != "" && !e.invalidID {
				known = append(known, e.id)
			}
		}
		slices.Sort(known)
		if s := store.Nearest(id, known); s != "" && len(known) > 0 {
			return s
		}
	}
	return "; add it, or correct the id"
}

// idForms tells what ids of some kinds look like.
func (l *loader) idForms(set ontology.KindSet) string {
	kinds := set.In(l.c)
	if len(kinds) > 6 {
		return "any entity, such as topic/…"
	}
	parts := make([]string, len(kinds))
	for i, k := range kinds {
		parts[i] = k.Slug + "/…"
	}
	return strings.Join(parts, " or ")
}

// newIDProblem returns what is wrong with the id of a new node.
func newIDProblem(k *ontology.Kind, s *sourceFile, id *value) string {
	text, ok := id.str()
	if err := store.CheckID(text); err != nil {
		return err.Error()
	}
	prefix := strings.TrimSuffix(idExample(k, s), "…")
	if rest, cut := strings.CutPrefix(text, prefix); !ok || !cut || !hasNoEmptyPart(rest) {
		return id.describe() + " is no id of this " + k.Name + ": it looks like " + idExample(k, s)
	}
	return ""
}

// hasNoEmptyPart tells whether no part between slashes is empty.
func hasNoEmptyPart(s string) bool {
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
