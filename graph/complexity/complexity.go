// Package complexity counts what the arguments of an operation ask of whoever has to plan it: the conditions of its filters, the
// keys of its orders and groups, the relations that these follow, and the words of its searches. The rows that an operation shows say nothing of that (package
// cost): a filter that no node fits may look at every relation of the graph, and a database that plans statements takes the longer
// the more of it there is, whatever it finds.
//
// It depends on the plan and its arguments alone, so that it is the same for every store and every version of the graph. Filters are
// counted as they are bound: what comes by a variable counts like what is written, and what comes several times counts each time.
package complexity

import (
	"graph287g/ontology"
	"graph287g/plan"
)

// What things count. A unit is about what takes Neo4j the time of planning one relation of a filter.
const (
	statement = 10 // a list that is narrowed or ordered, groups, a number of different values, a timeline, a search
	condition = 1  // of a filter
	relation  = 3  // that a condition or a key follows: each of each path
	key       = 5  // to order or to group by
	word      = 2  // of a search, which is looked for in up to twenty forms, and again where nothing fits all
)

// A Part is what one argument of a field counts.
type Part struct {
	Step     int    // index of the step that the field is for
	Argument string // its name, empty for the field itself
	Count    int
}

// Of lists the parts of a plan that count anything, in order of the steps.
func Of(p *plan.Plan, args plan.Args) []Part {
	c := &counter{catalogue: p.Catalogue, args: args}
	for _, s := range p.Steps {
		c.step(p, s)
	}
	return c.parts
}

// Sum returns what all of some parts count.
func Sum(parts []Part) int {
	n := 0
	for i := range parts {
		n += parts[i].Count
	}
	return n
}

// Largest returns the part that counts most, of equal ones the first. There must be one.
func Largest(parts []Part) Part {
	out := parts[0]
	for _, p := range parts {
		if p.Count > out.Count {
			out = p
		}
	}
	return out
}

type counter struct {
	catalogue *ontology.Catalogue
	args      plan.Args
	parts     []Part
}

func (c *counter) add(s *plan.Step, argument string, count int) {
	if count > 0 {
		c.parts = append(c.parts, Part{s.Index, argument, count})
	}
}

// step counts a step. One that aggregates the rows of a list selects them anew, by the filter of the list.
func (c *counter) step(p *plan.Plan, s *plan.Step) {
	if s.Index >= len(c.args) {
		return
	}
	switch args := c.args[s.Index].(type) {
	case plan.Lister:
		c.list(s, args.AsList())
	case plan.Keyed:
		of := p.Steps[s.Spec.(plan.Aggregation).ListStep()]
		c.add(s, "", statement)
		c.add(s, "by", c.keys(args.AllKeys(), of.Kinds))
		c.add(s, "filter", c.filter(&plan.ListArgsOf(c.args, of.Index).Filter, of.Kinds))
	case *plan.SearchArgs:
		c.add(s, "", statement)
		c.add(s, "query", word*len(args.Query.Terms))
	case *plan.EvidenceArgs:
		if args.Fields != nil {
			c.add(s, "fields", statement)
		}
	}
}

func (c *counter) list(s *plan.Step, args *plan.ListArgs) {
	filter, order := c.filter(&args.Filter, s.Kinds), c.order(args.Order, s.Kinds)
	if filter+order > 0 || args.Back || args.After != nil || args.Before != nil {
		c.add(s, "", statement)
	}
	c.add(s, "filter", filter)
	c.add(s, "orderBy", order)
}
