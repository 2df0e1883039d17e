package embedded

import (
	"fmt"
	"strings"

	"graph287g/plan"
	"graph287g/store"
)

// explain tells an observer how the page of a scan is found: of each kind which conditions an index answers, and for which the nodes that
// these leave are looked at; then whether an index is gone over in order, or what passes is sorted.
func (c *scan) explain() {
	o := store.ObserverOf(c.ctx)
	if o == nil || o.Statement == nil {
		return
	}
	var lines []string
	for _, one := range c.kinds {
		lines = append(lines, c.s.kinds[one.kind].kind.Name+": "+one.explain())
	}
	o.Statement(strings.Join(append(lines, c.explainOrder()), "\n"), nil)
}

func (one *scanned) explain() string {
	var parts []string
	if one.all {
		parts = append(parts, "all nodes")
	} else {
		parts = append(parts, "by index: "+printed(one.used))
	}
	if len(one.looked) > 0 {
		parts = append(parts, "looked at: "+printed(one.looked))
	}
	return strings.Join(parts, "; ")
}

func printed(conditions []*plan.Filter) string {
	out := make([]string, len(conditions))
	for i, c := range conditions {
		out[i] = c.String()
	}
	return strings.Join(out, " and ")
}

func (c *scan) explainOrder() string {
	order := "id"
	if len(c.q.Args.Order) > 0 {
		order = c.q.Args.Order[0].Field.Name
	}
	if c.mayWalk() && c.q.List.Shape == plan.Page {
		return fmt.Sprintf("in order of the index of %s", order)
	}
	return "sorted"
}
