package seed

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Problem is one thing that is wrong with the files. Line and Column count from 1, columns in characters; a problem of
// a file as a whole stands at 1:1.
type Problem struct {
	File   string // a path that whoever named the folder can open: seed/data/agencies.yaml, seed/geo/counties.csv
	Line   int
	Column int
	What   string // what is wrong and what would fit
}

// String returns the problem as compilers print theirs.
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.What)
}

// Problems is the error of Load: all that is wrong, in order of file, line and column.
type Problems struct{ List []Problem }

// Error returns every problem on a line of its own.
func (p *Problems) Error() string {
	lines := make([]string, len(p.List))
	for i, one := range p.List {
		lines[i] = one.String()
	}
	return strings.Join(lines, "\n")
}

// A position is where something stands.
type position struct {
	file         string
	line, column int
}

func (p position) String() string { return fmt.Sprintf("%s:%d:%d", p.file, p.line, p.column) }

func startOf(file string) position { return position{file, 1, 1} }

// problems collects what is wrong.
type problems struct{ list []Problem }

func (p *problems) report(at position, format string, args ...any) {
	p.list = append(p.list, Problem{at.file, at.line, at.column, fmt.Sprintf(format, args...)})
}

// err returns the problems sorted and each once, or nil.
func (p *problems) err() error {
	if len(p.list) == 0 {
		return nil
	}
	slices.SortStableFunc(p.list, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column), cmp.Compare(a.What, b.What))
	})
	return &Problems{slices.Compact(p.list)}
}
