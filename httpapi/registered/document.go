// Package registered has the documents that a server knows by name and by hash, so that whoever asks need not send them: those of the program
// and those of whoever runs the server. They are read and checked once, when the server starts.
package registered

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// IDPrefix is what the id of every document begins with: the name of the hash, as of the GraphQL over HTTP specification's appendix on
// persisted documents.
const IDPrefix = "sha256:"

// A Document is a GraphQL document with one operation, a query. Its file begins with comments: what it asks for; `# table: county.agreements`,
// the connection that its CSV has, where it has several; and last an example of its variables, as JSON.
type Document struct {
	Name      string // of its file, without the extension, and in addresses
	Text      string // without the comments before it
	About     string
	Table     string
	Example   json.RawMessage // a JSON object
	Variables []Variable      // in the order of the document
	Operation string          // its name

	schema *ast.Schema
}

// ID is `sha256:` and the SHA-256 of the document's text, in hexadecimal digits.
func (d *Document) ID() string {
	sum := sha256.Sum256([]byte(d.Text))
	return IDPrefix + hex.EncodeToString(sum[:])
}

// An Error is what is wrong with a file.
type Error struct {
	File string
	Line int // from 1; 0 where it is about the whole file
	What string
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.What
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.What)
}

var validName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// maxName is how long a name may be.
const maxName = 60

// Read reads the text of a file and checks it against a schema. Every error is an *Error.
func Read(file, text string, schema *ast.Schema) (*Document, error) {
	name := strings.TrimSuffix(file[strings.LastIndexByte(file, '/')+1:], Extension)
	if !validName.MatchString(name) || len(name) > maxName {
		return nil, &Error{file, 0, fmt.Sprintf("a document is named by its file: small letters and digits with hyphens between them, up to %d, such as counties-of-texas%s", maxName, Extension)}
	}
	d := &Document{Name: name, schema: schema}
	lines, err := d.readComments(file, text)
	if err != nil {
		return nil, err
	}
	return d, d.check(file, lines)
}

// Comments are what a file says before its document.
type Comments struct {
	About   string
	Table   string
	Example string // JSON on one line; empty for none
	Lines   int    // how many lines they are
}

// Split splits the text of a file into the comments that it begins with and the document.
func Split(text string) (c Comments, document string) {
	var about []string
	rest := strings.ReplaceAll(text, "\r\n", "\n")
	for strings.HasPrefix(rest, "#") {
		line, after, _ := strings.Cut(rest, "\n")
		rest = after
		c.Lines++
		line = strings.TrimSpace(strings.TrimLeft(line, "#"))
		table, isTable := strings.CutPrefix(line, "table:")
		switch {
		case isTable:
			c.Table = strings.TrimSpace(table)
		case strings.HasPrefix(line, "{"):
			c.Example = line
		case line != "":
			about = append(about, line)
		}
	}
	c.About = strings.Join(about, " ")
	return c, rest
}

// readComments takes the comments off, and returns how many lines they have.
func (d *Document) readComments(file, text string) (lines int, err error) {
	c, document := Split(text)
	d.About, d.Table, d.Text, d.Example = c.About, c.Table, document, json.RawMessage(c.Example)
	if d.About == "" {
		return 0, &Error{file, 1, "the file doesn't say what it asks for: begin it with a comment, such as # Agreements of a county, by the day of signing."}
	}
	if c.Example == "" {
		d.Example = json.RawMessage("{}")
	}
	if !json.Valid(d.Example) {
		return 0, &Error{file, c.Lines, `the example of the variables is no JSON object on one line, such as # {"fips": "12057"}`}
	}
	return c.Lines, nil
}

// check parses and validates the text, which begins after so many lines of the file.
func (d *Document) check(file string, lines int) error {
	parsed, errs := gqlparser.LoadQueryWithRules(d.schema, d.Text, nil)
	if len(errs) > 0 {
		return &Error{file, lines + lineOf(errs[0]), errs[0].Message}
	}
	if len(parsed.Operations) != 1 {
		return &Error{file, 0, fmt.Sprintf("it has %d operations; a registered document has one, a query", len(parsed.Operations))}
	}
	op := parsed.Operations[0]
	if op.Operation != ast.Query || op.Name == "" {
		return &Error{file, lines + op.Position.Line, "the operation is to be a query with a name, such as query CountyAgreements"}
	}
	d.Operation = op.Name
	for _, v := range op.VariableDefinitions {
		variable, err := d.variable(v)
		if err != nil {
			return &Error{file, lines + v.Position.Line, err.Error()}
		}
		d.Variables = append(d.Variables, variable)
	}
	return nil
}

func lineOf(err *gqlerror.Error) int {
	if len(err.Locations) == 0 {
		return 1
	}
	return err.Locations[0].Line
}
