package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/graph/limits"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/embedded"
)

// failing is a store whose answers fail.
type failing struct {
	store.Store
	err error
}

func (f failing) Execute(context.Context, *plan.Plan, plan.Args) (*store.Result, error) {
	return nil, f.err
}

func TestErrorsOfTheStoreBecomeCodes(t *testing.T) {
	const secret = "bolt://10.0.0.1 refused graph287g"
	for _, c := range []struct {
		err    error
		code   apierror.Code
		logged bool
	}{
		{&store.BudgetError{Limit: 7}, apierror.CostExceeded, false},
		{fmt.Errorf("%s: %w", secret, store.ErrTimeout), apierror.Timeout, false},
		{fmt.Errorf("%s: %w", secret, context.DeadlineExceeded), apierror.Timeout, false},
		{fmt.Errorf("%s: %w", secret, context.Canceled), apierror.Timeout, false},
		{fmt.Errorf("%s: %w", secret, store.ErrUnavailable), apierror.StoreUnavailable, true},
		{fmt.Errorf("%s: %w: %w", secret, store.ErrUnavailable, context.DeadlineExceeded), apierror.StoreUnavailable, true},
		{fmt.Errorf("%s: %w", secret, store.ErrClosed), apierror.StoreUnavailable, true},
		{errors.New(secret), apierror.Internal, true},
	} {
		var log bytes.Buffer
		e := engine(t, failing{embedded.Memory(ontology.Must()), c.err}, &log)
		r := e.Execute(t.Context(), graph.Request{Query: `{ counties { totalCount } }`})
		if r.Code != c.code || code(t, r) != string(c.code) {
			t.Errorf("%v: code %s in %s", c.err, r.Code, r.Body)
		}
		if strings.Contains(string(r.Body), "10.0.0.1") {
			t.Errorf("shows internals: %s", r.Body)
		}
		if strings.Contains(log.String(), secret) != c.logged {
			t.Errorf("%v: logged %q", c.err, log.String())
		}
	}
}

func TestWhichOperationRuns(t *testing.T) {
	e := engine(t, embedded.Memory(ontology.Must()), &bytes.Buffer{})
	const two = `query A { counties { totalCount } } query B { a: __typename }`
	for _, c := range []struct {
		name, query, operation, want string
		code                         apierror.Code
	}{
		{"the only one", `{ __typename }`, "", `{"data":{"__typename":"Query"}}`, ""},
		{"the named one", two, "B", `{"data":{"a":"Query"}}`, ""},
		{"the other", two, "A", `{"data":{"counties":{"totalCount":0}}}`, ""},
		{"none of two", two, "", "", apierror.BadUserInput},
		{"one that isn't there", two, "C", "", apierror.BadUserInput},
		{"no operation", `fragment F on County { id }`, "", "", apierror.ValidationFailed},
		{"nothing", ``, "", "", apierror.ParseFailed},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := e.Execute(t.Context(), graph.Request{Query: c.query, OperationName: c.operation})
			if c.want != "" && string(r.Body) != c.want || c.want == "" && r.Code != c.code {
				t.Errorf("got %s %s", r.Code, r.Body)
			}
		})
	}
}

// TestOperationsAreNamed: whoever logs an answer learns the operation's name as soon as the document is read, whatever became of it.
func TestOperationsAreNamed(t *testing.T) {
	s := embedded.Memory(ontology.Must())
	for _, c := range []struct {
		name    string
		store   store.Store
		request graph.Request
		want    string
		code    apierror.Code
	}{
		{"an answer", s, graph.Request{Query: `query A { meta { version } }`}, "A", ""},
		{"one of two", s, graph.Request{Query: `query A { __typename } query B { __typename }`, OperationName: "B"}, "B", ""},
		{"without a name", s, graph.Request{Query: `{ meta { version } }`}, "", ""},
		{"wrong variables", s, graph.Request{Query: `query A($id: ID!) { county(id: $id) { name } }`}, "A", apierror.BadUserInput},
		{"wrong arguments", s, graph.Request{Query: `query A { counties(first: 101) { totalCount } }`}, "A", apierror.BadUserInput},
		{"a store that fails", failing{s, errors.New("broken")}, graph.Request{Query: `query A { counties { totalCount } }`}, "A", apierror.Internal},
		{"no such operation", s, graph.Request{Query: `query A { __typename } query B { __typename }`, OperationName: "C"}, "", apierror.BadUserInput},
		{"no document", s, graph.Request{Query: `query A {`, OperationName: "A"}, "", apierror.ParseFailed},
	} {
		r := engine(t, c.store, &bytes.Buffer{}).Execute(t.Context(), c.request)
		if r.Operation != c.want || r.Code != c.code {
			t.Errorf("%s: named %q, code %s: %s", c.name, r.Operation, r.Code, r.Body)
		}
	}
}

// waiting is a store that answers nothing until its time is up.
type waiting struct{ store.Store }

func (waiting) Execute(ctx context.Context, _ *plan.Plan, _ plan.Args) (*store.Result, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

func TestTheStoresPartOfTheTimeEnds(t *testing.T) {
	e, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: waiting{embedded.Memory(ontology.Must())}, Limits: limits.Limits{StoreTimeout: 1}})
	if err != nil {
		t.Fatal(err)
	}
	if r := e.Execute(t.Context(), graph.Request{Query: `{ counties { totalCount } }`}); r.Code != apierror.Timeout {
		t.Errorf("got %s %s", r.Code, r.Body)
	}
}

func TestRootsKeepTheirOrder(t *testing.T) {
	e := engine(t, embedded.Memory(ontology.Must()), &bytes.Buffer{})
	r := e.Execute(t.Context(), graph.Request{Query: `{ z: counties { totalCount } __typename b: meta { limits { maxFirst } } a: states { totalCount } }`})
	const want = `{"data":{"z":{"totalCount":0},"__typename":"Query","b":{"limits":{"maxFirst":100}},"a":{"totalCount":0}}}`
	if string(r.Body) != want {
		t.Errorf("got  %s\nwant %s", r.Body, want)
	}
}

func engine(t *testing.T, s store.Store, log *bytes.Buffer) *graph.Engine {
	t.Helper()
	e, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: s, Log: slog.New(slog.NewTextHandler(log, nil)), Limits: limits.Limits{StoreTimeout: 5 * time.Minute}})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// code reads the code of the only error of a response without data.
func code(t *testing.T, r graph.Response) string {
	t.Helper()
	var body struct {
		Data   json.RawMessage
		Errors []struct {
			Message    string
			Extensions struct{ Code string }
		}
	}
	if err := json.Unmarshal(r.Body, &body); err != nil || body.Data != nil || len(body.Errors) != 1 || body.Errors[0].Message == "" {
		t.Fatalf("%v: %s", err, r.Body)
	}
	return body.Errors[0].Extensions.Code
}

// TestNobodyWaits: for whom nobody waits neither a price is made nor the store asked.
func TestNobodyWaits(t *testing.T) {
	e, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: failing{embedded.Memory(ontology.Must()), errors.New("it was asked")}})
	if err != nil {
		t.Fatal(err)
	}
	gone, leave := context.WithCancel(t.Context())
	leave()
	for _, query := range []string{`{ states { totalCount } }`, `{ __schema { types { name } } }`} {
		admitted := false
		r := e.Execute(gone, graph.Request{Query: query, Admit: func(int64) bool { admitted = true; return true }})
		if r.Code != apierror.Timeout || admitted {
			t.Errorf("%s: admitted %v, %s", query, admitted, r.Body)
		}
	}
	if r := e.Execute(t.Context(), graph.Request{Query: `{ __schema { queryType { name } } }`}); string(r.Body) != `{"data":{"__schema":{"queryType":{"name":"Query"}}}}` {
		t.Errorf("the schema needs no store: %s", r.Body)
	}
}

// TestAdmission: the store is asked only where there is room for the answer, and room is asked for what the answer may take.
func TestAdmission(t *testing.T) {
	s := embedded.Memory(ontology.Must())
	e, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: failing{s, errors.New("it was asked")}})
	if err != nil {
		t.Fatal(err)
	}
	asked := int64(0)
	refuse := func(bytes int64) bool { asked = bytes; return false }
	if r := e.Execute(t.Context(), graph.Request{Query: `{ states { totalCount } }`, Admit: refuse}); r.Code != apierror.RateLimited || asked != 2*int64(limits.Default().AnswerBytes) {
		t.Errorf("unmeasured: %d bytes, %s", asked, r.Body)
	}
	if err := e.Measure(t.Context()); err != nil {
		t.Fatal(err)
	}
	r := e.Execute(t.Context(), graph.Request{Query: `{ states { totalCount } }`, Admit: refuse})
	if estimated, _ := r.Cost.Bytes(); r.Code != apierror.RateLimited || asked < 2*estimated || estimated == 0 || asked > 1000 {
		t.Errorf("measured: %d bytes asked, %d estimated, %s", asked, estimated, r.Body)
	}
}

// TestIntrospectionIsKept: the second answer has the same bytes, and a request that has more added to its body doesn't change those.
func TestIntrospectionIsKept(t *testing.T) {
	e, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: embedded.Memory(ontology.Must())})
	if err != nil {
		t.Fatal(err)
	}
	query := func(v string, cost bool) string {
		return string(e.Execute(t.Context(), graph.Request{
			Query: `query A($t: String!) { __type(name: $t) { name } } query B { __typename }`, OperationName: "A", Variables: json.RawMessage(v), ShowCost: cost,
		}).Body)
	}
	const county = `{"data":{"__type":{"name":"County"}}}`
	for range 2 {
		for variables, want := range map[string]string{`{"t": "County"}`: county, `{"t": "State"}`: `{"data":{"__type":{"name":"State"}}}`, `{"t": "None"}`: `{"data":{"__type":null}}`} {
			if got := query(variables, false); got != want {
				t.Errorf("%s: %s", variables, got)
			}
		}
		if got := query(`{"t": "County"}`, true); !strings.HasPrefix(got, strings.TrimSuffix(county, "}")+`,"extensions":{"cost":`) {
			t.Errorf("with cost: %s", got)
		}
	}
}
