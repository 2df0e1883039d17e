package document

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/lexer"
)

// adviseSyntax ends what the parser says of a document with what to write instead, where that can be told. What can be no word of a document
// is shown: the parser has no name for it.
func adviseSyntax(message, text string, at gqlerror.Location) string {
	s := readSyntax(text, at)
	if first := firstRune(s.rest); s.rest != "" && !isDigit(first[0]) {
		message = strings.Replace(message, "<Invalid>", quote(first), 1)
	}
	if isRequest(text) {
		return message + ". This is the JSON of a request: send it as the body, or the text of its query alone as the document."
	}
	for _, advise := range []func() string{s.quotes, s.sign, s.beginning, s.emptiness, s.colon, s.bracket, s.end} {
		if advice := advise(); advice != "" {
			return strings.TrimSuffix(message, ".") + "." + advice
		}
	}
	return message
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isRequest tells whether a text is the JSON of a whole request.
func isRequest(text string) bool {
	var request struct{ Query *string }
	return json.Unmarshal([]byte(text), &request) == nil && request.Query != nil
}

// A syntax is a document up to where it can't be parsed.
type syntax struct {
	done   string        // up to there
	rest   string        // from there on
	before []lexer.Token // the tokens before
	open   []lexer.Type  // the brackets of these that aren't closed
}

var closing = map[lexer.Type]lexer.Type{lexer.ParenL: lexer.ParenR, lexer.BraceL: lexer.BraceR, lexer.BracketL: lexer.BracketR}

func readSyntax(text string, at gqlerror.Location) *syntax {
	s := &syntax{done: text}
	for l := lexer.New(&ast.Source{Input: text}); ; {
		t, err := l.ReadToken()
		if err != nil || t.Kind == lexer.EOF || !before(t.Pos.Line, t.Pos.Column, at.Line, at.Column) {
			break
		}
		s.before = append(s.before, t)
		if closing[t.Kind] != 0 {
			s.open = append(s.open, t.Kind)
		} else if n := len(s.open); n > 0 && closing[s.open[n-1]] == t.Kind {
			s.open = s.open[:n-1]
		}
	}
	line, column := 1, 1
	for i, r := range text {
		if line == at.Line && column == at.Column {
			s.done, s.rest = text[:i], text[i:]
			break
		}
		if column++; r == '\n' || r == '\r' && !strings.HasPrefix(text[i+1:], "\n") {
			line, column = line+1, 1
		}
	}
	return s
}

// last returns one of the last tokens before the place, counted from 1; none has the kind 0.
func (s *syntax) last(n int) lexer.Token {
	if n > len(s.before) {
		return lexer.Token{}
	}
	return s.before[len(s.before)-n]
}

func (s *syntax) within() lexer.Type {
	if len(s.open) == 0 {
		return 0
	}
	return s.open[len(s.open)-1]
}

var otherQuotes = regexp.MustCompile("^['`‘’“”„«]([^'`‘’“”„»\n]*)['`‘’“”»]")

// quotes knows that texts are in double quotes, and names in none.
func (s *syntax) quotes() string {
	if m := otherQuotes.FindStringSubmatch(s.rest); m != nil {
		return " Put texts in double quotes: " + quote(m[1]) + "."
	}
	if strings.ContainsAny(firstRune(s.rest), "'`‘’“”„«") {
		return ` Put texts in double quotes: "…".`
	}
	if rest := strings.TrimLeft(s.unread(), " \t,"); strings.HasPrefix(rest, `"`) && !closedText.MatchString(rest) {
		return " A text has no quotes at its end: " + quote(strings.TrimPrefix(strings.SplitN(rest, "\n", 2)[0], `"`)) + "."
	}
	if m := quotedName.FindStringSubmatch(s.rest); m != nil && (s.within() == lexer.BraceL || s.within() == lexer.ParenL) && s.last(1).Kind != lexer.Colon {
		return " Names have no quotes: " + shorten(m[1]) + "."
	}
	return ""
}

// unread is what stands behind the last token that could be read.
func (s *syntax) unread() string {
	text := s.done + s.rest
	if len(s.before) == 0 {
		return text
	}
	runes := []rune(text)
	return string(runes[min(s.last(1).Pos.End, len(runes)):])
}

var closedText = regexp.MustCompile(`^"(""|(\\.|[^"\\\n])*")`)

var quotedName = regexp.MustCompile(`^"([A-Za-z_][A-Za-z0-9_]*)"`)

func firstRune(text string) string {
	for _, r := range text {
		return string(r)
	}
	return "\x00"
}

var (
	assigned      = regexp.MustCompile(`^={1,3}\s*([^\s(){}\[\]]*)`)
	digitsAtEnd   = regexp.MustCompile(`[0-9]*$`)
	digitsAtStart = regexp.MustCompile(`^[0-9]*`)
)

// sign knows what signs of other languages are written as.
func (s *syntax) sign() string {
	switch firstRune(s.rest) {
	case ";":
		return " Leave it out: fields are told apart by spaces, or commas."
	case "*":
		return " Name each field that you want: there is no sign for all of them."
	case "=":
		value := "…"
		if m := assigned.FindStringSubmatch(s.rest); m[1] != "" {
			value = shorten(m[1])
		}
		if s.last(1).Kind == lexer.Name {
			return " Between a name and its value stands a colon: " + shorten(s.last(1).Value) + ": " + value + "."
		}
	case "<", ">", "~", "%":
		return " Conditions are written with the names of operators: {gte: 3}, {lt: 3}, {contains: \"…\"}."
	}
	if digits := digitsAtEnd.FindString(s.done) + digitsAtStart.FindString(s.rest); len(digits) > 1 && digits[0] == '0' && s.last(1).Kind == lexer.Colon {
		return " What begins with 0 stands in quotes: " + quote(digits) + "."
	}
	return ""
}

// beginning knows how a document begins.
func (s *syntax) beginning() string {
	if len(s.before) > 0 || s.rest == "" {
		return ""
	}
	word := strings.ToLower(wordAtStart.FindString(s.rest))
	switch {
	case slices.Contains([]string{"select", "match", "show", "from", "with", "get", "curl", "describe"}, word):
		return " This is GraphQL: a query names in braces what it wants, such as { counties { nodes { name } } }."
	case word != "":
		return " A query stands in braces: { " + shorten(word) + " … }."
	}
	return ""
}

var wordAtStart = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*`)

// emptiness knows that neither arguments nor selections are ever empty.
func (s *syntax) emptiness() string {
	switch {
	case s.last(1).Kind == lexer.ParenL && strings.HasPrefix(s.rest, ")"):
		return " Leave the empty ( ) out."
	case s.last(1).Kind == lexer.BraceL && strings.HasPrefix(s.rest, "}"):
		return " Name at least one field between { and }."
	}
	return ""
}

// colon knows that what has a name itself stands in braces, where it is a value.
func (s *syntax) colon() string {
	name := wordAtStart.FindString(s.rest)
	switch {
	case s.last(2).Kind == lexer.Dollar && name != "":
		return " Between a variable and its type stands a colon: $" + shorten(s.last(1).Value) + ": " + shorten(name) + "."
	case s.last(1).Kind == lexer.ParenL && name != "" && s.last(2).Value == "query" || s.last(1).Kind == lexer.ParenL && name != "" && s.last(3).Value == "query":
		return " Variables begin with $: $" + shorten(name) + "."
	case s.last(1).Kind == lexer.Name && len(s.open) > 1 && slices.Contains(s.open, lexer.ParenL) && s.within() == lexer.BraceL && strings.HasPrefix(s.rest, "}"):
		return " A field of an object has a value: " + shorten(s.last(1).Value) + ": …."
	}
	if strings.HasPrefix(s.rest, ":") && s.last(1).Kind == lexer.Name && s.last(2).Kind == lexer.Colon && s.last(3).Kind == lexer.Name {
		return " Put braces around it: " + shorten(s.last(3).Value) + ": {" + shorten(s.last(1).Value) + ": …}."
	}
	if s.last(1).Kind == lexer.Colon && (strings.HasPrefix(s.rest, ")") || strings.HasPrefix(s.rest, "}")) {
		return " A value is missing after " + shorten(s.last(2).Value) + ":."
	}
	return ""
}

// bracket knows which bracket is missing, too many, or of the wrong sort.
func (s *syntax) bracket() string {
	found, open := firstRune(s.rest), s.within()
	isClosing := found == "}" || found == ")" || found == "]"
	switch {
	case found == "[" && s.last(1).Kind == lexer.Name && open == lexer.BraceL:
		return " The fields of " + shorten(s.last(1).Value) + " stand in braces: " + shorten(s.last(1).Value) + " { … }."
	case isClosing && open == 0:
		return " There is one " + found + " too many: leave it out."
	case isClosing && open != 0 && closing[open].String() != found, found == "{" && (open == lexer.ParenL || open == lexer.BracketL):
		return " Close what is open first: put " + closing[open].String() + " before it."
	}
	return ""
}

// end knows what is still open at the end.
func (s *syntax) end() string {
	if strings.TrimSpace(s.rest) != "" || len(s.open) == 0 || len(s.open) > longestShown*4 {
		return ""
	}
	var missing []string
	for _, open := range slices.Backward(s.open) {
		missing = append(missing, closing[open].String())
	}
	return " At the end is missing: " + strings.Join(missing, " ") + "."
}
