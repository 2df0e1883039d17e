package workbook

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

// readTexts reads the shared texts, which cells refer to by their place.
func (b *book) readTexts(part string) error {
	return b.container.walk(part, "sst", func(d *document, e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		if len(b.texts) == maxTexts {
			return refuse(nil, "has more than %d texts, as no list of ICE's has; it may be made to fill the memory", maxTexts)
		}
		text, err := d.richText()
		b.texts = append(b.texts, text)
		return err
	})
}

// richText joins the texts of the runs within the element that was read last. Hints of pronunciation (rPh) aren't printed.
func (d *document) richText() (string, error) {
	var text strings.Builder
	add := func() error {
		s, err := d.text()
		if text.Len()+len(s) > maxTextBytes {
			return refuse(nil, "its part %s has a text that is longer than a cell of Excel's can hold; "+downloadAgain, d.part)
		}
		text.WriteString(s)
		return err
	}
	err := d.children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "t":
			return add()
		case "r":
			return d.children(func(e xml.StartElement) error {
				if e.Name.Local == "t" {
					return add()
				}
				return nil
			})
		}
		return nil
	})
	return unescaped(text.String()), err
}

// escape is how Excel writes characters that XML can't hold, such as _x000D_.
var escape = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func unescaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escape.ReplaceAllStringFunc(s, func(code string) string {
		n, err := strconv.ParseUint(code[2:6], 16, 16)
		if err != nil || utf16.IsSurrogate(rune(n)) { // half a character
			return code
		}
		return string(rune(n))
	})
}
