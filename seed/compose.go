package seed

import (
	"strings"

	"graph287g/ontology"
)

// compose gives names and descriptions to what was left without.
func (l *loader) compose() {
	for _, e := range l.entries {
		switch {
		case e.kind.Name == "Claim":
			if text, ok := e.properties["text"]; ok {
				e.properties["name"] = text
			} else {
				e.invalid["name"] = true
			}
		case isEntity(e.kind):
			l.nameOf(e)
			l.composeDescription(e)
		}
	}
	l.nameCitations()
	l.nameDisagreements()
	for _, e := range l.entries {
		l.checkComposed(e, "name")
		l.checkComposed(e, "description")
	}
}

// checkComposed reports what could neither be read nor composed.
func (l *loader) checkComposed(e *entry, field string) {
	if !isEntity(e.kind) || e.properties[field] != nil || e.invalid[field] || e.invalidID {
		return
	}
	t := templateOf(e.kind).of(field)
	if t == "" {
		l.reportField(e, field, e.at, "%s is missing: write it, for seed/compose_template.go has no template for the %s of this %s", field, field, e.kind.Name)
		return
	}
	first, _, _ := strings.Cut(t, ", ")
	for _, p := range placeholderPattern.FindAllString(first, -1) {
		if e.invalid[field] = l.hasProblem(e, placeholderPath(p)[0]); e.invalid[field] {
			return
		}
	}
	l.reportField(e, field, e.at, "%s is missing, and can't be composed as `%s`", field, first)
}

// hasProblem tells whether a field has no words for a reason that is reported elsewhere.
func (l *loader) hasProblem(e *entry, field string) bool {
	f := e.kind.Field(field)
	return e.invalid[field] || (f.Role == ontology.Related && (len(l.targets(e, field)) > 0 || l.unreadable&l.allowedKinds(e, f) != 0))
}

// nameOf returns an entity's name, composed if need be; empty where that can't be done.
func (l *loader) nameOf(e *entry) string {
	if name, ok := e.properties["name"].(string); ok || e.composing {
		return name
	}
	e.composing = true
	defer func() { e.composing = false }()
	text, from := l.expandTemplate(e, templateOf(e.kind).name)
	return e.setComposed("name", upperFirst(text), from)
}

func (l *loader) composeDescription(e *entry) {
	if e.properties["description"] == nil {
		text, from := l.expandTemplate(e, templateOf(e.kind).description)
		e.setComposed("description", text, from)
	}
}

// setComposed records a composed value, and that it is one; a reason that the curator gave stays.
func (e *entry) setComposed(field, text string, from []string) string {
	if text == "" || e.invalid[field] {
		return text
	}
	e.properties[field] = text
	if _, given := e.standings[field]; !given {
		reason := "Composed from the kind."
		if len(from) > 0 {
			reason = "Composed from " + joinList(from) + "."
		}
		e.standings[field] = standing{"DERIVED", reason}
	}
	return text
}

// nameDisagreements names each after what it is over: `Task Force Model, training, contradiction`.
func (l *loader) nameDisagreements() {
	for _, e := range l.disagreements() {
		subject := l.target(e, "subject")
		field, ok := e.properties["field"].(string)
		nature, known := e.properties["nature"].(string)
		if e.invalid["name"] = subject == nil || !ok || !known; !e.invalid["name"] {
			e.properties["name"] = l.nameOf(subject) + ", " + splitCamel(field) + ", " + enumWords(nature)
		}
	}
}
