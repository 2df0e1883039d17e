package store

import (
	"cmp"
	"fmt"
	"maps"
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
	owner := map[string]string{}
	for name, id := range existing.Owners {
		if put, edited := d.nodes[id]; !edited || put != nil && slices.Contains(Names(d.c, put), name) {
			owner[name] = id
		}
	}
	for _, id := range slices.Sorted(maps.Keys(d.nodes)) {
		n := d.nodes[id]
		if n == nil {
			continue
		}
		for _, name := range append(Names(d.c, n), FormerName(id)) {
			if other, ok := owner[name]; ok && other != id {
				d.problem(id, "", "%s has the same %s", other, showName(name))
				continue
			}
			owner[name] = id
		}
		for _, former := range texts(n.Properties["formerIds"]) {
			if d.exists(existing, former) {
				d.problem(id, "formerIds", "%s is still a node of its own", former)
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
	if n, ok := d.nodes[id]; ok {
		return n != nil
	}
	return existing.Nodes[id] != nil
}

func (d *Draft) checkEdges(existing *Existing) {
	for key, e := range d.edges {
		if e == nil {
			continue
		}
		for _, end := range []string{e.From, e.To} {
			if !d.exists(existing, end) {
				d.problem(key.Relation+" "+key.ID, "", "there is no node %s", end)
			}
		}
	}
}
