package seed

import (
	"errors"
	"fmt"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// readYAML reads a file of one document. The value is null for an empty file, and nil where there is a problem.
func readYAML(file string, data []byte, p *problems) *value {
	if !checkText(file, data, p) {
		return nil
	}
	before := len(p.list)
	r := &yamlReader{file: file, lines: lineLengths(data), problems: p}
	v := r.document(string(data))
	if len(p.list) > before {
		return nil
	}
	return v
}

// A yamlReader turns the library's tree into values, and refuses what the files do without: it would make two ways to
// write the same data, or hide where a value comes from.
type yamlReader struct {
	file  string
	lines []int // characters of each line
	*problems
}

func (r *yamlReader) document(text string) *value {
	f, err := r.parse(text)
	if err != nil {
		return nil
	}
	for _, d := range f.Docs {
		if n, ok := d.Body.(*ast.DirectiveNode); ok {
			return r.refuse(n, "a directive: a file is plain YAML 1.2")
		}
	}
	if len(f.Docs) > 1 {
		r.report(r.position(f.Docs[1].Start), "a second document: one file is one document")
		return nil
	}
	if len(f.Docs) == 0 || f.Docs[0].Body == nil {
		return &value{at: startOf(r.file)}
	}
	return r.node(f.Docs[0].Body)
}

// parse runs the library, which recurses without bound between brackets and panics on some texts that are no YAML.
func (r *yamlReader) parse(text string) (f *ast.File, err error) {
	defer func() {
		if recover() != nil {
			f, err = nil, errors.New("no YAML")
			r.report(startOf(r.file), "no valid YAML, and the reader can't tell where")
		}
	}()
	tokens := lexer.Tokenize(text)
	if tk := nestedTooDeep(tokens); tk != nil {
		r.report(r.position(tk), "brackets are nested more than %d deep", maxNesting)
		return nil, errors.New("too deep")
	}
	f, err = parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	var y yaml.Error
	switch {
	case errors.As(err, &y):
		r.report(r.position(y.GetToken()), "no valid YAML: %s%s", y.GetMessage(), errorHints[y.GetMessage()])
	case err != nil:
		r.report(startOf(r.file), "no valid YAML: %s", err)
	}
	return f, err
}

// errorHints say what usually lies behind a message of the library.
var errorHints = map[string]string{
	"mapping value is not allowed in this context": "; put a text with a colon in quotes, and indent the fields of an item alike",
}

const maxNesting = 20

func nestedTooDeep(tokens token.Tokens) *token.Token {
	depth := 0
	for _, tk := range tokens {
		switch tk.Type {
		case token.MappingStartType, token.SequenceStartType:
			depth++
		case token.MappingEndType, token.SequenceEndType:
			depth--
		}
		if depth > maxNesting {
			return tk
		}
	}
	return nil
}

// position returns where a token stands, within the file even where the library loses count.
func (r *yamlReader) position(tk *token.Token) position {
	if tk == nil || tk.Position == nil {
		return startOf(r.file)
	}
	line := max(1, min(tk.Position.Line, len(r.lines)))
	return position{r.file, line, max(1, min(tk.Position.Column, r.lines[line-1]+1))}
}

func (r *yamlReader) refuse(n ast.Node, what string) *value {
	r.report(r.position(n.GetToken()), "%s", what)
	return &value{at: r.position(n.GetToken())}
}

func lineLengths(data []byte) []int {
	lines := []int{0}
	for _, c := range string(data) {
		if c == '\n' {
			lines = append(lines, 0)
			continue
		}
		lines[len(lines)-1]++
	}
	return lines
}

func unsupported(what string) string { return fmt.Sprintf("%s: write the value itself", what) }
