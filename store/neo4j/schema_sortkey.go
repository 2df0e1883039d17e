package neo4j

import (
	"strings"

	"graph287g/ontology"
)

// Strings compare by code point in Neo4j where both are stored, and by UTF-16 unit where one is a parameter, so that the
// same condition could keep other rows with another plan. A sort key is a text rewritten so that both orders agree
// with that of code points; most texts are their own sort keys.
const (
	firstEscaped = 0xD7FC // from here on the two orders differ, or a rune would look like an escape
	escape       = 0xD7FF // begins an escaped rune; its two halves follow, each raised to plain characters
	half         = 0x1000
)

// encodeSortText returns the sort key of a text.
func encodeSortText(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= firstEscaped }) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if r < firstEscaped {
			b.WriteRune(r)
			continue
		}
		b.WriteRune(escape)
		b.WriteRune(half + r>>12)
		b.WriteRune(half + r&0xFFF)
	}
	return b.String()
}

// decodeSortText returns the text that has a sort key.
func decodeSortText(key string) string {
	if !strings.ContainsRune(key, escape) {
		return key
	}
	var b strings.Builder
	runes := []rune(key)
	for i := 0; i < len(runes); i++ {
		if runes[i] == escape && i+2 < len(runes) {
			b.WriteRune((runes[i+1]-half)<<12 | (runes[i+2] - half))
			i += 2
			continue
		}
		b.WriteRune(runes[i])
	}
	return b.String()
}

// encodeSortKey returns a sort key as properties hold it and as parameters are compared with them.
func encodeSortKey(v any) any {
	if s, ok := v.(string); ok {
		return encodeSortText(s)
	}
	return asIs.encode(v)
}

// sortKeyType returns the type of the sort keys of a field: what store.SortKey returns, or a count of related nodes.
func sortKeyType(c *ontology.Catalogue, f *ontology.Field) string {
	switch {
	case f.Role != ontology.Stored || c.Enum(f.Type.Name) != nil:
		return typeInteger
	case f.Type.Name == "Int" || f.Type.Name == "Float" || f.Type.Name == "Boolean":
		return asIs.cypherType(f.Type)
	}
	return typeString
}

// decodeSortKey returns the sort key that a property holds.
func decodeSortKey(v any) any {
	if s, ok := v.(string); ok {
		return decodeSortText(s)
	}
	return v
}
