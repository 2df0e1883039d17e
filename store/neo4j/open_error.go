package neo4j

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// An OpenError tells in one line why a database can't be opened, and what would help.
type OpenError struct {
	URI  string
	What string
	Err  error
}

func (e *OpenError) Error() string { return e.URI + " " + e.What }

// Unwrap returns the cause.
func (e *OpenError) Unwrap() error { return e.Err }

// shown returns an address without a password, which shouldn't be in it but may.
func shown(uri string) string {
	u, err := url.Parse(uri)
	if err != nil {
		return "the address"
	}
	return u.Redacted()
}

// A refusal is what is wrong with a database that can be reached.
type refusal struct{ what string }

func (r *refusal) Error() string { return r.what }

func openError(uri, database string, err error) *OpenError {
	var refused *refusal
	code := codeOf(err)
	what := fmt.Sprintf("database %q can't be used: %s", database, oneLine(err.Error()))
	switch {
	case errors.As(err, &refused):
		what = refused.what
		if !strings.HasPrefix(what, "is ") {
			what = fmt.Sprintf("database %q %s", database, what)
		}
	case code == "Neo.ClientError.Security.AuthenticationRateLimit":
		what = "has had too many wrong passwords; wait some seconds"
	case code == "Neo.ClientError.Security.Forbidden":
		what = "doesn't let this user read, write and make indexes in the database " + fmt.Sprintf("%q", database)
	case code == "Neo.ClientError.Security.CredentialsExpired":
		what = "wants this user's password changed first"
	case strings.HasPrefix(code, "Neo.ClientError.Security."):
		what = "refuses the user or the password"
	case code == "Neo.ClientError.Database.DatabaseNotFound":
		what = fmt.Sprintf("has no database %q", database)
	case code == "Neo.ClientError.Schema.ConstraintCreationFailed" || code == "Neo.DatabaseError.Schema.ConstraintCreationFailed":
		what = fmt.Sprintf("database %q holds records that this program's ontology rules out: %s", database, oneLine(err.Error()))
	case unreachable(err):
		what = "can't be reached (" + oneLine(err.Error()) + "); is Neo4j running there, and is this its Bolt port?"
	}
	return &OpenError{uri, what, err}
}

func unreachable(err error) bool {
	var connectivity *driver.ConnectivityError
	var limit *driver.TransactionExecutionLimit
	return errors.As(err, &connectivity) || errors.As(err, &limit) || strings.Contains(err.Error(), "server responded HTTP")
}

// oneLine drops what the driver puts before and after the cause.
func oneLine(s string) string {
	s, _, _ = strings.Cut(strings.TrimPrefix(s, "ConnectivityError: "), "\n")
	return s
}
