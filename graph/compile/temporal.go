package compile

import (
	"slices"

	"graph287g/agreement"
	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// temporal compiles a stored field that is asked for as of a day.
func (c *compilation) temporal(s *plan.Step, kinds ontology.KindSet, f *ontology.Field, g group) encode.Value {
	child, made := c.step(plan.Step{Parent: s.Index, Spec: &plan.ConditionalSpec{Field: f}, On: kinds}, g.fields, g.place)
	if made {
		c.bind(child, g, func(a *arguments) any { return &plan.ConditionalArgs{Cases: a.time().Cases()} })
	}
	return encode.Value{Op: encode.Child, NonNull: f.Type.NonNull, Step: child.Index, Column: child.Column(plan.Column{Kind: plan.Output, Name: plan.ConditionalValue})}
}

// asked tells whether a field is asked for with arguments.
func (g group) asked() bool { return len(g.fields[0].Arguments) > 0 }

// time reads the arguments of a field that say of what day it is asked, and by what was known.
func (a *arguments) time() agreement.Time {
	out := agreement.Time{Catalogue: a.catalogue, On: a.day("asOf"), Known: a.knownAt(a.today), Today: a.today}
	if v, ok := a.getIf("certainty"); ok {
		out.Possible = v == agreement.Possible
	}
	if out.Possible && out.On == "" {
		a.fail("certainty", "POSSIBLE needs a day: give asOf beside it, or leave certainty out")
	}
	return out
}

// bindTime binds the day of a list: a condition on its rows, and what their temporal field is that day. It returns what
// was given, for cursors.
func (c *compilation) bindTime(a *arguments, to *plan.ListArgs, given []byte) []byte {
	if a.field().Definition.Arguments.ForName("asOf") == nil {
		return given
	}
	at := a.time()
	if !at.Given() {
		return given
	}
	to.Cases = at.Cases()
	c.orderOfDay(a, to)
	rows := at.Rows()
	to.Filter = plan.Filter{Op: plan.And, Sub: append([]plan.Filter{rows}, to.Filter.Sub...)}
	return store.AppendJSON(append(given, 0), []any{at.On, at.Known, at.Possible})
}

// cases are what the temporal field is on the day of a list; none where the list is of no day.
func (a *arguments) cases() []plan.Case {
	if a.field().Definition.Arguments.ForName("asOf") == nil {
		return nil
	}
	quiet := *a // what is wrong is said once, by bindTime
	return quiet.time().Cases()
}

// orderOfDay refuses to order by what only a comparison of dates tells.
func (c *compilation) orderOfDay(a *arguments, to *plan.ListArgs) {
	for _, key := range to.Order {
		if key.Field.Temporal && len(key.Hops) == 0 && key.Field.Role == ontology.Stored {
			a.fail("orderBy", "%s is that of a day here, by which nothing is ordered: order by a date, group by it, or leave asOf and knownAt out", key.Field.Name)
		}
	}
}

// ofDay turns a condition on a temporal field into one on the cases: that the first to hold is one of the values for which
// the condition holds.
func (r *filterReader) ofDay(f *ontology.Field, conditions []plan.Filter) plan.Filter {
	m := store.Matcher{Catalogue: r.c}
	var values []string
	for _, v := range r.c.Enum(f.Type.Name).Values {
		if !slices.ContainsFunc(conditions, func(x plan.Filter) bool { return !m.Fits(&x, v.Name) }) {
			values = append(values, v.Name)
		}
	}
	return agreement.Is(r.cases, values...)
}

// temporalKeys lets groups of a list as of a day count by what its temporal field is that day.
func (o *Operation) temporalKeys(args plan.Args) {
	for i, s := range o.Plan.Steps {
		switch spec := s.Spec.(type) {
		case *plan.GroupSpec:
			a := plan.ArgsOf[plan.GroupArgs](args, i)
			keysOfDay(a.By, plan.ListArgsOf(args, spec.Of).Cases)
			if a.Distinct != nil && a.Distinct.Temporal() {
				a.Distinct.Cases = plan.ListArgsOf(args, spec.Of).Cases
			}
		case *plan.CountDistinctSpec:
			if a := plan.ArgsOf[plan.CountDistinctArgs](args, i); a.Key.Temporal() {
				a.Key.Cases = plan.ListArgsOf(args, spec.Of).Cases
			}
		case *agreement.TimelineSpec:
			keysOfDay(plan.ArgsOf[agreement.TimelineArgs](args, i).By, plan.ListArgsOf(args, spec.Of).Cases)
		}
	}
}

func keysOfDay(by []plan.Key, cases []plan.Case) {
	for k := range by {
		if by[k].Temporal() {
			by[k].Cases = cases
		}
	}
}
