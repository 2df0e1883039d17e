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
	keys []plan.OrderKey
	id   string // `n.id`, or where rows are relations `r.id` or `own`
}

// bind makes the variables of the keys. A key of a related node takes the first such node by id, hop by hop.
func (o *order) bind(vars string) string {
	var b strings.Builder
	for i, key := range o.keys {
		k, at := "k"+strconv.Itoa(i), "n"
		for j, h := range key.Hops {
			next := "h" + strconv.Itoa(i) + "x" + strconv.Itoa(j)
			b.WriteString("\nCALL (" + at + ") { OPTIONAL MATCH (" + at + ")" + arrow("", h.Relation.Type, h.Direction) +
				"(m) RETURN m AS " + next + " ORDER BY m.id LIMIT 1 }")
			at = next
		}
		b.WriteString("\nWITH " + vars + ", " + at + "." + keyProperty(key.Field) + " AS " + k)
		vars += ", " + k
	}
	return b.String()
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
		return o.id
	}
	return "k0 IS NULL, " + o.first() + o.rest()
}

// first orders by the first key alone, as an index does that has no nulls.
func (o *order) first() string { return "k0" + direction(o.keys[0].Desc) }

// rest orders by the other keys and the id.
func (o *order) rest() string {
	var b strings.Builder
	for i, key := range o.keys[1:] {
		k := "k" + strconv.Itoa(i+1)
		b.WriteString(", " + k + " IS NULL, " + k + direction(key.Desc))
	}
	return b.String() + ", " + o.id
}

func direction(desc bool) string {
	if desc {
		return " DESC"
	}
	return ""
}

// after is the condition that a row comes after the cursor. Its text is the same for every cursor and for none: whether
// there is one, and which of its keys are null, are values too.
func (o *order) after() string { return "$p.start OR " + o.afterKey(0) }

func (o *order) afterKey(i int) string {
	if i == len(o.keys) {
		return o.id + " > $p.id"
	}
	n, less := strconv.Itoa(i), " > "
	if o.keys[i].Desc {
		less = " < "
	}
	k, at, null := "k"+n, "$p.k"+n, "$p.n"+n
	return "(NOT " + null + " AND (" + k + less + at + " OR " + k + " IS NULL) OR (" + k + " = " + at + " OR " + null + " AND " + k + " IS NULL) AND " +
		o.afterKey(i+1) + ")"
}

// values are those of the cursor.
func (o *order) values(after *plan.Position, p params) {
	p["start"], p["id"] = after == nil, ""
	for i := range o.keys {
		n := strconv.Itoa(i)
		p["n"+n], p["k"+n] = false, nil
		if after != nil {
			p["n"+n], p["k"+n] = after.Keys[i] == nil, keyValue(after.Keys[i])
		}
	}
	if after != nil {
		p["id"] = after.ID
	}
}
