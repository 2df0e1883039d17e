package graph

import (
	"encoding/json"

	"graph287g/graph/fault"
)

// A Request is one GraphQL request, whatever the transport.
type Request struct {
	Query         string
	OperationName string
	Variables     json.RawMessage // a JSON object, or nothing
	ReadOnly      bool            // only a query may run: the request came by GET
	ShowCost      bool            // the response tells what it cost
}

// A Response is the answer to a Request, ready to be written.
type Response struct {
	Body []byte // the whole JSON document: data, errors
	// Code is that of the error that kept the request from being run at all, empty where it ran: then Body has a data
	// key, and errors at most beside it.
	Code Code
	Cost *Cost // nil for what was refused before it was priced
}

// A Code tells what sort of error it is; it stands in `extensions.code`.
type Code = fault.Code

// The codes of errors.
const (
	ParseFailed      = fault.ParseFailed
	ValidationFailed = fault.ValidationFailed
	BadUserInput     = fault.BadUserInput
	NotFound         = fault.NotFound
	CostExceeded     = fault.CostExceeded
	DepthExceeded    = fault.DepthExceeded
	RateLimited      = fault.RateLimited
	StoreUnavailable = fault.StoreUnavailable
	Timeout          = fault.Timeout
	Internal         = fault.Internal
	MethodNotAllowed = fault.MethodNotAllowed
)
