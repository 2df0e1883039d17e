package workload

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
)

// Canonical returns the JSON of an answer in the one form that all engines share: lists instead of connections, an edge's facts in
// its node, days as texts, keys in order. It is an error where the answer has errors or no data.
func Canonical(answer []byte) ([]byte, error) {
	var response struct {
		Data   map[string]any
		Errors json.RawMessage
	}
	d := json.NewDecoder(bytes.NewReader(answer))
	d.UseNumber()
	if err := d.Decode(&response); err != nil {
		return nil, fmt.Errorf("%w: %.300q", err, answer)
	}
	if response.Errors != nil {
		return nil, fmt.Errorf("errors: %.600s", response.Errors)
	}
	if response.Data == nil {
		return nil, errors.New("no data")
	}
	return json.Marshal(canonical(response.Data))
}

// Digest returns what tells canonical answers apart.
func Digest(canonical []byte) string {
	sum := sha256.Sum256(canonical)
	return hex.EncodeToString(sum[:])[:16]
}

func canonical(v any) any {
	switch v := v.(type) {
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = canonical(item)
		}
		return out
	case map[string]any:
		return object(v)
	}
	return v
}

func object(v map[string]any) any {
	if day, ok := v["date"]; ok && len(v) == 1 {
		return day // a partial date
	}
	if edges, ok := v["edges"].([]any); ok {
		v["nodes"] = nodesOf(edges)
		delete(v, "edges")
	}
	if nodes, ok := v["nodes"]; ok && len(v) == 1 {
		return canonical(nodes)
	}
	out := map[string]any{}
	for name, value := range v {
		if out[name] = canonical(value); name == "county" || name == "agency" {
			out[name] = only(out[name])
		}
	}
	return out
}

// only returns the one item of a list: @neo4j/graphql has lists where there is but one.
func only(v any) any {
	if list, ok := v.([]any); ok && len(list) == 1 {
		return list[0]
	}
	return v
}

// nodesOf returns the nodes of edges, with the facts of each edge in its node.
func nodesOf(edges []any) []any {
	out := make([]any, len(edges))
	for i, e := range edges {
		node := map[string]any{}
		add := func(from any) {
			m, _ := from.(map[string]any)
			for name, value := range m {
				node[name] = value
			}
		}
		edge, _ := e.(map[string]any)
		add(edge["node"])
		add(edge["properties"])
		delete(edge, "node")
		delete(edge, "properties")
		add(edge)
		out[i] = node
	}
	return out
}
