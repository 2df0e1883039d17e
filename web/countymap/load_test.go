package countymap_test

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"testing"

	"graph287g/graph"
	"graph287g/ontology"
	"graph287g/seed"
	"graph287g/store/embedded"
	"graph287g/web/countymap"
	"graph287g/web/queries"
)

// served is the engine of the records of the program. Filling it takes longer than the tests; nobody changes it.
var served = sync.OnceValues(func() (*graph.Engine, error) {
	lists, err := seed.CompiledLists(seed.Embedded())
	if err != nil {
		return nil, err
	}
	g, err := seed.LoadWithLists(ontology.Must(), seed.Embedded(), lists)
	if err != nil {
		return nil, err
	}
	s := embedded.Memory(ontology.Must())
	if _, err := seed.Sync(context.Background(), s, g); err != nil {
		return nil, err
	}
	return graph.New(graph.Config{Catalogue: ontology.Must(), Store: s})
})

// ask asks as a client does.
func ask(ctx context.Context, document queries.Document, variables map[string]any, into any) error {
	engine, err := served()
	if err != nil {
		return err
	}
	return execute(ctx, engine, document.Text, variables, into)
}

// askText asks for what no document of the pages does.
func askText(t *testing.T, text string, variables map[string]any, into any) {
	t.Helper()
	engine, err := served()
	if err == nil {
		err = execute(t.Context(), engine, text, variables, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func execute(ctx context.Context, engine *graph.Engine, text string, variables map[string]any, into any) error {
	values, err := json.Marshal(variables)
	if err != nil {
		return err
	}
	var answer struct {
		Data   json.RawMessage
		Errors []struct{ Message string }
	}
	if err := json.Unmarshal(engine.Execute(ctx, graph.Request{Query: text, Variables: values}).Body, &answer); err != nil {
		return err
	}
	if len(answer.Errors) > 0 {
		return errors.New(answer.Errors[0].Message)
	}
	return json.Unmarshal(answer.Data, into)
}

// loaded is the map of the records. Nobody changes it either.
var loaded = sync.OnceValues(func() (*countymap.Map, error) { return countymap.Load(context.Background(), ask) })

// ofTheRecords is the map of the records of the program.
func ofTheRecords(t *testing.T) *countymap.Map {
	t.Helper()
	m, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func mustShapes(t *testing.T) *countymap.Shapes {
	t.Helper()
	shapes, err := countymap.LoadShapes()
	if err != nil {
		t.Fatal(err)
	}
	return shapes
}
