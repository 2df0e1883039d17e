package byhand

import (
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/bench/workload"
)

func TestAnswer(t *testing.T) {
	day := driver.Date(time.Date(2025, 5, 3, 0, 0, 0, 0, time.UTC))
	wide := []any{[]any{"county/1", `Prince "George's"`, "1", []any{[]any{"agency/a", "A", []any{[]any{"agreement/a", "ACTIVE", day}, []any{"agreement/b", "PENDING", nil}}}}}}
	list := []any{[]any{"agreement/a", "A", "ACTIVE", "PENDING", day, []any{[]any{"agency/a", "A"}}}}
	for _, c := range []struct {
		query string
		rows  []any
		want  string
	}{
		{workload.Wide, wide, `{"data":{"counties":[{"id":"county/1","name":"Prince \"George's\"","fips":"1","agencies":[{"id":"agency/a","name":"A","agreements":[` +
			`{"id":"agreement/a","status":"ACTIVE","signedOn":"2025-05-03"},{"id":"agreement/b","status":"PENDING","signedOn":null}]}]}]}}`},
		{workload.List, list, `{"data":{"agreements":{"totalCount":7,"nodes":[{"id":"agreement/a","name":"A","status":"ACTIVE","moaState":"PENDING","signedOn":"2025-05-03",` +
			`"agency":{"id":"agency/a","name":"A"}}]}}}`},
	} {
		got, err := shapes[c.query].answer(c.rows, int64(7))
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %v\n%s\n%s", c.query, err, got, c.want)
		}
	}
}

// What isn't of the shape is an error, not another answer.
func TestWrongRows(t *testing.T) {
	for name, rows := range map[string][]any{
		"a county too many": {[]any{"a", "a", "a", []any{}}, []any{"b", "b", "b", []any{}}},
		"a value too few":   {[]any{"a", "a", []any{}}},
		"a number":          {[]any{"a", "a", int64(1), []any{}}},
		"no list":           {[]any{"a", "a", "a", nil}},
	} {
		if got, err := shapes[workload.Deep].answer(rows, nil); err == nil {
			t.Errorf("%s: %s", name, got)
		}
	}
	if _, err := shapes[workload.List].answer(nil, nil); err == nil {
		t.Error("a list without a total is answered")
	}
}
