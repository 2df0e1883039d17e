package seed

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"graph287g/store"
)

// foundPrefix begins the ids of disagreements that comparing claims finds.
const foundPrefix = "disagreement/found/"

// findDisagreements adds a disagreement wherever claims agree in subject, field, unit, population, scope and date but can't
// have the same value, unless a curated one has all of them. Where something is wrong with the files it finds nothing, for
// nothing of them will be loaded.
func (l *loader) findDisagreements() {
	if len(l.list) > 0 {
		return
	}
	groups := map[string][]statement{}
	for _, e := range l.entries {
		if e.kind.Name == "Claim" && isCompared(e) {
			key := l.comparisonKey(e)
			groups[key] = append(groups[key], l.newStatement(e))
		}
	}
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		if statements := l.conflictingStatements(groups[key]); len(statements) > 0 && !l.isCuratedDisagreement(statements) {
			l.addFoundDisagreement(key, statements)
		}
	}
}

// comparisonKey names all in which claims must agree to be compared.
func (l *loader) comparisonKey(claim *entry) string {
	p := claim.properties
	parts := []string{l.target(claim, "subject").id, stringOf(p["field"]), stringOf(p["unit"]), stringOf(p["population"])}
	var scope []string
	for _, e := range l.targets(claim, "scope") {
		scope = append(scope, e.id)
	}
	slices.Sort(scope)
	date, _ := p["asOf"].(map[string]any)
	return strings.Join(append(parts, strings.Join(scope, " "), stringOf(date["earliest"]), stringOf(date["latest"])), "\x00")
}

// conflictingStatements returns the statements that conflict with another one, by the ids of their claims. Of more than a
// list may hold it keeps one of each value before others.
func (l *loader) conflictingStatements(all []statement) []statement {
	slices.SortFunc(all, byClaimID)
	var first, more []statement
	seen := map[string]bool{}
	for _, s := range all {
		switch {
		case !slices.ContainsFunc(all, func(other statement) bool { return l.conflict(s, other) }):
		case seen[s.valueKey()]:
			more = append(more, s)
		default:
			seen[s.valueKey()] = true
			first = append(first, s)
		}
	}
	out := append(first, more...)
	out = out[:min(len(out), store.MaxFew)]
	slices.SortFunc(out, byClaimID)
	return out
}

func byClaimID(a, b statement) int { return strings.Compare(a.claim.id, b.claim.id) }

// isCuratedDisagreement tells whether one curated disagreement has all these claims.
func (l *loader) isCuratedDisagreement(statements []statement) bool {
	return slices.ContainsFunc(l.disagreements(), func(d *entry) bool {
		claims := l.targets(d, "claims")
		return !slices.ContainsFunc(statements, func(s statement) bool { return !slices.Contains(claims, s.claim) })
	})
}

// addFoundDisagreement makes the disagreement. Its id follows from what the claims agree in, so that it stays while claims
// are added.
func (l *loader) addFoundDisagreement(key string, statements []statement) {
	claim := statements[0].claim
	subject, field := l.target(claim, "subject"), stringOf(claim.properties["field"])
	sum := sha256.Sum256([]byte(key))
	e := newEntry(l.c.Kind("Disagreement"), foundPrefix+subject.id+"/"+field+"/"+hex.EncodeToString(sum[:4]), claim.at)
	nature := l.natureOf(statements)
	e.properties = map[string]any{
		"field": field, "nature": nature, "found": true, "explanation": l.explanation(subject, field, nature, statements),
		"rule": "None is shown: no rule tells which source to prefer where sources differ.",
	}
	l.entries, l.byID[e.id] = append(l.entries, e), e
	l.addMadeEdge(e, "subject", subject, 0)
	for i, s := range statements {
		l.addMadeEdge(e, "claims", s.claim, i)
	}
}

// natureOf calls a disagreement a contradiction where it can be nothing else: on a date, on one stated day, or within one source. Else
// the claims may speak of different days of their common month, or of the times when their sources were written.
func (l *loader) natureOf(statements []statement) string {
	for _, s := range statements {
		asOf, dated := s.claim.properties["asOf"].(map[string]any)
		switch {
		case s.date != nil:
		case dated && (asOf["precision"] != "DAY" || asOf["inferred"] == true):
			return "DIFFERENT_DATE"
		case !dated && l.target(s.claim, "source") != l.target(statements[0].claim, "source"):
			return "DIFFERENT_DATE"
		}
	}
	return "CONTRADICTION"
}

// explanation says what differs, with each value and where it stands.
func (l *loader) explanation(subject *entry, field, nature string, statements []statement) string {
	why := "They can't all be true."
	if nature != "CONTRADICTION" {
		why = "No day is stated, so that they may speak of different times."
	}
	parts := make([]string, len(statements))
	for i, s := range statements {
		parts[i] = fmt.Sprintf("%s (%s, %s)", l.displayValue(s), l.shortName(l.target(s.claim, "source")), stringOf(s.claim.properties["locator"]))
	}
	return fmt.Sprintf("Claims about %s differ in %s: %s. %s", l.nameOf(subject), splitCamel(field), strings.Join(parts, "; "), why)
}

// displayValue puts a value into words for people.
func (l *loader) displayValue(s statement) string {
	out := s.text
	switch {
	case s.object != nil:
		out = l.nameOf(s.object)
	case s.number != nil && s.claim.properties["printed"] == nil:
		out = strings.TrimSpace(string(store.AppendJSON(nil, *s.number)) + " " + s.unit)
	}
	if s.negated {
		return "not " + out
	}
	return out
}

// disagreements returns those that are curated, and after findDisagreements those that were found.
func (l *loader) disagreements() []*entry {
	var out []*entry
	for _, e := range l.entries {
		if e.kind.Name == "Disagreement" && !e.invalidID {
			out = append(out, e)
		}
	}
	return out
}
