package seed

import (
	"regexp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"graph287g/ontology"
	"graph287g/store"
)

// measurePattern is what the name of a measure looks like: agreementCount.
var measurePattern = regexp.MustCompile(`^[a-z][A-Za-z0-9]*$`)

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
		case object != nil && !isMeasureName(subject.kind, field):
			l.checkClaimObject(e, field, subject, object)
		case !measurePattern.MatchString(field):
			l.reportField(e, "field", e.positionOf("field"), "%s is neither a field nor a measure: write it like agreementCount", quote(field))
		case subject.kind.Field(field) == nil:
			if known := correction(field, claimableNames(subject.kind)); known != "" {
				l.reportField(e, "field", e.positionOf("field"), "%s has no field %s, and a measure is named less like one; did you mean %s?",
					subject.kind.Name, quote(field), known)
			}
		}
	}
}

// isMeasureName tells whether a name can be that of a measure of a kind, or of a field that lists claims: claims on these may
// name what else they are about.
func isMeasureName(k *ontology.Kind, name string) bool {
	f := k.Field(name)
	return measurePattern.MatchString(name) && (f == nil || f.Role == ontology.Claims) && correction(name, claimableNames(k)) == ""
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

// claimableNames lists the names that the ontology gives to what is claimed of a kind.
func claimableNames(k *ontology.Kind) []string {
	var out []string
	for _, f := range k.Fields {
		out = append(out, f.Name)
		if f.Role == ontology.Claims {
			out = append(out, f.ClaimField)
		}
	}
	return out
}

// correction returns the known name from which another differs by a slip of the hand, or nothing.
func correction(name string, known []string) string {
	if slices.Contains(known, name) {
		return ""
	}
	for _, k := range known {
		if d := levenshtein.ComputeDistance(name, k); d <= 1 || (d == 2 && len(k) > 6) {
			return k
		}
	}
	return ""
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
