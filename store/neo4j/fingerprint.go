package neo4j

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fingerprint sums up all that a database's contents depend on: a database laid out for another ontology is laid out
// anew when it is opened.
func (l *layout) fingerprint() string {
	h := sha256.New()
	fmt.Fprintln(h, "fold", unicode.Version, norm.Version) // what folded texts were made with
	fmt.Fprintln(h, "search", searchFormat)
	for i, k := range l.c.Kinds {
		fmt.Fprintln(h, "kind", k.Name)
		for _, f := range k.SearchFields() {
			fmt.Fprintln(h, "searched", f.Name, f.Weight)
		}
		l.kinds[i].print(h)
		for _, key := range k.Keys {
			fmt.Fprintln(h, "key", key.Name)
		}
	}
	for i, r := range l.c.Relations {
		fmt.Fprintln(h, "relation", r.Type)
		l.relations[i].print(h)
	}
	for _, e := range l.c.Enums { // sort keys hold ranks
		for _, v := range e.Values {
			fmt.Fprintln(h, "enum", e.Name, v.Name)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

func (r *record) print(w io.Writer) {
	for _, p := range r.slots {
		fmt.Fprintln(w, p.name, p.form, p.slot.Field.Type)
	}
	for _, s := range r.shadow {
		fmt.Fprintln(w, s.name)
	}
}
