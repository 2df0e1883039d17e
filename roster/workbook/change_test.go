package workbook

import (
	"regexp"

	"strings"
	"unicode/utf16"
)

var number = regexp.MustCompile(`r="([A-Z]*)\d+"`)

// moved moves a row to another number.
func moved(row, to string) string { return number.ReplaceAllString(row, `r="${1}`+to+`"`) }

// utf16Of writes a text as Windows does.
func utf16Of(s string) string {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

var tag = regexp.MustCompile(`<(/?)([a-zA-Z]+)`)

// prefixed gives all elements the prefix x.
func prefixed(s string) string {
	return strings.Replace(tag.ReplaceAllString(s, "<${1}x:$2"), "xmlns=", "xmlns:x=", 1)
}

// renamed gives a part another name in the archive.
func renamed(p parts, from, to string) parts {
	p[to] = p[from]
	return p.without(from)
}
