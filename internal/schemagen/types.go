package main

import (
	"fmt"
	"slices"
	"strings"

	"graph287g/graph/computed"
	"graph287g/ontology"
)

func (g *generator) interfaces() {
	for _, i := range g.c.Interfaces {
		implements := ""
		if len(i.Implements) > 0 {
			implements = " implements " + strings.Join(i.Implements, " & ")
		}
		var fields []fieldDef
		for _, f := range visible(i.Fields) {
			fields = append(fields, g.fieldDef(f, g.declared(append(i.Implements[:len(i.Implements):len(i.Implements)], i.Name), f)))
		}
		g.w.block("interface", i.Name+implements, i.Description, fields)
	}
}

// values writes the value types as they stand; what computed fields return is listed here, so that nothing is declared
// that no step answers.
func (g *generator) values() error {
	for _, o := range sortedBy(g.c.Values, func(o *ontology.Object) string { return o.Name }) {
		if !o.Leaf && !slices.Contains(computedTypes, o.Name) {
			return fmt.Errorf("%s:%d: %s holds nodes or objects, and no step answers it: give it one in graph/compile and list it in internal/schemagen", o.Pos.File, o.Pos.Line, o.Name)
		}
		var fields []fieldDef
		for _, f := range o.Fields {
			fields = append(fields, fieldDef{f.Name, f.Type.String(), f.Description, argsOf(f)})
		}
		for _, f := range o.Texts {
			if _, ok := computed.OfPart(f); !ok {
				return fmt.Errorf("%s:%d: nothing makes the text %s: give it an entry in graph/computed", f.Pos.File, f.Pos.Line, f.Coordinate())
			}
			fields = append(fields, fieldDef{f.Name, f.Type.String(), f.Description, argsOf(f)})
		}
		g.w.block("type", o.Name, o.Description, fields)
	}
	return nil
}

// computedTypes are the objects that steps of their own answer; computedFields the fields of kinds that do. Texts are
// listed in graph/computed.
var (
	computedTypes  = []string{"Link", "Path", "Step", "Evidence", "StandingCount", "Coverage", "CoverageEntryConnection", "CoverageEntryEdge", "CoverageEntry", "CoverageRecordConnection", "CoverageRecordEdge", "CoverageRecord", "CoveragePledgeConnection", "CoveragePledgeEdge", "CoveragePledge", "Meta", "ClaimField", "Limits", "Facet", "Group", "GroupKey", "TimelineRow", "SearchConnection", "SearchEdge", "PathSearch"}
	computedFields = []string{"Entity.evidence", "Jurisdiction.coverage", "Agreement.statusExplanation"}
)

func (g *generator) kinds() error {
	for _, k := range g.c.Kinds {
		var fields []fieldDef
		for _, f := range visible(k.Fields) {
			if _, text := computed.Of(f); f.Role == ontology.Computed && !text && !slices.Contains(computedFields, f.Coordinate()) {
				return fmt.Errorf("%s:%d: no step answers the computed field %s: give it one in graph/compile and list it in internal/schemagen", f.Pos.File, f.Pos.Line, f.Coordinate())
			}
			fields = append(fields, g.fieldDef(f, g.coordinate(k, f)))
		}
		interfaces := sortedBy(k.Interfaces, func(s string) string { return s })
		g.w.block("type", k.Name+" implements "+strings.Join(interfaces, " & "), k.Description, fields)
	}
	return nil
}

// fieldDef makes the definition of a field of a kind or interface: a list of nodes becomes a connection.
func (g *generator) fieldDef(f *ontology.Field, coordinate string) fieldDef {
	if !f.Paged() {
		return fieldDef{f.Name, f.Type.String(), f.Description, append(argsOf(f), dayArgs(f.Temporal || f.LabelOf != nil && f.LabelOf.Temporal)...)}
	}
	con := connectionOf(f)
	return fieldDef{f.Name, con.stem() + "Connection!", f.Description, append(append(g.connectionArgs(con.target, coordinate), temporalArgs(f.Temporal)...), argsOf(f)...)}
}
