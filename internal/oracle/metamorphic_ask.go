package oracle

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"graph287g/graph"
	"graph287g/graph/apierror"
)

// An asker puts the questions of one trial to the engine, and remembers them.
type asker struct {
	t      *rapid.T
	engine *graph.Engine
	asked  []string
	rows   int // seen so far
}

// ask returns the data of an answer and the paths of its errors. What asks for too much is no trial: rapid draws another, and fails the test where
// it has to do so too often.
func (a *asker) ask(q question) (data string, paths []string) {
	vars, err := json.Marshal(q.Variables)
	if err != nil {
		a.fail("%v", err)
	}
	a.asked = append(a.asked, fmt.Sprintf("%s\n  with %s", q.Query, vars))
	r := a.engine.Execute(context.Background(), graph.Request{Query: q.Query, OperationName: q.OperationName, Variables: vars})
	if r.Code == apierror.CostExceeded || r.Code == apierror.DepthExceeded {
		a.t.Skip("over our limits")
	}
	var body struct {
		Data   json.RawMessage
		Errors []struct{ Path json.RawMessage }
	}
	if err := json.Unmarshal(r.Body, &body); err != nil || r.Code != "" {
		a.fail("refused: %s", r.Body)
	}
	for _, e := range body.Errors {
		paths = append(paths, string(e.Path))
	}
	slices.Sort(paths)
	return string(body.Data), paths
}

// fail ends the trial as failed, with all that was asked.
func (a *asker) fail(format string, args ...any) {
	a.t.Helper()
	a.t.Fatalf("%s\nasked\n%s", fmt.Sprintf(format, args...), strings.Join(a.asked, "\n"))
}

// must fails the trial unless something holds.
func (a *asker) must(ok bool, format string, args ...any) {
	a.t.Helper()
	if !ok {
		a.fail(format, args...)
	}
}

// same holds two lists against each other.
func (a *asker) same(what string, one, other []string) {
	a.t.Helper()
	a.must(slices.Equal(one, other), "%s\n  %s\n  %s", what, strings.Join(one, " "), strings.Join(other, " "))
}
