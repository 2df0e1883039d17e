package storetest

import (
	"testing"

	"graph287g/store"
)

func itemsCases() []Case {
	return []Case{
		{"Items/lists the elements of a stored list, in its order", func(t *testing.T, s store.Store) {
			var g graph
			g.node("state/A", props{"identifiers": []any{
				props{"scheme": "ORI", "value": "2", "url": "https://example.org/"}, props{"scheme": "GEOID", "value": "1"}, props{"scheme": "ORI", "value": "2"},
			}})
			g.node("state/B")
			g.node("state/C", props{"identifiers": []any{props{"scheme": "GEOID", "value": "3"}}})
			g.load(t, s)
			var q query
			numbers := q.scan("State").numbers()
			q.run(t, s)
			numbers.want(t, "ORI 2 https://example.org/, GEOID 1 null, ORI 2 null", "", "GEOID 3 null")
		}},
		{"Items/shows the columns asked for alone, and none", func(t *testing.T, s store.Store) {
			var g graph
			g.node("state/A", props{"identifiers": []any{props{"scheme": "ORI", "value": "2"}, props{"scheme": "GEOID", "value": "1"}}})
			g.load(t, s)
			var q query
			values, none := q.scan("State").numbers(), q.scan("State").numbers()
			values.Columns, none.Columns = nil, nil
			values.parts("value")
			q.run(t, s)
			values.want(t, "2, 1")
			none.want(t, ", ")
		}},
	}
}
