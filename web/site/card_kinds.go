package site

import (
	"cmp"
	"encoding/json"

	"github.com/a-h/templ"
)

// onDay are agreements on one of ICE's lists.
type onDay struct {
	TotalCount, Agencies int
	Nodes                []agreement
	Edges                []struct {
		Link struct{ Reach string }
		Node agreement
	}
}

// rows are the agreements of agencies that fit, with the reach.
func (l *onDay) rows(fits func(*agreement) bool) (rows []row, agencies int) {
	seen := map[string]bool{}
	for _, reach := range []string{"OWN", "WITHIN", "SURROUNDING", "STATEWIDE"} {
		for i := range l.Edges {
			e := &l.Edges[i]
			if e.Link.Reach == reach && (fits == nil || fits(&e.Node)) {
				rows = append(rows, row{e.Node, reach})
				seen[e.Node.Agency.ID] = true
			}
		}
	}
	return rows, len(seen)
}

type count struct{ TotalCount int }

// decoded reads the data of an answer into what a card needs of it.
func decoded[T any](data json.RawMessage) *T {
	var out T
	if err := json.Unmarshal(data, &out); err != nil {
		panic(err) // the types are held against the documents by tests
	}
	return &out
}

func placeCard(c *card, data json.RawMessage) bool {
	d := decoded[struct {
		Place *struct {
			Typename string `json:"__typename"`
			named
			State, InState        *named // of a county, of another place
			Local, Own, Statewide onDay
			Listed                struct{ TotalCount, Agencies int }
			Ever, Gone, Pending   count
			Others                count // that other sources than the lists tell of
		}
		Lists, Oldest list[snapshot]
	}](data)
	p := d.Place
	if p == nil || p.Typename != "County" && p.Typename != "State" && p.Typename != "Place" {
		return false
	}
	p.State = cmp.Or(p.State, p.InState)
	c.about, c.aboutIn, c.full = c.placeLabel(p.Name), c.placeLanguage(p.Name), "/"+p.ID
	local, _ := p.Local.rows(nil)
	shown := local
	_, statewide := p.Statewide.rows(isNoPrison)
	_, prisons := p.Statewide.rows(isPrison)
	switch {
	case p.Typename == "State":
		c.sentence = c.ofState(p.Name, p.Listed.TotalCount, p.Listed.Agencies)
		shown, _ = p.Own.rows(nil)
	case p.State == nil:
		return false
	default:
		if p.Name != p.State.Name {
			c.about = c.text("county.title", "county", c.placeLabel(p.Name), "state", c.placeLabel(p.State.Name))
		}
		s := countySentence{
			county: p.Name, state: p.State.Name, day: c.listDay(), known: c.listed != nil, local: local, statewide: statewide, prisons: prisons,
			isEver: p.Ever.TotalCount > 0, lists: d.Lists.TotalCount,
		}
		if len(d.Oldest.Nodes) > 0 {
			s.first = c.frame.day(d.Oldest.Nodes[0].PublishedOn)
		}
		c.sentence = s.in(&c.frame)
	}
	c.setItems(c.agencyItems(shown))
	if p.Typename == "State" {
		c.note("card.ofState", p.Listed.TotalCount-p.Own.TotalCount)
	} else {
		c.note("card.statewide", statewide)
		c.note("card.prisons", prisons)
	}
	c.noteNow("card.gone", p.Gone.TotalCount)
	c.noteNow("card.pending", p.Pending.TotalCount)
	c.noteNow("card.others", p.Others.TotalCount)
	return true
}

// ofState is the sentence on a state, by the list that the card speaks of.
func (c *card) ofState(state string, agreements, agencies int) templ.Component {
	s := stateSentence{state: state, agencies: agencies, agreements: agreements}
	if c.listed != nil {
		s.day, s.rows = c.listDay(), c.listed.RowsCount
	}
	return s.in(&c.frame)
}

func agencyCard(c *card, data json.RawMessage) bool {
	d := decoded[struct {
		Agency *struct {
			named
			State               *named
			Listed              onDay
			Ever, Gone, Pending count
			Others              count // that other sources than the lists tell of
		}
		Lists list[snapshot]
	}](data)
	a := d.Agency
	if a == nil {
		return false
	}
	c.about, c.aboutIn, c.full = a.Name, "en", "/"+a.ID
	s := agencySentence{agency: a.Name, day: c.listDay(), isEver: a.Ever.TotalCount > 0, lists: d.Lists.TotalCount}
	if a.State != nil {
		s.state = a.State.Name
	}
	var items []cardItem // each agreement, for the agency is above
	for i := range a.Listed.Nodes {
		s.models = append(s.models, a.Listed.Nodes[i].PrintedModel)
		item := c.agreementItem(&a.Listed.Nodes[i])
		items = append(items, cardItem{text: item.note})
	}
	c.sentence = s.in(&c.frame)
	c.setItems(items)
	c.noteNow("card.gone", a.Gone.TotalCount)
	c.noteNow("card.pending", a.Pending.TotalCount)
	c.noteNow("card.others", a.Others.TotalCount)
	return true
}

func agreementCard(c *card, data json.RawMessage) bool {
	d := decoded[struct {
		Agreement *struct {
			agreement
			Status, StatusExplanation string
			State                     *named
			Rows                      list[listing]
		}
	}](data)
	a := d.Agreement
	if a == nil {
		return false
	}
	c.about, c.aboutIn, c.full = a.Name, "en", "/"+a.ID
	signed := ""
	if a.SignedOn != nil {
		signed = a.SignedOn.EDTF
	}
	onList, day := participating, ""
	for _, l := range a.Rows.Nodes { // those of lists of participating agencies before those of applications
		last := l.LastListedOn
		if c.listed != nil && last > c.listed.PublishedOn {
			last = c.listed.PublishedOn // the card speaks of an earlier list
		}
		if day == "" || l.List == participating && onList != participating || l.List == onList && last > day {
			onList, day = l.List, last
		}
	}
	s := agreementSentence{agreement: a.Name, agency: a.Agency.Name, model: a.PrintedModel, explanation: a.StatusExplanation, ended: a.Status == "ENDED", day: day, list: onList, signed: signed}
	if c.listed != nil {
		s.newest = c.listed.PublishedOn
	}
	c.sentence = s.in(&c.frame)
	c.setItems([]cardItem{{text: c.agreementItem(&a.agreement).note}})
	return true
}

func countCard(c *card, data json.RawMessage) bool {
	d := decoded[struct {
		Agreements struct{ TotalCount, Agencies, States int }
		States     list[named]
	}](data)
	c.full = "/map"
	ofState := c.values.Get("state") != ""
	if ofState && len(d.States.Nodes) == 0 {
		return false
	}
	if ofState {
		state := d.States.Nodes[0]
		c.about, c.aboutIn, c.full = c.placeLabel(state.Name), c.placeLanguage(state.Name), "/"+state.ID
		c.sentence = c.ofState(state.Name, d.Agreements.TotalCount, d.Agreements.Agencies)
		return true
	}
	c.about = c.text("card.count")
	c.sentence = c.html("card.count.sentence", "day", c.listDay(), "agreements", c.text("home.lead.agreements", "count", d.Agreements.TotalCount),
		"agencies", c.text("home.lead.agencies", "count", d.Agreements.Agencies), "states", c.text("home.lead.states", "count", d.Agreements.States))
	return true
}

func stateMapCard(c *card, data json.RawMessage) bool {
	d := decoded[struct {
		State *struct {
			named
			Code, FIPS string
			Listed     struct{ TotalCount, Agencies int }
		}
	}](data)
	if d.State == nil {
		return false
	}
	c.about, c.aboutIn, c.full = c.placeLabel(d.State.Name), c.placeLanguage(d.State.Name), "/"+d.State.ID
	c.sentence = c.ofState(d.State.Name, d.State.Listed.TotalCount, d.State.Listed.Agencies)
	c.mapOf = d.State.FIPS
	return true
}
