package table

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// A Meta is what a page tells of the graph that it is from.
type Meta struct {
	Version     int64  `json:"version"`
	RecordedAt  string `json:"recordedAt"`
	License     string `json:"license"`
	LicenseURL  string `json:"licenseUrl"`
	Attribution string `json:"attribution"`
}

// A Page is some rows of a table.
type Page struct {
	Meta  Meta
	Total int    // rows on all pages
	Next  string // the cursor after which the next page begins; empty where this is the last
	Rows  int

	lists [][]json.RawMessage // by the table's keys
	keys  []string
}

// Read reads the data of an answer to Request. Where one of the objects on the way to the connection is null the page has no rows.
func (t *Table) Read(data json.RawMessage) (*Page, error) {
	root, err := members(data)
	if err != nil {
		return nil, err
	}
	p := &Page{keys: t.keys, lists: make([][]json.RawMessage, len(t.keys))}
	if err := json.Unmarshal(root[t.names.meta], &p.Meta); err != nil {
		return nil, err
	}
	at := root
	for _, key := range t.Path {
		if at, err = members(at[key]); err != nil || at == nil {
			return p, err
		}
	}
	var info struct {
		HasNextPage bool
		EndCursor   string
	}
	if err := json.Unmarshal(at[t.names.page], &info); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(at[t.names.total], &p.Total); err != nil {
		return nil, err
	}
	if info.HasNextPage {
		p.Next = info.EndCursor
	}
	for i, key := range t.keys {
		if err := json.Unmarshal(at[key], &p.lists[i]); err != nil {
			return nil, err
		}
		if p.Rows = len(p.lists[0]); len(p.lists[i]) != p.Rows {
			return nil, fmt.Errorf("a page has %d rows and %d", p.Rows, len(p.lists[i]))
		}
	}
	return p, nil
}

// AppendRows appends the records of a page.
func (t *Table) AppendRows(b []byte, p *Page) ([]byte, error) {
	for i := range p.Rows {
		row, err := p.row(i)
		if err != nil {
			return b, err
		}
		b = AppendCSV(b, t.Cells(row))
	}
	return b, nil
}

// Texts are the cells of a page's rows as they are shown to people.
func (t *Table) Texts(p *Page) ([][]string, error) {
	out := make([][]string, p.Rows)
	for i := range p.Rows {
		row, err := p.row(i)
		if err != nil {
			return nil, err
		}
		for _, cell := range t.Cells(row) {
			out[i] = append(out[i], textOf(cell))
		}
	}
	return out, nil
}

// row is the object of a row, or where there are `nodes` and `edges` one that has both.
func (p *Page) row(i int) (any, error) {
	all := make(map[string]any, len(p.keys))
	for k, key := range p.keys {
		d := json.NewDecoder(bytes.NewReader(p.lists[k][i]))
		d.UseNumber()
		var row any
		if err := d.Decode(&row); err != nil {
			return nil, err
		}
		if len(p.keys) == 1 {
			return row, nil
		}
		all[key] = row
	}
	return all, nil
}

// members returns the members of an object; nil for null and for nothing.
func members(object json.RawMessage) (map[string]json.RawMessage, error) {
	var out map[string]json.RawMessage
	if len(object) == 0 {
		return nil, nil
	}
	err := json.Unmarshal(object, &out)
	return out, err
}
