package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/graph"
	"graph287g/graph/limits"
)

// documentArgs name a GraphQL document and what goes with it.
type documentArgs struct {
	File      string `arg:"" help:"A file with a GraphQL document; - for the standard input."`
	Variables string `placeholder:"JSON" help:"The values of its variables, as a JSON object; @FILE reads them from a file."`
	Operation string `placeholder:"NAME" help:"Which of its operations, where it has several."`
}

// request reads what the arguments name.
func (d documentArgs) request() (graph.Request, error) {
	text, err := readText(d.File)
	if err != nil {
		return graph.Request{}, err
	}
	variables := []byte(d.Variables)
	if file, ok := strings.CutPrefix(d.Variables, "@"); ok {
		if variables, err = os.ReadFile(file); err != nil {
			return graph.Request{}, err
		}
	}
	if len(variables) > 0 && !json.Valid(variables) {
		return graph.Request{}, fmt.Errorf("--variables: this is no JSON: give an object, such as '{\"fips\": \"37119\"}'")
	}
	return graph.Request{Query: string(text), OperationName: d.Operation, Variables: variables}, nil
}

func readText(file string) ([]byte, error) {
	if file == "-" {
		return io.ReadAll(os.Stdin)
	}
	return os.ReadFile(file)
}

// withEngine calls do with an engine over the store; one in memory is filled first.
func (r *run) withEngine(do func(e *graph.Engine) error) (err error) {
	s, err := r.openToRead(r.ctx)
	if err != nil {
		return err
	}
	defer CloseStore(r.ctx, s, &err)
	if err := r.seedIfEmpty(r.ctx, s, r.status); err != nil {
		return err
	}
	e, err := graph.New(graph.Config{Catalogue: r.Catalogue, Store: s, Log: NewLog(r.status), Limits: limits.Limits{StoreTimeout: patient.Read}})
	if err != nil {
		return err
	}
	return do(e)
}

type queryCmd struct{ documentArgs }

// Run prints the answer. Errors in it are told by the exit code too.
func (c queryCmd) Run(r *run) error {
	request, err := c.request()
	if err != nil {
		return err
	}
	return r.withEngine(func(e *graph.Engine) error {
		response := e.Execute(r.ctx, request)
		var out bytes.Buffer
		if err := json.Indent(&out, response.Body, "", "  "); err != nil {
			return err
		}
		fmt.Fprintln(r.out, out.String())
		var body struct{ Errors []json.RawMessage }
		if err := json.Unmarshal(response.Body, &body); err != nil {
			return err
		}
		if n := len(body.Errors); n > 0 {
			return errors.New("the answer has " + number(n, "error"))
		}
		return nil
	})
}

type explainCmd struct {
	documentArgs
	Analyze bool `help:"Execute it too, and print how many rows each step has and how long it took."`
	Hits    bool `help:"Over Neo4j: print how often it has read something for each statement (database hits)."`
}

// Run prints the plan, with how the store answers it.
func (c explainCmd) Run(r *run) error {
	request, err := c.request()
	if err != nil {
		return err
	}
	return r.withEngine(func(e *graph.Engine) error {
		if err := e.Measure(r.ctx); err != nil {
			fmt.Fprintln(r.status, "the graph could not be measured, so that no step has an estimate:", err)
		}
		text, errs := e.Explain(r.ctx, request, graph.ExplainOptions{Statements: true, Analyze: c.Analyze, Hits: c.Hits})
		if len(errs) > 0 {
			return documentErrors(c.File, errs)
		}
		_, err := io.WriteString(r.out, text)
		return err
	})
}

// documentErrors lists errors with their places in a document.
func documentErrors(file string, errs gqlerror.List) error {
	text := ""
	for _, err := range errs {
		at := file
		if len(err.Locations) > 0 {
			at = fmt.Sprintf("%s:%d:%d", file, err.Locations[0].Line, err.Locations[0].Column)
		}
		text += at + ": " + err.Message + "\n"
	}
	return &problemList{text, number(len(errs), "error") + " in the document; it has no plan"}
}
