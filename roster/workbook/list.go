package workbook

import (
	"encoding/xml"
	"maps"
	"slices"
	"time"
)

// A list is the sheet's rows under its header.
type list struct {
	book    *book
	header  *header
	rows    []Row
	at      map[int]int // places in rows, by number
	last    int         // the highest number
	days    map[int]int // how many days stand in a column that isn't known
	covered int         // rows that links and merged cells were looked up in
}

// list reads the sheet with the list.
func (b *book) list() (*Workbook, error) {
	s, err := b.findList()
	if err != nil {
		return nil, err
	}
	if t := b.typeOf(s.part); t != "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml" {
		b.problems.add(0, "", t, "is the type of the part with the sheet, though the part is one; it was read nevertheless")
	}
	if s.hidden {
		b.problems.add(0, "", s.name, "is hidden, but the only sheet with a list; it was read")
	}
	l := &list{book: b, at: map[int]int{}, days: map[int]int{}}
	if err := l.read(s); err != nil {
		return nil, err
	}
	w := &Workbook{Pending: l.pending(), Saved: b.saved, Rows: l.rows}
	w.Problems = b.problems.sorted()
	return w, nil
}

// read reads the sheet in one pass: links and merged cells stand below the rows.
func (l *list) read(s sheet) error {
	links, err := newLinkReader(l, s)
	if err != nil {
		return err
	}
	err = l.book.container.walk(s.part, "worksheet", func(d *document, e xml.StartElement) error {
		switch e.Name.Local {
		case "sheetData":
			return l.book.readRows(d, l.visit)
		case "hyperlinks":
			return links.readLinks(d)
		case "mergeCells":
			return links.readMerged(d)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(l.rows) == 0 {
		l.book.problems.add(0, "", s.name, "has a header and no rows below it")
	}
	for _, a := range links.merged {
		if err := l.reportMerged(a); err != nil {
			return err
		}
	}
	for _, link := range links.links {
		if err := l.setLink(link); err != nil {
			return err
		}
	}
	return nil
}

// visit takes a row: the first one with content is the header.
func (l *list) visit(r storedRow) error {
	if l.header == nil {
		if !r.blank() {
			l.header = newHeader(r, &l.book.problems)
		}
		return nil
	}
	row := Row{Number: r.number}
	filled := l.fill(&row, r)
	l.reportOutside(r, filled)
	if !filled {
		return nil
	}
	if len(l.rows) == maxListRows {
		return refuse(nil, "has more than %d rows with content; ICE's lists have less than 10,000", maxListRows)
	}
	for _, c := range columns {
		if c.required && blank(c.cell(&row).Text) {
			l.book.problems.add(r.number, c.name, c.cell(&row).Text, "is empty, though no row should do without")
		}
	}
	if _, ok := l.at[r.number]; ok || r.number <= l.header.row {
		l.book.problems.add(r.number, "", "", "has a number that another row has, or the header; both are kept")
	} else {
		l.at[r.number] = len(l.rows)
	}
	l.last = max(l.last, r.number)
	l.rows = append(l.rows, row)
	return nil
}

// fill takes the cells of known columns, and tells whether any of them prints something.
func (l *list) fill(row *Row, r storedRow) (filled bool) {
	taken := make(map[int]bool, len(columns))
	for i := range r.cells {
		c := &r.cells[i]
		known := l.header.columns[c.column]
		if known == nil {
			continue
		}
		if taken[c.column] {
			l.report(r.number, c, "is a second cell at the same place; the first one is taken")
			continue
		}
		taken[c.column] = true
		if known.name == signedColumn {
			c.takeForDay()
		}
		for _, what := range c.wrong {
			l.report(r.number, c, what)
		}
		*known.cell(row) = c.Cell
		filled = filled || !blank(c.Text)
	}
	return filled
}

func (l *list) report(row int, c *storedCell, what string) {
	l.book.problems.add(row, l.header.name(c.column), c.printed(), what)
}

// takeForDay takes a number without a format of dates for the day that it can be meant for.
func (c *storedCell) takeForDay() {
	if c.Day == "" && isPlausible(c.day) {
		c.Day = c.day.Format(time.DateOnly)
		c.report("is a number without a format of dates; it is taken for the day " + c.Day)
	}
}

// reportOutside tells of content that would be lost: beside the list, or in a row that has nothing of the list. A column with a name
// that isn't known was told of in the header.
func (l *list) reportOutside(r storedRow, filled bool) {
	for i := range r.cells {
		c := &r.cells[i]
		if blank(c.Text) || l.header.columns[c.column] != nil {
			continue
		}
		if c.Day != "" {
			l.days[c.column]++
		}
		if l.header.others[c.column] == "" || !filled {
			l.report(r.number, c, "stands outside of the list; it isn't read")
		}
	}
}

// reportMerged tells of merged cells within the list: only the first one has a value, and which others it is meant for isn't said.
func (l *list) reportMerged(a area) error {
	numbers := l.header.within(a)
	if len(numbers) == 0 {
		return nil
	}
	told := false
	return l.eachRow(a, func(row *Row) {
		if !told {
			l.book.problems.add(row.Number, l.header.name(numbers[0]), "", "is merged with the cells up to %s%d; only the first of them has a value",
				letters(a.last.column), a.last.row)
		}
		told = true
	})
}

// setLink gives the cells of an area their link.
func (l *list) setLink(k link) error {
	numbers := l.header.within(k.area)
	return l.eachRow(k.area, func(row *Row) {
		for _, number := range numbers {
			l.header.columns[number].cell(row).Link = k.target
		}
	})
}

// eachRow calls visit for each row of the list in an area. Areas may overlap and reach over whole sheets, so they are counted.
func (l *list) eachRow(a area, visit func(*Row)) error {
	for number := a.first.row; number <= min(a.last.row, l.last); number++ {
		if l.covered++; l.covered > maxCovered {
			return refuse(nil, "has links or merged cells over more than %d rows together, as no list of ICE's has; it may be made to take long", maxCovered)
		}
		if i, ok := l.at[number]; ok {
			visit(&l.rows[i])
		}
	}
	return nil
}

// pending tells the two lists apart: participating agencies have days on which they signed.
func (l *list) pending() bool {
	for i := range l.rows {
		if !blank(l.rows[i].Signed.Text) {
			return false
		}
	}
	for _, column := range slices.Sorted(maps.Keys(l.days)) {
		if 2*l.days[column] > len(l.rows) {
			l.book.problems.add(0, l.header.name(column), "", "holds days, but no column is called SIGNED: the list is taken for the pending one")
		}
	}
	return len(l.rows) > 0 || !l.header.has(signedColumn)
}
