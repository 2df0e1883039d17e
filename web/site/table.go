package site

import (
	"encoding/json"
	"net/http"

	"graph287g/graph"
	graphtable "graph287g/graph/table"
)

// A table has the first rows of a connection of an answer, as its CSV has all.
type table struct {
	columns []string
	rows    [][]string
	total   int // on all pages
}

// maxTableRows is how many rows a page shows.
const maxTableRows = 100

// tableOf asks for the table of a document's connection. A document that has none, or of which nobody says which, has an empty one.
func (s *Site) tableOf(w http.ResponseWriter, r *http.Request, a *formRequest, variables json.RawMessage) (table, *page) {
	req := graph.Request{Query: a.document.Text, Variables: variables, ReadOnly: true}
	made, refused := s.config.Table(req, graphtable.Options{Connection: a.document.Table})
	if refused != nil {
		return table{}, nil
	}
	text, variables, err := made.Request(variables, maxTableRows, "")
	if err != nil {
		panic(err) // they were read before
	}
	data, failed := s.dataOf(w, r, &formRequest{visit: a.visit, document: a.document, form: a.form, theme: a.theme, asked: text}, variables)
	if failed != nil {
		return table{}, failed
	}
	page, err := made.Read(data)
	if err != nil {
		panic(err) // the engine answers what was asked
	}
	out := table{total: page.Total}
	for _, c := range made.Columns {
		out.columns = append(out.columns, c.Name)
	}
	if out.rows, err = made.Texts(page); err != nil {
		panic(err) // as above
	}
	return out, nil
}
