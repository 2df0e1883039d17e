package table

import (
	"encoding/json"
	"fmt"
	"strings"
)

// A Cell is nil, a bool, a number as JSON writes it (json.Number) or a text.
type Cell any

// Cells returns the cells of a row, one for each column. The row is a JSON value whose numbers are json.Number.
func (t *Table) Cells(row any) []Cell {
	out := make([]Cell, len(t.Columns))
	for i, c := range t.Columns {
		out[i] = join(pick(row, c.way, c.leaf), Outer)
	}
	return out
}

func pick(value any, way []string, leaf func(any) any) any {
	if list, ok := value.([]any); ok {
		out := make([]any, len(list))
		for i, item := range list {
			out[i] = pick(item, way, leaf)
		}
		return out
	}
	if value == nil {
		return nil
	}
	if len(way) == 0 {
		return leaf(value)
	}
	object, _ := value.(map[string]any)
	return pick(object[way[0]], way[1:], leaf)
}

// join makes a cell of a value. Empty places stay, so that the third value of one column belongs to the third of another.
func join(value any, separator string) Cell {
	list, ok := value.([]any)
	if !ok {
		return plainValue(value)
	}
	cells, empty := make([]Cell, len(list)), true
	for i, item := range list {
		cells[i] = join(item, Inner)
		empty = empty && (cells[i] == nil || cells[i] == "")
	}
	switch {
	case empty:
		return nil
	case len(cells) == 1:
		return cells[0]
	}
	texts := make([]string, len(cells))
	for i, c := range cells {
		texts[i] = textOf(c)
	}
	return strings.Join(texts, separator)
}

func textOf(c Cell) string {
	switch c := c.(type) {
	case nil:
		return ""
	case string:
		return c
	case json.Number:
		return c.String()
	}
	return fmt.Sprint(c) // a bool
}
