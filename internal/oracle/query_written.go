package oracle

import (
	"math/rand/v2"
	"strings"

	"graph287g/ontology"
	"graph287g/store"
)

// A writtenKey is a value of a folded key, of some node.
type writtenKey struct{ text, node string }

// addWritten remembers by which texts a node is found as people write them.
func (p *pool) addWritten(n *store.Node) {
	for _, key := range ontology.Must().Kind(n.Kind).FoldedKeys {
		name := n.Kind + "." + key.Field.Name
		for _, text := range store.FoldedValues(key, n.Properties) {
			p.written[name] = append(p.written[name], writtenKey{text, n.ID})
			if n.Kind == "State" {
				p.called[n.ID] = append(p.called[n.ID], text)
			}
		}
	}
}

// writtenAnyhow is a value of a folded key as somebody may write it, at times with a state, mostly the one that it is in.
func (p *pool) writtenAnyhow(r *rand.Rand, kind *ontology.Kind, field string) string {
	values := p.written[kind.Name+"."+field]
	if len(values) == 0 || chance(r, 10) {
		return pick(r, []string{"x" + text(r), "8 U.S. Code § 1357(g)", "8 U.S.C. 1357 (g)", "No. 0010", "County of a", "Mecklenburg", "Roanoke", "Saint Louis"})
	}
	one := pick(r, values)
	out := one.text
	for range r.IntN(3) {
		out = pick(r, slips)(out)
	}
	if kind.FoldedKey(field).Within == nil || chance(r, 30) {
		return out
	}
	states := p.called[p.states[one.node]]
	if others := p.written["State.name"]; len(others) > 0 && (len(states) == 0 || chance(r, 20)) {
		states = []string{pick(r, others).text}
	}
	if len(states) == 0 {
		return out
	}
	return out + pick(r, []string{", ", " ", " (", "."}) + pick(r, slips[:4])(pick(r, states))
}

// slips are ways to write a text differently.
var slips = []func(string) string{
	func(s string) string { return s },
	strings.ToUpper, strings.ToLower,
	func(s string) string { return strings.ReplaceAll(s, ".", ". ") },
	func(s string) string { return strings.ReplaceAll(s, " ", "") },
	func(s string) string { return strings.ReplaceAll(s, " ", " - ") },
	func(s string) string { return strings.TrimSuffix(s, " County") },
	func(s string) string { return strings.TrimSuffix(s, " city") },
	func(s string) string { return strings.ReplaceAll(s, "County", "Parish") },
	func(s string) string { return strings.ReplaceAll(s, "Parish", "county") },
	func(s string) string { return s + " County" },
	func(s string) string { return "City of " + s },
	func(s string) string { return strings.ReplaceAll(s, "St.", "Saint") },
	func(s string) string { return strings.ReplaceAll(s, "§", "Section") },
	func(s string) string { return "No. 00" + s },
}
