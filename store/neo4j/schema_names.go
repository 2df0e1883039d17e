package neo4j

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"graph287g/store"
)

// A node is found by its keys, which are properties with a constraint each, and by names, which are nodes of their own,
// `(:Name {name})-[:NAMES]->(n)`, unique among all: former ids, identifiers, and aliases where they count as keys:
// `id:county/4013`, `scheme:ORI:NC0600000`, `Law.citation:INA 287(g)`.

// maxNameBytes is the length of the longest name that is stored as it is; longer ones are stored as their hash.
const maxNameBytes = 1000

// storedName returns a name of package store as it is stored: with colons, unless two names would become one by it.
func storedName(name string) string {
	what, rest, _ := strings.Cut(name, "\x00")
	if what == "scheme" {
		if scheme, value, _ := strings.Cut(rest, "\x00"); !strings.Contains(scheme, ":") && !strings.Contains(value, "\x00") {
			rest = scheme + ":" + value
		}
	}
	out := what + ":" + rest
	if len(out) <= maxNameBytes {
		return out
	}
	sum := sha256.Sum256([]byte(out))
	return what + ":sha256:" + hex.EncodeToString(sum[:])
}

// namesOf returns the stored names of a node, each once, in order, without its keys.
func (l *layout) namesOf(n *store.Node) []string {
	if n == nil {
		return nil
	}
	keys := map[string]bool{}
	for _, key := range l.catalogue.Kind(n.Kind).Keys {
		if v, ok := n.Properties[key.Name].(string); ok {
			keys[store.KeyName(n.Kind, key.Name, v)] = true
		}
	}
	var out []string
	for _, name := range store.Names(l.catalogue, n) {
		if !keys[name] {
			out = append(out, storedName(name))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// A uniqueKey is the value of a key: a field that is unique among the nodes of a kind.
type uniqueKey struct{ kind, field, value string }

// parseKeyName returns the key that a name of package store stands for, if it stands for one.
func (l *layout) parseKeyName(name string) (uniqueKey, bool) {
	what, value, _ := strings.Cut(name, "\x00")
	kind, field, _ := strings.Cut(what, ".")
	k := l.catalogue.Kind(kind)
	return uniqueKey{kind, field, value}, k != nil && slices.Contains(k.Keys, k.Field(field))
}
