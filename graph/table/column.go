package table

import (
	"slices"
	"strings"
)

// A Column is a value of the rows.
type Column struct {
	Name        string
	Description string // what the schema says of the field
	Type        string // the scalar or enum type of the value; empty where it is told by a text of several
	Lists       int    // how many lists the value is in: 1 joins values by Outer, 2 and more also by Inner

	steps []string // that it is named by
	way   []string // to what leaf reads
	leaf  func(at any) any
}

// What the values of a list are joined by in a cell: those of a list, and those of a list within one.
const (
	Outer = "; "
	Inner = " / "
)

// Of these the names of columns do without: `agency.name`, not `agency.node.name`.
var wrappers = []string{"nodes", "edges", "node"}

// A layout makes columns of branches.
type layout struct {
	more    string // the alias under which connections tell whether they have more
	sources bool
}

// columnsOf returns the columns of a tree.
func (l layout) columnsOf(root *branch) []Column {
	out := l.under(root, nil, 0)
	ways := make([][]string, len(out))
	for i, c := range out {
		ways[i] = c.steps
	}
	for i, name := range columnNames(ways) {
		for slices.ContainsFunc(out[:i], func(c Column) bool { return c.Name == name }) {
			name += "_" // an alias such as `more` may be named as what is added
		}
		out[i].Name = name
	}
	return out
}

func (l layout) under(b *branch, way []string, lists int) []Column {
	var out []Column
	for _, c := range b.branches {
		at, within := append(slices.Clip(way), c.key), lists
		if c.list {
			within++
		}
		if c.leaf {
			out = append(out, Column{Description: c.field.Description, Type: c.value.Name, Lists: within, steps: at, way: at, leaf: plainValue})
		} else {
			out = append(out, l.under(c, at, within)...)
		}
		if c.paged {
			out = append(out, Column{
				Type: "Boolean", Lists: within, Description: "Whether the list has more than the cells beside it show.",
				steps: append(slices.Clip(at), "more"), way: at,
				leaf: func(at any) any { return inside(inside(at, l.more), "hasNextPage") },
			})
		}
		if c.entity && l.sources {
			out = append(out, c.sourceColumns(way, at, lists)...)
		}
	}
	return out
}

// sourceColumns are the two that tell where a value of a node is from. The n-th locator is a place in the n-th source.
func (b *branch) sourceColumns(node, at []string, lists int) []Column {
	column := func(name, description string, text func(reference) string) Column {
		return Column{
			Description: description, Type: "String", Lists: lists + 1, steps: append(slices.Clip(at), name), way: node,
			leaf: func(at any) any {
				object, _ := at.(map[string]any)
				var out []any
				for _, r := range referencesIn(object, b.evidence) {
					out = append(out, text(r))
				}
				return out
			},
		}
	}
	return []Column{
		column("source", "Where the value is from.", func(r reference) string { return r.source }),
		column("locator", "The places in these sources, in the same order.", func(r reference) string { return r.locator }),
	}
}

func plainValue(at any) any {
	if _, ok := at.(map[string]any); ok {
		return nil
	}
	return at
}

// columnNames names columns by the ways to them. Two ways that are one without their wrappers both keep them.
func columnNames(ways [][]string) []string {
	short, times := make([]string, len(ways)), map[string]int{}
	for i, way := range ways {
		var steps []string
		for j, s := range way {
			if j == len(way)-1 || !slices.Contains(wrappers, s) {
				steps = append(steps, s)
			}
		}
		short[i] = strings.Join(steps, ".")
		times[short[i]]++
	}
	out := make([]string, len(ways))
	for i, way := range ways {
		if out[i] = short[i]; times[short[i]] > 1 {
			out[i] = strings.Join(way, ".")
		}
	}
	return out
}
