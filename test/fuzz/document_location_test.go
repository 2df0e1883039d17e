package fuzz

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/lexer"

	"graph287g/graph/apierror"
)

// A location is where something is in a text, both from 1.
type location struct{ Line, Column int }

// checkLocations holds that an error is where a word of the document begins; of what can't be parsed, that it is in the document.
func (c *documentCase) checkLocations(e answerError) {
	all := locationsIn(c.request.Query)
	if starts, ok := wordStarts(c.request.Query); ok && e.Extensions.Code != apierror.ParseFailed {
		var known []location
		for _, at := range starts {
			known = append(known, all[at])
		}
		all = known
	}
	for _, l := range e.Locations {
		if !slices.Contains(all, l) {
			c.t.Errorf("an error at %v, where nothing is: %s\n%q", l, e.Message, c.request.Query)
		}
	}
}

// locationsIn tells of each character of a text, and of its end, where it is.
func locationsIn(text string) []location {
	runes := []rune(text)
	out := []location{{1, 1}}
	for i, r := range runes {
		next := location{out[i].Line, out[i].Column + 1}
		if r == '\n' || r == '\r' && (i+1 == len(runes) || runes[i+1] != '\n') {
			next = location{out[i].Line + 1, 1}
		}
		out = append(out, next)
	}
	return out
}

// wordStarts tells where words begin, in characters; false where the text has other than words. A string may as well be told to begin
// behind its quotes, where gqlparser sees it.
func wordStarts(text string) ([]int, bool) {
	var out []int
	for l := lexer.New(&ast.Source{Input: text}); ; {
		word, err := l.ReadToken()
		if err != nil {
			return nil, false
		}
		out = append(out, word.Pos.Start)
		switch word.Kind {
		case lexer.String:
			out = append(out, word.Pos.Start+1)
		case lexer.BlockString:
			out = append(out, word.Pos.Start+3)
		}
		if word.Kind == lexer.EOF {
			return out, true
		}
	}
}
