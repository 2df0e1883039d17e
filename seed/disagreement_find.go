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

// find adds a disagreement wherever claims agree in subject, field, unit, population, scope and date but can't have the same
// value, unless a curated one has all of them. Where something is wrong with the files it finds nothing, for nothing of them
// will be loaded.
func (l *loader) find() {
	if len(l.list) > 0 {
		return
	}
	groups := map[string][]statement{}
	for _, e := range l.entries {
		if e.kind.Name == "Claim" && isWeighed(e) {
			key := l.comparedBy(e)
			groups[key] = append(groups[key], l.statement(e))
		}
	}
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		if sides := l.conflicting(groups[key]); len(sides) > 0 && !l.isCurated(sides) {
			l.addFound(key, sides)
		}
	}
}

// comparedBy names all in which claims must agree to be compared.
func (l *loader) comparedBy(claim *entry) string {
	p := claim.properties
	parts := []string{l.one(claim, "subject").id, text(p["field"]), text(p["unit"]), text(p["population"])}
	var scope []string
	for _, e := range l.ends(claim, "scope") {
		scope = append(scope, e.id)
	}
	slices.Sort(scope)
	date, _ := p["asOf"].(map[string]any)
	return strings.Join(append(parts, strings.Join(scope, " "), text(date["earliest"]), text(date["latest"])), "\x00")
}

// conflicting returns the statements that differ from another one, by the ids of their claims. Of more than a list may hold
// it keeps one of each value before others.
func (l *loader) conflicting(all []statement) []statement {
	slices.SortFunc(all, byID)
	var first, more []statement
	seen := map[string]bool{}
	for _, s := range all {
		switch {
		case !slices.ContainsFunc(all, func(other statement) bool { return l.differ(s, other) }):
		case seen[s.value()]:
			more = append(more, s)
		default:
			seen[s.value()] = true
			first = append(first, s)
		}
	}
	out := append(first, more...)
	out = out[:min(len(out), store.MaxFew)]
	slices.SortFunc(out, byID)
	return out
}

func byID(a, b statement) int { return strings.Compare(a.claim.id, b.claim.id) }

// isCurated tells whether one curated disagreement has all these claims.
func (l *loader) isCurated(sides []statement) bool {
	return slices.ContainsFunc(l.disagreements(), func(d *entry) bool {
		claims := l.ends(d, "claims")
		return !slices.ContainsFunc(sides, func(s statement) bool { return !slices.Contains(claims, s.claim) })
	})
}

// addFound makes the disagreement. Its id follows from what the claims agree in, so that it stays while claims are added.
func (l *loader) addFound(key string, sides []statement) {
	claim := sides[0].claim
	subject, field := l.one(claim, "subject"), text(claim.properties["field"])
	sum := sha256.Sum256([]byte(key))
	e := newEntry(l.c.Kind("Disagreement"), foundPrefix+subject.id+"/"+field+"/"+hex.EncodeToString(sum[:4]), claim.at)
	nature := l.foundNature(sides)
	e.properties = map[string]any{
		"field": field, "nature": nature, "found": true, "explanation": l.explain(subject, field, nature, sides),
		"rule": "None is shown: no rule tells which source to prefer where sources differ.",
	}
	l.entries, l.byID[e.id] = append(l.entries, e), e
	l.lead(e, "subject", subject, 0)
	for i, s := range sides {
		l.lead(e, "claims", s.claim, i)
	}
}

// lead adds a relation of a found disagreement.
func (l *loader) lead(e *entry, field string, to *entry, index int) {
	f := e.kind.Field(field)
	out := &edge{relation: f.Relation, by: e, field: f, index: index, at: e.at}
	out.Edge = store.Edge{Relation: f.Relation.Type, ID: e.id + " " + to.id, From: e.id, To: to.id, Properties: map[string]any{"standing": "DERIVED"}}
	if f.Few {
		out.Properties = withPosition(out.Properties, index)
	}
	l.edges = append(l.edges, out)
	from, at := out.sides()
	l.sides[from], l.sides[at] = append(l.sides[from], out), append(l.sides[at], out)
}

// foundNature calls it a contradiction where it can be nothing else: on a date, on one stated day, or within one source. Else
// the claims may speak of different days of their common month, or of the times when their sources were written.
func (l *loader) foundNature(sides []statement) string {
	for _, s := range sides {
		asOf, dated := s.claim.properties["asOf"].(map[string]any)
		switch {
		case s.date != nil:
		case dated && (asOf["precision"] != "DAY" || asOf["inferred"] == true):
			return "DIFFERENT_DATE"
		case !dated && l.one(s.claim, "source") != l.one(sides[0].claim, "source"):
			return "DIFFERENT_DATE"
		}
	}
	return "CONTRADICTION"
}

// explain says what differs, with each value and where it stands.
func (l *loader) explain(subject *entry, field, nature string, sides []statement) string {
	why := "They can't all be true."
	if nature != "CONTRADICTION" {
		why = "No day is stated, so that they may speak of different times."
	}
	parts := make([]string, len(sides))
	for i, s := range sides {
		parts[i] = fmt.Sprintf("%s (%s, %s)", l.shownValue(s), l.shortName(l.one(s.claim, "source")), text(s.claim.properties["locator"]))
	}
	return fmt.Sprintf("Claims about %s differ in %s: %s. %s", l.name(subject), spaced(field), strings.Join(parts, "; "), why)
}

// shownValue puts a value into words for people.
func (l *loader) shownValue(s statement) string {
	out := s.words
	switch {
	case s.object != nil:
		out = l.name(s.object)
	case s.number != nil && s.claim.properties["printed"] == nil:
		out = strings.TrimSpace(string(store.AppendJSON(nil, *s.number)) + " " + s.unit)
	}
	if s.negated {
		return "not " + out
	}
	return out
}

func (l *loader) disagreements() []*entry {
	var out []*entry
	for _, e := range l.entries {
		if e.kind.Name == "Disagreement" && !e.stray {
			out = append(out, e)
		}
	}
	return out
}
