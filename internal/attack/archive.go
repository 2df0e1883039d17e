package attack

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
)

// archived is how many answers the archive of an attacked server may hold: few, so that it is full soon.
const archived = 240

// fresh asks for an answer whose bytes nobody has archived: under a name of its own.
func fresh(i int) string {
	return Request{Query: fmt.Sprintf("{ a%d: county(fips: \"37119\") { name } }", i)}.body()
}

// variants is how many comments an answer is asked for with: one more than are kept.
const variants = 17

var archive = Attack{
	Name:  "archive",
	About: "one client archives fresh answers until it is refused, each as if forwarded for somebody else, and one answer with 17 comments; another archives one of its own",
	Must:  "the archive has its share for each client: the other is cited; an answer that is archived is cited whatever the comment",
	Run: func(ctx context.Context, t *Target, r *Report) error {
		greedy, other, third := t.liar(greedyAddress), t.client(cheapAddress), t.client(otherAddress)
		defer greedy.close()
		defer other.close()
		defer third.close()
		for i := range variants {
			q := Request{Query: `{ county(fips: "04013") { name } } # ` + strconv.Itoa(i)}
			a := third.post(ctx, "/cite", q.body())
			r.expect("a variant of one answer", a, Expectation{Codes: []string{answered}})
		}
		refused := 0
		for i := 0; i < 2*archived && refused < 10; i++ {
			a := greedy.post(ctx, "/cite", fresh(i))
			if a.Code != "" {
				refused++
			}
			r.expect("one that archives on and on", a, Expectation{Codes: []string{answered, full, rateLimited}})
		}
		a := other.post(ctx, "/cite", fresh(10*archived))
		r.attempt(a.Status == http.StatusCreated, "another isn't cited: %d, %s", a.Status, a.text())
		again := greedy.post(ctx, "/cite", fresh(0))
		r.attempt(again.Status == http.StatusOK, "what is archived is not cited again: %d, %s", again.Status, again.text())
		return nil
	},
}
