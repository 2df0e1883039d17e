package site

import (
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"graph287g/web/queries"
)

// recordData is the answer to queries.Record. Of a record it has what its kind has.
type recordData struct {
	Node anyRecord
	Meta meta
}

type anyRecord struct {
	Typename string `json:"__typename"`
	named
	Description, CiteAs string
	Aliases             []string
	Claims, Mentions    list[told]
	Disagreements       list[disagreementLine]
	Sources             *sourceList
	Evidence            []backed
	Topics              []named
	CitedIn             list[cites]

	// laws
	LawKind, LawStatus, Citation                             string
	Effects                                                  []string
	IntroducedOn, EnactedOn, EffectiveOn                     *partialDate
	Codifies                                                 named
	AppliesIn, Affects, Examines, Involves, Subjects, Events list[named]
	Provisions, Findings, Reasons, Powers, Training          list[told]
	Applied, Laws, Decided, Authored, Publications           list[referred]

	// studies
	PeerReviewed *bool
	Method       string
	Period       *partialDate
	FundedBy     []named
	PublishedAs  *referred

	// events and investigations
	EventKind                      string
	HappenedOn, OpenedOn, ClosedOn *partialDate
	By, LedTo                      []named
	TowardsEndOf                   list[named]

	// people and bodies
	Offices              struct{ Edges []office }
	Affiliations, People struct {
		TotalCount int
		Edges      []affiliation
	}
	OrganizationKind string
	PartOf           named
	Parties          struct {
		TotalCount int
		Edges      []struct {
			PartyRole, Printed string
			Node               referred
		}
	}
	Statements                 list[told]
	Conducted, Funded, Actions list[named]

	// topics and models
	TopicKind                       string
	Broader                         []named
	Narrower                        list[named]
	RelatedLawsuits, RelatedStudies struct {
		TotalCount int
		Edges      []struct {
			Link struct{ Bases []string }
			Node referred
		}
	}
	RelatedClaims list[told]
	Setting       string
	Agreements    *struct {
		AsOf       string
		TotalCount int
	}

	// statements and citations
	Text, Printed, Standing, Reason, Locator, Attribution string
	AttributedTo                                          []named
	Source                                                named
	Citations                                             []cites
	Subject, Object, RefersTo                             named
	ClaimField                                            string
	AsOf                                                  *partialDate
	Scope                                                 []named
	ClaimDisagreements                                    []disagreementLine
	DerivedFrom, Supports                                 []told

	Pincite, Signal, Proposition string
	Footnote                     *int
	Citing                       referred
	Cited                        named

	// disagreements
	Nature, Explanation, Rule string
	Shown                     *struct{ ID string }
	Differing                 []told
}

// A disagreementLine is a difference between sources in a sentence.
type disagreementLine struct {
	named
	Explanation string
}

type affiliation struct {
	Role       string
	LeftBefore bool
	Node       named
}

func record(s *Site, w http.ResponseWriter, r *http.Request, at *visit) page {
	id := strings.TrimPrefix(at.path, "/")
	q := question{queries.Record, map[string]string{"id": id}}
	return answered(s, w, r, at, q, func(d *recordData, q asked) (templ.Component, *page) {
		n := &d.Node
		if n.ID != id {
			return nil, s.moved(at, n.ID)
		}
		p := &recordPage{frame: s.frameOf(at), kind: at.text("kind." + n.Typename), description: n.Description, aliases: n.Aliases, sources: n.Sources}
		p.title, p.meta = n.Name, &d.Meta
		p.fill(n)
		p.frame.description = orName(p.lead, n.Name)
		if p.lead == "" && n.Description != "" {
			p.frame.description = at.text("entity.description", "name", n.Name, "description", n.Description)
		}
		p.tools = &tools{id: n.ID, sentence: p.lead, citation: n.CiteAs, query: q}
		return p.content(), nil
	})
}

// fill adds what a kind has. What a record hasn't is empty, and left out.
func (p *recordPage) fill(n *anyRecord) {
	switch n.Typename {
	case "Claim":
		p.claim(n)
		return
	case "Citation":
		p.citationOf(n)
		return
	case "Disagreement":
		p.disagreement(n)
		return
	case "Law":
		p.law(n)
	case "Study":
		p.study(n)
	case "Event", "Investigation":
		p.event(n)
	case "Person", "Organization":
		p.actor(n)
	case "Topic":
		p.topic(n)
	case "ProgramModel":
		p.model(n)
	}
	p.fact("record.topics", p.linked(n.Topics...), nil, "")
	var differ []templ.Component
	for _, d := range n.Disagreements.Nodes {
		differ = append(differ, p.withNote(p.link(d.ID, d.Name), name(d.Explanation)))
	}
	p.list("conflicts", "conflicts.heading", n.Disagreements.TotalCount, "", differ...)
	if n.Typename == "Law" {
		p.list("cited", "record.cited", n.CitedIn.TotalCount, "record.cited.none", p.citedAt(n.CitedIn.Nodes)...)
	}
	p.list("claims", "record.claims", n.Claims.TotalCount, "record.claims.none", p.statements(n.Claims.Nodes)...)
	p.list("mentions", "record.mentions", n.Mentions.TotalCount, "", p.statements(n.Mentions.Nodes)...)
}

func (p *recordPage) names(id, heading string, l list[named]) {
	p.list(id, heading, l.TotalCount, "", p.linked(l.Nodes...)...)
}

func (p *recordPage) references(id, heading string, l list[referred]) {
	p.list(id, heading, l.TotalCount, "", p.referring(l.Nodes)...)
}

func (p *recordPage) told(id, heading string, l list[told]) {
	p.list(id, heading, l.TotalCount, "", p.statements(l.Nodes)...)
}

func (p *recordPage) law(n *anyRecord) {
	p.fact("law.kind", p.worded("law.kind.", n.LawKind), nil, "")
	p.fact("lawsuit.citation", one(n.Citation), nil, "")
	p.fact("law.status", p.worded("law.status.", n.LawStatus), n.Evidence, "status")
	var effects []templ.Component
	for _, e := range n.Effects {
		effects = append(effects, textOnly(p.text("law.effect."+e)))
	}
	p.fact("law.effects", effects, nil, "")
	p.fact("law.introduced", p.dated(n.IntroducedOn), n.Evidence, "introducedOn")
	p.fact("law.enacted", p.dated(n.EnactedOn), n.Evidence, "enactedOn")
	p.fact("law.effective", p.dated(n.EffectiveOn), n.Evidence, "effectiveOn")
	p.fact("law.codifies", p.linked(n.Codifies), nil, "")
	p.told("provisions", "law.provisions", n.Provisions)
	p.names("places", "law.places", n.AppliesIn)
	p.names("affects", "law.affects", n.Affects)
	p.references("lawsuits", "law.lawsuits", n.Applied)
}

func (p *recordPage) study(n *anyRecord) {
	if n.PeerReviewed != nil {
		key := "study.reviewed.no"
		if *n.PeerReviewed {
			key = "study.reviewed.yes"
		}
		p.fact("study.reviewed", []templ.Component{textOnly(p.text(key))}, nil, "")
	}
	p.fact("study.period", p.dated(n.Period), nil, "")
	if n.Method != "" {
		p.fact("study.method", []templ.Component{name(n.Method)}, nil, "")
	}
	p.fact("study.funded", p.linked(n.FundedBy...), nil, "")
	if n.PublishedAs != nil {
		p.fact("study.published", p.referring([]referred{*n.PublishedAs}), nil, "")
	}
	p.told("findings", "study.findings", n.Findings)
	p.names("examines", "study.examines", n.Examines)
}

func (p *recordPage) event(n *anyRecord) {
	p.fact("event.kind", p.worded("event.kind.", n.EventKind), nil, "")
	p.fact("event.day", p.dated(n.HappenedOn), nil, "")
	p.fact("investigation.opened", p.dated(n.OpenedOn), nil, "")
	p.fact("investigation.closed", p.dated(n.ClosedOn), nil, "")
	p.fact("event.by", p.linked(n.By...), nil, "")
	p.names("subjects", "investigation.subjects", n.Subjects)
	p.told("findings", "study.findings", n.Findings)
	p.list("suits", "investigation.ledTo", 0, "", p.linked(n.LedTo...)...)
	p.names("involves", "event.involves", n.Involves)
	p.names("ends", "event.ends", n.TowardsEndOf)
	p.told("reasons", "event.reasons", n.Reasons)
}

func (p *recordPage) actor(n *anyRecord) {
	p.fact("organization.kind", p.worded("organization.kind.", n.OrganizationKind), nil, "")
	p.fact("organization.partOf", p.linked(n.PartOf), nil, "")
	var offices, affiliations, people, suits []templ.Component
	for i := range n.Offices.Edges {
		offices = append(offices, p.office(&n.Offices.Edges[i]))
	}
	p.fact("person.offices", offices, nil, "")
	for i := range n.Affiliations.Edges {
		affiliations = append(affiliations, p.affiliation(&n.Affiliations.Edges[i]))
	}
	p.fact("person.affiliations", affiliations, nil, "")
	for i := range n.People.Edges {
		people = append(people, p.affiliation(&n.People.Edges[i]))
	}
	for _, e := range n.Parties.Edges {
		suits = append(suits, p.withNote(p.link(e.Node.ID, orName(e.Node.CiteAs, e.Node.Name)), textOnly(p.text("lawsuit.role."+e.PartyRole))))
	}
	p.list("people", "organization.people", n.People.TotalCount, "", people...)
	p.list("lawsuits", "actor.lawsuits", n.Parties.TotalCount, "", suits...)
	p.references("decided", "organization.decided", n.Decided)
	p.names("actions", "actor.actions", n.Actions)
	p.names("conducted", "actor.conducted", n.Conducted)
	p.names("funded", "actor.funded", n.Funded)
	p.references("authored", "actor.authored", n.Authored)
	p.references("publications", "actor.publications", n.Publications)
	p.told("statements", "actor.statements", n.Statements)
}

func (p *recordPage) topic(n *anyRecord) {
	p.fact("topic.kind", p.worded("topic.kind.", n.TopicKind), nil, "")
	p.fact("topic.broader", p.linked(n.Broader...), nil, "")
	p.fact("topic.narrower", p.linked(n.Narrower.Nodes...), nil, "")
	var suits, studies []templ.Component
	for _, e := range n.RelatedLawsuits.Edges {
		suits = append(suits, p.based(e.Node, e.Link.Bases))
	}
	for _, e := range n.RelatedStudies.Edges {
		studies = append(studies, p.based(e.Node, e.Link.Bases))
	}
	p.list("lawsuits", "topic.lawsuits", n.RelatedLawsuits.TotalCount, "", suits...)
	p.list("studies", "topic.studies", n.RelatedStudies.TotalCount, "", studies...)
	p.references("laws", "topic.laws", n.Laws)
	p.told("related", "topic.claims", n.RelatedClaims)
}

func (p *recordPage) model(n *anyRecord) {
	if n.Setting != "" {
		p.fact("model.setting", p.worded("model.", n.Setting), nil, "")
	}
	if n.Agreements != nil {
		p.lead = p.text("model.lead", "model", n.Name, "count", n.Agreements.TotalCount, "day", p.day(n.Agreements.AsOf))
	}
	p.told("powers", "model.powers", n.Powers)
	p.told("training", "model.training", n.Training)
	p.names("events", "model.events", n.Events)
}

func (p *recordPage) claim(n *anyRecord) {
	p.fact("claim.about", p.linked(n.Subject), nil, "")
	p.fact("claim.object", p.linked(n.Object), nil, "")
	p.fact("claim.field", one(n.ClaimField), nil, "")
	p.fact("claim.printed", p.quoted(n.Printed), nil, "")
	p.fact("claim.asOf", p.dated(n.AsOf), nil, "")
	p.fact("claim.scope", p.linked(n.Scope...), nil, "")
	if len(n.AttributedTo) > 0 {
		p.fact("claim.by", p.linked(n.AttributedTo...), nil, "")
	} else {
		p.fact("claim.by", p.quoted(n.Attribution), nil, "")
	}
	p.facts = append(p.facts, fact{label: p.text("claim.standing"), values: p.worded("standing.", n.Standing), standing: unknown, reason: n.Reason})
	var notes, differ []templ.Component
	for i := range n.Citations {
		notes = append(notes, p.citation(&n.Citations[i], n.Citations[i].Cited.ID, n.Citations[i].Cited.Name))
	}
	for _, d := range n.ClaimDisagreements {
		differ = append(differ, p.withNote(p.link(d.ID, d.Name), name(d.Explanation)))
	}
	p.list("notes", "claim.notes", 0, "", notes...)
	p.list("conflicts", "conflicts.heading", 0, "", differ...)
	p.list("derived", "claim.derived", 0, "", p.statements(n.DerivedFrom)...)
	p.list("sources-of-facts", "every.heading", 0, "", p.withNote(p.link(n.Source.ID, n.Source.Name), textOnly(n.Locator)))
}

func (p *recordPage) citationOf(n *anyRecord) {
	c := &cites{Locator: n.Locator, Footnote: n.Footnote}
	p.fact("citation.cited", p.linked(n.Cited), nil, "")
	p.fact("citation.place", one(p.place(c)), nil, "")
	p.fact("citation.pincite", one(n.Pincite), nil, "")
	if n.Signal != "" && n.Signal != "NONE" {
		p.fact("citation.signal", []templ.Component{name(signals[n.Signal])}, nil, "")
	}
	p.fact("citation.refersTo", p.linked(n.RefersTo), nil, "")
	if n.Proposition != "" {
		p.fact("citation.for", []templ.Component{name(n.Proposition)}, nil, "")
	}
	p.list("supports", "citation.supports", 0, "", p.statements(n.Supports)...)
	p.list("sources-of-facts", "every.heading", 0, "", p.withNote(p.link(n.Citing.ID, orName(n.Citing.CiteAs, n.Citing.Name)), textOnly(n.Locator)))
}

func (p *recordPage) disagreement(n *anyRecord) {
	p.description = n.Explanation
	p.fact("claim.about", p.linked(n.Subject), nil, "")
	p.fact("disagreements.nature", p.worded("disagreements.nature.", n.Nature), nil, "")
	if n.Rule != "" {
		p.fact("disagreements.rule", []templ.Component{name(n.Rule)}, nil, "")
	}
	shown := ""
	if n.Shown != nil {
		shown = n.Shown.ID
	}
	var items []templ.Component
	for i := range n.Differing {
		items = append(items, p.value(&n.Differing[i], shown))
	}
	p.list("sources-of-facts", "disagreements.who", 0, "", items...)
}

// quoted is a text as it is printed.
func (p *recordPage) quoted(text string) []templ.Component {
	if text == "" {
		return nil
	}
	return []templ.Component{p.html("told.quoted", "text", name(text))}
}
