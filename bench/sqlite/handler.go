package sqlite

import (
	"database/sql"
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
)

//go:embed deep.sql
var deep string

//go:embed wide.sql
var wide string

//go:embed list.sql
var list string

// A Server answers requests whose operationName is Deep, Wide or List.
type Server struct {
	db         *sql.DB
	statements map[string]*sql.Stmt
}

// Open opens a database that Load has made, to read it.
func Open(path string) (*Server, error) {
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?mode=ro&_pragma=query_only(1)&_pragma=mmap_size(1073741824)")
	if err != nil {
		return nil, err
	}
	s := &Server{db, map[string]*sql.Stmt{}}
	for name, text := range map[string]string{"Deep": deep, "Wide": wide, "List": list} {
		if s.statements[name], err = db.Prepare(text); err != nil {
			_ = db.Close() // the first error tells more
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return s, nil
}

// Close closes the database.
func (s *Server) Close() error { return s.db.Close() }

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var request struct {
		OperationName string
		Variables     struct{ FIPS string }
	}
	if err := json.NewDecoder(r.Body).Decode(&request); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	statement, ok := s.statements[request.OperationName]
	if !ok {
		http.Error(w, "there is no query "+request.OperationName, http.StatusBadRequest)
		return
	}
	var args []any
	if request.Variables.FIPS != "" {
		args = []any{request.Variables.FIPS}
	}
	var answer []byte
	if err := statement.QueryRowContext(r.Context(), args...).Scan(&answer); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	for _, part := range [][]byte{[]byte(`{"data":`), answer, []byte("}")} {
		if _, err := w.Write(part); err != nil {
			return // the client is gone
		}
	}
}
