package neo4j

import "graph287g/ontology"

// indexed returns the property of the first key, where an index has the nodes of an All step in its order, and whether
// some nodes may lack it.
func (t *table) indexed() (property string, nullable bool) {
	if t.order.back || t.order.bounded || t.q.Step.Kinds.Len() != 1 || len(t.order.keys) == 0 || len(t.order.keys[0].Hops) > 0 {
		return "", false
	}
	kind := t.q.Step.Kinds.In(t.r.l.c)[0]
	f := kind.Field(t.order.keys[0].Field.Name)
	if f == nil || f.Role != ontology.Stored || !f.Order && f.Name != "id" {
		return "", false
	}
	return keyProperty(f), !f.Type.NonNull
}

// indexedPage takes a page of one kind. First come the nodes that have the first key, from its index and in its order;
// only where they don't fill the page those that lack it follow, by their other keys. A cursor among the latter leaves
// the former out.
func (t *table) indexedPage(key string, nullable bool, total, node, row string) string {
	at := t.q.Args.After
	having := "[]"
	switch {
	case at == nil:
		having = t.part(node, t.index("", key), "n."+key+" IS NOT NULL", "", row, t.order.first()+t.order.rest())
	case at.Keys[0] != nil:
		having = t.part(node, t.index("SEEK ", key), "n."+key+t.beyond(), "NOT k0 = $p.k0 OR "+t.order.behind(after, " > ", 1), row, t.order.first()+t.order.rest())
	}
	if !nullable {
		return "RETURN " + total + ", " + having
	}
	return "WITH " + having + " AS a\nRETURN " + total + ", a + CASE WHEN size(a) < $p.first THEN " + t.lacking(node, key, row) + " ELSE [] END"
}

// beyond is the range in which the keys after the cursor's lie, it included: a range that an index can seek, where `less,
// or equal and …` would be two.
func (t *table) beyond() string {
	if t.order.keys[0].Desc {
		return " <= $p.k0"
	}
	return " >= $p.k0"
}

// lacking takes nodes without the first key. By ids alone the index of these gives the order.
func (t *table) lacking(node, key, row string) string {
	at := t.q.Args.After
	inside := at != nil && at.Keys[0] == nil
	null, then, by := "n."+key+" IS NULL AND n.id > $p.lacking", "", t.order.rest()[len(", "):]
	t.p["lacking"] = ""
	switch {
	case len(t.order.keys) == 1 && inside:
		t.p["lacking"] = at.ID
	case inside:
		then = t.order.behind(after, " > ", 1)
	}
	return t.part(node, t.index("SEEK ", "id"), null, then, row, by)
}

// index says how to use the index of a property that gives the order, unless there is a filter, which may have a better
// one.
func (t *table) index(how, property string) string {
	if t.where != "" || t.q.Step.Kinds.Len() != 1 {
		return ""
	}
	return how + "n:" + t.q.Step.Kinds.In(t.r.l.c)[0].Name + "(" + property + ")"
}

// part takes the first of some nodes: of those for which has holds and, once the keys are known, then.
func (t *table) part(node, index, has, then, row, by string) string {
	where := t.where
	t.and(has)
	match := t.matching(node, index)
	t.where = where
	if then != "" {
		then = " WHERE " + then
	}
	return "COLLECT { " + match + t.order.bind("n") + "\nWITH n" + t.order.names() + then + "\nRETURN " + row + " ORDER BY " + by + " LIMIT $p.first }"
}
