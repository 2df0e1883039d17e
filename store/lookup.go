package store

import (
	"strconv"
	"strings"

	"graph287g/ontology"
)

// Names by which a node is found beside its id: former ids, keys, aliases of a citation, identifiers of others. Each
// belongs to one node of the graph at most.

// FormerName is the name of an id that was merged away.
func FormerName(id string) string { return "id\x00" + id }

// KeyName is the name of a key's value.
func KeyName(kind, field, value string) string { return kind + "." + field + "\x00" + value }

// IdentifierName is the name of an identifier of some scheme.
func IdentifierName(scheme, value string) string {
	if strings.Contains(scheme, "\x00") {
		scheme = strconv.Quote(scheme) // the separator belongs to the name
	}
	return "scheme\x00" + scheme + "\x00" + value
}

// Names returns every name of a node.
func Names(c *ontology.Catalogue, n *Node) []string {
	var out []string
	for _, id := range texts(n.Properties["formerIds"]) {
		out = append(out, FormerName(id))
	}
	kind := c.Kind(n.Kind)
	for _, key := range kind.Keys {
		if v, ok := n.Properties[key.Name].(string); ok {
			out = append(out, KeyName(kind.Name, key.Name, v))
		}
		if key.Name == "citation" {
			for _, alias := range texts(n.Properties["aliases"]) {
				out = append(out, KeyName(kind.Name, key.Name, alias))
			}
		}
	}
	items, _ := n.Properties["identifiers"].([]any)
	for _, item := range items {
		m, _ := item.(map[string]any)
		scheme, _ := m["scheme"].(string)
		value, _ := m["value"].(string)
		out = append(out, IdentifierName(scheme, value))
	}
	return out
}

// FoldedNames returns the names by which a node is found as people write its keys. Unlike those of Names, several nodes may have one.
func FoldedNames(c *ontology.Catalogue, n *Node) []string {
	var out []string
	kind := c.Kind(n.Kind)
	for _, key := range kind.FoldedKeys {
		for _, form := range FoldedForms(key, n.Properties) {
			out = append(out, KeyName(kind.Name, key.Field.Name, form))
		}
	}
	return out
}

func texts(v any) []string {
	items, _ := v.([]any)
	out := make([]string, 0, len(items))
	for _, item := range items {
		if s, ok := item.(string); ok {
			out = append(out, s)
		}
	}
	return out
}
