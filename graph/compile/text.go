package compile

import (
	"slices"
	"strconv"

	"graph287g/graph/apierror"
	"graph287g/graph/computed"
	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/plan"
)

// text compiles a text that is computed from values of a node and its neighbors. What it reads becomes columns of the step and hidden
// steps below it, which all texts of the same nodes share.
func (c *compilation) text(s *plan.Step, kinds ontology.KindSet, f *ontology.Field, t computed.Text, g group) encode.Value {
	return encode.Value{Op: encode.Text, NonNull: f.Type.NonNull, Step: s.Index, Text: &encode.ComputedText{
		Make: t.Make, Bound: t.Bound, Args: c.bindText(g, nil), Reads: c.reads(s, kinds, t.Read(c.c, kinds), g),
	}}
}

// label compiles the words for a stored value, of a temporal field those for its value on the day asked about. There are none where it is null.
func (c *compilation) label(s *plan.Step, kinds ontology.KindSet, f *ontology.Field, t computed.Text, g group) encode.Value {
	of, reads := f.LabelOf, &encode.Reads{Step: s.Index}
	if of.Temporal && (g.isGiven("asOf") || g.isGiven("knownAt")) {
		child, column := c.onDay(s, kinds, of, g)
		value := encode.ReadValue{Name: of.Name, Column: column, Needed: true}
		reads.Nodes = []encode.ReadNodes{{Name: of.Name, Reads: &encode.Reads{Step: child.Index, Values: []encode.ReadValue{value}}}}
	} else {
		column := s.Column(plan.Column{Kind: plan.Property, Name: of.Name, On: kinds})
		reads.Values = []encode.ReadValue{{Name: of.Name, Column: column, Needed: true}}
	}
	return encode.Value{Op: encode.Text, NonNull: f.Type.NonNull, Step: s.Index, Text: &encode.ComputedText{
		Make: t.Make, Bound: t.Bound, Args: c.bindText(g, nil), Reads: reads,
	}}
}

// partText compiles a text that is made of the parts of a value, whose columns differ by their part alone.
func (c *compilation) partText(s *plan.Step, object *ontology.Object, f *ontology.Field, g group, col plan.Column) encode.Value {
	t, ok := computed.OfPart(f)
	if !ok { // internal/schemagen refuses such a field
		c.err = apierror.At(apierror.Internal, g.fields[0].Position, g.path, "nothing answers %s; this is our mistake", f.Coordinate())
		return nullConst
	}
	reads := &encode.Reads{Step: s.Index}
	for _, name := range t.Reads {
		col.Part = slices.IndexFunc(object.Fields, func(p *ontology.Field) bool { return p.Name == name })
		reads.Values = append(reads.Values, encode.ReadValue{Name: name, Column: s.Column(col), Needed: object.Fields[col.Part].Type.NonNull})
	}
	return encode.Value{Op: encode.Text, NonNull: f.Type.NonNull, Step: s.Index, Text: &encode.ComputedText{
		Make: t.Make, Bound: t.Bound, Args: c.bindText(g, nil), Reads: reads,
	}}
}

func (c *compilation) reads(s *plan.Step, kinds ontology.KindSet, t computed.Tree, g group) *encode.Reads {
	out := &encode.Reads{Step: s.Index}
	for _, name := range t.Fields {
		out.Values = append(out.Values, c.read(s, kinds, name))
	}
	for _, b := range t.Branches {
		child := c.hiddenStep(s, kinds, b, g)
		out.Nodes = append(out.Nodes, encode.ReadNodes{Name: b.Name, Reads: c.reads(child, b.To, b.Tree, g)})
	}
	return out
}

// read adds the columns of a stored field, for the kinds that have it.
func (c *compilation) read(s *plan.Step, kinds ontology.KindSet, name string) encode.ReadValue {
	v := encode.ReadValue{Name: name}
	col := plan.Column{Kind: plan.Property, Name: name}
	var of *ontology.Field
	for _, k := range kinds.In(c.c) {
		if f := k.Field(name); f != nil {
			of, col.On = f, col.On|ontology.SetOf(k)
		}
	}
	if of.Type.NonNull {
		v.Always = col.On
	}
	object := c.c.Object(of.Type.Name)
	if object == nil {
		v.Column = s.Column(col)
		return v
	}
	for i, p := range object.Fields {
		col.Part = i
		v.Parts = append(v.Parts, encode.ReadPart{Name: p.Name, Column: s.Column(col), Always: p.Type.NonNull})
	}
	return v
}

// hiddenStep adds a step for which no field is selected, or returns the one that another text has added.
func (c *compilation) hiddenStep(s *plan.Step, on ontology.KindSet, b computed.Branch, g group) *plan.Step {
	spec := &plan.ExpandSpec{List: plan.List{Shape: plan.Few}, Hop: b.Hop}
	if b.One {
		spec.Shape = plan.One
	}
	step := plan.Step{Parent: s.Index, Spec: spec, On: on, Kinds: b.To}
	child, _ := c.stepWithKey("text "+strconv.Itoa(s.Index)+b.Hop.String(), step, g.fields, g.path)
	return child
}

// bindText binds all arguments of a text, and returns their index in encode.Input.TextArgs. more, which may be nil, adds others.
func (c *compilation) bindText(g group, more func(a *arguments, args map[string]any)) int {
	of := g.fields[0].Definition.Arguments
	index := c.out.texts
	c.out.texts++
	c.out.bindings = append(c.out.bindings, binding{step: index, group: g, text: func(a *arguments) map[string]any {
		out := make(map[string]any, len(of))
		for _, arg := range of {
			out[arg.Name] = a.orDefault(arg.Name)
		}
		if more != nil {
			more(a, out)
		}
		return out
	}})
	return index
}

// orDefault returns an argument's value, or its default where it was not given.
func (a *arguments) orDefault(name string) any {
	if v, given := a.get(name); given {
		return v
	}
	def := a.field().Definition.Arguments.ForName(name)
	if def.DefaultValue == nil {
		return nil
	}
	v, _ := a.parser.CoerceLiteral(def.Type, def.DefaultValue, nil) // checked with the schema
	return v
}
