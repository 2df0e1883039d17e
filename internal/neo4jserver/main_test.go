package neo4jserver

import (
	"context"
	"errors"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/internal/testenv"
)

// childData makes this test binary a process that starts a server on the
// folder in the variable and then waits to be killed.
const childData = "NEO4JSERVER_TEST_CHILD_DATA"

// patient leaves a server minutes for everything: a busy machine is no reason for
// a test to fail.
func patient(o Options) Options {
	const patience = 5 * time.Minute
	o.ShortLived, o.StartLimit, o.StopLimit, o.TransactionLimit = true, patience, patience, patience
	return o
}

func TestMain(m *testing.M) {
	if data := os.Getenv(childData); data != "" {
		child(data)
	}
	os.Exit(m.Run())
}

func child(data string) {
	server, err := Start(context.Background(), patient(Options{Data: data, Password: otherPassword}))
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println(server.URI)
	time.Sleep(time.Hour)
}

// startServer starts a server that the end of the test stops, or skips.
func startServer(t *testing.T, options Options) *Server {
	t.Helper()
	testenv.SkipShort(t, testenv.Neo4j)
	options = patient(options)
	server, err := Start(t.Context(), options)
	if errors.Is(err, ErrUnavailable) {
		testenv.Skip(t, testenv.Neo4j, err.Error())
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Stop() })
	return server
}

// ask runs a query that returns one value.
func ask(ctx context.Context, uri string, auth neo4j.AuthToken, query string) (any, error) {
	driver, err := neo4j.NewDriverWithContext(uri, auth)
	if err != nil {
		return nil, err
	}
	defer driver.Close(ctx)
	result, err := neo4j.ExecuteQuery(ctx, driver, query, nil, neo4j.EagerResultTransformer)
	if err != nil {
		return nil, err
	}
	if len(result.Records) != 1 || len(result.Records[0].Values) != 1 {
		return nil, fmt.Errorf("%s returned %d records", query, len(result.Records))
	}
	return result.Records[0].Values[0], nil
}

func mustAsk(t *testing.T, uri string, auth neo4j.AuthToken, query string) any {
	t.Helper()
	value, err := ask(t.Context(), uri, auth, query)
	if err != nil {
		t.Fatal(err)
	}
	return value
}
