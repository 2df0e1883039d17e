package httpapi

import (
	"encoding/json"
	"net/url"
	"unicode/utf8"

	"graph287g/graph"
	"graph287g/httpapi/registered"
)

// decodeURLQuery reads a request from a query string. An empty parameter counts as left out, for forms send those too.
func decodeURLQuery(rawQuery string, documents *registered.Set) (graph.Request, *problem) {
	values, err := url.ParseQuery(rawQuery)
	if err != nil {
		return graph.Request{}, badRequest("the query string isn't well-formed: encode each parameter's value as URLs need it")
	}
	for _, name := range parameterNames {
		if p := checkURLValue(name, values[name]); p != nil {
			return graph.Request{}, p
		}
	}
	vars, p := objectInURL(values, variablesParameter)
	if p != nil {
		return graph.Request{}, p
	}
	ext, p := objectInURL(values, extensionsParameter)
	if p != nil {
		return graph.Request{}, p
	}
	req := graph.Request{Query: values.Get("query"), OperationName: values.Get("operationName"), Variables: vars, ReadOnly: true}
	if p := readExtensions(&req, ext); p != nil {
		return graph.Request{}, p
	}
	if id := values.Get("documentId"); id != "" {
		req.Query, p = textOf(documents, id, req.Query != "")
		req.Registered = true
		return req, p
	}
	if req.Query == "" {
		return graph.Request{}, missingQueryInURL(ext)
	}
	return req, nil
}

func checkURLValue(name string, values []string) *problem {
	switch {
	case len(values) > 1:
		return badRequest(`the parameter "` + name + `" is there more than once: leave the others out`)
	case len(values) == 1 && !utf8.ValidString(values[0]):
		return badRequest(`the parameter "` + name + `" must be in UTF-8`)
	}
	return nil
}

func objectInURL(values url.Values, i parameter) (json.RawMessage, *problem) {
	name := parameterNames[i]
	text := []byte(values.Get(name))
	if len(text) == 0 {
		return nil, nil
	}
	if p := checkJSON(`the parameter "`+name+`"`, text); p != nil {
		return nil, p
	}
	text = trimJSONSpace(text)
	if !hasType(i, text) {
		return nil, badRequest(`the parameter "` + name + `" must be a JSON object, null or left out`)
	}
	return cloneObject(text), nil
}

func missingQueryInURL(extensions json.RawMessage) *problem {
	if isPersistedQuery(extensions) {
		return persistedNotSupported()
	}
	return badRequest(`the parameter "query" is missing: send a query as /graphql?query=%7B__typename%7D, or POST it as JSON; ` +
		`the page at / tells where to start`)
}
