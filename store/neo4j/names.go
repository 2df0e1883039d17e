package neo4j

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"graph287g/store"
)

// Names by which a node is found beside its id lie in nodes of their own, `(:Name {name})-[:NAMES]->(n)`, so that a
// constraint keeps them unique among all of them: `id:county/4013`, `County.fips:37119`, `scheme:ORI:NC0600000`.

// maxName is the most bytes of a name that an index takes with ease; longer ones are stored as their hash.
const maxName = 1000

// storedName returns a name of package store as it is stored: with colons, unless two names would become one by it.
func storedName(name string) string {
	what, rest, _ := strings.Cut(name, "\x00")
	if what == "scheme" {
		if scheme, value, _ := strings.Cut(rest, "\x00"); !strings.Contains(scheme, ":") && !strings.Contains(value, "\x00") {
			rest = scheme + ":" + value
		}
	}
	out := what + ":" + rest
	if len(out) <= maxName {
		return out
	}
	sum := sha256.Sum256([]byte(out))
	return what + ":sha256:" + hex.EncodeToString(sum[:])
}

// namesOf returns the stored names of a node, each once, in order.
func (l *layout) namesOf(n *store.Node) []string {
	if n == nil {
		return nil
	}
	names := store.Names(l.c, n)
	for i := range names {
		names[i] = storedName(names[i])
	}
	slices.Sort(names)
	return slices.Compact(names)
}
