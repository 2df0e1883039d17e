// Package apierror makes the errors that clients see: each has a code, a place, and says what would work.
package apierror

import (
	"fmt"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// A Code tells what sort of error it is; it stands in `extensions.code`.
type Code string

// The codes of errors.
const (
	ParseFailed      Code = "GRAPHQL_PARSE_FAILED"
	ValidationFailed Code = "GRAPHQL_VALIDATION_FAILED"
	BadUserInput     Code = "BAD_USER_INPUT"
	NotFound         Code = "NOT_FOUND"
	CostExceeded     Code = "COST_EXCEEDED"
	DepthExceeded    Code = "DEPTH_EXCEEDED"
	RateLimited      Code = "RATE_LIMITED"
	StoreUnavailable Code = "STORE_UNAVAILABLE"
	Timeout          Code = "TIMEOUT"
	Internal         Code = "INTERNAL"
	// MethodNotAllowed: a mutation or subscription by GET; the transport turns it into 405.
	MethodNotAllowed Code = "METHOD_NOT_ALLOWED"
)

// New returns an error with a code.
func New(code Code, format string, args ...any) *gqlerror.Error {
	return &gqlerror.Error{Message: fmt.Sprintf(format, args...), Extensions: map[string]any{"code": string(code)}}
}

// At returns an error with a code at a place in the document.
func At(code Code, pos *ast.Position, path ast.Path, format string, args ...any) *gqlerror.Error {
	err := New(code, format, args...)
	err.Path = path
	if pos != nil {
		err.Locations = []gqlerror.Location{{Line: pos.Line, Column: pos.Column}}
	}
	return err
}

// CodeOf returns the code of an error.
func CodeOf(err *gqlerror.Error) Code {
	code, _ := err.Extensions["code"].(string)
	return Code(code)
}
