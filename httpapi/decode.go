package httpapi

import (
	"bytes"
	"encoding/json"

	"graph287g/graph"
)

// A member is one of the four that a GraphQL request has.
type member int

const (
	query member = iota
	operationName
	variables
	extensions
)

var memberNames = [...]string{query: "query", operationName: "operationName", variables: "variables", extensions: "extensions"}

// members are the values of a request's members as JSON, nil where it has none.
type members [len(memberNames)][]byte

// decodeBody reads the whole body as one GraphQL request and keeps nothing of it. It is stricter than encoding/json, which
// takes "Query" for "query", the last of two values, and any bytes for UTF-8. Members that it doesn't know are passed over,
// for clients send some of their own.
func decodeBody(body []byte) (graph.Request, *problem) {
	if len(body) == 0 {
		return graph.Request{}, badRequest("the body is empty: " + example)
	}
	if p := checkJSON("the body", body); p != nil {
		return graph.Request{}, p
	}
	body = trimJSON(body)
	if body[0] != '{' {
		return graph.Request{}, badRequest("the body must be one JSON object, several requests can't be sent as a list: " + example)
	}
	var m members
	for name, value := range jsonMembers(body) {
		i, known := findMember(name)
		if known && m[i] != nil {
			return graph.Request{}, badRequest(`"` + memberNames[i] + `" is there twice: leave one out`)
		}
		if known {
			m[i] = value
		}
	}
	return m.request()
}

func findMember(name []byte) (member, bool) {
	for i, known := range memberNames {
		if string(name) == known {
			return member(i), true
		}
	}
	return 0, false
}

func (m *members) request() (graph.Request, *problem) {
	for i, value := range m {
		if value != nil && !fits(member(i), value) {
			return graph.Request{}, wrongType(member(i))
		}
	}
	if m[query] == nil {
		return graph.Request{}, missingQuery(m[extensions])
	}
	req := graph.Request{
		Query:         unquote(m[query]),
		OperationName: unquote(m[operationName]),
		Variables:     object(m[variables]),
	}
	return req, ask(&req, m[extensions])
}

// fits goes by the first byte, which tells the type of a JSON value.
func fits(i member, value []byte) bool {
	switch i {
	case query:
		return value[0] == '"'
	case operationName:
		return value[0] == '"' || value[0] == 'n'
	default:
		return value[0] == '{' || value[0] == 'n'
	}
}

func wrongType(i member) *problem {
	switch i {
	case query:
		return badRequest(`"query" must be a string that holds a GraphQL document`)
	case operationName:
		return badRequest(`"operationName" must be a string, null or left out`)
	default:
		return badRequest(`"` + memberNames[i] + `" must be a JSON object (not a string that holds one), null or left out`)
	}
}

const example = `send {"query": "query Q($id: ID!) { node(id: $id) { id } }", "variables": {"id": "county/37119"}}`

func missingQuery(extensions []byte) *problem {
	if asksForPersisted(extensions) {
		return persistedNotSupported()
	}
	return badRequest(`"query" is missing: ` + example)
}

// object copies a JSON object, and gives nil for null and nothing.
func object(value []byte) json.RawMessage {
	if len(value) == 0 || value[0] != '{' {
		return nil
	}
	return bytes.Clone(value)
}
