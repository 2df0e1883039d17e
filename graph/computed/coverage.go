package computed

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"graph287g/internal/placename"
)

// What sentences on coverage read of the graph: of a place its name, of an agreement who signed it and when. What they say of a day comes
// from outputs of the coverage, under these names: `day` and `known`; of a row also `reach`, `way` (the standing of the way to the
// agreement), `agencyReason` and `servesReason`; where they name the place, it is a node `place`.
var (
	Place   = Text{Reads: []string{"name", ">IN_STATE.name"}}
	Summary = Text{Bound: sentenceBound, Make: func(n Node, args map[string]any) string { return summary(n, localeOf(args)) }}

	// Explanation is of an agreement in force; it reads `certainty` and `dayReason`, too.
	Explanation = Text{
		Reads: []string{"status", "signedOn", "endedOn", "firstListedOn", "lastListedOn", "firstShownOn", "lastShownOn", "agency.name", "agency.>SERVES.name"},
		Bound: sentenceBound,
		Make: func(n Node, args map[string]any) string {
			l := localeOf(args)
			return l.reaches(n, n) + " " + l.inForce(n)
		},
	}

	// Silence is of an agreement of which no source speaks that day; it reads `firstShown` and `lastShown`, too.
	Silence = Text{
		Reads: []string{"status", "signedOn", "endedOn", "lastShownOn", "agency.name", "endEvents.kind"}, Bound: sentenceBound,
		Make: func(n Node, args map[string]any) string {
			l := localeOf(args)
			return l.silence(n) + l.presumption(n) + l.reading(n, n)
		},
	}

	// Application is of an agreement that was applied for.
	Application = Text{Reads: []string{"agency.name"}, Bound: sentenceBound, Make: func(n Node, args map[string]any) string {
		l := localeOf(args)
		return l.applied + l.reading(n, n)
	}}

	// Pledge is of an event that pledges the end of the node `agreement`.
	Pledge = Text{Reads: []string{"description", "happenedOn"}, Bound: sentenceBound, Make: func(n Node, args map[string]any) string {
		l := localeOf(args)
		return l.reaches(n, n.First("agreement")) + " " + l.pledge(n)
	}}

	// Signatory is what sentences say of who signed an agreement.
	Signatory = Text{Reads: []string{"agency.name", "agency.>SERVES.name"}}
)

// placeName returns the name of a place, with its state's where it has one.
func (l *locale) placeName(place Node) string {
	if state := place.First(">IN_STATE").Text("name"); state != "" && state != place.Text("name") { // the District of Columbia is its own county
		return l.named(place.Text("name")).String() + ", " + placename.In(l.tag, state).Text
	}
	return l.named(place.Text("name")).String()
}

// named returns a place's name as it stands in a sentence.
func (l *locale) named(name string) placename.Name {
	if name == "United States" {
		return placename.Name{Text: l.country}
	}
	return placename.In(l.tag, name)
}

// onPlaces writes a sentence on places, whose articles join the prepositions before them.
func (l *locale) onPlaces(format string, values ...any) string {
	return placename.Contracted(l.tag, fmt.Sprintf(format, values...))
}

func (n Node) number(name string) int {
	v, _ := n.Values[name].(json.Number)
	i, _ := v.Int64()
	return int(i)
}

// summary says how many agreements reach a place, what sources show of them that day, and that there may be others.
func summary(n Node, l *locale) string {
	out := l.counts(n)
	if known := n.Text("known"); known != "" {
		out = fmt.Sprintf(l.knownFirst, l.day(known)) + lowerFirst(out)
	}
	return out
}

// counts is a summary without what had been published by a day. It begins with a word of ours, or a number, never with a name.
func (l *locale) counts(n Node) string {
	place, records := l.placeName(n), n.number("records")
	switch records {
	case 0:
		out := fmt.Sprintf(l.nothing, place)
		if checked := n.Text("checkedOn"); checked != "" {
			return fmt.Sprintf(l.nothingListed, place, l.day(checked), n.number("lists"), l.day(n.Text("firstList")))
		}
		if n.Text("figure") != "" {
			out += " " + l.mayBeMore(n)
		}
		return out
	case 1:
		return fmt.Sprintf(l.one, place, l.ours(n.number("readings"), records)) + " " + l.ofOnly(n) + " " + l.mayBeMore(n)
	}
	out := fmt.Sprintf(l.many, records, place, l.ours(n.number("readings"), records))
	out += " " + fmt.Sprintf(l.onDay, l.day(n.Text("day"))) + ": " + strings.Join(l.counted(n), "; ") + "."
	if last := n.Text("lastShown"); last != "" {
		out += " " + fmt.Sprintf(l.lastOfSilent, l.day(last)+l.mark(n, "lastShownRead"))
	}
	if former := n.number("former"); former > 0 {
		out += " " + counting(former, l.oneFormer, l.manyFormer)
	}
	if pledges := n.number("pledges"); pledges > 0 {
		out += " " + counting(pledges, l.onePledge, l.manyPledges)
	}
	if presumed := n.number("presumed"); presumed > 0 {
		out += " " + counting(presumed, l.onePresumed, l.manyPresumed)
	}
	if unshown := n.number("unshown"); unshown > 0 {
		out += " " + counting(unshown, l.oneUnshown, l.manyUnshown)
	}
	return out + " " + l.mayBeMore(n)
}

// lowerFirst returns a text with its first letter small.
func lowerFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(first)) + text[size:]
}

// mayBeMore says which list was searched, or that the records hold none, and what a source counts, where that is more.
func (l *locale) mayBeMore(n Node) string {
	if checked := n.Text("checkedOn"); checked != "" {
		return fmt.Sprintf(l.searched, l.day(checked))
	}
	if figure := n.Text("figure"); figure != "" {
		return fmt.Sprintf(l.sourceCounts, sentence(figure))
	}
	return l.others
}

// ofOnly says what sources show of the only agreement that reaches a place.
func (l *locale) ofOnly(n Node) string {
	var out []string
	for _, sort := range l.sorts {
		if n.number(sort.of) > 0 {
			day := l.day(n.Text("day"))
			if sort.of == "shown" {
				day += l.byReading(n.number("shownRead"), 1)
			}
			out = append(out, fmt.Sprintf(sort.only, day))
		}
	}
	if last := n.Text("lastShown"); last != "" {
		out = append(out, fmt.Sprintf(l.onlyLast, l.day(last)+l.mark(n, "lastShownRead")))
	}
	if n.number("former") > 0 {
		out = append(out, l.onlyFormer)
	}
	if n.number("pledges") > 0 {
		out = append(out, l.onlyPledge)
	}
	if n.number("presumed") > 0 {
		out = append(out, l.onlyPresumed)
	}
	if n.number("unshown") > 0 {
		out = append(out, l.onlyUnshown)
	}
	return strings.Join(out, " ")
}

// ours says of how many of some agreements it is our reading that they reach the place.
func (l *locale) ours(readings, of int) string {
	switch {
	case readings == 0:
		return ""
	case of == 1:
		return l.onlyOurs
	case readings == of:
		return l.allOurs
	}
	return fmt.Sprintf(l.someOurs, readings)
}

// byReading says of how many of some agreements a day is our reading.
func (l *locale) byReading(readings, of int) string {
	switch {
	case readings == 0:
		return ""
	case of == 1:
		return l.oneRead
	case readings == of:
		return l.allRead
	}
	return counting(readings, l.oneAsRead, l.asRead)
}

// mark marks a day that is our reading.
func (l *locale) mark(n Node, flag string) string {
	if n.Flag(flag) {
		return l.read
	}
	return ""
}

// counting writes a number that is at least one.
func counting(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return fmt.Sprintf(many, n)
}

// counted says how many agreements there are of each sort of which there are any.
func (l *locale) counted(n Node) []string {
	var out []string
	for _, sort := range l.sorts {
		if count := n.number(sort.of); count > 0 {
			text := counting(count, sort.one, sort.many)
			if sort.of == "shown" {
				text += l.byReading(n.number("shownRead"), count)
			}
			out = append(out, text)
		}
	}
	return out
}

// when says within a sentence of which day it speaks, and by what was known.
func (l *locale) when(n Node) string {
	out := fmt.Sprintf(l.onDayIn, l.day(n.Text("day")))
	if known := n.Text("known"); known != "" {
		out += fmt.Sprintf(l.knownBy, l.day(known))
	}
	return out
}

// reaches says whom the agency of an agreement serves, and whether that the agreement is there is our reading.
func (l *locale) reaches(n, agreement Node) string {
	agency, place := agreement.First("agency"), l.placeName(n.First("place"))
	var served []string
	for _, s := range agency.Nodes[">SERVES"] {
		served = append(served, l.named(s.Text("name")).String())
	}
	name, all := agency.Text("name"), l.list(served)
	var out string
	switch reach := n.Text("reach"); {
	case reach == "OWN":
		out = l.onPlaces(l.own, name, place)
	case all == "":
		out = l.onPlaces(l.belongs, name, place)
	default:
		out = l.onPlaces(l.reach[reach], name, all, place)
	}
	return out + l.reading(n, agreement)
}

// reading says which steps of the way to an agreement are our reading, if any is, and why.
func (l *locale) reading(n, agreement Node) string {
	out, agency := "", agreement.First("agency").Text("name")
	if n.Text("way") == "STATED" {
		if reason := n.Text("servesReason"); n.Text("reach") == "OWN" && reason != "" { // another way, less near, is stated
			out = " " + fmt.Sprintf(l.servesRead, agency, sentence(reason))
		}
		return out
	}
	if reason := n.Text("agencyReason"); reason != "" {
		out += " " + fmt.Sprintf(l.agencyRead, agency, sentence(reason))
	}
	if reason := n.Text("servesReason"); reason != "" {
		out += " " + fmt.Sprintf(l.servesRead, agency, sentence(reason))
	}
	if out == "" {
		return " " + l.wayRead
	}
	return out
}

// inForce says what sources and dates say of the day.
func (l *locale) inForce(n Node) string {
	out := fmt.Sprintf(l.mayBeInForce, l.when(n), l.why(n))
	if n.Text("certainty") == "CERTAIN" {
		out = l.shown(n)
	}
	if reason := n.Text("dayReason"); reason != "" {
		return out + fmt.Sprintf(l.byInference, sentence(reason))
	}
	return out + "."
}

// sentence ends a reason with a full stop.
func sentence(reason string) string {
	if strings.HasSuffix(reason, ".") {
		return reason
	}
	return reason + "."
}

// shown says which sources show an agreement on the day. What was only published after the day of knowledge isn't named.
func (l *locale) shown(n Node) string {
	day, known := n.Text("day"), n.Text("known") != ""
	first, last := n.Text("firstListedOn"), n.Text("lastListedOn")
	if first != "" && first <= day && day <= last {
		return fmt.Sprintf(l.isListed, l.when(n))
	}
	signed, ended := l.date(n.Values["signedOn"]), l.end(n)
	firstShown, lastShown := n.Text("firstShownOn"), n.Text("lastShownOn")
	onEve := isEveOf(lastShown, n.Values["endedOn"]) // no source shows it that day: an end does
	if day == firstShown && (day != lastShown || !onEve) || day == lastShown && !onEve {
		return fmt.Sprintf(l.shownThatDay, l.when(n))
	}
	var why []string
	switch {
	case signed != "":
		why = append(why, fmt.Sprintf(l.signed, signed))
	case firstShown != "" && (firstShown != lastShown || !onEve):
		why = append(why, fmt.Sprintf(l.firstShown, l.day(firstShown)))
	}
	switch {
	case ended != "":
		why = append(why, ended)
	case lastShown != "":
		why = append(why, fmt.Sprintf(l.lastShown, l.day(lastShown)))
	}
	isShown := fmt.Sprintf(l.isShown, l.when(n))
	if known || len(why) == 0 {
		return isShown
	}
	return isShown + ": " + strings.Join(why, "; ")
}

// why says what leaves it open whether an agreement was in force.
func (l *locale) why(n Node) string {
	if n.Text("known") != "" {
		return l.uncertainThen
	}
	var out []string
	if signed := l.date(n.Values["signedOn"]); signed != "" {
		out = append(out, fmt.Sprintf(l.signed, signed))
	}
	if ended := l.end(n); ended != "" {
		out = append(out, ended)
	} else if over := l.over[n.Text("status")]; over != "" {
		out = append(out, over)
	}
	if len(out) == 0 {
		return l.open
	}
	return strings.Join(out, "; ")
}

// end says as a part of a sentence when an agreement ended; empty where no end is known. What a source calls former ended by the day on which
// it was read: that day is none of the agreement's, and isn't told.
func (l *locale) end(n Node) string {
	date, _ := n.Values["endedOn"].(map[string]any)
	if inferred, _ := date["inferred"].(bool); inferred && date["earliest"] == nil && date["latest"] != nil {
		return l.former
	}
	if ended := l.date(n.Values["endedOn"]); ended != "" {
		return fmt.Sprintf(l.ended, ended)
	}
	return ""
}

// upperFirst makes a part of a sentence its beginning.
func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// silence says that no source speaks of the day, when sources show the agreement, and when it ended.
func (l *locale) silence(n Node) string {
	day, first, last := n.Text("day"), n.Text("firstShown"), n.Text("lastShown")
	if known := n.Text("known"); known != "" {
		return fmt.Sprintf(l.silentThen, l.day(known), l.day(day))
	}
	out, ended := fmt.Sprintf(l.silentOn, l.day(day)), l.end(n)
	switch {
	case ended != "" && (last == "" || first == last && isEveOf(last, n.Values["endedOn"])): // that end is all that shows it
	case last == "":
		out += " " + l.neverShown
	case first == last:
		out += " " + fmt.Sprintf(l.silentOnly, l.day(last)+l.mark(n, "lastShownRead"))
	case last < day:
		out += " " + fmt.Sprintf(l.silentAfter, l.day(last)+l.mark(n, "lastShownRead"))
	case first != "" && day < first:
		out += " " + fmt.Sprintf(l.silentBefore, l.day(first)+l.mark(n, "firstShownRead"))
	}
	if ended != "" {
		out += " " + upperFirst(ended) + "."
	}
	return out
}

// presumption says that a pledge to end an agreement is all that shows it, where that is so.
func (l *locale) presumption(n Node) string {
	if isPresumed(n) && slices.ContainsFunc(n.Nodes["endEvents"], func(e Node) bool { return e.Text("kind") == "END_PLEDGED" }) {
		return " " + l.presumed
	}
	return ""
}

// isPresumed tells whether sources show an agreement neither signed nor in force nor over, so that a pledge to end it is all that can.
func isPresumed(n Node) bool {
	return n.Text("lastShownOn") == "" && n.Values["signedOn"] == nil && n.Values["endedOn"] == nil && slices.Contains([]string{"", "UNKNOWN"}, n.Text("status"))
}

// pledge says what was pledged.
func (l *locale) pledge(n Node) string {
	when := l.date(n.Values["happenedOn"])
	if when != "" {
		when = " " + when
	}
	return fmt.Sprintf(l.pledged, when, n.Text("description"))
}
