package neo4j

import (
	"strconv"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
)

// An order writes the order of the rows of a page as Cypher. Each sort key is bound to a variable, k0, k1 …; nulls come
// last, ascending or descending, and the row's id is the last key.
type order struct {
	layout    *layout
	kinds     ontology.KindSet // of the node n
	keys      []plan.OrderKey
	types     []string // of the sort keys, in Cypher
	rowID     string   // `n.id`, or where rows are relations `r.id` or `own`
	back      bool     // for the last rows of a list: the order is reversed
	hasBefore bool     // there is a cursor before which the rows come
}

// bindKeys writes the clauses that bind the variables of the keys: first those of the related nodes that they are of, then all
// keys at once. Neo4j plans each clause by itself, and the longer the more variables there are already.
func (o *order) bindKeys(vars string) string {
	if len(o.keys) == 0 {
		return ""
	}
	var b strings.Builder
	keys, bound := make([]string, len(o.keys)), map[string]string{}
	for i := range o.keys {
		at := o.bindEnd(&b, i, bound)
		keys[i] = o.keyExpression(&o.keys[i], at) + " AS k" + strconv.Itoa(i)
	}
	return b.String() + "\nWITH " + vars + ", " + strings.Join(keys, ", ")
}

// bindEnd binds the node that a key is of: along the hops, of several the first by id each time. Keys of the same node share it:
// bound has the variables by the one before and the pattern.
func (o *order) bindEnd(b *strings.Builder, key int, bound map[string]string) nodeVariable {
	at, kinds := "n", o.kinds
	for j, h := range o.keys[key].Hops {
		kinds = o.layout.endKinds(kinds, h)
		pattern := "(" + at + ")" + relationshipPattern("", h.Relation.Type, h.Direction) + "(m)"
		next, ok := bound[pattern]
		if !ok {
			next = "h" + strconv.Itoa(key) + "x" + strconv.Itoa(j)
			b.WriteString("\nCALL (" + at + ") { OPTIONAL MATCH " + pattern + " RETURN m AS " + next + " ORDER BY m.id LIMIT 1 }")
			bound[pattern] = next
		}
		at = next
	}
	return nodeVariable{at, kinds, 0}
}

// keyExpression writes what a key orders by: a property, or how many nodes a field leads to.
func (o *order) keyExpression(key *plan.OrderKey, at nodeVariable) string {
	if key.Field.Role == ontology.Stored {
		return at.name + "." + sortKeyProperty(key.Field)
	}
	to := nodeVariable{"m", 0, at.depth + 1}
	number := countExpression(key.Field, o.layout.pathPatterns(key.Field, at, to.name), at, to, conjunction{})
	if len(key.Hops) == 0 {
		return number
	}
	return "CASE WHEN " + at.name + " IS NULL THEN null ELSE " + number + " END"
}

// sortKeyProperty returns the property that holds a field's sort key. Ids are ASCII and need no other.
func sortKeyProperty(f *ontology.Field) string {
	if f.Name == "id" {
		return f.Name
	}
	return f.Name + sortKeySuffix
}

// keyVariables returns the variables of the keys, each after a comma.
func (o *order) keyVariables() string {
	var b strings.Builder
	for i := range o.keys {
		b.WriteString(", k" + strconv.Itoa(i))
	}
	return b.String()
}

// orderBy writes the sort items after ORDER BY.
func (o *order) orderBy() string {
	if len(o.keys) == 0 {
		return o.rowID + sortDirection(o.back)
	}
	return "k0 IS NULL" + sortDirection(o.back) + ", " + o.firstKey() + o.otherKeys()
}

// firstKey writes the sort item of the first key for rows where it isn't null.
func (o *order) firstKey() string { return "k0" + sortDirection(o.keys[0].Desc != o.back) }

// otherKeys writes the sort items of the other keys and the id, each after a comma.
func (o *order) otherKeys() string {
	var b strings.Builder
	for i, key := range o.keys[1:] {
		k := "k" + strconv.Itoa(i+1)
		b.WriteString(", " + k + " IS NULL" + sortDirection(o.back) + ", " + k + sortDirection(key.Desc != o.back))
	}
	return b.String() + ", " + o.rowID + sortDirection(o.back)
}

func sortDirection(desc bool) string {
	if desc {
		return " DESC"
	}
	return ""
}

// Prefixes of the parameters that hold the values of a cursor.
const (
	afterCursor  = ""
	beforeCursor = "before_"
)

// withinPage writes the condition that a row lies between the cursors. Its text is the same for every cursor that rows
// come after and for none: whether there is one, and which of its keys are null, are values too.
func (o *order) withinPage() string {
	text := "$p.start OR " + o.comesAfter(afterCursor, " > ", 0)
	if o.hasBefore {
		text = "(" + text + ") AND NOT coalesce(" + o.comesAfter(beforeCursor, " >= ", 0) + ", false)"
	}
	return text
}

// beforePage writes the condition that a row doesn't come after the first cursor, afterPage that it doesn't come before
// the second.
func (o *order) beforePage() string {
	return "NOT coalesce(" + o.comesAfter(afterCursor, " > ", 0) + ", false)"
}
func (o *order) afterPage() string { return o.comesAfter(beforeCursor, " >= ", 0) }

// comesAfter writes the condition that a row comes after a cursor, by the keys from i on. idOperator compares ids. It is a CASE: of
// `a OR (b AND (c OR …))` Neo4j makes a conjunction, which takes it minutes for twenty keys.
func (o *order) comesAfter(cursor, idOperator string, i int) string {
	ids := o.rowID + idOperator + "$p." + cursor + "id"
	if i == len(o.keys) {
		return ids
	}
	var b strings.Builder
	for ; i < len(o.keys); i++ {
		n, further := strconv.Itoa(i), " > "
		if o.keys[i].Desc {
			further = " < "
		}
		k, at, null := "k"+n, "$p."+cursor+"k"+n, "$p."+cursor+"n"+n
		b.WriteString(" WHEN NOT " + null + " AND (" + k + further + at + " OR " + k + " IS NULL) THEN true" +
			" WHEN NOT coalesce(" + k + " = " + at + " OR " + null + " AND " + k + " IS NULL, false) THEN false")
	}
	return "CASE" + b.String() + " ELSE " + ids + " END"
}

// addCursors adds the parameters of the cursors.
func (o *order) addCursors(args *plan.ListArgs, p params) {
	p["start"] = args.After == nil
	o.addCursor(afterCursor, args.After, p)
	if args.Before != nil {
		o.addCursor(beforeCursor, args.Before, p)
	}
}

func (o *order) addCursor(cursor string, at *plan.Position, p params) {
	p[cursor+"id"] = ""
	for i := range o.keys {
		n := strconv.Itoa(i)
		p[cursor+"n"+n], p[cursor+"k"+n] = false, nil
		if at != nil {
			p[cursor+"n"+n], p[cursor+"k"+n] = at.Keys[i] == nil, encodeSortKey(at.Keys[i])
		}
	}
	if at != nil {
		p[cursor+"id"] = at.ID
	}
}
