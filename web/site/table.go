package site

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// A table has the rows of a list in an answer, flattened as the playground does: what is in an object becomes a column each, named by the way to
// it; lists within a row are joined.
type table struct {
	columns []string
	rows    [][]string
	total   int // on all pages; as many as there are rows where the answer doesn't tell
}

// maxTableRows is how many rows a page shows.
const maxTableRows = 100

// wrappers are names that columns do without: `agency.name`, not `agency.node.name`.
var wrappers = []string{"nodes", "edges", "node"}

// A member is one of an object, in the order of the answer.
type member struct {
	name  string
	value any
}

// tableOf makes a table of the list at a path of names, such as `county.agreements`; of the first list where the path is empty.
func tableOf(data json.RawMessage, path string) table {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	value := ordered(d)
	var at any
	if path == "" {
		at = firstList(value)
	} else {
		at = value
		for name := range strings.SplitSeq(path, ".") {
			at = memberOf(at, name)
		}
	}
	rows, total := rowsOf(at)
	out := table{total: max(total, len(rows))}
	for i, row := range rows[:min(len(rows), maxTableRows)] {
		cells := make([]string, len(out.columns))
		for _, cell := range flattened(row, nil) {
			at := slices.Index(out.columns, cell.name)
			if at < 0 {
				at = len(out.columns)
				out.columns = append(out.columns, cell.name)
				cells = append(cells, "")
				for before := range out.rows[:i] {
					out.rows[before] = append(out.rows[before], "")
				}
			}
			if text := textOfCell(cell.value); cells[at] == "" {
				cells[at] = text
			} else if text != "" {
				cells[at] += "; " + text
			}
		}
		out.rows = append(out.rows, cells)
	}
	return out
}

// ordered decodes a value with objects as members in their order.
func ordered(d *json.Decoder) any {
	token, err := d.Token()
	if err != nil {
		return nil // the engine writes JSON
	}
	switch token {
	case json.Delim('{'):
		members := []member{}
		for d.More() {
			name, _ := d.Token()
			text, _ := name.(string)
			members = append(members, member{text, ordered(d)})
		}
		_, _ = d.Token()
		return members
	case json.Delim('['):
		list := []any{}
		for d.More() {
			list = append(list, ordered(d))
		}
		_, _ = d.Token()
		return list
	}
	return token
}

func memberOf(value any, name string) any {
	members, _ := value.([]member)
	for _, m := range members {
		if m.name == name {
			return m.value
		}
	}
	return nil
}

// rowsOf are the rows of a connection or a list, and how many there are on all pages.
func rowsOf(value any) (rows []any, total int) {
	if n, ok := memberOf(value, "totalCount").(json.Number); ok {
		count, _ := n.Int64()
		total = int(count)
	}
	for _, name := range []string{"nodes", "edges"} {
		if list, ok := memberOf(value, name).([]any); ok {
			return list, total
		}
	}
	list, _ := value.([]any)
	return list, total
}

// firstList is the first connection or list of objects.
func firstList(value any) any {
	if rows, _ := rowsOf(value); len(rows) > 0 {
		return value
	}
	members, _ := value.([]member)
	for _, m := range members {
		if m.name == "meta" {
			continue
		}
		if found := firstList(m.value); found != nil {
			return found
		}
	}
	return nil
}

// flattened are the single values of a row, by the way to them.
func flattened(value any, way []string) (out []member) {
	switch value := value.(type) {
	case []member:
		for _, m := range value {
			if m.name == "pageInfo" || m.name == "cursor" {
				continue
			}
			inside := way
			if !slices.Contains(wrappers, m.name) {
				inside = append(slices.Clone(way), m.name)
			}
			out = append(out, flattened(m.value, inside)...)
		}
		return out
	case []any:
		for _, item := range value {
			out = append(out, flattened(item, way)...)
		}
		return out
	}
	return []member{{strings.Join(way, "."), value}}
}

func textOfCell(value any) string {
	switch value := value.(type) {
	case string:
		return value
	case json.Number:
		return value.String()
	case bool:
		if value {
			return "true"
		}
		return "false"
	}
	return ""
}
