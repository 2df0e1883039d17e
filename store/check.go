package store

import (
	"cmp"
	"fmt"
	"slices"
)

// Check checks the draft against what exists already and returns the edits that change something, in the order in which they can be
// applied: deleted relations, deleted nodes, nodes, relations. The error is *InvalidError with all problems.
func (d *Draft) Check(existing *Existing) ([]Edit, error) {
	if len(d.problems) == 0 {
		d.checkNodes(existing)
		d.checkEdges(existing)
		d.checkDegrees(existing)
	}
	if len(d.problems) > 0 {
		slices.SortStableFunc(d.problems, func(a, b Problem) int {
			return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Field, b.Field), cmp.Compare(a.What, b.What))
		})
		return nil, &InvalidError{slices.Compact(d.problems)}
	}
	return d.changes(existing), nil
}

func (d *Draft) problem(id, field, format string, args ...any) {
	d.problems = append(d.problems, Problem{id, field, fmt.Sprintf(format, args...)})
}

// checkNodes finds names that two nodes would have. The problem is reported for the node that does not have the name yet, of two new
// ones for the second by id.
func (d *Draft) checkNodes(existing *Existing) {
	owner := make(map[string]string, len(d.needs.Names))
	for name, id := range existing.Owners {
		if i, touched := d.at[id]; touched {
			if _, edited := d.edited(i); edited && !slices.Contains(d.nodes[i].names, name) {
				continue
			}
		}
		owner[name] = id
	}
	for i := range d.nodes {
		x := &d.nodes[i]
		if x.node == nil {
			continue
		}
		for _, name := range x.names {
			if other, ok := owner[name]; ok && other != x.id {
				d.problem(x.id, "", "%s has the same %s", other, showName(name))
				continue
			}
			owner[name] = x.id
		}
		for _, former := range texts(x.node.Properties["formerIds"]) {
			if d.exists(existing, former) {
				d.problem(x.id, "formerIds", "%s is still a node of its own", former)
			}
		}
	}
}

func showName(name string) string {
	out := []byte(name)
	for i, c := range out {
		if c == 0 {
			out[i] = ' '
		}
	}
	return string(out)
}

func (d *Draft) exists(existing *Existing, id string) bool {
	if i, touched := d.at[id]; touched {
		return d.isThere(existing, i)
	}
	return existing.Nodes[id] != nil
}

// isThere reports whether a touched node is there after the change.
func (d *Draft) isThere(existing *Existing, touched int32) bool {
	if n, edited := d.edited(touched); edited {
		return n != nil
	}
	return existing.Nodes[d.touched[touched]] != nil
}

func (d *Draft) checkEdges(existing *Existing) {
	for i := range d.edges {
		e := &d.edges[i]
		if e.edge == nil {
			continue
		}
		for _, end := range []int32{e.from, e.to} {
			if !d.isThere(existing, end) {
				d.problem(e.key.Relation+" "+e.key.ID, "", "there is no node %s", d.touched[end])
			}
		}
	}
}
