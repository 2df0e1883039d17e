package seed

import "graph287g/roster"

// A row of ICE's lists backs what is taken from it: fields of the agreement that it shows, and of the agency that it names. Evidence finds the
// rows by these names.

// backsOfAgreement returns the fields of an agreement that have their value from a row.
func backsOfAgreement(e *entry, g *roster.Agreement, l *roster.Listing) []string {
	var out []string
	if l.Misprint() == nil {
		out = append(out, "agency")
	}
	newest := g.Newest()
	if g.Model != "" {
		out = append(out, "models")
	}
	if l.Model == newest.Model {
		out = append(out, "printedModel")
	}
	if l.Kind != newest.Kind {
		return out // an application, of what was signed since
	}
	first, last := g.Window(l.Kind)
	if l.First == first {
		out = append(out, "firstListedOn")
	}
	if l.Last == last {
		out = append(out, "lastListedOn")
		if e.properties["status"] != "ENDED" { // which a source tells
			out = append(out, "status")
		}
	}
	if e.yaml == nil {
		out = append(out, "federalParty")
	}
	if l.Kind == roster.Pending {
		return out
	}
	if days := g.Signed(); len(days) > 0 && signingOf(l) == days[0].Day {
		out = append(out, "signedOn")
	}
	if l.MOAState() == newest.MOAState() {
		out = append(out, "moaState")
	}
	if l.MOALink != "" && l.MOALink == newest.MOALink {
		out = append(out, "moaUrl")
	}
	return out
}

// backsOfAgency returns the fields of an agency that have their value from a row. What isn't printed follows from the newest spelling.
func backsOfAgency(e *entry, a *roster.Agency, l *roster.Listing) []string {
	var out []string
	aliases, _ := e.properties["aliases"].([]any)
	for _, alias := range aliases {
		if alias == l.Agency {
			out = append(out, "aliases")
		}
	}
	if l.Type != "" && e.properties["printedType"] == l.Type {
		out = append(out, "printedType")
	}
	if e.yaml != nil {
		return out
	}
	out = append(out, "state")
	if l.Agency == a.Spellings[0].Name {
		out = append(out, "name", "kind", "level", "serves")
	}
	return out
}
