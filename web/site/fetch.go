package site

import (
	"bytes"
	"encoding/json"
	"net/http"

	"github.com/cespare/xxhash/v2"

	"graph287g/graph"
	"graph287g/graph/apierror"
)

// A reply is the answer to one of the questions of a page that has several. It holds no place, so that the next may be asked.
type reply struct {
	body []byte
	mark uint64 // equal answers have equal ones
}

// fetch asks a question. Where it has no answer it returns the page for what went wrong.
func (s *Site) fetch(w http.ResponseWriter, r *http.Request, at *visit, q question) (reply, *page) {
	variables, err := json.Marshal(q.variables)
	if err != nil {
		panic(err) // texts always marshal
	}
	answer := s.ask(w, r, graph.Request{Query: q.document.Text, Variables: variables})
	defer answer.Done()
	if answer.Code != "" {
		p := s.failed(at, answer)
		return reply{}, &p
	}
	return reply{bytes.Clone(answer.Body), xxhash.Sum64(answer.Body)}, nil
}

// read decodes the data of a reply into `into`, or returns the page for a part of it that couldn't be answered.
func (s *Site) read(at *visit, r reply, into any) *page {
	data, code := decode[json.RawMessage](r.body)
	if code == apierror.NotFound {
		p := s.noRecord(at)
		return &p
	}
	if code != "" {
		p := s.problem(at, statusOfPart(code), "")
		return &p
	}
	if err := json.Unmarshal(*data, into); err != nil {
		panic(err) // the types are held against the documents by tests
	}
	return nil
}

// fetchInto asks a question and reads the reply.
func (s *Site) fetchInto(w http.ResponseWriter, r *http.Request, at *visit, q question, into any) *page {
	answer, failed := s.fetch(w, r, at, q)
	if failed != nil {
		return failed
	}
	return s.read(at, answer, into)
}
