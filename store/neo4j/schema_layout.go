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

// A layout tells how the nodes and relations of an ontology are stored in Neo4j: which property holds what.
type layout struct {
	catalogue   *ontology.Catalogue
	kinds       []recordLayout // by the kind's index
	relations   []recordLayout // by the relation's index
	fingerprint string         // equal for layouts that are equal
}

// A recordLayout is the layout of one kind or relation.
type recordLayout struct {
	slots   []property // by slot: a field, or a part of a field of an object type
	byName  map[string]*property
	derived []derivedProperty // of kinds: what is ordered, filtered and looked into by
}

// A property holds one slot.
type property struct {
	name     string
	slot     ontology.Slot
	encoding encoding
	list     bool
	typ      string // of its value, or of the items of its list, in Cypher
}

// A derivedProperty is computed from a field and stored beside it for queries alone. It holds the sort key of a field that
// is ordered or filtered by, so that Neo4j never compares texts, enums or partial dates itself, or the folded text of one
// that filters search in.
type derivedProperty struct {
	field *ontology.Field
	name  string
	fold  bool
}

// Suffixes of derived properties, after the name of the field.
const (
	sortKeySuffix = "_key"
	foldSuffix    = "_fold"
)

// Labels beside those of the ontology's kinds.
const (
	nodeLabel    = "Node"
	nameLabel    = "Name"
	versionLabel = "Version"
	guardLabel   = "Guard"

	statisticLabel = "Statistic"
	undoLabel      = "Undo"
)

func newLayout(c *ontology.Catalogue) (*layout, error) {
	l := &layout{catalogue: c}
	for _, k := range c.Kinds {
		if slices.Contains([]string{nodeLabel, nameLabel, versionLabel, guardLabel, statisticLabel, undoLabel}, k.Name) {
			return nil, fmt.Errorf("neo4j: a kind can't be called %s, which is a label of this store", k.Name)
		}
		r := newRecordLayout(c, k.Slots())
		for _, f := range k.Fields {
			if hasSortKey(c, f) {
				r.derived = append(r.derived, derivedProperty{f, f.Name + sortKeySuffix, false})
			}
			if store.HasFoldedText(f) {
				r.derived = append(r.derived, derivedProperty{f, f.Name + foldSuffix, true})
			}
		}
		l.kinds = append(l.kinds, r)
	}
	for _, r := range c.Relations {
		l.relations = append(l.relations, newRecordLayout(c, r.Slots()))
	}
	l.fingerprint = l.computeFingerprint()
	return l, nil
}

// hasSortKey tells whether the sort key of a field is stored: if the field is ordered by, or is filtered by and Neo4j
// would compare its values differently.
func hasSortKey(c *ontology.Catalogue, f *ontology.Field) bool {
	if f.Role != ontology.Stored || f.Type.List || !f.Order && !f.Filter {
		return false
	}
	return f.Order || f.Type.Name == "String" || c.Enum(f.Type.Name) != nil || isPartialDate(c, f)
}

// isPartialDate tells whether a field holds a date that may be imprecise.
func isPartialDate(c *ontology.Catalogue, f *ontology.Field) bool {
	o := c.Object(f.Type.Name)
	return o != nil && o.Field("precision") != nil && o.Field("date") != nil
}

func newRecordLayout(c *ontology.Catalogue, slots []ontology.Slot) recordLayout {
	r := recordLayout{slots: make([]property, len(slots)), byName: map[string]*property{}}
	for i, s := range slots {
		p := property{name: s.Field.Name, slot: s, encoding: encodingOf(c, s)}
		t := s.Field.Type
		if s.Part != nil {
			p.name, t = p.name+"_"+s.Part.Name, s.Part.Type
		}
		p.list, p.typ = t.List && p.encoding != asJSON, p.encoding.cypherType(t)
		r.slots[i] = p
		r.byName[p.name] = &r.slots[i]
	}
	return r
}

// kindOf returns the kind that an id is of, or nil.
func (l *layout) kindOf(id string) *ontology.Kind { return l.catalogue.KindOfID(id) }

// computeFingerprint hashes everything that a database's contents depend on. A database with another fingerprint is
// migrated when it is opened.
func (l *layout) computeFingerprint() string {
	h := sha256.New()
	fmt.Fprintln(h, "fold", unicode.Version, norm.Version) // what folded texts were made with
	fmt.Fprintln(h, "search", searchFormat, store.SearchTextRules())
	fmt.Fprintln(h, "folded keys", foldedKeyFormat)
	for i, k := range l.catalogue.Kinds {
		fmt.Fprintln(h, "kind", k.Name)
		for _, f := range k.SearchFields() {
			fmt.Fprintln(h, "searched", f.Name, f.Weight, f.Initials)
		}
		l.kinds[i].writeFingerprint(h)
		for _, key := range k.Keys {
			fmt.Fprintln(h, "key", key.Name)
		}
		for _, key := range k.FoldedKeys {
			fmt.Fprintln(h, "folded key", key.Field.Name, key.Folding)
		}
	}
	for i, r := range l.catalogue.Relations {
		fmt.Fprintln(h, "relation", r.Type)
		l.relations[i].writeFingerprint(h)
	}
	for _, e := range l.catalogue.Enums { // sort keys hold ranks
		for _, v := range e.Values {
			fmt.Fprintln(h, "enum", e.Name, v.Name)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

func (r *recordLayout) writeFingerprint(w io.Writer) {
	for _, p := range r.slots {
		fmt.Fprintln(w, p.name, p.encoding, p.slot.Field.Type)
	}
	for _, s := range r.derived {
		fmt.Fprintln(w, s.name)
	}
}
