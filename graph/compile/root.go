package compile

import (
	"strconv"

	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// root compiles a root field.
func (c *compilation) root(g group) {
	r := encode.Root{Key: g.key, Position: g.fields[0].Position}
	switch g.name() {
	case "meta":
		r.Value = c.meta(g)
	case "search":
		r.Value = c.search(g)
	case "paths":
		r.Value = c.pathSearch(g)
	case "node", "nodes", "entity":
		c.lookupAnyKind(&r, g)
	default:
		c.kindRoot(&r, g)
	}
	c.out.Output.Roots = append(c.out.Output.Roots, r)
}

// The license of the data, as shown by meta.
const (
	License     = "CC-BY-4.0"
	LicenseURL  = "https://creativecommons.org/licenses/by/4.0/"
	Attribution = "287(g) graph, CC BY 4.0, with the sources named beside each value"
)

func (c *compilation) meta(g group) encode.Value {
	return c.constants(g, "Meta", func(g group) encode.Value {
		switch g.name() {
		case "version":
			return encode.Value{Op: encode.VersionNumber, NonNull: true}
		case "recordedAt":
			return encode.Value{Op: encode.RecordedAt, NonNull: true}
		case "publishedThrough":
			return c.publishedThrough(g)
		case "newestDay":
			c.out.NeedsNewest = true
			return encode.Value{Op: encode.NewestDay}
		case "newestDayAge":
			c.out.NeedsNewest = true
			return encode.Value{Op: encode.NewestDayAge}
		case "nodes":
			return c.facets(g)
		case "claimFields":
			return c.claimFields(g)
		case "license":
			return text(License)
		case "licenseUrl":
			return text(LicenseURL)
		case "attribution":
			return text(Attribution)
		}
		return c.limits(g)
	})
}

// publishedThrough compiles the date of ICE's newest list: the latest on which any agreement is listed.
func (c *compilation) publishedThrough(g group) encode.Value {
	k := c.c.Kind("Agreement")
	spec := &plan.ScanSpec{List: plan.List{Shape: plan.Page}}
	s, made := c.step(plan.Step{Parent: plan.Root, Spec: spec, Kinds: ontology.SetOf(k)}, g.fields, g.path)
	if made {
		newest := plan.OrderKey{Field: k.Field("lastListedOn"), Desc: true}
		c.bind(s, g, func(*arguments) any { return &plan.ListArgs{First: 1, Order: []plan.OrderKey{newest}} })
	}
	return encode.Value{Op: encode.Child, Step: s.Index, Column: s.Column(plan.Column{Kind: plan.Property, Name: "lastListedOn", On: s.Kinds})}
}

// constants compiles an object whose fields are in no table.
func (c *compilation) constants(g group, typeName string, value func(group) encode.Value) encode.Value {
	return encode.Value{Op: encode.RowObject, NonNull: true, Column: -1, Object: c.object(c.collectUnder(g, typeName), func(g group) encode.Value {
		if g.name() == "__typename" {
			return c.typeName(typeName)
		}
		return value(g)
	})}
}

func (c *compilation) limits(g group) encode.Value {
	return c.constants(g, "Limits", func(g group) encode.Value {
		switch g.name() {
		case "maxFirst":
			return number(MaxFirst)
		case "maxDepth":
			return number(c.Limits.Depth)
		case "maxHops":
			return number(plan.MaxHops)
		case "maxRows":
			return number(store.MaxRows)
		case "maxAnswerBytes":
			return number(c.Limits.AnswerBytes)
		case "maxComplexity":
			return number(c.Limits.Complexity)
		case "maxBodyBytes":
			return number(c.Limits.BodyBytes)
		}
		return encode.Value{Op: encode.Constant, NonNull: true, Const: strconv.AppendFloat(nil, c.Limits.Timeout.Seconds(), 'f', -1, 64)}
	})
}

// facets compiles the counts by kind. In the object, TypeName stands for the kind and Total for the count (see encode.KindCounts).
func (c *compilation) facets(g group) encode.Value {
	v := c.constants(g, "Facet", func(g group) encode.Value {
		if g.name() == "kind" {
			return encode.Value{Op: encode.TypeName, NonNull: true}
		}
		return encode.Value{Op: encode.Total, NonNull: true}
	})
	v.Op = encode.KindCounts
	return v
}

func text(s string) encode.Value {
	return encode.Value{Op: encode.Constant, NonNull: true, Const: store.AppendString(nil, s)}
}

func number(n int) encode.Value {
	return encode.Value{Op: encode.Constant, NonNull: true, Const: strconv.AppendInt(nil, int64(n), 10)}
}
