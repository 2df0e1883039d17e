package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
)

// The files of a baseline.
const (
	schemaFile      = "published.graphqls"
	deprecatedFile  = "deprecated.json"
	schemaFileTitle = "# The public schema as it was published last, without descriptions. `make publish` writes it; see docs/api.md, \"How it changes\".\n\n"
)

// A baseline is the schema that clients know, and since when they know what of it will go.
type baseline struct {
	schema     *ast.Schema
	deprecated map[string]deprecation // by coordinate
}

// errUnpublished tells that there is nothing yet to hold a schema against.
var errUnpublished = errors.New("nothing is published yet: `make publish` does it for the first time")

func readBaseline(folder string) (*baseline, error) {
	text, err := os.ReadFile(filepath.Join(folder, schemaFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errUnpublished
	}
	if err != nil {
		return nil, err
	}
	b := &baseline{}
	if b.schema, err = gqlparser.LoadSchema(&ast.Source{Name: schemaFile, Input: string(text)}); err != nil {
		return nil, err
	}
	delete(b.schema.Directives, "defer") // the parser's own
	if text, err = os.ReadFile(filepath.Join(folder, deprecatedFile)); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(text, &b.deprecated); err != nil {
		return nil, fmt.Errorf("%s: %w", deprecatedFile, err)
	}
	return b, nil
}

// A breakingError lists what a schema takes from clients of the published one too early.
type breakingError struct{ lines []string }

func (e *breakingError) Error() string {
	return fmt.Sprintf("the schema breaks clients of the published one in %d places:\n  %s", len(e.lines), strings.Join(e.lines, "\n  "))
}

// check returns a *breakingError for what clients of the published schema would miss.
func (b *baseline) check(now *ast.Schema, today time.Time) error {
	var lines []string
	for _, c := range breaking(b.schema, now) {
		why := ""
		if c.removed {
			if why = b.whyNotYet(c.coordinate, now, today); why == "" {
				continue
			}
			why = "; it " + why
		}
		lines = append(lines, c.coordinate+": "+c.what+why)
	}
	for coordinate, reason := range deprecations(now) {
		if !namesReplacement(now, coordinate, reason) {
			lines = append(lines, coordinate+": is deprecated, but its reason names in backquotes nothing that the schema has instead: "+fmt.Sprintf("%q", reason))
		}
	}
	if len(lines) > 0 {
		return &breakingError{lines}
	}
	return nil
}

// whyNotYet tells why something may not be removed yet; it is empty if it may. A type needs no notice of its own where it goes with what
// led to it, which has its own line where it goes too early.
func (b *baseline) whyNotYet(coordinate string, now *ast.Schema, today time.Time) string {
	if !strings.Contains(coordinate, ".") && b.goesWithField(coordinate, now, map[string]bool{}) {
		return ""
	}
	return b.deprecated[coordinate].whyNotYet(today)
}

// goesWithField tells whether a field of a type that stays led to a type, or to one that led to it.
func (b *baseline) goesWithField(name string, now *ast.Schema, seen map[string]bool) bool {
	seen[name] = true
	for _, owner := range ownersOf(b.schema, name) {
		if now.Types[owner] != nil || !seen[owner] && b.goesWithField(owner, now, seen) {
			return true
		}
	}
	return false
}

// ownersOf lists the types with a field or argument of a type.
func ownersOf(s *ast.Schema, name string) []string {
	var out []string
	for _, def := range s.Types {
		for _, f := range def.Fields {
			leads := f.Type.Name() == name
			for _, a := range f.Arguments {
				leads = leads || a.Type.Name() == name
			}
			if leads && def.Name != name {
				out = append(out, def.Name)
			}
		}
	}
	return out
}

// next is the baseline after a schema is published: what was deprecated before keeps its day.
func (b *baseline) next(now *ast.Schema, today time.Time) *baseline {
	out := &baseline{schema: now, deprecated: map[string]deprecation{}}
	for coordinate, reason := range deprecations(now) {
		since := today.UTC().Format(dayLayout)
		if known, ok := b.deprecated[coordinate]; ok {
			since = known.Since
		}
		out.deprecated[coordinate] = deprecation{since, reason}
	}
	return out
}

func (b *baseline) write(folder string) error {
	var text bytes.Buffer
	text.WriteString(schemaFileTitle)
	formatter.NewFormatter(&text, formatter.WithoutDescription(), formatter.WithIndent("  ")).FormatSchema(b.schema)
	if err := os.WriteFile(filepath.Join(folder, schemaFile), text.Bytes(), 0o644); err != nil {
		return err
	}
	list, err := json.MarshalIndent(b.deprecated, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, deprecatedFile), append(list, '\n'), 0o644)
}
