package compile

import (
	"graph287g/graph/computed"
	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// byKind compiles what is asked of the nodes that are the rows of a step: an object for each kind. Kinds of which the
// same is asked share one.
func (c *compilation) byKind(s *plan.Step, g group) *encode.ByKind {
	type family struct {
		kinds  ontology.KindSet
		groups []group
	}
	families, order := map[string]*family{}, []string{}
	for _, k := range s.Kinds.In(c.c) {
		groups := c.under(g, k.Name)
		key := ""
		for _, x := range groups {
			key += x.key + ":" + c.signature(x.fields)
			if f := k.Field(x.name()); f != nil && f.Role == ontology.Computed {
				key += f.Coordinate() // kinds may make it in ways of their own
			}
		}
		if families[key] == nil {
			families[key], order = &family{groups: groups}, append(order, key)
		}
		families[key].kinds |= ontology.SetOf(k)
	}
	out := &encode.ByKind{}
	for _, key := range order {
		f := families[key]
		o := c.object(f.groups, func(g group) encode.Value { return c.nodeField(s, f.kinds, g) })
		for i := range out {
			if f.kinds.Has(i) {
				out[i] = o
			}
		}
	}
	return out
}

// object compiles groups into an object.
func (c *compilation) object(groups []group, value func(group) encode.Value) *encode.Object {
	o := &encode.Object{Fields: make([]encode.Field, 0, len(groups))}
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
		if f.Temporal && g.asked() {
			return c.temporal(s, kinds, f, g)
		}
		return c.stored(s, kinds, f, g)
	case ontology.Computed:
		if t, ok := computed.Of(f); ok {
			return c.text(s, kinds, f, t, g)
		}
		if f.Type.Name == "Coverage" {
			return c.coverage(s, kinds, g)
		}
		return c.evidence(s, kinds, g)
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
	child, _ := c.step(plan.Step{Parent: s.Index, Spec: &plan.ItemsSpec{Field: f}, On: kinds}, g.fields, g.place)
	v := c.parts(child, object, g, true, plan.Column{Kind: plan.Property})
	return encode.Value{Op: encode.Many, NonNull: f.Type.NonNull, Elem: true, Step: child.Index, Object: v.Object}
}

// parts compiles the fields of a value type, each of which is a column. The first part that is always there tells
// whether the value is.
func (c *compilation) parts(s *plan.Step, object *ontology.Object, g group, nonNull bool, col plan.Column) encode.Value {
	v := encode.Value{Op: encode.Group, NonNull: nonNull, Step: s.Index, Column: -1}
	for i, p := range object.Fields {
		if p.Type.NonNull {
			col.Part = i
			v.Column = s.Column(col)
			break
		}
	}
	v.Object = c.object(c.under(g, object.Name), func(g group) encode.Value {
		if g.name() == "__typename" {
			return c.typeName(object.Name)
		}
		for i, p := range object.Fields {
			if p.Name == g.name() {
				col.Part = i
				return encode.Value{Op: encode.Cell, NonNull: p.Type.NonNull, Step: s.Index, Column: s.Column(col)}
			}
		}
		return encode.Value{}
	})
	return v
}

// cell compiles what an operation says of its rows.
func (c *compilation) cell(s *plan.Step, output string, nonNull bool) encode.Value {
	return encode.Value{Op: encode.Cell, NonNull: nonNull, Step: s.Index, Column: s.Column(plan.Column{Kind: plan.Output, Name: output})}
}

func (c *compilation) typeName(name string) encode.Value {
	return encode.Value{Op: encode.Constant, NonNull: true, Const: store.AppendString(nil, name)}
}

var nullConst = encode.Value{Op: encode.Constant, Const: []byte("null")}

// related compiles a field that leads to other nodes: a relation, a path, claims, or neighbors.
func (c *compilation) related(s *plan.Step, kinds ontology.KindSet, f *ontology.Field, g group) encode.Value {
	list := plan.List{Shape: plan.One}
	switch {
	case f.Paged():
		list.Shape, list.Edges = plan.Page, f.Role == ontology.Related && f.Relation.Parallel()
	case f.Type.List:
		list.Shape = plan.Few
	}
	child, made := c.step(plan.Step{Parent: s.Index, Spec: listSpec(list, f), On: kinds, Kinds: c.c.KindsOf(f.Type.Name)}, g.fields, g.place)
	if list.Shape == plan.Page {
		if made {
			c.bindPage(child, g)
		}
		return c.connection(child, f, g)
	}
	v := encode.Value{Op: encode.One, NonNull: f.Type.NonNull, Elem: true, Step: child.Index, ByKind: c.byKind(child, g)}
	if list.Shape == plan.Few {
		v.Op = encode.Many
	}
	return v
}

// listSpec is the operation that lists what a field leads to.
func listSpec(list plan.List, f *ontology.Field) plan.Spec {
	switch f.Role {
	case ontology.Traverse:
		return &plan.TraverseSpec{List: list, Path: f}
	case ontology.Neighbors:
		return &plan.NeighborsSpec{List: list}
	}
	return &plan.ExpandSpec{List: list, Hop: ontology.Hop{Relation: f.Relation, Direction: f.Direction}, ClaimField: f.ClaimField}
}

// nodes compiles a child step whose rows are nodes, as a plain list or one.
func (c *compilation) nodes(parent *plan.Step, spec plan.Spec, op encode.Op, typeName string, nonNull bool, g group) encode.Value {
	s := c.child(parent, spec, g)
	s.Kinds = c.c.KindsOf(typeName)
	return encode.Value{Op: op, NonNull: nonNull, Elem: true, Step: s.Index, ByKind: c.byKind(s, g)}
}

// typeOf returns the name of the type that a group's field has.
func typeOf(g group) string { return g.fields[0].Definition.Type.Name() }
