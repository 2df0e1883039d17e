package neo4j

import (
	"strconv"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
)

// An order is how the rows of a page are ordered, as Cypher. Each key becomes a variable, k0, k1 …; nulls come last both
// ways, and an id is the last key.
type order struct {
	l       *layout
	kinds   ontology.KindSet // of the node n
	keys    []plan.OrderKey
	id      string // `n.id`, or where rows are relations `r.id` or `own`
	back    bool   // the other way round: the last rows come first
	bounded bool   // there is a cursor that the rows come before
}

// bind makes the variables of the keys. A key of a related node takes the first such node by id, hop by hop.
func (o *order) bind(vars string) string {
	var b strings.Builder
	for i, key := range o.keys {
		k, at, kinds := "k"+strconv.Itoa(i), "n", o.kinds
		for j, h := range key.Hops {
			kinds = o.l.ends(kinds, h)
			next := "h" + strconv.Itoa(i) + "x" + strconv.Itoa(j)
			b.WriteString("\nCALL (" + at + ") { OPTIONAL MATCH (" + at + ")" + arrow("", h.Relation.Type, h.Direction) +
				"(m) RETURN m AS " + next + " ORDER BY m.id LIMIT 1 }")
			at = next
		}
		b.WriteString("\nWITH " + vars + ", " + o.value(&key, place{at, kinds, 0}) + " AS " + k)
		vars += ", " + k
	}
	return b.String()
}

// value writes what a key orders by: a property, or how many nodes a field leads to.
func (o *order) value(key *plan.OrderKey, at place) string {
	if key.Field.Role == ontology.Stored {
		return at.name + "." + keyProperty(key.Field)
	}
	number := countOf(key.Field, o.l.ways(key.Field, at, "m"), "m", "")
	if len(key.Hops) == 0 {
		return number
	}
	return "CASE WHEN " + at.name + " IS NULL THEN null ELSE " + number + " END"
}

// keyProperty returns the property that holds a field's sort key. Ids are ASCII and need no other.
func keyProperty(f *ontology.Field) string {
	if f.Name == "id" {
		return f.Name
	}
	return f.Name + keySuffix
}

// names returns the variables of the keys, each after a comma.
func (o *order) names() string {
	var b strings.Builder
	for i := range o.keys {
		b.WriteString(", k" + strconv.Itoa(i))
	}
	return b.String()
}

// by is the text after ORDER BY.
func (o *order) by() string {
	if len(o.keys) == 0 {
		return o.id + direction(o.back)
	}
	return "k0 IS NULL" + direction(o.back) + ", " + o.first() + o.rest()
}

// first orders by the first key alone, as an index does that has no nulls.
func (o *order) first() string { return "k0" + direction(o.keys[0].Desc != o.back) }

// rest orders by the other keys and the id.
func (o *order) rest() string {
	var b strings.Builder
	for i, key := range o.keys[1:] {
		k := "k" + strconv.Itoa(i+1)
		b.WriteString(", " + k + " IS NULL" + direction(o.back) + ", " + k + direction(key.Desc != o.back))
	}
	return b.String() + ", " + o.id + direction(o.back)
}

func direction(desc bool) string {
	if desc {
		return " DESC"
	}
	return ""
}

// Cursors by the names that their values have among the parameters.
const (
	after  = ""
	before = "before_"
)

// within is the condition that a row lies between the cursors. Its text is the same for every cursor that rows come after
// and for none: whether there is one, and which of its keys are null, are values too.
func (o *order) within() string {
	text := "$p.start OR " + o.behind(after, " > ", 0)
	if o.bounded {
		text = "(" + text + ") AND NOT coalesce(" + o.behind(before, " >= ", 0) + ", false)"
	}
	return text
}

// less is the condition that a row doesn't come after the first cursor, more that it doesn't come before the second.
func (o *order) less() string { return "NOT coalesce(" + o.behind(after, " > ", 0) + ", false)" }
func (o *order) more() string { return o.behind(before, " >= ", 0) }

// behind is the condition that a row comes after a cursor, by the keys from i on; beyond compares ids.
func (o *order) behind(cursor, beyond string, i int) string {
	if i == len(o.keys) {
		return o.id + beyond + "$p." + cursor + "id"
	}
	n, further := strconv.Itoa(i), " > "
	if o.keys[i].Desc {
		further = " < "
	}
	k, at, null := "k"+n, "$p."+cursor+"k"+n, "$p."+cursor+"n"+n
	return "(NOT " + null + " AND (" + k + further + at + " OR " + k + " IS NULL) OR (" + k + " = " + at + " OR " + null + " AND " + k + " IS NULL) AND " +
		o.behind(cursor, beyond, i+1) + ")"
}

// values are those of the cursors.
func (o *order) values(args *plan.StepArgs, p params) {
	p["start"] = args.After == nil
	o.position(after, args.After, p)
	if args.Before != nil {
		o.position(before, args.Before, p)
	}
}

func (o *order) position(cursor string, at *plan.Position, p params) {
	p[cursor+"id"] = ""
	for i := range o.keys {
		n := strconv.Itoa(i)
		p[cursor+"n"+n], p[cursor+"k"+n] = false, nil
		if at != nil {
			p[cursor+"n"+n], p[cursor+"k"+n] = at.Keys[i] == nil, keyValue(at.Keys[i])
		}
	}
	if at != nil {
		p[cursor+"id"] = at.ID
	}
}
