package document

import (
	"regexp"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

const (
	longestName    = 60   // in an error, in characters
	longestMessage = 1000 // of the validator, in characters
)

// shorten shows the beginning of a name from outside.
func shorten(s string) string { return truncate(s, longestName) }

func truncate(s string, characters int) string {
	n := 0
	for i := range s {
		if n == characters {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

// longWord is what is quoted or has no space, and may be longer than an error shows.
var longWord = regexp.MustCompile(`"[^"]{61,}"|[^\s"]{61,}`)

// shortenError shortens what an error of gqlparser repeats of the document.
func shortenError(e *gqlerror.Error) {
	if len(e.Message) <= longestName {
		return
	}
	e.Message = truncate(longWord.ReplaceAllStringFunc(e.Message, func(word string) string {
		if word[0] == '"' {
			return `"` + shorten(word[1:len(word)-1]) + `"`
		}
		return shorten(word)
	}), longestMessage)
}

// ShortenPath shortens the names of a response path. They are the client's own, and what repeats a path for each of many fields would
// be hundreds of times as long as the request.
func ShortenPath(path ast.Path) ast.Path {
	out := slices.Clone(path)
	for i, element := range out {
		if name, ok := element.(ast.PathName); ok {
			out[i] = ast.PathName(shorten(string(name)))
		}
	}
	return out
}
