package compile

import (
	"graph287g/graph/apierror"
	"graph287g/graph/computed"
	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// byKind compiles a selection on the nodes that are the rows of a step: an object for each kind. Kinds for which the same fields are
// selected share one.
func (c *compilation) byKind(s *plan.Step, g group) *encode.ByKind {
	type selection struct {
		kinds  ontology.KindSet
		groups []group
	}
	selections, order := map[string]*selection{}, []string{}
	for _, k := range s.Kinds.In(c.c) {
		groups := c.collectUnder(g, k.Name)
		key := ""
		for _, x := range groups {
			key += x.key + ":" + c.signature(x.fields)
			if f := k.Field(x.name()); f != nil && f.Role == ontology.Computed {
				key += f.Coordinate() // kinds may compute a field of the same name differently
			}
		}
		if selections[key] == nil {
			selections[key], order = &selection{groups: groups}, append(order, key)
		}
		selections[key].kinds |= ontology.SetOf(k)
	}
	out := &encode.ByKind{}
	for _, key := range order {
		sel := selections[key]
		o := c.object(sel.groups, func(g group) encode.Value { return c.nodeField(s, sel.kinds, g) })
		for i := range out {
			if sel.kinds.Has(i) {
				out[i] = o
			}
		}
	}
	return out
}

// object compiles groups into an object.
func (c *compilation) object(groups []group, value func(group) encode.Value) *encode.Object {
	o := &encode.Object{Fields: make([]encode.Field, 0, len(groups))}
	c.out.fields += len(groups)
	for _, g := range groups {
		if c.err != nil {
			break
		}
		key := append(store.AppendString(nil, g.key), ':')
		o.Fields = append(o.Fields, encode.Field{Name: g.key, Key: key, Value: value(g)})
	}
	return o
}

// nodeField compiles a field of the nodes of some kinds of a step.
func (c *compilation) nodeField(s *plan.Step, kinds ontology.KindSet, g group) encode.Value {
	if g.name() == "__typename" {
		return encode.Value{Op: encode.TypeName, NonNull: true, Step: s.Index}
	}
	f := kinds.In(c.c)[0].Field(g.name())
	switch f.Role {
	case ontology.Stored:
		if f.Temporal && g.hasArguments() {
			return c.temporal(s, kinds, f, g)
		}
		return c.stored(s, kinds, f, g)
	case ontology.Computed:
		t, ok := computed.Of(f)
		switch {
		case f.LabelOf != nil:
			return c.label(s, kinds, f, t, g)
		case ok:
			return c.text(s, kinds, f, t, g)
		case f.Name == "statusExplanation": // internal/schemagen lists the fields that are answered from here on
			return c.statusExplanation(s, kinds, g)
		case f.Type.Name == "Coverage":
			return c.coverage(s, kinds, g)
		case f.Type.Name == "Evidence":
			return c.evidence(s, kinds, g)
		}
		// internal/schemagen refuses such a field before there is a schema to ask by; a test compiles every field.
		c.err = apierror.At(apierror.Internal, g.fields[0].Position, g.path, "nothing answers %s; this is our mistake", f.Coordinate())
		return nullConst
	}
	return c.related(s, kinds, f, g)
}

// stored compiles a stored field: a cell, a value type, or a list of values.
func (c *compilation) stored(s *plan.Step, kinds ontology.KindSet, f *ontology.Field, g group) encode.Value {
	object := c.c.Object(f.Type.Name)
	if object == nil {
		col := s.Column(plan.Column{Kind: plan.Property, Name: f.Name, On: kinds})
		return encode.Value{Op: encode.Cell, NonNull: f.Type.NonNull, Step: s.Index, Column: col}
	}
	if !f.Type.List {
		return c.parts(s, object, g, f.Type.NonNull, plan.Column{Kind: plan.Property, Name: f.Name, On: kinds})
	}
	child, _ := c.step(plan.Step{Parent: s.Index, Spec: &plan.ItemsSpec{Field: f}, On: kinds}, g.fields, g.path)
	v := c.parts(child, object, g, true, plan.Column{Kind: plan.Property})
	return encode.Value{Op: encode.Many, NonNull: f.Type.NonNull, ElemNonNull: true, Step: child.Index, Object: v.Object}
}

// parts compiles the fields of a value type, each of which is a column. The value is null where its first non-null part is.
func (c *compilation) parts(s *plan.Step, object *ontology.Object, g group, nonNull bool, col plan.Column) encode.Value {
	v := encode.Value{Op: encode.RowObject, NonNull: nonNull, Step: s.Index, Column: -1}
	for i, p := range object.Fields {
		if p.Type.NonNull {
			col.Part = i
			v.Column = s.Column(col)
			break
		}
	}
	v.Object = c.object(c.collectUnder(g, object.Name), func(g group) encode.Value {
		if g.name() == "__typename" {
			return c.typeName(object.Name)
		}
		for i, p := range object.Fields {
			if p.Name == g.name() {
				col.Part = i
				return encode.Value{Op: encode.Cell, NonNull: p.Type.NonNull, Step: s.Index, Column: s.Column(col)}
			}
		}
		for _, t := range object.Texts {
			if t.Name == g.name() {
				return c.partText(s, object, t, g, col)
			}
		}
		return encode.Value{}
	})
	return v
}

// cell compiles a column that the operation of a step fills in.
func (c *compilation) cell(s *plan.Step, output string, nonNull bool) encode.Value {
	return encode.Value{Op: encode.Cell, NonNull: nonNull, Step: s.Index, Column: s.Column(plan.Column{Kind: plan.Output, Name: output})}
}

func (c *compilation) typeName(name string) encode.Value {
	return encode.Value{Op: encode.Constant, NonNull: true, Const: store.AppendString(nil, name)}
}

var nullConst = encode.Value{Op: encode.Constant, Const: []byte("null")}

// typeOf returns the name of the type that a group's field has.
func typeOf(g group) string { return g.fields[0].Definition.Type.Name() }
