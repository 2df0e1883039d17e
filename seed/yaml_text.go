package seed

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxFile bounds what the YAML reader is given, for it recurses.
const maxFile = 4 << 20

// maxLine bounds how deep blocks can nest, which the reader follows by recursion too.
const maxLine = 4_000

// checkText refuses what editors don't show, and what would shift the places that the YAML reader reports. It tells
// whether the text can be read at all.
func checkText(file string, data []byte, p *problems) bool {
	if len(data) > maxFile {
		p.report(startOf(file), "has %d bytes; split it, a file has at most %d", len(data), maxFile)
		return false
	}
	readable := true
	for i, line := range bytes.Split(data, []byte("\n")) {
		column, what, fatal := checkLine(line)
		if what != "" {
			p.report(position{file, i + 1, column}, "%s", what)
		}
		readable = readable && !fatal
	}
	return readable
}

// checkLine returns the column of the first thing that is wrong with a line, what it is, and whether it keeps the file from
// being read.
func checkLine(line []byte) (column int, what string, fatal bool) {
	for rest := line; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		rest = rest[size:]
		column++
		if what := runeProblem(r, size); what != "" {
			return column, what, true
		}
	}
	if column > maxLine {
		return maxLine, fmt.Sprintf("the line is longer than %d characters: break it after >-", maxLine), true
	}
	if n := len(bytes.TrimRight(line, " ")); n < len(line) {
		return utf8.RuneCount(line[:n]) + 1, "blanks at the end of the line: delete them", false
	}
	return 0, "", false
}

func runeProblem(r rune, size int) string {
	switch {
	case r == utf8.RuneError && size == 1:
		return "no valid UTF-8: save the file as UTF-8"
	case r == '\t':
		return "a tab: indent with blanks"
	case r == '\r':
		return "a carriage return: end lines with a line feed alone"
	}
	return ""
}

// isInvisible tells whether a character can't be seen: sources are full of no-break spaces, and a name with one is found by
// nobody who types it.
func isInvisible(r rune) bool {
	return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) || (unicode.Is(unicode.Zs, r) && r != ' ')
}

// stringProblem refuses what an escape or a block can still bring into a string.
func stringProblem(s string) string {
	switch {
	case s == "":
		return "is empty: leave it out, or say in standings why it is unknown"
	case strings.ContainsAny(s, "\r\n"):
		return "has several lines: fold them with >-"
	case !utf8.ValidString(s):
		return "is no valid UTF-8"
	case strings.ContainsFunc(s, isInvisible):
		r, _ := utf8.DecodeRuneInString(s[strings.IndexFunc(s, isInvisible):])
		return fmt.Sprintf("has the invisible character %U: delete it, or type a blank", r)
	case strings.TrimSpace(s) != s:
		return "begins or ends with a blank: delete it"
	}
	return ""
}

func quote(s string) string { return `"` + s + `"` }
