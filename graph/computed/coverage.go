package computed

import (
	"encoding/json"
	"fmt"
	"strings"
)

// What sentences on coverage read of the graph: of a place its name, of an agreement who signed it and when.
var (
	Place   = Text{Reads: []string{"name", ">IN_STATE.name"}}
	Summary = Text{Bound: sentenceBound, Make: func(n Node, args map[string]any) string { return summary(n, localeOf(args)) }}

	// Explanation is made of what it reads, and of `place`, `day`, `known`, `reach` and `certainty`.
	Explanation = Text{
		Reads: []string{"status", "signedOn", "endedOn", "firstListedOn", "agency.name", "agency.>SERVES.name"},
		Bound: sentenceBound,
		Make:  func(n Node, args map[string]any) string { return explanation(n, localeOf(args)) },
	}
)

// placeName returns the name of a place, with its state's where it has one.
func placeName(place Node) string {
	if state := place.First(">IN_STATE").Text("name"); state != "" {
		return place.Text("name") + ", " + state
	}
	return place.Text("name")
}

func (n Node) number(name string) int {
	v, _ := n.Values[name].(json.Number)
	i, _ := v.Int64()
	return int(i)
}

// summary says how many agreements reach a place on a day, and that there may be others.
func summary(n Node, l *locale) string {
	place := placeName(n)
	records, certain, possible := n.number("records"), n.number("certain"), n.number("possible")
	if records == 0 {
		return l.when(n) + fmt.Sprintf(l.nothing, place)
	}
	if certain+possible == 0 {
		return l.when(n) + fmt.Sprintf(l.none, place, records) + " " + l.others
	}
	return l.when(n) + fmt.Sprintf(l.counts, place, certain, possible) + " " + l.others
}

// when says of which day, and by what was known, a sentence speaks.
func (l *locale) when(n Node) string {
	out := fmt.Sprintf(l.onDay, l.day(n.Text("day")))
	if known := n.Text("known"); known != "" {
		out += fmt.Sprintf(l.knownBy, l.day(known))
	}
	return out
}

// explanation says why an agreement counts for a place on a day.
func explanation(n Node, l *locale) string {
	return l.reaches(n) + " " + l.when(n) + l.inForce(n)
}

// reaches says whom the agency serves.
func (l *locale) reaches(n Node) string {
	agency, place := n.First("agency"), placeName(n.First("place"))
	var served []string
	for _, s := range agency.Nodes[">SERVES"] {
		served = append(served, s.Text("name"))
	}
	name, all := agency.Text("name"), l.list(served)
	switch reach := n.Text("reach"); {
	case reach == "OWN":
		return fmt.Sprintf(l.own, name, place)
	case all == "":
		return fmt.Sprintf(l.belongs, name, place)
	default:
		return fmt.Sprintf(l.reach[reach], name, all, place)
	}
}

// inForce says what the dates say of the day.
func (l *locale) inForce(n Node) string {
	if n.Text("certainty") == "CERTAIN" {
		if signed := l.date(n.Values["signedOn"]); signed != "" {
			return fmt.Sprintf(l.signedAndInForce, signed)
		}
		return l.wasInForce
	}
	return fmt.Sprintf(l.mayBeInForce, l.why(n))
}

// why says what leaves it open whether an agreement was in force.
func (l *locale) why(n Node) string {
	if n.Text("known") != "" {
		return l.uncertainThen
	}
	var out []string
	signed, ended, status := l.date(n.Values["signedOn"]), l.date(n.Values["endedOn"]), n.Text("status")
	switch {
	case signed != "":
		out = append(out, fmt.Sprintf(l.signed, signed))
	case n.Text("firstListedOn") == "":
		out = append(out, l.unsigned)
	}
	switch {
	case ended != "":
		out = append(out, fmt.Sprintf(l.ended, ended))
	case l.uncertain[status] != "":
		out = append(out, l.uncertain[status])
	}
	if len(out) == 0 {
		return l.unknown
	}
	return strings.Join(out, "; ")
}

// date says when, as exactly as is known; it is empty where nothing is.
func (l *locale) date(v any) string {
	m, _ := v.(map[string]any)
	earliest, _ := m["earliest"].(string)
	latest, _ := m["latest"].(string)
	switch {
	case earliest == latest && latest == "":
		return ""
	case earliest == latest:
		return fmt.Sprintf(l.on, l.day(latest))
	case earliest == "":
		return fmt.Sprintf(l.by, l.day(latest))
	case latest == "":
		return fmt.Sprintf(l.from, l.day(earliest))
	}
	return fmt.Sprintf(l.between, l.day(earliest), l.day(latest))
}
