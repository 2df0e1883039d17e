package seed

import (
	"slices"

	"graph287g/ontology"
	"graph287g/store"
)

// A standing says why a value is inferred, derived or unknown.
type standing struct{ standing, reason string }

// standingsWithReason are those that need a reason; what is STATED has claims instead.
var standingsWithReason = []string{"INFERRED", "DERIVED", "UNKNOWN"}

// readStandings reads `standings: {name: {standing: INFERRED, reason: …}}`.
func (l *loader) readStandings(e *entry, p pair) {
	switch {
	case !isEntity(e.kind):
		l.report(p.key.at, "a %s is evidence and has none itself: leave standings out, a claim has `standing`", e.kind.Name)
		return
	case p.value.shape != mapping:
		l.report(p.value.at, "this is %s: standings are {field: {standing: INFERRED, reason: …}}", p.value.describe())
		return
	}
	for _, item := range p.value.pairs {
		field := item.key.text
		if !store.EvidenceField(e.kind.Field(field)) {
			l.report(item.key.at, "%s has no field %s that has evidence%s", e.kind.Name, quote(field),
				store.Nearest(field, store.EvidenceFields(e.kind)))
			continue
		}
		if s, ok := l.readStanding(item.value); ok {
			e.standings[field] = s
		}
	}
}

// readStanding reads one {standing, reason}.
func (l *loader) readStanding(v *value) (standing, bool) {
	if v.shape != mapping {
		l.report(v.at, "this is %s: write {standing: INFERRED, reason: …}", v.describe())
		return standing{}, false
	}
	before := len(l.list)
	parts := []string{"standing", "reason"}
	for _, p := range v.pairs {
		if !slices.Contains(parts, p.key.text) {
			l.reportUnknownKey(v, p, parts)
		}
	}
	for _, key := range parts {
		if v.get(key) == nil {
			l.report(v.at, "`%s` is missing: write {standing: INFERRED, reason: …}", key)
		}
	}
	out := standing{l.readStandingName(v.get("standing")), l.readReason(v.get("reason"))}
	return out, len(l.list) == before
}

func (l *loader) readReason(v *value) string {
	if v == nil {
		return ""
	}
	text, _ := l.readValue(ontology.Type{Name: "String"}, v)
	reason, _ := text.(string)
	return reason
}

// reportUnknownKey reports a key of a small mapping; between braces a comma in a text makes one.
func (l *loader) reportUnknownKey(v *value, p pair, known []string) {
	if p.value.shape == null && v.flow {
		l.report(p.key.at, "a comma ends a value between braces: put the text before %s in quotes", quote(p.key.text))
		return
	}
	l.report(p.key.at, "there is no %s here%s", quote(p.key.text), store.Nearest(p.key.text, known))
}

func (l *loader) readStandingName(v *value) string {
	if v == nil {
		return ""
	}
	s, _ := v.str()
	if slices.Contains(standingsWithReason, s) {
		return s
	}
	l.report(v.at, "%s is no standing that needs a reason%s", v.describe(), store.Nearest(s, standingsWithReason))
	return ""
}

// canonicalStandings gives the standings the form that stores hold, in the ontology's order of fields.
func (e *entry) canonicalStandings() []any {
	var out []any
	for _, f := range e.kind.Fields {
		if s, ok := e.standings[f.Name]; ok {
			out = append(out, map[string]any{"field": f.Name, "standing": s.standing, "reason": s.reason})
		}
	}
	return out
}
