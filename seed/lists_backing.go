package seed

import "graph287g/roster"

// A row of ICE's lists backs what is taken from it: fields of the agreement that it shows, and of the agency that it names. Evidence finds the
// rows by these names.

// A backing tells which fields of an agreement have their value from which of its rows.
type backing struct {
	*entry
	model       string
	newest      *roster.Listing
	first, last *roster.List // of the kind of the newest
	signed      string       // the day that is shown
}

func newBacking(e *entry, g *roster.Agreement) backing {
	b := backing{entry: e, model: g.Model, newest: g.Newest()}
	b.first, b.last = g.Window(b.newest.Kind)
	if days := g.Signed(); len(days) > 0 {
		b.signed = days[0].Day
	}
	return b
}

// fields are those of the agreement that have their value from a row.
func (b *backing) fields(l *roster.Listing) []string {
	shown := l.Kind == b.newest.Kind // else an application, of what was signed since
	signed := shown && l.Kind == roster.Participating
	var out []string
	for _, f := range []struct {
		name string
		is   bool
	}{
		{"agency", l.Misprint() == nil},
		{"models", b.model != ""},
		{"printedModel", l.Model == b.newest.Model},
		{"firstListedOn", shown && l.First == b.first},
		{"lastListedOn", shown && l.Last == b.last},
		{"status", shown && l.Last == b.last && b.properties["status"] != "ENDED"}, // of an end a source tells
		{"federalParty", shown && b.yaml == nil},
		{"signedOn", signed && b.signed != "" && signingOf(l) == b.signed},
		{"moaState", signed && l.MOAState() == b.newest.MOAState()},
		{"moaUrl", signed && l.MOALink != "" && l.MOALink == b.newest.MOALink},
	} {
		if f.is {
			out = append(out, f.name)
		}
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
