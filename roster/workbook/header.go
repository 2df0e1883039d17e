package workbook

import (
	"encoding/xml"
	"errors"
	"slices"
	"strings"
)

// A column is one of those that ICE's lists have. The lists began without COUNTY and ADDENDUM, and the pending ones without MOA.
type column struct {
	name     string
	required bool
	cell     func(*Row) *Cell
}

const (
	agencyColumn = "LAW ENFORCEMENT AGENCY"
	signedColumn = "SIGNED"
)

var columns = []column{
	{"STATE", true, func(r *Row) *Cell { return &r.State }},
	{agencyColumn, true, func(r *Row) *Cell { return &r.Agency }},
	{"TYPE", false, func(r *Row) *Cell { return &r.Type }},
	{"COUNTY", false, func(r *Row) *Cell { return &r.County }},
	{"SUPPORT TYPE", true, func(r *Row) *Cell { return &r.Model }},
	{signedColumn, false, func(r *Row) *Cell { return &r.Signed }},
	{"MOA", false, func(r *Row) *Cell { return &r.MOA }},
	{"ADDENDUM", false, func(r *Row) *Cell { return &r.Addendum }},
}

// A header says which column is which: the first row with content does.
type header struct {
	row     int             // 0 where the sheet is empty
	columns map[int]*column // by number
	others  map[int]string  // columns that aren't known, with their names
	missing []string        // of the required ones
}

// has tells whether a column is there.
func (h *header) has(name string) bool {
	for _, c := range h.columns {
		if c.name == name {
			return true
		}
	}
	return false
}

// within gives the numbers of the known columns in an area, from left to right.
func (h *header) within(a area) []int {
	var numbers []int
	for number := range h.columns {
		if a.first.column <= number && number <= a.last.column {
			numbers = append(numbers, number)
		}
	}
	slices.Sort(numbers)
	return numbers
}

// name is what a report calls a column.
func (h *header) name(number int) string {
	if h == nil { // what stands above the rows is read before the header
		return letters(number)
	}
	if c := h.columns[number]; c != nil {
		return c.name
	}
	if name := h.others[number]; name != "" {
		return name
	}
	return letters(number)
}

// newHeader reads a header. Order, case and white space don't matter; of two columns with one name the first counts.
func newHeader(r storedRow, p *problems) *header {
	h := &header{row: r.number, columns: map[int]*column{}, others: map[int]string{}}
	for i := range r.cells {
		c := &r.cells[i]
		for _, what := range c.wrong {
			p.add(r.number, letters(c.column), c.printed(), what)
		}
		if !blank(c.Text) {
			h.add(c, p)
		}
	}
	for _, c := range columns {
		if c.required && !h.has(c.name) {
			h.missing = append(h.missing, c.name)
		}
	}
	return h
}

func (h *header) add(c *storedCell, p *problems) {
	name := strings.ToUpper(strings.Join(strings.Fields(c.Text), " "))
	i := slices.IndexFunc(columns, func(c column) bool { return c.name == name })
	switch {
	case h.columns[c.column] != nil || h.others[c.column] != "":
		p.add(h.row, letters(c.column), c.Text, "is a second cell at the same place; the first one is taken")
	case i < 0:
		h.others[c.column] = shortened(c.Text, 60)
		p.add(h.row, h.others[c.column], c.Text, "is a column that ICE's lists didn't have; it isn't read")
	case h.has(name):
		h.others[c.column] = shortened(c.Text, 60) + " (" + letters(c.column) + ")"
		p.add(h.row, name, c.Text, "is a second column of that name, in column %s; the first one is read", letters(c.column))
	default:
		h.columns[c.column] = &columns[i]
	}
}

var errFound = errors.New("the header was found")

// readHeader reads a sheet as far as its header.
func (b *book) readHeader(s sheet) (*header, error) {
	d, err := b.container.openDocument(s.part, "worksheet")
	if err != nil {
		return nil, err
	}
	defer d.close()
	h := &header{}
	err = d.children(func(e xml.StartElement) error {
		if e.Name.Local != "sheetData" {
			return nil
		}
		return b.readRows(d, func(r storedRow) error {
			if r.blank() {
				return nil
			}
			h = newHeader(r, &problems{})
			return errFound
		})
	})
	if errors.Is(err, errFound) {
		err = nil
	}
	return h, err
}

// findList finds the sheet with the list: the first one that has the columns. Others that have them are told of.
func (b *book) findList() (sheet, error) {
	var found *sheet
	var best *header // of those without
	var bestName string
	for i, s := range b.sheets {
		h, err := b.readHeader(s)
		switch {
		case err != nil:
			return sheet{}, err
		case h.row == 0:
		case len(h.missing) == 0 && found == nil:
			found = &b.sheets[i]
		case len(h.missing) == 0:
			b.problems.add(0, "", s.name, "is another sheet with the columns of a list; it isn't read, only %q is", found.name)
		case best == nil || len(h.missing) < len(best.missing):
			best, bestName = h, s.name
		}
	}
	switch {
	case found != nil:
		return *found, nil
	case best == nil:
		return sheet{}, refuse(nil, "has nothing in its sheets; the list needs a header with STATE, LAW ENFORCEMENT AGENCY and SUPPORT TYPE")
	}
	return sheet{}, refuse(nil, "is no list of ICE's, or its header was changed: the first row of its sheet %q lacks %s; name these columns so",
		bestName, strings.Join(best.missing, ", "))
}
