package seed

import (
	"slices"

	"graph287g/ontology"
	"graph287g/store"
)

// checkClaimsBack lists claims that back nothing: of a relation that isn't there, or a value that nobody gave. One that is
// negated may, and one on a field of which the record says why it is UNKNOWN. It returns how many claims back something.
func (l *loader) checkClaimsBack() int {
	n := 0
	for _, e := range l.entries {
		if e.kind.Name != "Claim" {
			continue
		}
		field, _ := e.properties["field"].(string)
		subject := l.one(e, "subject")
		f := subject.kind.Field(field)
		if f == nil || e.properties["negated"] == true || subject.standings[field].standing == "UNKNOWN" {
			continue // a measure backs itself
		}
		if what := l.backsNothing(subject, f, l.one(e, "object")); what != "" {
			l.wrong(e, "field", e.where("field"), "%s", what)
			continue
		}
		n++
	}
	return n
}

func (l *loader) backsNothing(subject *entry, f *ontology.Field, object *entry) string {
	switch {
	case object != nil && !slices.Contains(l.ends(subject, f.Name), object):
		return f.Name + " of " + subject.id + " doesn't lead to " + object.id + ": write the relation there, or delete the claim"
	case object != nil || f.Role == ontology.Claims:
		return ""
	case f.Role == ontology.Related && store.EvidenceField(f):
		return f.Name + " is a relation: name in `object` where it leads, " + l.idsOf(l.allowed(subject, f))
	case !store.EvidenceField(f):
		return f.Name + " of " + subject.kind.Name + " needs no claim: name a field that does, or a measure"
	case empty(subject.properties[f.Name]):
		return subject.id + " has no " + f.Name + ": write the value there, or say in standings why it is UNKNOWN"
	}
	return ""
}

func empty(v any) bool {
	items, isList := v.([]any)
	return v == nil || isList && len(items) == 0
}
