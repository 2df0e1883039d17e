package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"graph287g/graph"
	"graph287g/graph/schema"
	"graph287g/graph/table"
	"graph287g/httpapi/registered"
	"graph287g/web/queries"
)

// Documents are those that the server knows by name: the program's, and those of the folder that --queries names. What is wrong with one of
// these is an error that names file and line.
func (o *ServeOptions) Documents() (*registered.Set, error) {
	public, err := schema.Public()
	if err != nil {
		return nil, err
	}
	all, err := queries.Registered(public)
	if err != nil {
		return nil, err
	}
	if o.Queries == "" {
		return registered.NewSet(all...)
	}
	info, err := os.Stat(o.Queries)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("--queries: there is no folder %s", o.Queries)
	case err != nil:
		return nil, fmt.Errorf("--queries: %w", err)
	case !info.IsDir():
		return nil, fmt.Errorf("--queries: %s is no folder: name the one that has the documents", o.Queries)
	}
	own, err := registered.Load(os.DirFS(o.Queries), public)
	if err != nil {
		return nil, fmt.Errorf("--queries: %w", err)
	}
	set, err := registered.NewSet(append(all, own...)...)
	if err != nil {
		return nil, fmt.Errorf("--queries: %w", err)
	}
	return set, nil
}

// A Checker tells what keeps a request from being answered.
type Checker interface {
	Check(ctx context.Context, r graph.Request) (*graph.Cost, error)
	Moment(ctx context.Context) (graph.Moment, error)
	Table(r graph.Request, o table.Options) (*table.Table, *graph.Response)
}

// checkTable tells what keeps a document from having the table that its file names.
func checkTable(d *registered.Document, variables json.RawMessage, by Checker) error {
	_, refused := by.Table(graph.Request{Query: d.Text, Variables: variables, ReadOnly: true}, table.Options{Connection: d.Table})
	if refused == nil {
		return nil
	}
	var body struct{ Errors []struct{ Message string } }
	if err := json.Unmarshal(refused.Body, &body); err != nil || len(body.Errors) == 0 {
		return errors.New("# table: " + d.Table + " names no connection of it")
	}
	return errors.New("# table: " + d.Table + ": " + body.Errors[0].Message)
}

// CheckDocuments has each document priced with the example of its variables, and tells how much it costs. One that can't be answered, or costs
// more than one may, is an error that names it.
func (o *ServeOptions) CheckDocuments(ctx context.Context, set *registered.Set, by Checker) error {
	moment, err := by.Moment(ctx)
	if err != nil {
		fmt.Fprintf(o.Status, "registered documents aren't priced now, since the store doesn't answer: %v\n", err)
		return nil
	}
	var errs []error
	for _, d := range set.All() {
		variables, err := d.ExampleVariables(moment.ListDays, moment.Today)
		if err == nil {
			_, err = by.Check(ctx, graph.Request{Query: d.Text, Variables: variables, ReadOnly: true})
		}
		if err == nil && d.Table != "" {
			err = checkTable(d, variables, by)
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s%s, with the variables of its example %s: %w", d.Name, registered.Extension, d.Example, err))
		}
	}
	return errors.Join(errs...)
}
