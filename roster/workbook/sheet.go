package workbook

import (
	"encoding/xml"
	"strconv"
)

// A storedRow is a row as it stands in the sheet, with the cells that it has.
type storedRow struct {
	number int
	cells  []storedCell
}

func (r storedRow) blank() bool {
	for _, c := range r.cells {
		if !blank(c.Text) {
			return false
		}
	}
	return true
}

// readRows calls visit for each row within sheetData, the element that was read last. Neither the sheet's dimension nor whether a
// row is hidden counts: the one is stale in ICE's lists, and a filter that was left on hides rows that are as good as others.
func (b *book) readRows(d *document, visit func(storedRow) error) error {
	number, count := 0, 0
	return d.children(func(e xml.StartElement) error {
		if e.Name.Local != "row" {
			return nil
		}
		if count++; count > maxSheetRows {
			return refuse(nil, "its part %s has more than %d rows, as no list of ICE's has; it may be made to fill the memory", d.part, maxSheetRows)
		}
		number++
		if s := attr(e, "r"); s != "" {
			n, err := strconv.Atoi(s)
			if err != nil || n < 1 || n > maxRowNumber {
				return refuse(err, "its part %s has a row %q; rows are numbered from 1 to %d; "+downloadAgain, d.part, shortened(s, 40), maxRowNumber)
			}
			number = n
		}
		row := storedRow{number: number}
		column := 0
		err := d.children(func(e xml.StartElement) error {
			if e.Name.Local != "c" {
				return nil
			}
			if len(row.cells) == maxColumnNumber {
				return refuse(nil, "its part %s has more than %d cells in row %d; "+downloadAgain, d.part, maxColumnNumber, number)
			}
			c, err := b.readCell(d, e, number, column+1)
			column = c.column
			row.cells = append(row.cells, c)
			return err
		})
		if err != nil {
			return err
		}
		return visit(row)
	})
}
