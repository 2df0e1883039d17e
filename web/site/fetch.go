package site

import (
	"encoding/json"
	"net/http"

	"github.com/cespare/xxhash/v2"

	"graph287g/graph"
)

// fetch asks one of the questions of a page that has several, and decodes the data of its answer into `into`. It holds nothing when it returns,
// so that the next may be asked. Where there is no data it returns the page for what went wrong. The mark is that of the answer: equal answers
// have equal ones.
func (s *Site) fetch(w http.ResponseWriter, r *http.Request, at *visit, q question, into any) (mark uint64, failed *page) {
	variables, err := json.Marshal(q.variables)
	if err != nil {
		panic(err) // texts always marshal
	}
	answer := s.ask(w, r, graph.Request{Query: q.document.Text, Variables: variables})
	defer answer.Done()
	if answer.Code != "" {
		p := s.problem(at, answer.Status, answer.RetryAfter)
		return 0, &p
	}
	data, code := decode[json.RawMessage](answer.Body)
	if code != "" {
		p := s.problem(at, statusOfPart(code), "")
		return 0, &p
	}
	if err := json.Unmarshal(*data, into); err != nil {
		panic(err) // the types are held against the documents by tests
	}
	return xxhash.Sum64(answer.Body), nil
}
