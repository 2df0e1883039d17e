package seed

import (
	"slices"
	"strings"

	"graph287g/ontology"
	"graph287g/store"
)

// readFields reads what the entries say of themselves.
func (l *loader) readFields() {
	for _, e := range l.entries {
		if e.yaml == nil {
			continue
		}
		for _, p := range e.yaml.pairs {
			l.readField(e, p)
		}
		if e.source != nil {
			l.checkLocator(e)
		}
		if e.source != nil && e.kind.Name == "Claim" {
			l.readStatement(e)
		}
		l.setDefaults(e)
		if e.kind.Name == "Claim" {
			l.checkReason(e)
		}
	}
	l.checkSources()
}

// readField reads one key of an entry.
func (l *loader) readField(e *entry, p pair) {
	name := p.key.text
	f := e.kind.Field(name)
	switch {
	case name == "id":
	case name == "standings":
		l.readStandings(e, p)
	case name == store.HubProperty:
		l.readHub(e, p)
	case f == nil:
		l.reportUnknownField(e, p)
	case !isEntity(e.kind) && impliedBy(f) != "":
		l.reportField(e, name, p.key.at, "leave %s out: it is %s", name, impliedBy(f))
	case f.Name == countedField:
		l.reportField(e, name, p.key.at, "%s can't be written: it follows from %s", f.Coordinate(), likenessField)
	case f.Role == ontology.Stored:
		e.positions[name] = p.value.at
		if v, ok := l.readValue(f.Type, p.value); ok {
			e.properties[name] = v
		} else {
			e.invalid[name] = true
		}
	case f.Role == ontology.Related:
		e.positions[name] = p.value.at
		l.readRelation(e, f, p.value)
	default:
		l.reportField(e, name, p.key.at, "%s can't be written: %s", f.Coordinate(), derivation(f))
	}
}

// readHub reads `hub: true`, the mark of what no search for paths goes through.
func (l *loader) readHub(e *entry, p pair) {
	if p.value.data != true || !isEntity(e.kind) {
		l.reportField(e, p.key.text, p.value.at, "hub marks an entity through which no search for paths goes: write `hub: true`, or leave it out")
		return
	}
	e.properties[store.HubProperty] = true
}

// impliedBy tells what a field of a claim, citation or disagreement follows from; empty where it is written.
func impliedBy(f *ontology.Field) string {
	switch f.Coordinate() {
	case "Claim.source", "Citation.citing":
		return "the file's source"
	case "Disagreement.found":
		return "false for what is curated; found ones are made by comparing claims"
	case "Claim.derivedFrom":
		return "of claims that the loader computes from others"
	case "Claim.place", "Citation.place":
		return "made of the source, the locator, and the sentence or the order"
	case "Citation.sameFootnote":
		return "the other citations with this footnote"
	case "Node.name":
		return "composed, a claim's is its text, a citation's its source and note, a disagreement's its subject, field and nature"
	}
	return ""
}

func derivation(f *ontology.Field) string {
	switch f.Role {
	case ontology.Claims:
		return "it is the claims about it with `field: " + f.ClaimField + "`"
	case ontology.Traverse, ontology.Neighbors:
		return "it follows from relations, write those"
	}
	return "it is computed"
}

func (l *loader) reportUnknownField(e *entry, p pair) {
	if p.value.shape == null && e.yaml.flow {
		l.report(p.key.at, "%s isn't a field: a comma ends a value between braces, put text with commas in quotes", quote(p.key.text))
		return
	}
	hint := store.Nearest(p.key.text, writableFields(e))
	l.report(p.key.at, "%s has no field %s%s", e.kind.Name, quote(p.key.text), hint)
	if meant, ok := strings.CutPrefix(hint, "; did you mean "); ok {
		e.invalid[strings.TrimSuffix(meant, "?")] = true // so that it isn't missed, too
	}
}

// writableFields lists what may be written of an entry.
func writableFields(e *entry) []string {
	var out []string
	for _, f := range e.kind.Fields {
		if (f.Role == ontology.Stored || f.Role == ontology.Related) && (isEntity(e.kind) || impliedBy(f) == "") && f.Name != countedField {
			out = append(out, f.Name)
		}
	}
	if isEntity(e.kind) {
		out = append(out, "standings")
	}
	return out
}

// defaults are the values of fields that may be left out, by where the field is declared.
var defaults = map[string]any{"Entity.named": true, "Claim.negated": false, "Claim.standing": "STATED", "Disagreement.found": false}

// setDefaults gives defaults to what was left out, and reports what may not be.
func (l *loader) setDefaults(e *entry) {
	for _, f := range e.kind.Fields {
		if f.Role != ontology.Stored || f.Name == "id" || e.properties[f.Name] != nil || e.invalid[f.Name] {
			continue
		}
		if v, ok := defaults[f.Coordinate()]; ok {
			e.properties[f.Name] = v
		} else if f.Type.NonNull && !f.Type.List && !isComposed(f) {
			l.reportField(e, f.Name, e.at, "%s is missing%s", f.Name, l.expected(f.Type))
		}
	}
}

// isComposed tells whether the value is made where it is left out, from a template or from relations.
func isComposed(f *ontology.Field) bool {
	return slices.Contains([]string{"Node.name", "Entity.description", "Lawsuit." + countedField}, f.Coordinate())
}

// expected tells what a value of a type looks like.
func (l *loader) expected(t ontology.Type) string {
	if e := l.c.Enum(t.Name); e != nil {
		names := make([]string, len(e.Values))
		for i, v := range e.Values {
			names[i] = v.Name
		}
		return ": one of " + strings.Join(names, ", ")
	}
	return ": its type is " + t.Name
}
