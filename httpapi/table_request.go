package httpapi

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"graph287g/graph"
)

// A tableFormat is in which form a request wants a table; noTable for a GraphQL response.
type tableFormat uint8

const (
	noTable tableFormat = iota
	csvTable
	csvwTable // what describes the CSV
)

// The parameters of an address that concern tables. They are of the address also where a request is posted.
const (
	csvParameter        = "csv"
	csvwParameter       = "csvw"
	connectionParameter = "table"
	sourcesParameter    = "sources"
)

// tableFormatOf tells what a request wants. A media type of tables has to be named, and to be wanted no less than JSON: whoever takes
// anything is given JSON.
func tableFormatOf(r *http.Request) tableFormat {
	if strings.Contains(r.URL.RawQuery, "csv") { // few have it, and these may take longer
		switch values := r.URL.Query(); {
		case isOn(values, csvwParameter):
			return csvwTable
		case isOn(values, csvParameter):
			return csvTable
		}
	}
	if !slices.ContainsFunc(r.Header["Accept"], func(line string) bool { return strings.Contains(strings.ToLower(line), "csv") }) {
		return noTable
	}
	var csv, csvw, json preference
	for e := range acceptElements(r.Header["Accept"]) {
		switch strings.ToLower(e.name) {
		case "text/csv":
			csv.consider(matchesExactly, e.quality)
		case "application/csvm+json":
			csvw.consider(matchesExactly, e.quality)
		case "application/json", "application/graphql-response+json":
			json.consider(matchesExactly, e.quality)
		case "application/*":
			json.consider(matchesType, e.quality)
		case "*/*":
			json.consider(matchesAny, e.quality)
		}
	}
	wanted, format := csv, csvTable
	if csvw.quality > csv.quality {
		wanted, format = csvw, csvwTable
	}
	if wanted.quality > json.quality || wanted.quality > 0 && wanted.quality == json.quality && json.precision < matchesExactly {
		return format
	}
	return noTable
}

func isOn(values url.Values, name string) bool {
	return len(values[name]) == 1 && values[name][0] == "1"
}

// tableOptions say which table is made of a request, and what it is called.
type tableOptions struct {
	connection  string // its path; empty where the document has one
	sources     bool
	sidecar     bool   // what describes the CSV is asked for, not the CSV
	name        string // of the file, without its ending: letters, digits, `-` and `_`; empty for that of the operation or connection
	address     string // where the CSV can be had by GET; empty where it can't
	describedBy string // where what describes it can be had by GET; empty where that can't

	whole func(http.Header) // sets by what the client may ask the next time, once nothing is wrong; may be nil
}

// readTableOptions reads what the address says of the table of a request.
func (g *graphQL) readTableOptions(r *http.Request, req graph.Request, format tableFormat) (tableOptions, *problem) {
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return tableOptions{}, badRequest("the query string isn't well-formed: encode each parameter's value as URLs need it")
	}
	for _, name := range []string{csvParameter, csvwParameter, connectionParameter, sourcesParameter} {
		if p := checkURLValue(name, values[name]); p != nil {
			return tableOptions{}, p
		}
		if v := values.Get(name); name != connectionParameter && v != "" && v != "0" && v != "1" {
			return tableOptions{}, badRequest(`the parameter "` + name + `" is 1, 0 or left out`)
		}
	}
	o := tableOptions{connection: values.Get(connectionParameter), sources: isOn(values, sourcesParameter), sidecar: format == csvwTable}
	o.address = g.tableAddress(req, o, csvParameter)
	if r.Method != http.MethodPost {
		o.describedBy = g.tableAddress(req, o, csvwParameter)
	}
	return o, nil
}

// maxTableAddress is how long an address may be that is told in a header or in a file. Servers and proxies take one of that length.
const maxTableAddress = 8 << 10

// tableAddress is where a table of a request can be had by GET, in one of its forms; empty where the address would be too long.
func (g *graphQL) tableAddress(req graph.Request, o tableOptions, form string) string {
	values := url.Values{"query": {req.Query}, form: {"1"}}
	for name, v := range map[string]string{"operationName": req.OperationName, "variables": string(req.Variables), connectionParameter: o.connection} {
		if v != "" {
			values.Set(name, v)
		}
	}
	if o.sources {
		values.Set(sourcesParameter, "1")
	}
	if address := g.citer.base + "/graphql?" + values.Encode(); len(address) <= maxTableAddress {
		return address
	}
	return ""
}
