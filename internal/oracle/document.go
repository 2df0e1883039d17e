package oracle

import (
	"maps"
	"slices"
)

// A queryDocument is a random request, as a tree that can be made smaller.
type queryDocument struct {
	operation string // its name; empty where it is the only one
	other     string // a second operation, which isn't run
	roots     []*selection
	fragments []*fragment
	variables []*variable
}

// A selection is a field, a spread, or an inline fragment.
type selection struct {
	field      string // of a field
	alias      string
	args       []string // `first: 2`
	spread     string   // of a spread: the fragment's name
	on         string   // of an inline fragment: its type condition; empty for none
	directives []string
	sub        []*selection
}

type fragment struct {
	name, on string
	sub      []*selection
}

// A variable as it is declared, and what is given for it.
type variable struct {
	name, declared string
	given          bool
	value          any
	cursor         bool // takes a cursor of the first answer, which is selected under the variable's name
}

func (d *queryDocument) fragment(name string) *fragment {
	for _, f := range d.fragments {
		if f.name == name {
			return f
		}
	}
	return nil
}

// values are those given for the variables.
func (d *queryDocument) values() map[string]any {
	out := map[string]any{}
	for _, v := range d.variables {
		if v.given {
			out[v.name] = v.value
		}
	}
	return out
}

// sets lists all selection sets, for what makes a document smaller.
func (d *queryDocument) sets() []*[]*selection {
	out := []*[]*selection{&d.roots}
	for _, f := range d.fragments {
		out = append(out, &f.sub)
	}
	for i := 0; i < len(out); i++ {
		for _, s := range *out[i] {
			if len(s.sub) > 0 {
				out = append(out, &s.sub)
			}
		}
	}
	return out
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
