package seed

import (
	"fmt"
	"slices"
	"strings"

	"graph287g/ontology"
	"graph287g/store"
)

// checkClaims checks the field of each claim against its subject: it is a relation to the object, a field, or a measure.
func (l *loader) checkClaims() {
	for _, e := range l.entries {
		field, _ := e.properties["field"].(string)
		if e.kind.Name != "Claim" || e.invalidID || field == "" {
			continue
		}
		subject, object := l.target(e, "subject"), l.target(e, "object")
		switch {
		case subject == nil:
		case l.isMeasureOf(subject.kind, field):
		case object != nil && subject.kind.Field(field) != nil:
			l.checkClaimObject(e, field, subject, object)
		case subject.kind.Field(field) == nil:
			l.reportField(e, "field", e.positionOf("field"), "%s", l.unknownClaimField(subject.kind, field))
		}
	}
}

// isMeasureOf tells whether a name is that of a measure of a kind, or of a field that lists claims: claims on these may name what else they
// are about.
func (l *loader) isMeasureOf(k *ontology.Kind, name string) bool {
	return store.IsMeasure(l.c, k, name) || slices.ContainsFunc(k.Fields, func(f *ontology.Field) bool { return f.ClaimField == name })
}

// unknownClaimField tells what is wrong with a name that is neither a field of a kind nor a measure of it.
func (l *loader) unknownClaimField(k *ontology.Kind, name string) string {
	if m := l.c.Measure(name); m != nil {
		return fmt.Sprintf("%s is a measure of %s, not of %s: add that to it in ontology/measures.graphqls, or use another", name, strings.Join(kindNames(l.c, m.Of), ", "), k.Name)
	}
	known := store.ClaimFieldNames(l.c, ontology.SetOf(k))
	return fmt.Sprintf("%s is no field or measure of %s; the nearest are %s; what sources claim and no name fits becomes a measure in ontology/measures.graphqls",
		quote(name), k.Name, strings.Join(store.NearestNames(name, known), ", "))
}

func kindNames(c *ontology.Catalogue, kinds ontology.KindSet) []string {
	var out []string
	for _, k := range kinds.In(c) {
		out = append(out, k.Name)
	}
	return out
}

// checkClaimObject checks a claim with an object against the relations that lead there.
func (l *loader) checkClaimObject(e *entry, field string, subject, object *entry) {
	var known []string
	for _, f := range subject.kind.Fields {
		if f.Role == ontology.Related && l.allowedKinds(subject, f).Has(object.kind.Index) {
			if f.Name == field {
				return
			}
			known = append(known, f.Name)
		}
	}
	what := "none does: leave `object` out"
	if len(known) > 0 {
		what = "there are " + strings.Join(known, ", ")
	}
	l.reportField(e, "field", e.positionOf("field"), "with `object` the field is a relation, and %s of %s leads to no %s; %s",
		quote(field), subject.kind.Name, object.kind.Name, what)
}

// checkClaimsBack lists claims that back nothing: of a relation that isn't there, or a value that nobody gave. One that is
// negated may, and one on a field of which the record says why it is UNKNOWN. It returns how many claims back something.
func (l *loader) checkClaimsBack() int {
	n := 0
	for _, e := range l.entries {
		if e.kind.Name != "Claim" {
			continue
		}
		field, _ := e.properties["field"].(string)
		subject := l.target(e, "subject")
		f := subject.kind.Field(field)
		if f == nil || e.properties["negated"] == true || subject.standings[field].standing == "UNKNOWN" {
			continue // a measure backs itself
		}
		if what := l.backingProblem(subject, f, l.target(e, "object")); what != "" {
			l.reportField(e, "field", e.positionOf("field"), "%s", what)
			continue
		}
		n++
	}
	return n
}

func (l *loader) backingProblem(subject *entry, f *ontology.Field, object *entry) string {
	switch {
	case f.Role == ontology.Claims:
		return ""
	case f.Role == ontology.Traverse && object != nil:
		return f.Name + " of " + subject.id + " is gathered over relations: make the claim about the end whose record gives the relation, such as `involves` of an event"
	case object != nil && !slices.Contains(l.targets(subject, f.Name), object):
		return f.Name + " of " + subject.id + " doesn't lead to " + object.id + ": write the relation there, or delete the claim"
	case object != nil:
		return ""
	case f.Role == ontology.Related && store.EvidenceField(f):
		return f.Name + " is a relation: name in `object` where it leads, " + l.idForms(l.allowedKinds(subject, f))
	case !store.EvidenceField(f):
		return f.Name + " of " + subject.kind.Name + " needs no claim: name a field that does, or a measure"
	case isEmpty(subject.properties[f.Name]):
		return subject.id + " has no " + f.Name + ": write the value there, or say in standings why it is UNKNOWN"
	}
	return ""
}

func isEmpty(v any) bool {
	items, isList := v.([]any)
	return v == nil || isList && len(items) == 0
}
