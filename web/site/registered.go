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
	c.about, c.aboutIn, c.full = strings.ReplaceAll(c.document.Name, "-", " "), "en", registeredPrefix+c.document.Name
	c.sentence = textOnly(c.document.About)
	var items []cardItem
	for _, row := range c.table.rows {
		var cells []string
		for _, cell := range row[1:] {
			if cell != "" {
				cells = append(cells, cell)
			}
		}
		items = append(items, cardItem{row[0], "en", strings.Join(cells, " · ")})
	}
	c.setItems(items)
	c.more = max(c.more, c.table.total-len(c.items))
	return true
}
