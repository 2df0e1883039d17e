package site

import (
	"cmp"
	"encoding/json"
	"net/http"
	"strings"
)

// A registeredPage is a card with its rows, as a page of the site.
type registeredPage struct{ *card }

// A registeredListPage lists the registered documents.
type registeredListPage struct{ frame }

func (s *Site) registeredList(at *visit) page {
	p := &registeredListPage{s.frameOf(at)}
	p.title, p.description = at.text("registered.title"), at.text("registered.lead")
	return page{status: http.StatusOK, document: render(p.content())}
}

// A formLink is another form of the same answer.
type formLink struct{ name, address string }

// forms are all forms of the answer, with the same parameters.
func (c *card) forms() (out []formLink) {
	if c.pinned != "" { // of the archived answer there is the card, the picture, and the answer itself
		return []formLink{{"card", c.address(cardForm, c.words.Language)}, {"png", c.address(pictureForm, c.words.Language)}, {"json", c.site.base + "/cite/" + c.pinned + ".json"}}
	}
	for _, form := range []string{pageForm, jsonForm, csvForm, cardForm, pictureForm} {
		out = append(out, formLink{cmp.Or(strings.TrimPrefix(form, "."), "page"), c.address(form, c.words.Language)})
	}
	return append(out, formLink{"oembed", c.oEmbedAddress()})
}

// oEmbedAddress is where consumers learn how to embed the card.
func (c *card) oEmbedAddress() string {
	return oEmbedAddress(&c.frame, c.absoluteAddress(c.address(pageForm, c.words.Language)))
}

// ofRecordDocument tells whether a document is of cards that have a page of more.
func ofRecordDocument(name string) bool { return cards[name] != nil }

// tableCard is the card of a document without words of its own: what it asks for, and the first rows of its table.
func tableCard(c *card, _ json.RawMessage) bool {
	title := strings.ReplaceAll(c.document.Name, "-", " ")
	c.about, c.aboutIn, c.full = strings.ToUpper(title[:1])+title[1:], "en", registeredPrefix+c.document.Name
	c.sentence = textOnly(c.document.About)
	var items []cardItem
	for _, row := range c.table.rows {
		var cells []string
		for i, cell := range row {
			name := c.table.columns[i]
			if cell != "" && name != "id" && !strings.HasSuffix(name, ".id") { // for programs, not for readers
				cells = append(cells, cell)
			}
		}
		if len(cells) > 0 {
			items = append(items, cardItem{cells[0], "en", strings.Join(cells[1:], " · ")})
		}
	}
	if len(c.table.columns) > 0 && len(c.table.rows) == 0 {
		c.notes = append(c.notes, c.text("card.rows.none"))
	}
	c.setItems(items)
	c.more = max(c.more, c.table.total-len(c.items))
	return true
}
