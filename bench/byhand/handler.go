// Package byhand answers the queries by one Cypher statement each, written by hand for the nodes that this project's store writes: the best
// that somebody could write for just these three. Each reads the store's version counter first and last, as the store does.
package byhand

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"graph287g/bench/workload"
)

//go:embed deep.cypher
var deep string

//go:embed wide.cypher
var wide string

//go:embed list.cypher
var list string

var statements = map[string]string{workload.Deep: deep, workload.Wide: wide, workload.List: list}

// A Server answers requests whose operationName is Deep, Wide or List.
type Server struct{ driver driver.DriverWithContext }

// Open makes a server over a database that the store has filled.
func Open(uri string) (*Server, error) {
	d, err := driver.NewDriverWithContext(uri, driver.NoAuth(), func(c *config.Config) {
		c.ReadBufferSize, c.TelemetryDisabled = 64<<10, true
	})
	return &Server{d}, err
}

// Close closes the connections.
func (s *Server) Close(ctx context.Context) error { return s.driver.Close(ctx) }

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var request struct {
		OperationName string
		Variables     struct{ FIPS string }
	}
	if err := json.NewDecoder(r.Body).Decode(&request); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	statement, ok := statements[request.OperationName]
	if !ok {
		http.Error(w, "there is no query "+request.OperationName, http.StatusBadRequest)
		return
	}
	answer, err := s.ask(r.Context(), request.OperationName, statement, map[string]any{"fips": request.Variables.FIPS})
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(answer) // a client that is gone doesn't matter
}

// errTorn means that the graph was changed meanwhile. Nobody changes it while engines are measured.
var errTorn = errors.New("the graph is being changed")

func (s *Server) ask(ctx context.Context, query, statement string, p map[string]any) ([]byte, error) {
	session := s.driver.NewSession(ctx, driver.SessionConfig{DatabaseName: "neo4j", AccessMode: driver.AccessModeRead, FetchSize: driver.FetchAll})
	defer session.Close(ctx)
	result, err := session.Run(ctx, statement, map[string]any{"p": p})
	if err != nil {
		return nil, err
	}
	record, err := result.Single(ctx)
	if err != nil {
		return nil, err
	}
	before, ok := record.Values[0].(int64)
	if !ok || before%2 == 1 || record.Values[1] != record.Values[0] {
		return nil, errTorn
	}
	rows, ok := record.Values[2].([]any)
	if !ok {
		return nil, fmt.Errorf("the data are %T", record.Values[2])
	}
	return shapes[query].answer(rows, record.Values[3])
}
