package oracle

import "encoding/json"

// A page is what is asked of each list.
type page struct {
	TotalCount int
	Edges      []struct {
		Cursor string
		Node   struct{ ID string }
	}
	PageInfo struct {
		HasNextPage, HasPreviousPage bool
		StartCursor, EndCursor       *string
	}
}

const pageFields = "totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"

// pages asks for the list and returns it, for each of its parents.
func (l *list) pages(a *asker, args ...string) []page {
	out := read[page](a, l.query(pageFields, args...))
	for _, p := range out {
		a.rows += len(p.Edges)
	}
	return out
}

// page returns the list of the only parent.
func (l *list) page(a *asker, args ...string) page {
	out := l.pages(a, args...)
	a.must(len(out) == 1, "%d lists, not one", len(out))
	return out[0]
}

// read returns what stands in an answer under the name of the list, in order.
func read[T any](a *asker, q question) []T {
	data, paths := a.ask(q)
	a.must(paths == nil, "errors at %s", paths)
	var v any
	if err := json.Unmarshal([]byte(data), &v); err != nil {
		a.fail("%v", err)
	}
	var out []T
	for _, found := range under(v, "l") {
		text, _ := json.Marshal(found)
		var one T
		if err := json.Unmarshal(text, &one); err != nil {
			a.fail("%v", err)
		}
		out = append(out, one)
	}
	return out
}

// under lists what stands in a value under a key.
func under(v any, key string) []any {
	var out []any
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			out = append(out, under(item, key)...)
		}
	case map[string]any:
		if found, ok := v[key]; ok {
			return []any{found}
		}
		for _, item := range v { // one at most holds the key
			out = append(out, under(item, key)...)
		}
	}
	return out
}

func (p *page) ids() []string {
	out := make([]string, len(p.Edges))
	for i, e := range p.Edges {
		out[i] = e.Node.ID
	}
	return out
}

// cursors tell rows apart, also those of the same node.
func (p *page) cursors() []string {
	out := make([]string, len(p.Edges))
	for i, e := range p.Edges {
		out[i] = e.Cursor
	}
	return out
}
