// Package computed makes the text of computed fields from what the graph holds of a node and its neighbours. A text says
// what it reads; the compiler adds that to the plan, and the encoder makes the text of what came back. To add one: a
// @computed field of type String! in the ontology, and a line in texts, or in partTexts where it stands on a value type. The words for
// values of enums (@label) are in package label.
package computed

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"graph287g/ontology"
)

// A Text is how a computed field is made.
type Text struct {
	// Reads are stored fields of the node, or of its neighbours over a relation: `title`, `authors.name`. A relation is a
	// field of the kind that is to one or few, or a hop as patterns have it: `<CODIFIES.citation`.
	Reads []string
	// Make makes the text. The arguments are those of the field, with defaults.
	Make func(n Node, args map[string]any) string
	// Bound bounds how long it is.
	Bound func(args map[string]any) Bound
}

// texts are all computed texts, by the coordinate of their field.
var texts = map[string]Text{
	"Entity.citeAs":  {recordReads, record, recordBound},
	"Law.citeAs":     {lawReads, citeAs(law), referenceBound},
	"Lawsuit.citeAs": {lawsuitReads, citeAs(lawsuit), referenceBound},
	"Source.citeAs":  {sourceReads, citeAs(source), referenceBound},
}

// Publisher is what references call the graph.
const Publisher = "287(g) Graph"

// Arguments that every text gets beside those of its field: the graph's version, and the day on which it was recorded.
const (
	Version    = "version"
	RecordedOn = "recordedOn"
)

// AddVersion adds to the arguments of a text the version of the graph and the day on which it was recorded.
func AddVersion(args map[string]any, version int64, recorded time.Time) {
	args[Version], args[RecordedOn] = strconv.FormatInt(version, 10), recorded.UTC().Format(time.DateOnly)
}

// Of returns how a computed field of a kind is made, if it is a text.
func Of(f *ontology.Field) (Text, bool) {
	if f.LabelOf != nil {
		return labelOf(f.LabelOf), true
	}
	t, ok := texts[f.Coordinate()]
	return t, ok
}

// OfPart returns how a computed field of a value type is made. It reads the parts of the value.
func OfPart(f *ontology.Field) (Text, bool) {
	t, ok := partTexts[f.Coordinate()]
	return t, ok
}

// A Node is what was read of one.
type Node struct {
	Kind   string
	Values map[string]any    // by field: a string, a bool, a json.Number, of a value type a map by part; absent where there is none
	Nodes  map[string][]Node // by relation, as Reads name it
}

// Text returns a stored text, empty where there is none.
func (n Node) Text(field string) string {
	s, _ := n.Values[field].(string)
	return s
}

// Flag returns a stored Boolean.
func (n Node) Flag(field string) bool {
	b, _ := n.Values[field].(bool)
	return b
}

// First returns the first neighbour over a relation, or one that holds nothing.
func (n Node) First(relation string) Node {
	if list := n.Nodes[relation]; len(list) > 0 {
		return list[0]
	}
	return Node{}
}

// A Tree is what to read of a node: stored fields, and neighbours.
type Tree struct {
	Fields   []string
	Branches []Branch
}

// A Branch is what to read of the neighbours over one relation.
type Branch struct {
	Name string
	Hop  ontology.Hop
	To   ontology.KindSet
	One  bool // there is at most one
	Tree
}

// Read returns what a text reads of nodes of some kinds. The names were checked by a test.
func (t Text) Read(c *ontology.Catalogue, kinds ontology.KindSet) Tree {
	return tree(c, kinds, t.Reads)
}

func tree(c *ontology.Catalogue, kinds ontology.KindSet, reads []string) Tree {
	var out Tree
	below := map[string][]string{}
	for _, r := range reads {
		if head, rest, deep := strings.Cut(r, "."); deep {
			below[head] = append(below[head], rest)
		} else {
			out.Fields = append(out.Fields, r)
		}
	}
	for _, head := range slices.Sorted(maps.Keys(below)) {
		b := branch(c, kinds, head)
		b.Tree = tree(c, b.To, below[head])
		out.Branches = append(out.Branches, b)
	}
	return out
}

func branch(c *ontology.Catalogue, kinds ontology.KindSet, name string) Branch {
	b := Branch{Name: name}
	switch name[0] {
	case '>':
		b.Hop = ontology.Hop{Relation: c.Relation(name[1:]), Direction: ontology.Out}
		b.To = b.Hop.Relation.To()
	case '<':
		b.Hop = ontology.Hop{Relation: c.Relation(name[1:]), Direction: ontology.In}
		b.To = b.Hop.Relation.From()
	default:
		f := kinds.In(c)[0].Field(name)
		b.Hop = ontology.Hop{Relation: f.Relation, Direction: f.Direction}
		b.To, b.One = c.KindsOf(f.Type.Name), !f.Type.List
	}
	return b
}
