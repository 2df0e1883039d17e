package site

import (
	"cmp"
	"encoding/json"
	"maps"
	"net/url"
	"strings"
	"time"

	"github.com/a-h/templ"

	"graph287g/httpapi/registered"
	"graph287g/web/countymap"
	"graph287g/web/site/words"
)

// A card is the answer to a registered document as other sites show it: small, whole without a script, and the only page that may be framed.
type card struct {
	frame
	document *registered.Document
	values   url.Values // the variables, as parameters of the address
	about    string     // what it is about, such as a place
	aboutIn  string     // the language of that; empty for the card's
	sentence templ.Component
	items    []cardItem
	more     int      // items that aren't shown
	notes    []string // what stands behind the items
	picture  templ.Component
	shapes   []countymap.Painted // of the same
	table    table               // its rows, as pages show them
	listed   *snapshot           // the list that it speaks of; nil where it speaks of none
	age      int                 // days since that list, if it is the newest
	newest   string              // the day of a newer list; empty where it speaks of the newest
	full     string              // the path of the page that has more
	mapOf    string              // the FIPS code of a state whose counties are drawn
	theme    string
	pinned   string // the hash of the archived answer that it is made of; empty for a live one
	pinnedOn string // the day on which that was archived, as it is written
	// isCorrected tells that the same request is answered otherwise now, in a fact that the card shows.
	isCorrected bool
}

// A cardItem is a line of a card.
type cardItem struct {
	text     string
	language string // empty for the card's
	note     string
}

// maxItems is how many lines a card has.
const maxItems = 5

// A cardMaker fills a card from the data of an answer. It returns false where the document's answer has nothing of what was asked for.
type cardMaker func(c *card, data json.RawMessage) bool

// cards are those with words of their own, by the names of their documents. All others show the rows of their table.
var cards = map[string]cardMaker{
	"place":     placeCard,
	"agency":    agencyCard,
	"agreement": agreementCard,
	"count":     countCard,
	"state-map": stateMapCard,
}

// tooOld is from how many days on the age of the newest list is told as a warning.
const tooOld = 14

// isOld tells whether the list is older than lists get between two of them.
func (c *card) isOld() bool { return c.newest == "" && c.age > tooOld }

// fill makes a card of an answer.
func (s *Site) fill(a *formRequest, data json.RawMessage, rows table) (*card, bool) {
	c := &card{frame: s.frameOf(a.visit), document: a.document, theme: a.theme, values: a.variables(), table: rows}
	var common struct {
		Lists list[snapshot]
		Meta  meta
	}
	if err := json.Unmarshal(data, &common); err != nil {
		panic(err) // the types are held against the documents by tests
	}
	c.meta = &common.Meta
	if common.Meta.LicenseURL == "" {
		common.Meta.LicenseURL = licenseURL
	}
	if day, err := time.Parse(time.DateOnly, a.moment.NewestDay); err == nil { // the document needs not ask how old it is
		common.Meta.NewestDay = a.moment.NewestDay
		if today, err := time.Parse(time.DateOnly, a.moment.Today); err == nil {
			common.Meta.NewestDayAge = int(today.Sub(day).Hours() / 24)
		}
	}
	c.age = common.Meta.NewestDayAge
	if len(common.Lists.Nodes) == 0 && common.Meta.NewestDay != "" && cards[a.document.Name] == nil {
		c.listed = &snapshot{PublishedOn: common.Meta.NewestDay}
	}
	if len(common.Lists.Nodes) > 0 {
		c.listed = &common.Lists.Nodes[0]
		if c.listed.PublishedOn < common.Meta.NewestDay {
			c.newest = common.Meta.NewestDay
		}
	}
	fill, ok := cards[a.document.Name]
	if !ok {
		fill = tableCard
	}
	if !fill(c, data) {
		return nil, false
	}
	c.title = c.about
	c.description = plainText(c.sentence)
	return c, true
}

// licenseURL is that of the graph's data.
const licenseURL = "https://creativecommons.org/licenses/by/4.0/"

// setItems keeps the first lines, and counts the others.
func (c *card) setItems(items []cardItem) {
	c.items = items[:min(len(items), maxItems)]
	c.more = len(items) - len(c.items)
}

// agencyItems are lines for agencies, in the order of their first agreement, each with its agreements.
func (c *card) agencyItems(rows []row) (items []cardItem) {
	at := map[string]int{}
	for i := range rows {
		item := c.agreementItem(&rows[i].agreement)
		if n, known := at[rows[i].Agency.ID]; known {
			items[n].note += "; " + item.note
			continue
		}
		at[rows[i].Agency.ID] = len(items)
		items = append(items, item)
	}
	return items
}

// agreementItem is a line for an agreement of an agency.
func (c *card) agreementItem(a *agreement) cardItem {
	var settings []string
	for _, m := range a.Models {
		settings = append(settings, c.text("model."+m.Setting))
	}
	note := a.PrintedModel
	if len(settings) > 0 {
		note += " (" + strings.Join(settings, c.text("list.two")) + ")"
	}
	if a.SignedOn != nil && a.SignedOn.EDTF != "" {
		note = c.text("card.signed", "model", note, "day", c.frame.day(a.SignedOn.EDTF))
	}
	return cardItem{a.Agency.Name, "en", note}
}

// day is that of the list which the card speaks of, as it is written.
func (c *card) listDay() string {
	if c.listed == nil {
		return ""
	}
	return c.frame.day(c.listed.PublishedOn)
}

// dayLine tells of which list the card speaks, and how old that is or which is newer.
func (c *card) dayLine() string {
	if c.newest != "" {
		return c.text("card.day.newer", "day", c.listDay(), "newest", c.frame.day(c.newest))
	}
	return c.text("card.day", "day", c.listDay(), "age", c.agedDays())
}

// agedDays tells how long ago the list was.
func (c *card) agedDays() string {
	if c.age == 0 {
		return c.text("age.today")
	}
	return c.text("card.age", "count", c.age)
}

// languageOf is a language as an attribute, where it may be the card's own.
func (c *card) languageOf(language string) string { return cmp.Or(language, c.words.Language) }

// legendKinds are the kinds of counties that the legend explains.
var legendKinds = []string{"patrol", "jails", "parts", "none"}

// note adds what stands behind the items, where there is any of it.
func (c *card) note(key string, count int) {
	if count > 0 {
		c.notes = append(c.notes, c.text(key, "count", count))
	}
}

// noteNow adds what is so now, to a card of the newest list alone.
func (c *card) noteNow(key string, count int) {
	if c.newest == "" {
		c.note(key, count)
	}
}

// address is that of a form of the answer, with what the form can have: a language where it isn't the first, a theme, what is pinned.
func (c *card) address(form, language string) string {
	values := maps.Clone(c.values)
	if form != jsonForm && form != csvForm {
		if language != words.Languages[0] {
			values.Set("lang", language)
		}
		if c.theme != themes[0] && form == cardForm {
			values.Set("theme", c.theme)
		}
		if c.pinned != "" {
			values.Set("pinned", c.pinned)
		}
	}
	return c.site.base + withValues(registeredPrefix+c.document.Name+form, values)
}

// withValues is a path with parameters.
func withValues(path string, values url.Values) string {
	if len(values) == 0 {
		return path
	}
	return path + "?" + values.Encode()
}

// absoluteAddress is the whole address of a path of this server, which has what proxies put before it, where the server knows by which name it
// is reached.
func (f *frame) absoluteAddress(path string) string {
	if f.site.config.PublicURL == "" {
		return path
	}
	return strings.TrimSuffix(strings.TrimSuffix(f.site.config.PublicURL, "/"), f.site.base) + path
}
