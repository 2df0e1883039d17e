package seed

import (
	"slices"
	"strings"
)

// checkDisagreements checks the curated disagreements against their claims.
func (l *loader) checkDisagreements() {
	for _, e := range l.disagreements() {
		if strings.HasPrefix(e.id, foundPrefix) {
			l.report(e.at, "ids that begin with %s are of disagreements found by comparing claims: name it otherwise", foundPrefix)
		}
		l.checkShownClaim(e)
		if l.checkDisagreementClaims(e) {
			l.checkContradiction(e)
		}
	}
}

// checkDisagreementClaims wants two claims at least, all about what the disagreement is over. It tells whether they are.
func (l *loader) checkDisagreementClaims(e *entry) bool {
	claims := l.edgesOf(e, "claims")
	if len(claims) < 2 && !e.invalid["claims"] && l.unreadable&l.c.KindsOf("Claim") == 0 {
		l.reportField(e, "claims", e.positionOf("claims"), "%s has %d of the two claims that a disagreement needs at least: list those that differ, or leave it out", e.id, len(claims))
	}
	good := !e.invalid["claims"]
	for _, c := range claims {
		good = l.checkDisagreementClaim(e, c) && good
	}
	return good
}

// checkDisagreementClaim checks one claim against the subject and field of its disagreement.
func (l *loader) checkDisagreementClaim(e *entry, c *edge) bool {
	claim, subject := l.byID[c.To], l.target(e, "subject")
	about := l.target(claim, "subject")
	field, has := e.properties["field"], claim.properties["field"]
	switch {
	case subject == nil || about == nil || field == nil || has == nil:
		return false
	case about != subject:
		l.reportField(e, "claims", c.at, "%s is about %s, the disagreement is over %s: give a claim about that, or another subject", claim.id, about.id, subject.id)
		return false
	case has != field && !l.isOtherMeasure(e, claim):
		l.reportField(e, "claims", c.at, "%s has the field %s, the disagreement has %s: give a claim with that field, or another field (only measures that differ in unit may be named otherwise)", claim.id, has, field)
		return false
	}
	return true
}

// isOtherMeasure tells whether a claim gives another measure where units are what differs: agencyCount beside agreementCount.
func (l *loader) isOtherMeasure(e, claim *entry) bool {
	if e.properties["nature"] != "DIFFERENT_UNIT" {
		return false
	}
	return slices.ContainsFunc(l.targets(e, "claims"), func(c *entry) bool { return c.properties["field"] == e.properties["field"] }) &&
		claim.properties["number"] != nil && l.isMeasure(claim) && l.target(e, "subject").kind.Field(e.properties["field"].(string)) == nil
}

// checkShownClaim wants the claim that is shown to be one of those that differ.
func (l *loader) checkShownClaim(e *entry) {
	for _, shown := range l.edgesOf(e, "shown") {
		if !e.invalid["claims"] && !slices.ContainsFunc(l.edgesOf(e, "claims"), func(c *edge) bool { return c.To == shown.To }) {
			l.reportField(e, "shown", shown.at, "%s isn't among the claims of %s: list it there, or show one of them", shown.To, e.id)
		}
	}
}

// checkContradiction wants the claims of a contradiction to differ in value.
func (l *loader) checkContradiction(e *entry) {
	claims := l.targets(e, "claims")
	if e.properties["nature"] != "CONTRADICTION" {
		return
	}
	first := l.newStatement(claims[0]).valueKey()
	if !slices.ContainsFunc(claims[1:], func(c *entry) bool { return l.newStatement(c).valueKey() != first }) {
		l.reportField(e, "nature", e.positionOf("nature"), "the claims all say %s: what contradicts differs in value; give another nature, or leave it out", first)
	}
}
