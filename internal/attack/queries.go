package attack

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// A Query is one that is kept in a file: comments, of which one may give the variables as JSON, then the query, as in the corpus.
type Query struct {
	Name string
	Request
}

var variablesLine = regexp.MustCompile(`(?m)^# (\{.*\})$`)

// ReadQueries reads the queries in a folder.
func ReadQueries(folder string) ([]Query, error) {
	names, err := filepath.Glob(filepath.Join(folder, "*.graphql"))
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("there are no queries in %s", folder)
	}
	out := make([]Query, len(names))
	for i, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		out[i] = Query{Name: strings.TrimSuffix(filepath.Base(name), ".graphql"), Request: Request{Query: string(text)}}
		if m := variablesLine.FindSubmatch(text); m != nil {
			out[i].Variables = m[1]
		}
	}
	return out, nil
}
