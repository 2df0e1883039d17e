package workbook

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
	"time"
)

// A storedCell is a cell as it stands in the sheet, before its column is known.
type storedCell struct {
	Cell
	column int       // from 1
	day    time.Time // of a number that can be a day, whatever its format
	stored string    // what stands in the file, where that isn't what is printed
	wrong  []string
}

// printed is what a report shows of the cell.
func (c *storedCell) printed() string {
	if c.stored != "" {
		return c.stored
	}
	return c.Text
}

func (c *storedCell) report(what string) { c.wrong = append(c.wrong, what) }

// blank holds for a cell that prints nothing but white space, no-break spaces included.
func blank(text string) bool { return strings.TrimSpace(text) == "" }

// readCell reads the cell whose element was read last; a cell that doesn't say where it stands is the next one.
func (b *book) readCell(d *document, e xml.StartElement, row, next int) (storedCell, error) {
	c := storedCell{column: next}
	if ref := attr(e, "r"); ref != "" {
		at, ok := parsePlace(ref)
		if !ok {
			return c, refuse(nil, "its part %s has a cell at %q, which is no place in a sheet; "+downloadAgain, d.part, shortened(ref, 40))
		}
		if c.column = at.column; at.row != row {
			c.report("stands in row " + strconv.Itoa(row) + ", but says that it stands at " + ref + "; it is taken for one of the row it stands in")
		}
	}
	value, inline, formula := "", "", false
	err := d.children(func(e xml.StartElement) (err error) {
		switch e.Name.Local {
		case "v":
			value, err = d.text()
		case "is":
			inline, err = d.richText()
		case "f":
			formula = true
		}
		return err
	})
	if err != nil {
		return c, err
	}
	if kind := attr(e, "t"); kind == "inlineStr" {
		c.Text = inline
	} else {
		b.setValue(&c, kind, attr(e, "s"), value)
	}
	if formula {
		c.report("is a formula, which ICE's lists don't have; what it showed when the file was saved is taken")
	}
	return c, nil
}

// setValue makes of a stored value what is printed.
func (b *book) setValue(c *storedCell, kind, style, value string) {
	switch kind {
	case "s":
		b.setShared(c, value)
	case "", "n":
		b.setNumber(c, style, value)
	case "b":
		c.Text = "FALSE"
		if isTrue(value) {
			c.Text = "TRUE"
		}
	case "d":
		setDate(c, value)
	case "str", "e":
		c.Text = unescaped(value)
	default:
		c.Text = unescaped(value)
		c.report("is of a type that workbooks don't have (" + shortened(kind, 20) + "); it is read as text")
	}
}

func (b *book) setShared(c *storedCell, value string) {
	if blank(value) {
		return
	}
	i, err := strconv.Atoi(strings.TrimSpace(value))
	if err != nil || i < 0 || i >= len(b.texts) {
		c.stored = value
		c.report("refers to text " + shortened(value, 20) + " of the workbook's " + strconv.Itoa(len(b.texts)) + "; it is read as empty")
		return
	}
	c.Text = b.texts[i]
}

// setNumber reads a number: a day if its style prints one.
func (b *book) setNumber(c *storedCell, style, value string) {
	value = strings.TrimSpace(value)
	if value == "" {
		return
	}
	c.Text = value
	n, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		c.report("should be a number and isn't; it is read as text")
		return
	}
	if text := strconv.FormatFloat(n, 'f', -1, 64); len(text) <= 20 {
		c.Text = text
	}
	day, ok := dayOf(n, b.since1904)
	if ok {
		c.day = day
	}
	s, _ := strconv.Atoi(style) // a cell without a style has the first one
	switch isDate := 0 <= s && s < len(b.isDate) && b.isDate[s]; {
	case isDate && ok:
		c.Day = day.Format(time.DateOnly)
		c.Text = c.Day
		c.stored = value
		c.reportYear()
	case isDate:
		c.report("has a format of dates, but is no day that there is; it is read as a number")
	}
}

func (c *storedCell) reportYear() {
	if !isPlausible(c.day) {
		c.report("is a day of the year " + strconv.Itoa(c.day.Year()) + ", which can't be meant; it is kept as it stands")
	}
}

// setDate reads a date that is stored as one, as strict workbooks do.
func setDate(c *storedCell, value string) {
	c.Text = value
	t, err := parseTime(strings.TrimSpace(value))
	if err != nil {
		c.report("should be a date and isn't; it is read as text")
		return
	}
	c.day = t
	c.Day = t.Format(time.DateOnly)
	c.Text = c.Day
	c.reportYear()
}
