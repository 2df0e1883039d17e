package site

import (
	"bytes"
	"encoding/json"
	"net/http"

	"github.com/a-h/templ"
	"github.com/cespare/xxhash/v2"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/httpapi"
	"graph287g/web/queries"
)

// A question is a document with the values of its variables.
type question struct {
	document  queries.Document
	variables any // marshals as JSON
}

// asked is a question with what makes it a link: the JSON of its variables.
type asked struct {
	queries.Document
	variables []byte
}

// askedOf is a question as a link.
func askedOf(q question) asked {
	variables, err := json.Marshal(q.variables)
	if err != nil {
		panic(err) // texts always marshal
	}
	return asked{q.document, variables}
}

// answered makes a page of the answer to a question, or of what keeps it from being one. The page is rendered anew only where the answer
// isn't the one that it was rendered from last. T is what the answer's data has, by the names in the document; view makes a page's content of it,
// or returns another page.
func answered[T any](s *Site, w http.ResponseWriter, r *http.Request, at *visit, q question, view func(*T, asked) (templ.Component, *page)) page {
	variables, err := json.Marshal(q.variables)
	if err != nil {
		panic(err) // texts always marshal
	}
	answer := s.ask(w, r, graph.Request{Query: q.document.Text, Variables: variables})
	defer answer.Done()
	if answer.Code != "" {
		return s.failed(at, answer)
	}
	key := pageKey{at.words.Language, at.path + at.behind, xxhash.Sum64(answer.Body)}
	if d, ok := s.rendered.get(key); ok {
		return page{status: http.StatusOK, document: d}
	}
	data, code := decode[T](answer.Body)
	if code == apierror.NotFound {
		return s.noRecord(at)
	}
	if code != "" {
		return s.problem(at, statusOfPart(code), "")
	}
	content, other := view(data, asked{q.document, variables})
	if other != nil {
		return *other
	}
	d := render(content)
	s.rendered.keep(key, d)
	return page{status: http.StatusOK, document: d}
}

// decode reads an answer. The code is that of its first error: pages are made of whole answers alone.
func decode[T any](body []byte) (*T, apierror.Code) {
	var a struct {
		Data   *T
		Errors []struct {
			Extensions struct{ Code apierror.Code }
		}
	}
	if err := json.NewDecoder(bytes.NewReader(body)).Decode(&a); err != nil {
		panic(err) // the engine writes JSON, and the types are held against the documents by tests
	}
	if len(a.Errors) > 0 {
		return nil, a.Errors[0].Extensions.Code
	}
	return a.Data, ""
}

// statusOfPart is the status of a page of which the API couldn't answer a part.
func statusOfPart(code apierror.Code) int {
	switch code {
	case apierror.Timeout:
		return http.StatusGatewayTimeout
	case apierror.StoreUnavailable:
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// failed is the page for a question that the API didn't answer.
func (s *Site) failed(at *visit, answer httpapi.Answer) page {
	if answer.Code == apierror.BadUserInput && answer.Status == http.StatusBadRequest {
		if at.behind != "" {
			return s.badAddress(at)
		}
		return s.noRecord(at) // a value of the path that can be none
	}
	return s.problem(at, answer.Status, answer.RetryAfter)
}
