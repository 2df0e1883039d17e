package workbook

import (
	"encoding/xml"
	"slices"
	"strings"
	"time"
)

// A book is an opened workbook: its sheets and what they share.
type book struct {
	container *container
	typeOf    func(part string) string // content types
	main      string                   // the part that names the sheets
	sheets    []sheet                  // those with cells, visible ones first
	texts     []string                 // shared texts
	isDate    []bool                   // of each style
	since1904 bool                     // how days are counted
	saved     time.Time
	problems  problems
}

// A sheet has its cells in a part of its own.
type sheet struct {
	name, id, part string
	hidden         bool
}

func openBook(c *container) (*book, error) {
	if kind := c.kind(); kind != "" {
		return nil, refuse(nil, "is %s", kind)
	}
	if !c.has(typesPart) {
		return nil, refuse(nil, "is a ZIP archive, but no workbook: it lacks [Content_Types].xml; "+downloadAgain)
	}
	b := &book{container: c}
	var err error
	if b.typeOf, err = c.contentTypes(); err != nil {
		return nil, err
	}
	if err := c.checkHarmless(b.typeOf); err != nil {
		return nil, err
	}
	root, err := c.relations(rootPart)
	if err != nil {
		return nil, err
	}
	if err := b.openMain(root); err != nil {
		return nil, err
	}
	return b, b.readSaved(root)
}

// openMain reads the part that names the sheets, and those that these share.
func (b *book) openMain(root []relation) error {
	main, ok := find(root, "officeDocument")
	if !ok {
		return refuse(nil, "is a ZIP archive, but no workbook: it doesn't say where its sheets are; "+downloadAgain)
	}
	b.main = main.part
	if t := b.typeOf(b.main); !strings.Contains(t, "spreadsheetml.") || !strings.HasSuffix(t, "main+xml") {
		return refuse(nil, "is no workbook: the type of its part %s is %q; "+downloadAgain, b.main, shortened(t, 80))
	}
	if err := b.container.walk(b.main, "workbook", b.readMain); err != nil {
		return err
	}
	relations, err := b.container.relations(b.main)
	if err != nil {
		return err
	}
	external, err := b.container.checkExternal(relations)
	if err != nil {
		return err
	}
	if external {
		b.problems.add(0, "", "", "refers to other files; these are ignored, and the values that were saved are taken")
	}
	if err := b.locate(relations); err != nil {
		return err
	}
	return b.readShared(relations)
}

// readMain reads one element of the main part.
func (b *book) readMain(d *document, e xml.StartElement) error {
	switch e.Name.Local {
	case "workbookPr":
		b.since1904 = isTrue(attr(e, "date1904"))
	case "sheets":
		return d.children(func(e xml.StartElement) error {
			if len(b.sheets) == maxSheets {
				return refuse(nil, "has more than %d sheets; ICE's lists have one", maxSheets)
			}
			state := attr(e, "state")
			b.sheets = append(b.sheets, sheet{name: attr(e, "name"), id: relationID(e), hidden: state != "" && state != "visible"})
			return nil
		})
	}
	return nil
}

// locate finds the part of each sheet. Sheets of other kinds, such as charts, have no cells and are left out.
func (b *book) locate(relations []relation) error {
	var located []sheet
	for _, s := range b.sheets {
		i := slices.IndexFunc(relations, func(r relation) bool { return r.id == s.id })
		if i < 0 {
			return refuse(nil, "doesn't say where its sheet %q is; "+downloadAgain, s.name)
		}
		switch r := relations[i]; r.kind {
		case "worksheet":
			if s.part = r.part; !b.container.has(s.part) {
				return refuse(nil, "lacks its sheet %q (%s); "+downloadAgain, s.name, r.target)
			}
			located = append(located, s)
		case "xlMacrosheet", "xlIntlMacrosheet":
			return refuse(nil, "has a sheet of macros (%q), as no list of ICE's does; download it from ICE, or save it as a plain .xlsx", s.name)
		}
	}
	slices.SortStableFunc(located, func(a, b sheet) int {
		switch {
		case a.hidden == b.hidden:
			return 0
		case a.hidden:
			return 1
		}
		return -1
	})
	b.sheets = located
	return nil
}

// readShared reads the texts and styles that cells refer to by number. A workbook may do without either.
func (b *book) readShared(relations []relation) error {
	if r, ok := find(relations, "sharedStrings"); ok {
		if err := b.readTexts(r.part); err != nil {
			return err
		}
	}
	if r, ok := find(relations, "styles"); ok {
		return b.readStyles(r.part)
	}
	b.problems.add(0, "", "", "has no styles, so that dates can't be told from other numbers but in the column SIGNED")
	return nil
}

// readSaved reads from the properties when the workbook was saved. Nothing else depends on them.
func (b *book) readSaved(root []relation) error {
	r, ok := find(root, "core-properties")
	if !ok || !b.container.has(r.part) {
		return nil
	}
	return b.container.walk(r.part, "coreProperties", func(d *document, e xml.StartElement) error {
		if e.Name.Local != "modified" {
			return nil
		}
		text, err := d.text()
		if err != nil {
			return err
		}
		if b.saved, err = parseTime(strings.TrimSpace(text)); err != nil {
			b.problems.add(0, "", text, "isn't a time, but stands for when the workbook was saved; that is taken for unknown")
		}
		return nil
	})
}

// parseTime reads the forms of W3CDTF that have a day.
func parseTime(s string) (t time.Time, err error) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", time.DateOnly} {
		if t, err = time.Parse(layout, s); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, err
}
