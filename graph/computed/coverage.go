package computed

import (
	"encoding/json"
	"fmt"
	"strings"
)

// What sentences on coverage read of the graph: of a place what it is called, of an agreement who signed it and when.
var (
	Place   = Text{Reads: []string{"name", ">IN_STATE.name"}}
	Summary = Text{Make: func(n Node, args map[string]any) string { return summary(n, tongueOf(args)) }}

	// Explanation is made of what it reads, and of `place`, `day`, `known`, `reach` and `certainty`.
	Explanation = Text{
		Reads: []string{"status", "signedOn", "endedOn", "firstListedOn", "agency.name", "agency.>SERVES.name"},
		Make:  func(n Node, args map[string]any) string { return explanation(n, tongueOf(args)) },
	}
)

// called returns the name of a place, with its state's where it has one.
func called(place Node) string {
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
func summary(n Node, t *tongue) string {
	place := called(n)
	records, certain, possible := n.number("records"), n.number("certain"), n.number("possible")
	if records == 0 {
		return t.when(n) + fmt.Sprintf(t.nothing, place)
	}
	if certain+possible == 0 {
		return t.when(n) + fmt.Sprintf(t.none, place, records) + " " + t.others
	}
	return t.when(n) + fmt.Sprintf(t.counts, place, certain, possible) + " " + t.others
}

// when says of which day, and by what was known, a sentence speaks.
func (t *tongue) when(n Node) string {
	out := fmt.Sprintf(t.onDay, t.day(n.Text("day")))
	if known := n.Text("known"); known != "" {
		out += fmt.Sprintf(t.knownBy, t.day(known))
	}
	return out
}

// explanation says why an agreement counts for a place on a day.
func explanation(n Node, t *tongue) string {
	return t.reaches(n) + " " + t.when(n) + t.inForce(n)
}

// reaches says whom the agency serves.
func (t *tongue) reaches(n Node) string {
	agency, place := n.First("agency"), called(n.First("place"))
	var served []string
	for _, s := range agency.Nodes[">SERVES"] {
		served = append(served, s.Text("name"))
	}
	name, all := agency.Text("name"), t.list(served)
	switch reach := n.Text("reach"); {
	case reach == "OWN":
		return fmt.Sprintf(t.own, name, place)
	case all == "":
		return fmt.Sprintf(t.belongs, name, place)
	default:
		return fmt.Sprintf(t.reach[reach], name, all, place)
	}
}

// inForce says what the dates say of the day.
func (t *tongue) inForce(n Node) string {
	if n.Text("certainty") == "CERTAIN" {
		if signed := t.date(n.Values["signedOn"]); signed != "" {
			return fmt.Sprintf(t.signedAndRan, signed)
		}
		return t.ran
	}
	return fmt.Sprintf(t.mayHaveRun, t.why(n))
}

// why says what leaves it open whether an agreement was in force.
func (t *tongue) why(n Node) string {
	if n.Text("known") != "" {
		return t.openThen
	}
	var out []string
	signed, ended, status := t.date(n.Values["signedOn"]), t.date(n.Values["endedOn"]), n.Text("status")
	switch {
	case signed != "":
		out = append(out, fmt.Sprintf(t.signed, signed))
	case n.Text("firstListedOn") == "":
		out = append(out, t.unsigned)
	}
	switch {
	case ended != "":
		out = append(out, fmt.Sprintf(t.ended, ended))
	case t.open[status] != "":
		out = append(out, t.open[status])
	}
	if len(out) == 0 {
		return t.unknown
	}
	return strings.Join(out, "; ")
}

// date says when, as exactly as is known; it is empty where nothing is.
func (t *tongue) date(v any) string {
	m, _ := v.(map[string]any)
	earliest, _ := m["earliest"].(string)
	latest, _ := m["latest"].(string)
	switch {
	case earliest == latest && latest == "":
		return ""
	case earliest == latest:
		return fmt.Sprintf(t.on, t.day(latest))
	case earliest == "":
		return fmt.Sprintf(t.by, t.day(latest))
	case latest == "":
		return fmt.Sprintf(t.from, t.day(earliest))
	}
	return fmt.Sprintf(t.between, t.day(earliest), t.day(latest))
}
