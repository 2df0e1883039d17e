package neo4j

import "graph287g/ontology"

// orderIndex returns the property of the first sort key, where an index holds the nodes of a scan in its order, and
// whether it may be null.
func (rr *rowReader) orderIndex() (property string, nullable bool) {
	if rr.order.back || rr.order.hasBefore || rr.query.Step.Kinds.Len() != 1 || len(rr.order.keys) == 0 || len(rr.order.keys[0].Hops) > 0 {
		return "", false
	}
	kind := rr.query.Step.Kinds.In(rr.reader.layout.catalogue)[0]
	f := kind.Field(rr.order.keys[0].Field.Name)
	if f == nil || f.Role != ontology.Stored || !f.Order && f.Name != "id" {
		return "", false
	}
	return sortKeyProperty(f), !f.Type.NonNull
}

// indexedPage writes the rows of a page of one kind, and what has to come before them. First come the nodes that have the first key, from its index and in its order;
// only where they don't fill the page, those that lack it follow, by their other keys. After a cursor among the latter
// the former are left out.
func (rr *rowReader) indexedPage(key string, nullable bool, node, row string) (before, rows string) {
	at := rr.query.Args.After
	having := "[]"
	switch {
	case at == nil:
		having = rr.firstWhere(node, rr.indexHint("", key), "n."+key+" IS NOT NULL", "", row, rr.order.firstKey()+rr.order.otherKeys())
	case at.Keys[0] != nil:
		having = rr.firstWhere(node, rr.indexHint("SEEK ", key), "n."+key+rr.keyRange(), "NOT k0 = $p.k0 OR "+rr.order.comesAfter(afterCursor, " > ", 1), row, rr.order.firstKey()+rr.order.otherKeys())
	}
	if !nullable {
		return "", having
	}
	return "WITH " + having + " AS a\n", "a + CASE WHEN size(a) < $p.first THEN " + rr.withoutKey(node, key, row) + " ELSE [] END"
}

// keyRange writes the range of the keys from the cursor's on, inclusive: an index can seek it, which it can't for
// `k < x OR k = x AND …`.
func (rr *rowReader) keyRange() string {
	if rr.order.keys[0].Desc {
		return " <= $p.k0"
	}
	return " >= $p.k0"
}

// withoutKey writes a page of the nodes without the first key. If there is no other key, the index of ids gives the order.
func (rr *rowReader) withoutKey(node, key, row string) string {
	at := rr.query.Args.After
	inside := at != nil && at.Keys[0] == nil
	null, then, by := "n."+key+" IS NULL AND n.id > $p.lacking", "", rr.order.otherKeys()[len(", "):]
	rr.addLacking()
	if inside && len(rr.order.keys) > 1 {
		then = rr.order.comesAfter(afterCursor, " > ", 1)
	}
	return rr.firstWhere(node, rr.indexHint("SEEK ", "id"), null, then, row, by)
}

// addLacking adds the parameter after which the nodes without the first key come: the cursor's, where it is that of one of them and there
// is no other key.
func (rr *rowReader) addLacking() {
	rr.params["lacking"] = ""
	if at := rr.query.Args.After; at != nil && len(at.Keys) == 1 && at.Keys[0] == nil {
		rr.params["lacking"] = at.ID
	}
}

// indexHint names the index of a property that gives the order, unless there is a filter, for which another may be better.
func (rr *rowReader) indexHint(how, property string) string {
	if rr.where != "" || rr.query.Step.Kinds.Len() != 1 {
		return ""
	}
	return how + "n:" + rr.query.Step.Kinds.In(rr.reader.layout.catalogue)[0].Name + "(" + property + ")"
}

// firstWhere writes the first of the nodes for which has holds and, once the sort keys are bound, then.
func (rr *rowReader) firstWhere(node, index, has, then, row, by string) string {
	where := rr.where
	rr.addCondition(has)
	match := rr.matchClause(node, index)
	rr.where = where
	if then != "" {
		then = " WHERE " + then
	}
	return "COLLECT { " + match + rr.order.bindKeys("n") + "\nWITH n" + rr.order.keyVariables() + then + "\nRETURN " + row + " ORDER BY " + by + " LIMIT $p.first }"
}
