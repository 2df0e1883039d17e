package document

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/graph/apierror"
)

// prepareSource does what gqlparser's lexer leaves out of the specification. It refuses an escape that is half of a surrogate
// pair, for which the lexer would put another character, and puts spaces for the control characters of comments, which the
// lexer refuses, and for the first of the two characters that end a line, after which it miscounts columns. No token moves.
func prepareSource(text string) (string, *gqlerror.Error) {
	if !strings.Contains(text, `\u`) && !strings.Contains(text, "\r\n") && strings.IndexFunc(text, isControl) < 0 {
		return text, nil
	}
	s := &source{text: text, clean: []byte(text)}
	for s.at < len(text) {
		switch rest := text[s.at:]; {
		case rest[0] == '#':
			s.skipComment()
		case strings.HasPrefix(rest, `"""`):
			s.skipBlockString()
		case rest[0] == '"':
			if err := s.checkString(); err != nil {
				return "", err
			}
		case strings.HasPrefix(rest, "\r\n"):
			s.clean[s.at] = ' '
			s.at += 2
		default:
			s.at++
		}
	}
	return string(s.clean), nil
}

// isControl tells which characters may stand in comments alone.
func isControl(r rune) bool { return r < ' ' && r != '\t' && r != '\n' && r != '\r' }

// A source is a document that is passed through once.
type source struct {
	text  string
	at    int
	clean []byte
}

func (s *source) skipComment() {
	for ; s.at < len(s.text) && s.text[s.at] != '\n' && s.text[s.at] != '\r'; s.at++ {
		if isControl(rune(s.text[s.at])) {
			s.clean[s.at] = ' '
		}
	}
}

// skipBlockString goes behind a block string, in which no Unicode escapes are. Like the lexer it takes all quotes at the end for
// a part of it.
func (s *source) skipBlockString() {
	for s.at += 3; s.at < len(s.text); {
		rest := s.text[s.at:]
		quotes := len(rest) - len(strings.TrimLeft(rest, `"`))
		switch {
		case quotes >= 3:
			s.at += quotes
			return
		case strings.HasPrefix(rest, `\"""`):
			s.at += 4
		default:
			s.at++
		}
	}
}

// checkString goes behind a string, or to the end of its line if it doesn't end there.
func (s *source) checkString() *gqlerror.Error {
	start := s.at + 1
	for s.at = start; s.at < len(s.text) && !strings.ContainsRune("\"\n\r", rune(s.text[s.at])); s.at++ {
		if s.text[s.at] == '\\' {
			s.at++
		}
	}
	end := min(s.at, len(s.text))
	s.at++
	if half := LoneSurrogate([]byte(s.text[start:end])); half >= 0 {
		escape := s.text[start+half : start+half+6]
		return apierror.At(apierror.ParseFailed, s.position(start+half), nil,
			`Invalid character escape sequence: %s is half of a surrogate pair. Write both halves, or the character itself.`, escape)
	}
	return nil
}

// position counts lines and characters as the lexer does.
func (s *source) position(at int) *ast.Position { return positionIn(s.text, at) }

func positionIn(text string, at int) *ast.Position {
	before := strings.ReplaceAll(text[:at], "\r\n", "\n")
	return &ast.Position{Line: 1 + strings.Count(before, "\n") + strings.Count(before, "\r"), Column: 1 + utf8.RuneCountInString(before[strings.LastIndexAny(before, "\n\r")+1:])}
}

func correctLocations(text string, err *gqlerror.Error) {
	for i := range err.Locations {
		correctLocation(text, &err.Locations[i])
	}
}

// correctLocation puts right where gqlparser says a block string of several lines is: it tells the line in which it ends, and counts the
// column from there, backwards, to what is behind the quotes.
func correctLocation(text string, l *gqlerror.Location) {
	if l.Column > 0 {
		return
	}
	start := -1 // the last line's, in characters
	for i, line := 0, 1; i < len(text) && line < l.Line; i++ {
		if text[i] == '\n' || text[i] == '\r' && !strings.HasPrefix(text[i+1:], "\n") {
			line, start = line+1, utf8.RuneCountInString(text[:i+1])
		}
	}
	before := start + l.Column - 1 - len(`"""`)
	if start < 0 || before < 0 {
		return
	}
	at := 0 // the same in bytes
	for range before {
		_, width := utf8.DecodeRuneInString(text[at:])
		at += width
	}
	p := positionIn(text, at)
	l.Line, l.Column = p.Line, p.Column
}

// beforeQuotes puts right where gqlparser says that a string is which may not be there: it tells where its text begins.
func beforeQuotes(err *gqlerror.Error) {
	if !strings.HasSuffix(err.Message, "found String") && !strings.HasPrefix(err.Message, "Unexpected String") {
		return
	}
	for i := range err.Locations {
		l := &err.Locations[i]
		l.Column = max(1, l.Column-1)
	}
}

// LoneSurrogate returns where the first escape begins that is half of a surrogate pair, in JSON or within a string of a
// document; -1 where all are whole.
func LoneSurrogate(text []byte) int {
	for at := 0; at < len(text); at++ {
		if text[at] != '\\' {
			continue
		}
		first, ok := escaped(text[at:])
		if !ok || !utf16.IsSurrogate(first) {
			at++ // what is escaped may be a backslash
			continue
		}
		if second, _ := escaped(text[at+6:]); utf16.DecodeRune(first, second) == utf8.RuneError {
			return at
		}
		at += 11
	}
	return -1
}

// escaped reads the four digits of an escape.
func escaped(text []byte) (rune, bool) {
	if len(text) < 6 || text[0] != '\\' || text[1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(text[2:6]), 16, 16)
	return rune(n), err == nil
}
