package e2e

import (
	"encoding/json"
	"fmt"
	"testing"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

// TestGroupsAddUp: of the curated graph, by whatever key nodes are counted, the groups of single values are the total, and of
// several values not less; there are as many different values as groups that have one.
func TestGroupsAddUp(t *testing.T) {
	srv := serve(t, seeded(t, embedded.Memory(ontology.Must())))
	checked := 0
	for _, k := range ontology.Must().Kinds {
		for _, g := range ontology.Must().Groupings(k.Name) {
			query := fmt.Sprintf("{ list: %s(first: 0) { totalCount countDistinct(by: %s) groups(by: %s, first: %d) { keys { value } count } } }", k.Plural, g.Name, g.Name, store.MaxGroups)
			var answer struct {
				Data struct{ List counted }
			}
			if err := json.Unmarshal(ask(t, srv, query, nil), &answer); err != nil {
				t.Fatal(err)
			}
			list := answer.Data.List
			if list.CountDistinct > store.MaxGroups {
				continue // the largest groups alone are not all
			}
			sum, values := list.sum()
			if sum < list.TotalCount || sum > list.TotalCount && !g.Several() || values != list.CountDistinct {
				t.Errorf("%s by %s: %d in groups of %d, %d different values of %d", k.Plural, g.Name, sum, list.TotalCount, values, list.CountDistinct)
			}
			checked += min(1, list.TotalCount)
		}
	}
	if checked < 50 {
		t.Errorf("only %d keys had something to count", checked)
	}
}

type counted struct {
	TotalCount, CountDistinct int
	Groups                    []struct {
		Keys  []struct{ Value *string }
		Count int
	}
}

// sum adds up the groups, and counts those that have a value.
func (c *counted) sum() (sum, values int) {
	for _, g := range c.Groups {
		sum += g.Count
		if g.Keys[0].Value != nil {
			values++
		}
	}
	return sum, values
}
