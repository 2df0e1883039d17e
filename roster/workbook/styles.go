package workbook

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
)

// readStyles reads which styles print numbers as dates.
func (b *book) readStyles(part string) error {
	codes := map[int]string{}
	var formats []int
	err := b.container.walk(part, "styleSheet", func(d *document, e xml.StartElement) error {
		if e.Name.Local != "numFmts" && e.Name.Local != "cellXfs" {
			return nil
		}
		return d.children(func(e xml.StartElement) error {
			id, err := strconv.Atoi(attr(e, "numFmtId"))
			if err != nil {
				id = 0 // the general format
			}
			switch e.Name.Local {
			case "numFmt":
				codes[id] = attr(e, "formatCode")
			case "xf":
				formats = append(formats, id)
			}
			if len(codes)+len(formats) > maxFormats {
				return refuse(nil, "has more than %d formats, as no workbook of Excel's has; "+downloadAgain, maxFormats)
			}
			return nil
		})
	})
	for _, id := range formats {
		code, ok := codes[id]
		b.isDate = append(b.isDate, ok && isDateCode(code) || !ok && isDateFormat(id))
	}
	return err
}

// isDateFormat holds for the formats of Excel's own that print a day; those of East Asian versions are among them.
func isDateFormat(id int) bool {
	return 14 <= id && id <= 17 || id == 22 || 27 <= id && id <= 31 || 34 <= id && id <= 36 || 50 <= id && id <= 58
}

// literal is what doesn't count in the code of a format: quoted, escaped, padding, in brackets (colours, languages), or AM/PM.
var literal = regexp.MustCompile(`"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]?|am/pm|a/p`)

// isDateCode holds for codes that print a day. Those that print the time alone don't; m means minutes beside hours or seconds.
func isDateCode(code string) bool {
	code = literal.ReplaceAllString(strings.ToLower(code), "")
	if first, _, _ := strings.Cut(code, ";"); first != "" {
		code = first
	}
	if strings.Contains(code, "general") || strings.Contains(code, "standard") {
		return false
	}
	return strings.ContainsAny(code, "dy") || strings.Contains(code, "m") && !strings.ContainsAny(code, "hs")
}
