package seed

import (
	"regexp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"graph287g/ontology"
)

// measureForm is what the name of a measure looks like: agreementCount.
var measureForm = regexp.MustCompile(`^[a-z][A-Za-z0-9]*$`)

// checkClaims holds the field of each claim against its subject: with an object it is a relation between the two, without
// one a field or a measure.
func (l *loader) checkClaims() {
	for _, e := range l.entries {
		field, _ := e.properties["field"].(string)
		if e.kind.Name != "Claim" || e.stray || field == "" {
			continue
		}
		subject, object := l.one(e, "subject"), l.one(e, "object")
		switch {
		case subject == nil:
		case object != nil:
			l.checkClaimed(e, field, subject, object)
		case !measureForm.MatchString(field):
			l.wrong(e, "field", e.where("field"), "%s is neither a field nor a measure: write it like agreementCount", quote(field))
		case subject.kind.Field(field) == nil:
			if known := typo(field, claimable(subject.kind)); known != "" {
				l.wrong(e, "field", e.where("field"), "%s has no field %s, and a measure is named less like one; did you mean %s?",
					subject.kind.Name, quote(field), known)
			}
		}
	}
}

// checkClaimed holds a claim with an object against the relations that lead there.
func (l *loader) checkClaimed(e *entry, field string, subject, object *entry) {
	var known []string
	for _, f := range subject.kind.Fields {
		if f.Role == ontology.Related && l.allowed(subject, f).Has(object.kind.Index) {
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
	l.wrong(e, "field", e.where("field"), "with `object` the field is a relation, and %s of %s leads to no %s; %s",
		quote(field), subject.kind.Name, object.kind.Name, what)
}

// claimable lists the names that the ontology gives to what is claimed of a kind.
func claimable(k *ontology.Kind) []string {
	var out []string
	for _, f := range k.Fields {
		out = append(out, f.Name)
		if f.Role == ontology.Claims {
			out = append(out, f.ClaimField)
		}
	}
	return out
}

// typo returns the known name from which another differs by a slip of the hand, or nothing.
func typo(name string, known []string) string {
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

// one returns the end of a relation to one, or nil.
func (l *loader) one(e *entry, field string) *entry {
	f := e.kind.Field(field)
	edges := l.sides[sideKey{e.id, f.Relation, f.Direction}]
	if len(edges) == 0 {
		return nil
	}
	return l.byID[edges[0].far(f.Direction)]
}

// far returns the end to which a relation leads in a direction.
func (e *edge) far(d ontology.Direction) string {
	if d == ontology.Out {
		return e.To
	}
	return e.From
}
