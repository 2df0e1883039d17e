package seed

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"graph287g/roster"
	"graph287g/roster/identity"
)

// modelIDs are the nodes of the models, by their codes.
var modelIDs = map[string]string{
	"JAIL_ENFORCEMENT": "program-model/jail-enforcement", "TASK_FORCE": "program-model/task-force", "WARRANT_SERVICE_OFFICER": "program-model/warrant-service-officer",
}

// addAgreement adds an agreement, or an application for one, with the rows that show it.
func (x *lister) addAgreement(agency *entry, g *roster.Agreement) {
	e := x.agreementEntry(agency, g)
	x.setStatus(e, g)
	x.tellMisprints(e, g)
	x.setSigned(e, g)
	newest := g.Newest()
	if m := modelIDs[g.Model]; m != "" && x.byID[m] != nil {
		if !x.givesEdge(e, "models") {
			x.connectTo(e, "models", m, nil)
		}
		delete(e.standings, "models")
	} else if e.standings["models"].standing == "" {
		e.standings["models"] = standing{"UNKNOWN", "The lists print `" + newest.Model + "`, which is none of the models on record."}
	}
	e.properties["printedModel"] = newest.Model
	delete(e.standings, "printedModel")
	if newest.Kind == roster.Participating {
		e.properties["moaState"] = newest.MOAState()
		delete(e.standings, "moaState")
	}
	if newest.MOALink != "" {
		e.properties["moaUrl"] = newest.MOALink
	}
	x.addDifferingDays(e, g, g.Signed())
	x.connectTo(e, "lastList", snapshotID(newestListing(g.Shown(newest.Kind)).Last), nil)
	b := newBacking(e, g)
	for _, l := range g.Listings {
		x.addListing(agency, g.Agency, &b, l)
	}
}

// givesEdge tells whether the curated files give an entry a relation in a field; what the lists alone show has none.
func (x *lister) givesEdge(e *entry, field string) bool {
	return e.yaml != nil && slices.ContainsFunc(x.edges, func(edge *edge) bool { return edge.by == e && edge.field.Name == field })
}

// agreementEntry returns the node of an agreement: the curated one that is the same, or a new one.
func (x *lister) agreementEntry(agency *entry, g *roster.Agreement) *entry {
	ids := x.agreementIDs(g)
	if same, ok := x.same.agreement(g); ok && x.byID[same.id] != nil {
		e := x.byID[same.id]
		x.addTo(e, "formerIds", ids)
		for _, field := range []string{"signedOn", "status", "moaState"} {
			delete(e.standings, field)
		}
		return e
	}
	model := x.modelWords(g)
	name := stringOf(agency.properties["name"]) + ", " + model
	description := "287(g) agreement, " + model + ", " + stringOf(agency.properties["description"])
	if len(g.Shown(roster.Participating)) == 0 {
		name, description = name+" (application)", strings.Replace(description, "287(g) agreement", "application for a 287(g) agreement", 1)
	}
	if g.Number > 1 {
		name += ", signed again"
	}
	e := x.newEntryOf("Agreement", ids[0], entity(map[string]any{"name": name, "description": description, "formerIds": anys(ids[1:])}))
	e.standings["name"] = standing{"DERIVED", "Composed from agency and model."}
	e.standings["description"] = standing{"DERIVED", "Composed from model, agency and place."}
	var facts map[string]any
	if g.Newest().Misprint() != nil {
		facts = map[string]any{"standing": "INFERRED"}
	}
	x.connectTo(e, "agency", agency.id, facts)
	if x.byID[listsPublisher] != nil {
		x.connectTo(e, "federalParty", listsPublisher, map[string]any{"standing": "INFERRED"})
		e.standings["federalParty"] = standing{"INFERRED", "ICE lists it among the agreements of the program; the list doesn't print who signed for the federal side."}
	}
	return e
}

func (x *lister) modelWords(g *roster.Agreement) string {
	if g.Model == "" {
		return "unknown model"
	}
	return enumWords(g.Model) + " model"
}

// agreementIDs are the ids that an agreement may have had, its own first: of the earliest spelling of its agency, and its model.
func (x *lister) agreementIDs(g *roster.Agreement) []string {
	var out []string
	for _, id := range x.candidateIDs(g.Agency) {
		out = append(out, agreementID(id, g.Model, g.Number))
	}
	for _, id := range x.agreementIDsAsPrinted(g) {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func agreementID(agency, model string, number int) string {
	id := "agreement/" + strings.TrimPrefix(agency, "agency/") + "/" + cmp.Or(strings.ReplaceAll(strings.ToLower(model), "_", "-"), "unknown-model")
	if number > 1 {
		id += fmt.Sprintf("-%d", number)
	}
	return id
}

// setStatus says what the lists show: on the newest list, gone from it, or applied for.
func (x *lister) setStatus(e *entry, g *roster.Agreement) {
	first, last := g.Window(roster.Participating)
	if first == nil {
		first, last = g.Window(roster.Pending)
		e.properties["status"] = "PENDING"
		x.setListed(e, first, last)
		x.tellGaps(e, g, roster.Pending)
		return
	}
	x.setListed(e, first, last)
	x.tellGaps(e, g, roster.Participating)
	if stringOf(e.properties["status"]) == "ENDED" {
		return // a source tells of the end
	}
	e.properties["status"] = "ACTIVE"
	if last != x.newest {
		e.properties["status"] = "UNLISTED"
		e.properties["statusAsOf"] = dateOf(x.newest.Dated.Day, false)
		e.standings["status"] = standing{"DERIVED", "ICE's list of " + roster.DayInWords(last.Dated.Day) + " is the last that shows it; the newest list, of " + roster.DayInWords(x.newest.Dated.Day) + ", does not. That is no end." + x.leftWith(g)}
		e.standings["statusAsOf"] = standing{"DERIVED", "The day of the newest of ICE's lists, which lacks it."}
	}
}

// leftWith tells what an agreement left the lists with, where that were many of its state at once.
func (x *lister) leftWith(g *roster.Agreement) string {
	if many, ok := x.leavings.Of(g); ok {
		return " " + many.In(identity.StateName(g.Agency.State))
	}
	return ""
}

// tellGaps tells of lists in between that lack an agreement, beside the day of the last that shows it.
func (x *lister) tellGaps(e *entry, g *roster.Agreement, kind roster.Kind) {
	s, ok := e.standings["lastListedOn"]
	if !ok {
		return // the last list has no day
	}
	for _, gap := range x.history.Gaps(g, kind) {
		s.reason += " " + gap.String()
	}
	e.standings["lastListedOn"] = s
}

func (x *lister) setListed(e *entry, first, last *roster.List) {
	for field, l := range map[string]*roster.List{"firstListedOn": first, "lastListedOn": last} {
		if l.Dated.Day != "" {
			e.properties[field] = l.Dated.Day
			e.standings[field] = standing{"DERIVED", "The day of the list. " + l.Dated.By.Reason()}
			if !l.Dated.By.Firm() {
				e.standings[field] = standing{"INFERRED", "The day of the list, which is our reading. " + l.Dated.By.Reason()}
			}
		}
	}
}

// setSigned says when it was signed: as the newest list prints it, and what others print.
func (x *lister) setSigned(e *entry, g *roster.Agreement) {
	days := g.Signed()
	if len(days) == 0 {
		if e.properties["signedOn"] == nil {
			e.standings["signedOn"] = standing{"UNKNOWN", "ICE's lists that show it print no day on which it can have been signed."}
		}
		return
	}
	e.properties["signedOn"] = dateOf(days[0].Day, days[0].Repaired != "")
	e.signedListedFrom = days[0].First.Dated.Day
	var reasons []string
	if days[0].Repaired != "" {
		reasons = append(reasons, "Read through a slip: "+days[0].Repaired+".")
	}
	for _, d := range days[1:] {
		reasons = append(reasons, fmt.Sprintf("Lists from %s to %s print %s.", roster.DayInWords(d.First.Dated.Day), roster.DayInWords(d.Last.Dated.Day), roster.DayInWords(d.Day)))
	}
	if len(reasons) > 0 {
		e.standings["signedOn"] = standing{"INFERRED", "As ICE's newest list that shows it prints it. " + strings.Join(reasons, " ")}
	}
}

// addListing adds a row over the lists that print it alike.
func (x *lister) addListing(agency *entry, a *roster.Agency, agreement *backing, l *roster.Listing) {
	rows := make([]any, len(l.Rows))
	for i, n := range l.Rows {
		rows[i] = n
	}
	name := fmt.Sprintf("%s, %s: %s to %s", l.Agency, l.Model, roster.DayInWords(l.First.Dated.Day), roster.DayInWords(l.Last.Dated.Day))
	if l.First == l.Last {
		name = fmt.Sprintf("%s, %s: %s", l.Agency, l.Model, roster.DayInWords(l.First.Dated.Day))
	}
	e := x.newEntryOf("Listing", fmt.Sprintf("listing/%s-%s/%d", l.Kind, l.First.SHA256[:12], l.Rows[0]), map[string]any{
		"name": name, "list": strings.ToUpper(string(l.Kind)), "firstListedOn": l.First.Dated.Day, "lastListedOn": l.Last.Dated.Day, "listsCount": len(l.Rows), "rows": rows,
		"printedState": l.State, "printedAgency": l.Agency, "printedType": l.Type, "printedCounty": l.County, "printedModel": l.Model, "printedSigned": l.Signed,
		"printedMoa": l.MOA, "printedAddendum": l.Addendum, "moaUrl": l.MOALink, "addendumUrl": l.AddendumLink,
		"shownOfAgreement": anys(agreement.fields(l)), "shownOfAgency": anys(backsOfAgency(agency, a, l)),
	})
	for _, required := range []string{"printedState", "printedAgency", "printedModel"} {
		if e.properties[required] == nil {
			e.properties[required] = ""
		}
	}
	x.connectTo(e, "agreement", agreement.id, nil)
	x.connectTo(e, "agency", agency.id, nil)
	x.connectTo(e, "first", snapshotID(l.First), nil)
	x.connectTo(e, "last", snapshotID(l.Last), nil)
}
