package neo4j

import "strings"

// shadow returns that of the first key, where an index has the nodes of an All step in its order; else nil.
func (t *table) shadow() *shadow {
	if t.q.Step.Kinds.Len() != 1 || len(t.order.keys) == 0 || len(t.order.keys[0].Hops) > 0 {
		return nil
	}
	if f := t.order.keys[0].Field; f.Name == "id" {
		return &shadow{field: f, key: keyProperty(f)}
	}
	shadows := t.r.l.kinds[t.q.Step.Kinds.In(t.r.l.c)[0].Index].shadow
	for i := range shadows {
		if shadows[i].field.Name == t.order.keys[0].Field.Name {
			return &shadows[i]
		}
	}
	return nil
}

// indexedPage takes a page of one kind from two indexes: first the nodes that have the first key, in its order, then
// those that lack it, by id. Each part is cut by itself, so that neither is read to its end. A cursor among the latter
// leaves the former out.
func (t *table) indexedPage(s *shadow, node, row string) string {
	var parts []string
	switch after := t.q.Args.After; {
	case after == nil:
		parts = append(parts, t.having(node, "n."+s.key+" IS NOT NULL", ""))
	case after.Keys[0] != nil:
		parts = append(parts, t.having(node, "n."+s.key+t.beyond(), "NOT k0 = $p.k0 OR "+t.order.afterKey(1)))
	case s.field.Type.NonNull:
		parts = append(parts, t.having(node, "false", "")) // no such row: the cursor is no list's
	}
	if !s.field.Type.NonNull {
		parts = append(parts, t.lacking(node, s))
	}
	return "CALL () { " + strings.Join(parts, "\nUNION ALL\n") + " }\nWITH n, part" + t.order.names() +
		"\nRETURN " + row + " ORDER BY part, " + t.order.first() + t.order.rest() + " LIMIT $p.first"
}

// beyond is the range in which the keys after the cursor's lie, it included: a range that an index can seek, where `less,
// or equal and …` would be two.
func (t *table) beyond() string {
	if t.order.keys[0].Desc {
		return " <= $p.k0"
	}
	return " >= $p.k0"
}

// having takes nodes with the first key.
func (t *table) having(node, has, then string) string {
	return t.part(node, has, then, " RETURN n, 0 AS part", t.order.first())
}

// lacking takes nodes without the first key, of which a flag has an index. Ordering by the flag too, though it is always
// the same, lets the index give the order.
func (t *table) lacking(node string, s *shadow) string {
	flag, then := "n."+s.null+" = true", ""
	after := t.q.Args.After
	inside := after != nil && after.Keys[0] == nil
	t.p["lacking"] = ""
	switch {
	case len(t.order.keys) == 1 && inside:
		t.p["lacking"] = after.ID
		fallthrough
	case len(t.order.keys) == 1:
		flag += " AND n.id > $p.lacking"
	case inside:
		then = t.order.afterKey(1)
	}
	return t.part(node, flag, then, " RETURN n, 1 AS part", "n."+s.null)
}

// part takes the first of some nodes: of those for which has holds and, once the keys are known, then.
func (t *table) part(node, has, then, returned, by string) string {
	where := t.where
	t.and(has)
	match := t.matching(node)
	t.where = where
	if then != "" {
		then = " WHERE " + then
	}
	return match + t.order.bind("n") + "\nWITH n" + t.order.names() + then + returned + t.order.names() +
		" ORDER BY " + by + t.order.rest() + " LIMIT $p.first"
}
