package compile

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// bindPage binds the arguments of a step whose rows are shown as a connection.
func (c *compilation) bindPage(s *plan.Step, g group) {
	target := g.fields[0].Definition.Arguments.ForName("filter").Type.Name()
	target = target[:len(target)-len("Filter")]
	c.bind(s, g, func(a *arguments) any {
		args := listArgs(s)
		c.bindList(a, args, target)
		return args
	})
}

// listArgs returns new arguments of the type that belongs to the operation of a step.
func listArgs(s *plan.Step) plan.Lister {
	switch s.Spec.(type) {
	case *plan.NeighborsSpec:
		return new(plan.NeighborsArgs)
	case *plan.TraverseSpec:
		return new(plan.TraverseArgs)
	}
	return new(plan.ListArgs)
}

// bindList binds the arguments of a list. All but the page and the cursors go into the tag, so that a cursor is valid only with them.
func (c *compilation) bindList(a *arguments, args plan.Lister, target string) {
	var given []byte
	for _, name := range []string{"filter", "orderBy", "basis", "reach", "relations"} {
		if v, ok := a.getOptional(name); ok {
			given = store.AppendJSON(append(append(given, 0), name...), v)
			c.bindListArgument(a, args, target, name, v)
		}
	}
	to := args.AsList()
	if order := plan.OrderOf(c.c.Kind(target)); order != nil && len(to.Order) == 0 {
		to.Order = order
		given = append(append(given, 0), order[0].Field.Name...) // a cursor from before the kind had an order is of other arguments
	}
	given = c.bindTime(a, to, given)
	to.Tag = store.Tag([]byte(c.listOf(a.field())), given)
	bindSize(a, to)
	c.bindCursors(a, to)
}

// listOf returns the name of the list that a field pages through, for the tag of its cursors. It is that of the first interface that
// declares the field, so that a cursor is valid whether the field was selected on County or on Jurisdiction.
func (c *compilation) listOf(f *ast.Field) string {
	of := f.ObjectDefinition
	for _, i := range c.c.Interfaces {
		if (i.Name == of.Name || slices.Contains(of.Interfaces, i.Name)) && i.Field(f.Name) != nil {
			return i.Name + "." + f.Name
		}
	}
	return of.Name + "." + f.Name
}

// getOptional returns an argument that the field may not have; null counts as left out.
func (a *arguments) getOptional(name string) (v any, given bool) {
	if a.field().Definition.Arguments.ForName(name) == nil {
		return nil, false
	}
	v, ok := a.get(name)
	return v, ok && v != nil
}

func (c *compilation) bindListArgument(a *arguments, args plan.Lister, target, name string, v any) {
	switch name {
	case "filter":
		m, _ := v.(map[string]any)
		args.AsList().Filter = c.filter(a, target, m)
	case "orderBy":
		items, _ := v.([]any)
		args.AsList().Order = c.order(a, target, items)
	case "basis":
		args.(*plan.TraverseArgs).Bases = plan.Bases(c.rankSet("Basis", v, noBasis))
	case "reach":
		args.(*plan.TraverseArgs).Reaches = plan.Reaches(c.rankSet("Reach", v, noReach))
	case "relations":
		args.(*plan.NeighborsArgs).Relations = c.relations(v)
	}
}

// relations returns the relations of a list of names, each once. The empty list stays one: nil would stand for all.
func (c *compilation) relations(v any) []*ontology.Relation {
	items, _ := v.([]any)
	out := []*ontology.Relation{}
	for _, item := range items {
		if r := c.c.Relation(asText(item)); !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}

// rankSet turns a list of enum values into bits; the empty list becomes a bit that none of them has, for no bit at all
// lets everything pass.
func (c *compilation) rankSet(enum string, v any, empty uint16) uint16 {
	items, _ := v.([]any)
	var out uint16
	for _, item := range items {
		if rank, ok := c.c.Enum(enum).Rank(asText(item)); ok {
			out |= 1 << (rank + 1)
		}
	}
	if out == 0 {
		return empty
	}
	return out
}

// Bits of plan.Bases and plan.Reaches that belong to no basis and no reach. A set with one of them alone lets nothing pass.
const (
	noBasis = 1 << 15
	noReach = 1 << 7
)
