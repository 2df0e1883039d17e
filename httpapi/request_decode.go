package httpapi

import (
	"bytes"
	"encoding/json"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/httpapi/registered"
)

// A parameter is one of the five that a GraphQL request has, in a body or in a URL.
type parameter int

const (
	queryParameter parameter = iota
	operationNameParameter
	variablesParameter
	extensionsParameter
	documentIDParameter
)

var parameterNames = [...]string{queryParameter: "query", operationNameParameter: "operationName", variablesParameter: "variables", extensionsParameter: "extensions", documentIDParameter: "documentId"}

// parameters are the values of a request's parameters as JSON, nil where it has none.
type parameters [len(parameterNames)][]byte

// decodeBody reads the whole body as one GraphQL request and keeps nothing of it. It is stricter than encoding/json, which
// takes "Query" for "query", the last of two values, and any bytes for UTF-8. Members that it doesn't know are passed over,
// for clients send some of their own.
//
// documents are those that it may name.
func decodeBody(body []byte, documents *registered.Set) (graph.Request, *problem) {
	if len(body) == 0 {
		return graph.Request{}, badRequest("the body is empty: " + example)
	}
	if p := checkJSON("the body", body); p != nil {
		return graph.Request{}, p
	}
	body = trimJSONSpace(body)
	if body[0] != '{' {
		return graph.Request{}, badRequest("the body must be one JSON object, several requests can't be sent as a list: " + example)
	}
	var m parameters
	for name, value := range jsonMembers(body) {
		i, known := findParameter(name)
		if known && m[i] != nil {
			return graph.Request{}, badRequest(`"` + parameterNames[i] + `" is there twice: leave one out`)
		}
		if known {
			m[i] = value
		}
	}
	return m.request(documents)
}

func findParameter(name []byte) (parameter, bool) {
	for i, known := range parameterNames {
		if string(name) == known {
			return parameter(i), true
		}
	}
	return 0, false
}

func (m *parameters) request(documents *registered.Set) (graph.Request, *problem) {
	for i, value := range m {
		if value != nil && !hasType(parameter(i), value) {
			return graph.Request{}, wrongType(parameter(i))
		}
	}
	text, p := m.text(documents)
	if p != nil {
		return graph.Request{}, p
	}
	req := graph.Request{
		Query:         text,
		Registered:    m[queryParameter] == nil,
		OperationName: unquote(m[operationNameParameter]),
		Variables:     cloneObject(m[variablesParameter]),
	}
	return req, readExtensions(&req, m[extensionsParameter])
}

// text is the document, or that which the request names by its id.
func (m *parameters) text(documents *registered.Set) (string, *problem) {
	if id := unquoteNullable(m[documentIDParameter]); id != "" {
		return textOf(documents, id, m[queryParameter] != nil)
	}
	if m[queryParameter] == nil {
		return "", missingQuery(m[extensionsParameter])
	}
	return unquote(m[queryParameter]), nil
}

func unquoteNullable(value []byte) string {
	if len(value) == 0 || value[0] == 'n' {
		return ""
	}
	return unquote(value)
}

// textOf is the text of a document that a request names by its id.
func textOf(documents *registered.Set, id string, hasQuery bool) (string, *problem) {
	if hasQuery {
		return "", badRequest(`"query" and "documentId" are both there: leave one out`)
	}
	d := documents.WithID(id)
	if d == nil {
		return "", &problem{code: apierror.NotFound, message: `no document of this "documentId" is registered here: it is ` + registered.IDPrefix +
			` and the SHA-256 of the document's text, in 64 hexadecimal digits of lower case; /q lists those that are registered; others are sent whole, as "query"`}
	}
	return d.Text, nil
}

// hasType goes by the first byte, which tells the type of a JSON value.
func hasType(i parameter, value []byte) bool {
	switch i {
	case queryParameter:
		return value[0] == '"'
	case operationNameParameter, documentIDParameter:
		return value[0] == '"' || value[0] == 'n'
	default:
		return value[0] == '{' || value[0] == 'n'
	}
}

func wrongType(i parameter) *problem {
	switch i {
	case queryParameter:
		return badRequest(`"query" must be a string that holds a GraphQL document`)
	case operationNameParameter, documentIDParameter:
		return badRequest(`"` + parameterNames[i] + `" must be a string, null or left out`)
	default:
		return badRequest(`"` + parameterNames[i] + `" must be a JSON object (not a string that holds one), null or left out`)
	}
}

const example = `send {"query": "query Q($id: ID!) { node(id: $id) { id } }", "variables": {"id": "county/37119"}}`

func missingQuery(extensions []byte) *problem {
	if isPersistedQuery(extensions) {
		return persistedNotSupported()
	}
	return badRequest(`"query" is missing: ` + example)
}

// cloneObject copies a JSON object, and gives nil for null and nothing.
func cloneObject(value []byte) json.RawMessage {
	if len(value) == 0 || value[0] != '{' {
		return nil
	}
	return bytes.Clone(value)
}
