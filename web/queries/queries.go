// Package queries holds the GraphQL documents of the site's pages, a file each, and in cards those of the cards that other sites show. Nothing
// else is asked for them: whoever sends the same document to /graphql gets the same facts.
package queries

import (
	"embed"
	"fmt"
	"io/fs"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/httpapi/registered"
)

//go:embed *.graphql cards/*.graphql
var files embed.FS

// A Document is the text of a file. It begins with a comment that says what it asks for, and ends that with an example of its variables.
type Document struct {
	Name string // of the file, without its extension: county
	Text string // without the comment
	// About is the comment's text, Example the JSON of variables on its last line.
	About, Example string
}

// The documents of the pages.
var (
	Agency        = mustRead("agency")
	Agreement     = mustRead("agreement")
	State         = mustRead("state")
	StateAgencies = mustRead("state-agencies")
	About         = mustRead("about")
	County        = mustRead("county")
	Disagreements = mustRead("disagreements")
	Entity        = mustRead("entity")
	Home          = mustRead("home")
	Lawsuit       = mustRead("lawsuit")
	Record        = mustRead("record")
	Search        = mustRead("search")
	Source        = mustRead("source")
	// Suggest is what the search boxes ask as one types, in the browser.
	Suggest = mustRead("suggest")
	Network = mustRead("network")
	Ways    = mustRead("ways")
	// HomeChanges follows Home, which tells the days.
	HomeChanges = mustRead("home-changes")
	Difference  = mustRead("difference")
	Lists       = mustRead("lists")
	MapLists    = mustRead("map-lists")
	MapRows     = mustRead("map-rows")
	MapStates   = mustRead("map-states")
	MapCounties = mustRead("map-counties")
)

// mustRead reads a file that is part of the program.
func mustRead(name string) Document {
	text, err := files.ReadFile(name + ".graphql")
	if err != nil {
		panic(fmt.Errorf("queries: %w", err))
	}
	return Parse(name, string(text))
}

// Parse reads the text of a file: its comment, and what follows that.
func Parse(name, text string) Document {
	c, document := registered.Split(text)
	return Document{Name: name, Text: document, About: c.About, Example: c.Example}
}

// pagePrefix is what the names of the pages' documents begin with where they are registered beside those of cards.
const pagePrefix = "page-"

// Registered are all documents as they are registered on a server: those of cards by their names, those of pages as page-county.
func Registered(schema *ast.Schema) ([]*registered.Document, error) {
	cards, err := fs.Sub(files, "cards")
	if err != nil {
		return nil, err
	}
	out, err := registered.Load(cards, schema)
	if err != nil {
		return nil, err
	}
	pages, err := registered.Load(files, schema)
	for _, d := range pages {
		d.Name = pagePrefix + d.Name
	}
	return append(out, pages...), err
}
