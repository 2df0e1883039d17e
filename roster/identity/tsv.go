package identity

import (
	"fmt"
	"strings"
)

// parseTable reads a table of tab-separated columns, whose first line names them. Lines that begin with # are comments.
func parseTable(file, text string, columns ...string) ([]map[string]string, error) {
	var rows []map[string]string
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != len(columns) {
			return nil, fmt.Errorf("%s:%d: %d columns, want %d: %s, parted by tabs", file, i+1, len(cells), len(columns), strings.Join(columns, ", "))
		}
		if cells[0] == columns[0] {
			continue
		}
		row := map[string]string{}
		for j, c := range columns {
			row[c] = strings.TrimSpace(cells[j])
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// must is for tables that are compiled in: a test reads them, so what fails here never leaves the repository.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
