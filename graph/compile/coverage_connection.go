package compile

import (
	"graph287g/agreement"
	"graph287g/graph/encode"
	"graph287g/plan"
	"graph287g/store"
)

// coverageConnection compiles a part of a coverage that is shown by pages; of is the field `coverage`. Its nodes are objects of a row.
func (c *compilation) coverageConnection(parent *plan.Step, of, g group) encode.Value {
	part := agreement.CoveragePart(g.name())
	s, made := c.coverageList(parent, part, plan.Page, g)
	if made {
		c.bind(s, g, func(a *arguments) any { return c.bindCoverageList(a, part, of) })
	}
	v := encode.Value{Op: encode.Connection, NonNull: true, Step: s.Index}
	v.Object = c.object(c.collectUnder(g, typeOf(g)), func(g group) encode.Value {
		switch g.name() {
		case "edges":
			return encode.Value{Op: encode.Edges, NonNull: true, ElemNonNull: true, Step: s.Index, Object: c.coverageEdge(s, part, g)}
		case "nodes":
			return encode.Value{Op: encode.Nodes, NonNull: true, ElemNonNull: true, Step: s.Index, Object: c.coverageRow(s, part, g)}
		}
		return c.connectionField(s, nil, g)
	})
	v.Cut = mayBeCut(v.Object)
	return v
}

func (c *compilation) coverageEdge(s *plan.Step, part agreement.CoveragePart, g group) *encode.Object {
	return c.object(c.collectUnder(g, typeOf(g)), func(g group) encode.Value {
		if g.name() == "node" {
			return encode.Value{Op: encode.Node, NonNull: true, Step: s.Index, Object: c.coverageRow(s, part, g)}
		}
		return c.edgeField(s, nil, g)
	})
}

// coverageRow compiles a row of a part.
func (c *compilation) coverageRow(s *plan.Step, part agreement.CoveragePart, g group) *encode.Object {
	return c.object(c.collectUnder(g, typeOf(g)), func(g group) encode.Value {
		switch part {
		case agreement.InForcePart:
			return c.entryField(s, g)
		case agreement.PledgePart:
			return c.pledgeField(s, g)
		}
		return c.recordField(s, g)
	})
}

// bindCoverageList binds the page of a part. Its cursors are valid with the same arguments of the part and of the coverage.
func (c *compilation) bindCoverageList(a *arguments, part agreement.CoveragePart, of group) any {
	to, given := &agreement.CoverageListArgs{}, []byte(nil)
	if part == agreement.InForcePart {
		to.Only = onlyCertain(a)
		given = append(given, to.Only...)
	}
	day := *a
	day.group = &of // the errors in its arguments are told by its own binding
	given = store.AppendJSON(append(given, 0), []any{day.day("asOf"), day.day("knownAt")})
	to.Tag = store.Tag([]byte(c.listOf(a.field())), given)
	bindSize(a, &to.ListArgs)
	bindCursorsOf(a, &to.ListArgs, part.CursorKeys(), make([]bool, len(part.CursorKeys())))
	return to
}
