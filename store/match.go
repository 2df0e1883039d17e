package store

import "graph287g/plan"

// Match tells whether a node passes a filter. get returns the canonical value of one of its stored fields, nil for null.
// It is the one matcher: the Cypher of the Neo4j store is its translation.
func Match(f *plan.Filter, get func(field string) any) bool {
	switch f.Op {
	case plan.Eq, plan.In:
		v := comparable(get(f.Field.Name))
		return v != nil && f.Holds(v)
	}
	for i := range f.Sub {
		if !Match(&f.Sub[i], get) {
			return false
		}
	}
	return true
}

// comparable returns what `eq` and `in` compare: of a partial date its day, if it is one.
func comparable(v any) any {
	switch v := v.(type) {
	case map[string]any:
		if v["precision"] == "DAY" {
			return v["date"]
		}
		return nil
	case []any:
		return nil
	}
	return v
}
