package seed

import (
	"strings"

	"graph287g/store"
)

// checkUniqueNames looks for two nodes of the same name beside the id: key, identifier, alias of a citation, former id.
func (l *loader) checkUniqueNames() {
	owner := map[string]*entry{}
	for _, reference := range []bool{true, false} { // so that what is curated is wrong, not the reference data
		for _, e := range l.entries {
			if !e.invalidID && (e.yaml == nil) == reference {
				l.checkNamesOfEntry(e, owner)
				l.checkFormerIDs(e)
			}
		}
	}
}

func (l *loader) checkNamesOfEntry(e *entry, owner map[string]*entry) {
	node := store.Node{Kind: e.kind.Name, ID: e.id, Properties: e.properties}
	for _, name := range store.Names(l.c, &node) {
		field, what := fieldOfName(name)
		if first := owner[name]; first != nil {
			l.reportField(e, field, e.positionOf(field), "%s is that of %s too, at %s", what, first.id, first.positionOf(field))
			continue
		}
		owner[name] = e
	}
}

// fieldOfName tells which field has a name, and what to call it in a message.
func fieldOfName(name string) (field, what string) {
	parts := strings.Split(name, "\x00")
	switch parts[0] {
	case "id":
		return "formerIds", "the former id " + parts[1]
	case "scheme":
		return "identifiers", "the identifier " + strings.Join(parts[1:], " ")
	}
	_, field, _ = strings.Cut(parts[0], ".")
	return field, "the " + field + " " + quote(parts[1])
}

func (l *loader) checkFormerIDs(e *entry) {
	former, _ := e.properties["formerIds"].([]any)
	for _, id := range former {
		if id, _ := id.(string); l.byID[id] != nil {
			l.reportField(e, "formerIds", e.positionOf("formerIds"), "%s is still a node of its own, at %s", id, l.byID[id].at)
		}
	}
}
