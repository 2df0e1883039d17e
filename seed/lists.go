package seed

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"graph287g/roster"
	"graph287g/roster/identity"
	"graph287g/seed/geo"
)

// ICE's lists become nodes as the curated files do, by the rules of docs/lists.md: each list a Snapshot with its Source, each run of a row a
// Listing, each agency and agreement that they show a node, unless a curated one is the same (same.tsv says which, and why).

// listsPublisher is who publishes the lists.
const listsPublisher = "agency/us-ice"

// A lister adds what ICE's lists show to what the curated files say.
type lister struct {
	*loader
	at     position
	same   *sameTable
	states map[string]geo.State // by postal code
	newest *roster.List         // the newest list of participating agencies
	places map[string]*entry    // of towns, campuses and other places that agencies serve, by id

	history  *roster.History
	leavings roster.Leavings
	agencies map[agencyKey]*roster.Agency
}

// addLists adds the lists of a history.
func (l *loader) addLists(h *roster.History, states []geo.State) {
	if h == nil || len(h.Lists) == 0 {
		return
	}
	x := &lister{
		loader: l, at: startOf(l.path(listsFolder)), same: l.readSame(), states: map[string]geo.State{}, newest: h.Newest(roster.Participating),
		places: map[string]*entry{}, history: h, agencies: map[agencyKey]*roster.Agency{},
	}
	for _, s := range states {
		x.states[s.Code] = s
	}
	for _, list := range h.Lists {
		x.addList(list)
	}
	agencies := h.Agencies()
	x.leavings = h.LeavingsOf(agencies)
	for _, a := range agencies {
		x.agencies[agencyKey{a.State, a.Key}] = a
	}
	for _, a := range agencies {
		x.addAgency(a)
	}
}

// newEntryOf declares a node that the lists show.
func (x *lister) newEntryOf(kind, id string, properties map[string]any) *entry {
	e := newEntry(x.c.Kind(kind), id, x.at)
	if first := x.byID[id]; first != nil {
		x.report(x.at, "%s is there twice: the lists show one, and %s says another; say in same.tsv whether they are the same", id, first.at)
		e.invalidID = true
		return e
	}
	for name, v := range properties {
		if v != nil && v != "" {
			e.properties[name] = v
		}
	}
	x.entries = append(x.entries, e)
	x.byID[id] = e
	return e
}

// entity adds what every entity has.
func entity(properties map[string]any) map[string]any {
	for _, list := range []string{"aliases", "formerIds", "identifiers"} {
		if properties[list] == nil {
			properties[list] = []any{}
		}
	}
	properties["named"] = true
	return properties
}

func (x *lister) connectTo(e *entry, field, to string, facts map[string]any) {
	if facts == nil {
		facts = map[string]any{}
	}
	x.addEdge(newEdge(e, e.kind.Field(field), to, facts, x.at))
}

// snapshotID and sourceOf name a list by its content.
func snapshotID(l *roster.List) string { return "snapshot/" + string(l.Kind) + "-" + l.SHA256[:12] }
func listSourceID(l *roster.List) string {
	return "source/ice-" + string(l.Kind) + "-" + l.SHA256[:12]
}

var listNames = map[roster.Kind]string{roster.Participating: "participating agencies", roster.Pending: "pending agencies"}

func (x *lister) addList(l *roster.List) {
	name := "ICE's list of " + listNames[l.Kind] + ", " + roster.DayInWords(l.Dated.Day)
	files := make([]any, len(l.Files))
	for i, f := range l.Files {
		files[i] = f
	}
	kind := strings.ToUpper(string(l.Kind))
	s := x.newEntryOf("Snapshot", snapshotID(l), map[string]any{
		"name": name, "list": kind, "publishedOn": l.Dated.Day, "datedBy": string(l.Dated.By), "datedReason": l.Dated.By.Reason(),
		"rowsCount": l.Len(), "savedAt": l.Saved, "newestSigning": l.Newest, "fileNames": files, "sha256": l.SHA256,
	})
	source := x.newEntryOf("Source", listSourceID(l), entity(map[string]any{
		"name": name, "description": "ICE's list of " + listNames[l.Kind] + " in the 287(g) program, a workbook of " + fmt.Sprint(l.Len()) + " rows: " + strings.Join(l.Files, ", "),
		"kind": "ROSTER", "publishedOn": dateOf(l.Dated.Day, !l.Dated.By.Firm()), "sha256": l.SHA256, "consulted": true,
	}))
	for field, why := range map[string]string{
		"name": "Composed from what it lists and its day.", "description": "Composed from what it lists, how many rows it has and the names of its file.",
		"kind": "Our classification.", "sha256": "Computed from the file that was read.", "consulted": "From the history of these records.",
	} {
		source.standings[field] = standing{"DERIVED", why}
	}
	source.standings["title"] = standing{"UNKNOWN", "The workbook prints no title."}
	source.standings["publishedOn"] = standing{"INFERRED", l.Dated.By.Reason()}
	if l.Dated.Day == "" {
		source.standings["publishedOn"] = standing{"UNKNOWN", l.Dated.By.Reason()}
	}
	x.connectTo(source, "publisher", listsPublisher, map[string]any{"standing": "INFERRED"})
	source.standings["publisher"] = standing{"INFERRED", "The file is one that ICE's site offers, by its name and form; it doesn't say who published it."}
	x.connectTo(s, "source", source.id, nil)
}

// dateOf returns a day as a partial date, nil for none.
func dateOf(day string, inferred bool) any {
	if day == "" {
		return nil
	}
	return map[string]any{"date": day, "earliest": day, "latest": day, "precision": "DAY", "edtf": day, "inferred": inferred}
}

// addAgency adds an agency, with the place that it serves, its agreements and the rows that show them.
func (x *lister) addAgency(a *roster.Agency) {
	e := x.agencyEntry(a)
	x.connectTo(e, "lastList", snapshotID(newestListing(a.Listings).Last), nil)
	for _, g := range a.Agreements {
		x.addAgreement(e, g)
	}
}

func newestListing(listings []*roster.Listing) *roster.Listing {
	return slices.MaxFunc(listings, func(a, b *roster.Listing) int { return roster.CompareLists(a.Last, b.Last) })
}

// agencyEntry returns the node of an agency: the curated one that is the same, or a new one.
func (x *lister) agencyEntry(a *roster.Agency) *entry {
	ids := append(x.candidateIDs(a), x.idsAsPrinted(a.Listings)...)
	var aliases []any
	if same, ok := x.same.agency(a.State, a.Key); ok && x.byID[same.id] != nil {
		e := x.byID[same.id]
		x.addTo(e, "formerIds", slices.DeleteFunc(ids, func(id string) bool { return id == e.id }))
		name := stringOf(e.properties["name"])
		for _, s := range a.Spellings {
			if s.Name != name {
				aliases = append(aliases, s.Name)
			}
		}
		x.addTo(e, "aliases", texts(aliases))
		if t := a.Listings[len(a.Listings)-1].Type; e.properties["printedType"] == nil && t != "" {
			e.properties["printedType"] = t
		}
		return e
	}
	for _, s := range a.Spellings {
		if s.Name != a.Name {
			aliases = append(aliases, s.Name)
		}
	}
	id := ids[0]
	e := x.newEntryOf("Agency", id, entity(map[string]any{
		"name": a.Name, "slug": strings.TrimPrefix(id, "agency/"), "kind": a.Kind, "level": cmp.Or(a.Level, "OTHER"), "aliases": aliases, "formerIds": anys(ids[1:]),
		"printedType": newestListing(a.Listings).Type, "description": x.describeAgency(a),
	}))
	for field, why := range map[string]string{
		"slug": "Made from the state and the earliest spelling on the lists loaded.", "description": "Composed from kind, place and state.",
		"name":    "The lists' name in one form: the latest spelling, with its slips and abbreviations read through.",
		"aliases": "The spellings of the lists that are this agency's." + spellingReasons(a),
	} {
		e.standings[field] = standing{"DERIVED", why}
	}
	if len(aliases) == 0 {
		delete(e.standings, "aliases")
	}
	why := asSentence(cmp.Or(a.Reason, "its name"))
	e.standings["kind"], e.standings["level"] = standing{"INFERRED", why}, standing{"INFERRED", why}
	if _, known := x.states[a.State]; known {
		x.connectTo(e, "state", "state/"+a.State, nil)
	}
	x.servePlace(e, a)
	return e
}

// spellingReasons tells why spellings that differ are one agency's.
func spellingReasons(a *roster.Agency) string {
	out := ""
	for _, s := range a.Spellings {
		if len(s.Reasons) > 0 {
			out += " `" + s.Name + "`: " + strings.TrimSuffix(strings.Join(s.Reasons, "; "), ".") + "."
		}
	}
	return out
}

// addTo adds what a list of a curated node doesn't have.
func (x *lister) addTo(e *entry, field string, more []string) {
	list, _ := e.properties[field].([]any)
	for _, m := range more {
		if !slices.Contains(list, any(m)) {
			list = append(slices.Clip(list), any(m))
		}
	}
	if list == nil {
		list = []any{}
	}
	e.properties[field] = list
}

func anys(list []string) []any {
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = s
	}
	return out
}

func texts(list []any) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = stringOf(v)
	}
	return out
}

// candidateIDs are the ids that an agency may have had: the first is that of its earliest spelling, which is its own.
func (x *lister) candidateIDs(a *roster.Agency) []string {
	own := agencyID(a.State, a.Earliest())
	out := []string{own}
	for _, s := range a.Spellings {
		if id := agencyID(a.State, s.Name); !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	slices.Sort(out[1:])
	return out
}

func agencyID(state, name string) string { return "agency/" + slugOf(state+" "+name) }

// slugOf returns a text as part of an id: small letters and digits, with hyphens.
func slugOf(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(strings.ReplaceAll(s, "&", " and ")) {
		switch {
		case r == '\'' || r == '’' || r == '.':
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	return b.String()
}

func (x *lister) stateName(code string) string {
	if s, ok := x.states[code]; ok {
		return withThe(s.Name) + " (" + code + ")"
	}
	return code
}

func (x *lister) describeAgency(a *roster.Agency) string {
	parts := []string{x.enumWord("Agency", "kind", a.Kind)}
	switch p := a.Place; {
	case p.Kind == "COUNTY" && x.byID["county/"+p.FIPS] != nil:
		parts = append(parts, stringOf(x.byID["county/"+p.FIPS].properties["name"]))
	case p.Name != "" && p.Kind != "STATE":
		parts = append(parts, p.Name)
	}
	return strings.Join(append(parts, x.stateName(a.State)), ", ")
}

// enumWord is the word for an enum value of a field.
func (x *lister) enumWord(kind, field, value string) string {
	name := x.c.Kind(kind).Field(field).Type.Name
	return cmp.Or(enumNouns[name+"."+value], enumWords(value))
}

// servePlace connects an agency with the place that it serves.
func (x *lister) servePlace(e *entry, a *roster.Agency) {
	to := x.servedBy(a)
	if x.byID[to] == nil {
		e.standings["serves"] = standing{"UNKNOWN", asSentence(cmp.Or(a.Place.Reason, "the lists don't tell which place it serves"))}
		return
	}
	x.connectTo(e, "serves", to, map[string]any{"level": cmp.Or(a.Level, "OTHER"), "standing": cmp.Or(a.Place.Standing, "INFERRED")})
	why := a.Place.Reason
	if len(a.Place.Counties) > 0 && a.Place.Kind != "COUNTY" { // it says in which counties the place lies
		why = ""
	}
	e.standings["serves"] = standing{"INFERRED", asSentence(cmp.Or(why, "its name tells the place"))}
}

// servedBy returns the id of the place that an agency serves; empty where that can't be told.
func (x *lister) servedBy(a *roster.Agency) string {
	switch a.Place.Kind {
	case "STATE":
		return "state/" + a.State
	case "COUNTY":
		return "county/" + a.Place.FIPS
	case "":
		return ""
	}
	return x.placeOf(a)
}

// placeOf returns the node of a town, campus, district or other place, which it makes where there is none.
func (x *lister) placeOf(a *roster.Agency) string {
	p := a.Place
	if p.Name == "" {
		return ""
	}
	id := "place/" + slugOf(a.State+" "+p.Name)
	if known := x.places[id]; known != nil {
		x.lieInCounties(known, p)
		return id
	}
	if curated := x.byID[id]; curated != nil {
		x.lieInCounties(curated, p) // where the curated record leaves it open
		return id
	}
	e := x.newEntryOf("Place", id, entity(map[string]any{
		"name": p.Name, "kind": p.Kind, "description": x.enumWord("Place", "kind", p.Kind) + ", " + x.stateName(a.State),
	}))
	x.places[id] = e
	for field, s := range map[string]standing{
		"name":        {"INFERRED", "The name of the agency that serves it (" + a.Name + ") has it."},
		"kind":        {"INFERRED", asSentence(cmp.Or(p.KindReason, "by the name of the agency that serves it ("+a.Name+")"))},
		"description": {"DERIVED", "Composed from kind and state."},
		"geoid":       {"UNKNOWN", "ICE's lists don't print it."},
		"state":       {"INFERRED", "The state of the agency that serves it."},
	} {
		e.standings[field] = s
	}
	if _, known := x.states[a.State]; known {
		x.connectTo(e, "state", "state/"+a.State, map[string]any{"standing": "INFERRED"})
	}
	x.lieInCounties(e, p)
	return id
}

// asSentence writes a reason as one.
func asSentence(reason string) string {
	first, size := utf8.DecodeRuneInString(reason)
	return string(unicode.ToUpper(first)) + strings.TrimSuffix(reason[size:], ".") + "."
}

// lieInCounties lets a place lie in the counties that are known.
func (x *lister) lieInCounties(e *entry, p identity.Place) {
	if e.standings["counties"].standing != "" && e.standings["counties"].standing != "UNKNOWN" {
		return
	}
	n := 0
	for _, fips := range p.Counties {
		if x.byID["county/"+fips] != nil {
			x.connectTo(e, "counties", "county/"+fips, map[string]any{"standing": "INFERRED"})
			n++
		}
	}
	e.standings["counties"] = standing{"INFERRED", asSentence(cmp.Or(p.Reason, "the COUNTY column of ICE's lists locates its agency there"))}
	if n == 0 {
		e.standings["counties"] = standing{"UNKNOWN", asSentence(cmp.Or(p.Reason, "ICE's lists don't tell in which county it lies"))}
	}
}
