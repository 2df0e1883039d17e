package oracle

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/graph/encode"
	"graph287g/store"
)

// A question is one request.
type question struct {
	Query         string         `json:"query"`
	Variables     map[string]any `json:"variables"`
	OperationName string         `json:"operationName,omitempty"`
}

// An answer is what either side says.
type answer struct {
	data    string   // the text of `data`, untouched
	errors  []string // the paths of the errors, sorted
	pages   []string // the lists that are cut, sorted
	refused string   // why the request wasn't run; empty where it was
	limit   bool     // it was refused because it asks for too much
	price   string   // what shows more than was estimated
	detail  string   // messages, for people
}

// inform sends the graph to the oracle.
func (p *pair) inform() error {
	records := make([]json.RawMessage, len(p.lines))
	for i, l := range p.lines {
		records[i] = l
	}
	nulls := p.nulls
	if nulls == nil {
		nulls = []string{}
	}
	return p.oracle.tell(map[string]any{
		"records": records, "version": p.version.Number, "recordedAt": p.version.RecordedAt.Format(store.InstantLayout), "nulls": nulls, "texts": p.texts, "labels": labels(),
		"today": today.Format(time.DateOnly),
	})
}

// ours asks the engine.
func (p *pair) ours(q question) answer {
	vars, err := json.Marshal(q.Variables)
	if err != nil {
		return answer{refused: err.Error()}
	}
	request := graph.Request{Query: q.Query, OperationName: q.OperationName, Variables: vars}
	r := p.engine.Execute(context.Background(), request)
	var body struct {
		Data   json.RawMessage
		Errors []struct {
			Message string
			Path    json.RawMessage
		}
		Extensions struct{ Pages []cutPage }
	}
	if err := json.Unmarshal(r.Body, &body); err != nil {
		return answer{refused: "the body is no JSON: " + err.Error() + ": " + string(r.Body)}
	}
	a := answer{data: string(body.Data), price: underpriced(r.Cost, len(body.Errors) > 0), limit: r.Code == apierror.CostExceeded || r.Code == apierror.DepthExceeded}
	for _, e := range body.Errors {
		a.errors = append(a.errors, string(e.Path))
		a.detail += e.Message + " " + string(e.Path) + "\n"
	}
	slices.Sort(a.errors)
	a.pages = pagesOf(body.Extensions.Pages)
	if r.Code != "" {
		a.refused = string(r.Code) + ": " + a.detail
	}
	return a
}

// theirs asks graphql-js.
func (p *pair) theirs(q question) (answer, error) {
	var reply struct {
		Data     string
		Pages    []cutPage
		Errors   []json.RawMessage
		Messages []string
		Refused  []string
	}
	if err := p.oracle.send(q, &reply); err != nil {
		return answer{}, err
	}
	a := answer{data: reply.Data, refused: strings.Join(reply.Refused, "\n"), detail: strings.Join(reply.Messages, "\n")}
	for _, e := range reply.Errors {
		a.errors = append(a.errors, string(e))
	}
	slices.Sort(a.errors)
	a.pages = pagesOf(reply.Pages)
	return a, nil
}

// A cutPage is a field with lists that are cut. How many rows these show follows from the data.
type cutPage struct {
	Path    []string `json:"path"`
	Cut     int      `json:"cut"`
	Example []any    `json:"example,omitempty"`
}

// pagesOf writes the fields one a text, in order of their paths; none where the engine may not tell all of them.
func pagesOf(pages []cutPage) []string {
	if len(pages) > encode.MaxCuts {
		return nil
	}
	var out []string
	for _, p := range pages {
		text, _ := json.Marshal(p) // texts and numbers
		out = append(out, string(text))
	}
	slices.Sort(out)
	return out
}

// Cursors are opaque, and each side has its own. Ours are the base64 of a JSON list; no random text looks like either.
var cursors = regexp.MustCompile(`"(Wy[IJ][A-Za-z0-9_-]+|cursor [A-Za-z0-9_-]+)"`)

func masked(data string) string { return cursors.ReplaceAllString(data, `"<cursor>"`) }

// cursorsOf lists the cursors that an answer gives under a key, in order.
func cursorsOf(data, key string) []string {
	var out []string
	for _, m := range regexp.MustCompile(`"`+key+`":"([^"]*)"`).FindAllStringSubmatch(data, -1) {
		out = append(out, m[1])
	}
	return out
}

// underpriced tells what is more than was estimated before the store was asked: the rows of a field, or the bytes. Random graphs lack what
// should always be there, and the errors about that aren't priced.
func underpriced(c *graph.Cost, withErrors bool) string {
	if c == nil {
		return ""
	}
	if estimated, actual := c.Bytes(); estimated < actual && !withErrors {
		return fmt.Sprintf("underpriced: %d bytes, estimated were %d", actual, estimated)
	}
	for _, s := range c.Steps() {
		if s.Actual != nil && (s.Estimated == nil || *s.Estimated < *s.Actual) {
			b, _ := json.Marshal(s) // numbers and names
			return "underpriced: " + string(b)
		}
	}
	return ""
}
