package httpapi

import (
	"encoding/json"
	"regexp"
	"strings"

	"graph287g/graph"
	"graph287g/graph/table"
)

// What describes a CSV, as "Metadata Vocabulary for Tabular Data" has it (W3C, CSV on the Web).
type (
	csvwTableOf struct {
		Context  []any       `json:"@context"`
		URL      string      `json:"url,omitempty"` // of the CSV; left out where that can only be posted for
		Title    string      `json:"dc:title"`
		License  csvwID      `json:"dc:license"`
		Rights   string      `json:"dc:rights"`
		Modified csvwValue   `json:"dc:modified"`
		Notes    []csvwNote  `json:"notes"`
		Dialect  csvwDialect `json:"dialect"`
		Schema   csvwSchema  `json:"tableSchema"`
	}
	csvwID struct {
		ID string `json:"@id"`
	}
	csvwValue struct {
		Value string `json:"@value"`
		Type  string `json:"@type"`
	}
	csvwNote struct {
		Query      string          `json:"query,omitempty"`
		Operation  string          `json:"operationName,omitempty"`
		Variables  json.RawMessage `json:"variables,omitempty"`
		Connection string          `json:"table"`
		Version    int64           `json:"graphVersion"`
		RecordedAt string          `json:"recordedAt"`
		License    string          `json:"license"`
		Text       string          `json:"text"`
	}
	csvwDialect struct {
		Encoding    string   `json:"encoding"`
		Header      bool     `json:"header"`
		Terminators []string `json:"lineTerminators"`
		DoubleQuote bool     `json:"doubleQuote"`
	}
	csvwSchema struct {
		Columns []csvwColumn `json:"columns"`
	}
	csvwColumn struct {
		Name        string   `json:"name"`
		Titles      []string `json:"titles"`
		Description string   `json:"dc:description,omitempty"`
		Datatype    string   `json:"datatype"`
		Separator   string   `json:"separator,omitempty"`
	}
)

// csvwText tells what no term of the vocabulary does.
const csvwText = "A text that begins with =, +, -, @, a tab or an end of line, or with the wide form of one of these signs, has an apostrophe before it, " +
	"so that spreadsheets don't take it for a formula: leave it out to have the text. The values of a list are joined by `; `, of a list within a " +
	"list also by ` / `; the n-th value of a column belongs to the n-th of the columns of the same list."

// datatypes are those of the schema's scalars; of all else, enums too, it is string.
var datatypes = map[string]string{"Int": "integer", "Float": "number", "Boolean": "boolean", "Date": "date", "DateTime": "dateTime", "URL": "anyURI"}

// sentenceEnd doesn't end one at the dots of `8 U.S.C. § 1357(g)`.
var sentenceEnd = regexp.MustCompile(`\.( [A-Z]|$)`)

func firstSentence(s string) string {
	if end := sentenceEnd.FindStringIndex(s); end != nil {
		return s[:end[0]]
	}
	return s
}

// sidecarOf describes the CSV of a request.
func sidecarOf(t *table.Table, m table.Meta, req graph.Request, o tableOptions) []byte {
	out := newSidecar(t, m, o)
	out.Notes[0].Query, out.Notes[0].Operation, out.Notes[0].Variables = req.Query, req.OperationName, req.Variables
	return marshal(out)
}

func newSidecar(t *table.Table, m table.Meta, o tableOptions) *csvwTableOf {
	out := &csvwTableOf{
		Context:  []any{"http://www.w3.org/ns/csvw", map[string]string{"@language": "en"}},
		URL:      o.address,
		Title:    o.name,
		License:  csvwID{m.LicenseURL},
		Rights:   m.Attribution,
		Modified: csvwValue{m.RecordedAt, "xsd:dateTime"},
		Notes:    []csvwNote{{Connection: strings.Join(t.Path, "."), Version: m.Version, RecordedAt: m.RecordedAt, License: m.License, Text: csvwText}},
		Dialect:  csvwDialect{"utf-8", true, []string{"\r\n"}, true},
	}
	for _, c := range t.Columns {
		out.Schema.Columns = append(out.Schema.Columns, csvwColumnOf(c))
	}
	return out
}

// csvwColumnOf describes a column. The first of its titles is that of the header, the other a sentence of what the schema says of the field.
func csvwColumnOf(c table.Column) csvwColumn {
	out := csvwColumn{Name: c.Name, Titles: []string{c.Name}, Description: strings.Join(strings.Fields(c.Description), " "), Datatype: datatypes[c.Type]}
	if strings.HasPrefix(out.Name, "_") { // which the vocabulary keeps for itself
		out.Name = "column" + out.Name
	}
	if sentence := firstSentence(out.Description); sentence != "" {
		out.Titles = append(out.Titles, sentence)
	}
	if out.Datatype == "" || c.Lists > 1 {
		out.Datatype = "string"
	}
	if c.Lists > 0 {
		out.Separator = table.Outer
	}
	return out
}
