package compile

import (
	"slices"

	"graph287g/agreement"
	"graph287g/graph/computed"
	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// temporal compiles a stored field with arguments for the day as of which its value is asked.
func (c *compilation) temporal(s *plan.Step, kinds ontology.KindSet, f *ontology.Field, g group) encode.Value {
	child, column := c.onDay(s, kinds, f, g)
	return encode.Value{Op: encode.Child, NonNull: f.Type.NonNull, Step: child.Index, Column: column}
}

// onDay adds a step with the value of a stored field on the day asked about, and returns it and the column of the value.
func (c *compilation) onDay(s *plan.Step, kinds ontology.KindSet, f *ontology.Field, g group) (*plan.Step, int) {
	child, made := c.step(plan.Step{Parent: s.Index, Spec: &plan.ConditionalSpec{Field: f}, On: kinds}, g.fields, g.path)
	c.out.NeedsNewest = true
	if made {
		c.bind(child, g, func(a *arguments) any { return &plan.ConditionalArgs{Cases: a.time().Cases()} })
	}
	return child, child.Column(plan.Column{Kind: plan.Output, Name: plan.ConditionalValue})
}

// statusExplanation compiles the sentences on an agreement's status. They read what the rules say of the day from a step of their own.
func (c *compilation) statusExplanation(s *plan.Step, kinds ontology.KindSet, g group) encode.Value {
	reads := c.reads(s, kinds, computed.StatusExplanation.Read(c.c, kinds), g)
	if g.hasArguments() {
		c.out.NeedsNewest = true
		status := c.c.Kind("Agreement").Field("status")
		child, made := c.step(plan.Step{Parent: s.Index, Spec: &plan.ConditionalSpec{Field: status}, On: kinds}, g.fields, g.path)
		if made {
			c.bind(child, g, func(a *arguments) any { return &plan.ConditionalArgs{Cases: agreement.Explanations(a.time())} })
		}
		state := encode.ReadValue{Name: "state", Column: child.Column(plan.Column{Kind: plan.Output, Name: plan.ConditionalValue})}
		reads.Nodes = append(reads.Nodes, encode.ReadNodes{Name: "day", Reads: &encode.Reads{Step: child.Index, Values: []encode.ReadValue{state}}})
	}
	backed, made := c.step(plan.Step{Parent: s.Index, Spec: &plan.EvidenceSpec{}, On: kinds}, g.fields, g.path)
	if made {
		c.bind(backed, g, func(*arguments) any { return &plan.EvidenceArgs{Fields: slices.Clone(computed.BackedFields)} })
	}
	backing := &encode.Reads{Step: backed.Index}
	c.readOutputs(backed, backing, []outputRead{{"field", plan.EvidenceField}, {"standing", plan.EvidenceStanding}, {"reason", plan.EvidenceReason}})
	reads.Nodes = append(reads.Nodes, encode.ReadNodes{Name: "backing", Reads: backing})
	place := c.bindText(g, func(a *arguments, args map[string]any) {
		if at := a.time(); at.IsGiven() {
			args[computed.ExplainedDay] = at.Day()
		}
	})
	return encode.Value{Op: encode.Text, NonNull: true, Step: s.Index, Text: &encode.ComputedText{
		Make: computed.StatusExplanation.Make, Bound: computed.StatusExplanation.Bound, Args: place, Reads: reads,
	}}
}

// hasArguments reports whether arguments are given to the field.
func (g group) hasArguments() bool { return len(g.fields[0].Arguments) > 0 }

// isGiven reports whether an argument is given to the field.
func (g group) isGiven(name string) bool { return g.fields[0].Arguments.ForName(name) != nil }

// time reads `asOf`, `knownAt` and `certainty`.
func (a *arguments) time() agreement.Time {
	out := agreement.Time{Catalogue: a.catalogue, On: a.day("asOf"), Known: a.knownAt(), Today: a.Today, Newest: a.Newest}
	if v, ok := a.getOptional("certainty"); ok {
		out.Possible = v == agreement.Possible
	}
	newest, _ := a.getOptional("onNewestDay")
	switch {
	case newest == true && out.On != "":
		a.fail("onNewestDay", "asOf gives a day already: leave one of the two out")
	case newest == true:
		out.On = out.Day()
	case out.Possible && out.On == "":
		a.fail("certainty", "POSSIBLE needs a day: give asOf or onNewestDay beside it, or leave certainty out")
	}
	return out
}

// bindTime binds the day of a list: it adds a condition on the rows, and the cases of their temporal field. It returns given, which goes
// into the tag of cursors, with these arguments appended.
func (c *compilation) bindTime(a *arguments, to *plan.ListArgs, given []byte) []byte {
	if a.field().Definition.Arguments.ForName("asOf") == nil {
		return given
	}
	at := a.time()
	if !at.IsGiven() {
		return given
	}
	to.Cases = at.Cases()
	c.checkOrderOnDay(a, to)
	rows := at.Rows()
	to.Filter = plan.Filter{Op: plan.And, Sub: append([]plan.Filter{rows}, to.Filter.Sub...)}
	return store.AppendJSON(append(given, 0), []any{at.On, at.Known, at.Possible})
}

// listDay compiles the day of which a list is, which follows from its arguments alone.
func (c *compilation) listDay(list group) encode.Value {
	c.out.NeedsNewest = true
	place := c.out.texts
	c.out.texts++
	c.out.bindings = append(c.out.bindings, binding{step: place, group: list, text: func(a *arguments) map[string]any {
		quiet := *a // a copy, because bindTime reports the errors already
		return map[string]any{encode.ArgumentValue: quiet.time().On}
	}})
	return encode.Value{Op: encode.Argument, Text: &encode.ComputedText{Args: place}}
}

// cases returns the cases of the temporal field on the day of a list; nil where no day is given.
func (a *arguments) cases() []plan.Case {
	if a.field().Definition.Arguments.ForName("asOf") == nil {
		return nil
	}
	quiet := *a // a copy, because bindTime reports the errors already
	return quiet.time().Cases()
}

// checkOrderOnDay refuses to order by the temporal field as of a day: its value then follows from conditions and is in no column.
func (c *compilation) checkOrderOnDay(a *arguments, to *plan.ListArgs) {
	for _, key := range to.Order {
		if key.Field.Temporal && len(key.Hops) == 0 && key.Field.Role == ontology.Stored {
			a.fail("orderBy", "%s is that of a day here, by which nothing is ordered: order by a date, group by it, or leave asOf and knownAt out", key.Field.Name)
		}
	}
}

// onDay turns conditions on a temporal field into one on its cases: the first case that holds has a value that meets the conditions.
func (r *filterReader) onDay(f *ontology.Field, conditions []plan.Filter) plan.Filter {
	m := store.Matcher{Catalogue: r.c}
	var values []string
	for _, v := range r.c.Enum(f.Type.Name).Values {
		if !slices.ContainsFunc(conditions, func(x plan.Filter) bool { return !m.MatchValue(&x, v.Name) }) {
			values = append(values, v.Name)
		}
	}
	return agreement.FirstCaseIs(r.cases, values...)
}

// bindTemporalKeys sets the cases of keys that group a list as of a day by its temporal field. It runs after all bindings, because the
// cases are arguments of the list.
func (o *Operation) bindTemporalKeys(args plan.Args) {
	for i, s := range o.Plan.Steps {
		switch spec := s.Spec.(type) {
		case *plan.GroupSpec:
			a := plan.ArgsOf[plan.GroupArgs](args, i)
			setKeyCases(a.By, plan.ListArgsOf(args, spec.Of).Cases)
			if a.Distinct != nil && a.Distinct.Temporal() {
				a.Distinct.Cases = plan.ListArgsOf(args, spec.Of).Cases
			}
		case *plan.CountDistinctSpec:
			if a := plan.ArgsOf[plan.CountDistinctArgs](args, i); a.Key.Temporal() {
				a.Key.Cases = plan.ListArgsOf(args, spec.Of).Cases
			}
		case *agreement.TimelineSpec:
			setKeyCases(plan.ArgsOf[agreement.TimelineArgs](args, i).By, plan.ListArgsOf(args, spec.Of).Cases)
		}
	}
}

func setKeyCases(by []plan.Key, cases []plan.Case) {
	for k := range by {
		if by[k].Temporal() {
			by[k].Cases = cases
		}
	}
}
