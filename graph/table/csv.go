package table

import "strings"

// formula is what spreadsheets take the beginning of a formula by, also in the wide forms of East Asian writing.
const formula = "=+-@\t\r\n＋－＝＠"

// AppendCSV appends a record of RFC 4180, with CRLF at its end. Before a text that a spreadsheet would take for a formula stands an
// apostrophe; numbers have none. Semicolons and tabs are quoted too, for spreadsheets that part cells there.
func AppendCSV(b []byte, cells []Cell) []byte {
	for i, c := range cells {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendQuoted(b, guarded(c))
	}
	return append(b, '\r', '\n')
}

// AppendHeader appends the record of the columns' names.
func (t *Table) AppendHeader(b []byte) []byte {
	names := make([]Cell, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	return AppendCSV(b, names)
}

func guarded(c Cell) string {
	if s, ok := c.(string); ok && strings.IndexAny(s, formula) == 0 {
		return "'" + s
	}
	return textOf(c)
}

func appendQuoted(b []byte, s string) []byte {
	if !strings.ContainsAny(s, "\",;\t\r\n") {
		return append(b, s...)
	}
	b = append(b, '"')
	b = append(b, strings.ReplaceAll(s, `"`, `""`)...)
	return append(b, '"')
}
