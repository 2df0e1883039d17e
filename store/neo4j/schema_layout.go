package neo4j

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"graph287g/ontology"
	"graph287g/store"
)

// A layout tells how the records of an ontology lie in Neo4j: which property holds which part of them.
type layout struct {
	c         *ontology.Catalogue
	kinds     []record // by the kind's index
	relations []record // by the relation's index
	print     string   // the same for layouts that are the same
}

// A record is the layout of one kind or relation.
type record struct {
	slots  []property // one for each of its slots
	shadow []shadow   // of kinds: what it is ordered by
}

// A property holds one slot.
type property struct {
	name string
	slot ontology.Slot
	form form
}

// A shadow is a property beside a field's own that only this store reads. It holds the sort key of a field that is
// ordered or filtered by, so that Neo4j never compares texts, enums or partial dates itself, or the folded text of one
// that filters look into.
type shadow struct {
	field *ontology.Field
	name  string
	fold  bool
}

// What makes the name of a field that of a shadow: of its sort key, of its folded text.
const (
	keySuffix  = "_key"
	foldSuffix = "_fold"
)

// Labels that are no kinds.
const (
	nodeLabel    = "Node"
	nameLabel    = "Name"
	versionLabel = "Version"
	guardLabel   = "Guard"
)

func newLayout(c *ontology.Catalogue) (*layout, error) {
	l := &layout{c: c}
	for _, k := range c.Kinds {
		if slices.Contains([]string{nodeLabel, nameLabel, versionLabel, guardLabel}, k.Name) {
			return nil, fmt.Errorf("neo4j: a kind can't be called %s, which is a label of this store", k.Name)
		}
		r := newRecord(c, k.Slots())
		for _, f := range k.Fields {
			if keyed(c, f) {
				r.shadow = append(r.shadow, shadow{f, f.Name + keySuffix, false})
			}
			if store.Searchable(f) {
				r.shadow = append(r.shadow, shadow{f, f.Name + foldSuffix, true})
			}
		}
		l.kinds = append(l.kinds, r)
	}
	for _, r := range c.Relations {
		l.relations = append(l.relations, newRecord(c, r.Slots()))
	}
	l.print = l.fingerprint()
	return l, nil
}

// keyed tells whether the sort key of a field is stored too: where it is ordered by, and where it is filtered by and isn't
// what Neo4j would compare alike.
func keyed(c *ontology.Catalogue, f *ontology.Field) bool {
	if f.Role != ontology.Stored || f.Type.List || !f.Order && !f.Filter {
		return false
	}
	return f.Order || f.Type.Name == "String" || c.Enum(f.Type.Name) != nil || dated(c, f)
}

// dated tells whether a field holds a date that may be imprecise.
func dated(c *ontology.Catalogue, f *ontology.Field) bool {
	o := c.Object(f.Type.Name)
	return o != nil && o.Field("precision") != nil && o.Field("date") != nil
}

func newRecord(c *ontology.Catalogue, slots []ontology.Slot) record {
	r := record{slots: make([]property, len(slots))}
	for i, s := range slots {
		p := property{name: s.Field.Name, slot: s, form: formOf(c, s)}
		if s.Part != nil {
			p.name += "_" + s.Part.Name
		}
		r.slots[i] = p
	}
	return r
}

// kindOf returns the kind that an id is of, or nil.
func (l *layout) kindOf(id string) *ontology.Kind { return l.c.KindOfID(id) }

// fingerprint sums up all that a database's contents depend on: a database laid out for another ontology is laid out
// anew when it is opened.
func (l *layout) fingerprint() string {
	h := sha256.New()
	fmt.Fprintln(h, "fold", unicode.Version, norm.Version) // what folded texts were made with
	fmt.Fprintln(h, "search", searchFormat)
	for i, k := range l.c.Kinds {
		fmt.Fprintln(h, "kind", k.Name)
		for _, f := range k.Searched() {
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
