package ontology

import "strings"

// A GroupBy tells what the rows of a connection are counted by.
type GroupBy uint8

// What rows are counted by.
const (
	GroupValue    GroupBy = iota // a stored value, or each of a list of them
	GroupEnds                    // the nodes that a relation or path leads to
	GroupYear                    // the year in which a date lies for certain
	GroupNode                    // the node itself
	GroupKind                    // its kind
	GroupRelation                // the relation over which it was reached; none over a path
)

// A Grouping is one of the values of XGroup: a key by which the nodes of a connection are counted.
type Grouping struct {
	Named
	By    GroupBy
	Field *Field // of GroupValue, GroupEnds and GroupYear; kinds of an interface have theirs of the same name
}

// Several tells whether a node may have several values.
func (g *Grouping) Several() bool { return g.Field != nil && g.Field.Type.List }

// Groupings lists by what the nodes of a kind or interface are counted.
func (c *Catalogue) Groupings(target string) []*Grouping { return c.groupings[target] }

// Grouping returns one of them, or nil.
func (c *Catalogue) Grouping(target, name string) *Grouping {
	for _, g := range c.groupings[target] {
		if g.Name == name {
			return g
		}
	}
	return nil
}

// group finds the groupings of every kind and interface.
func (l *loader) group() error {
	l.c.groupings = map[string][]*Grouping{}
	for _, k := range l.c.Kinds {
		if err := l.groupTarget(k.Named, k.Fields); err != nil {
			return err
		}
	}
	for _, i := range l.c.Interfaces {
		if err := l.groupTarget(i.Named, i.Fields); err != nil {
			return err
		}
	}
	return nil
}

func (l *loader) groupTarget(target Named, fields []*Field) error {
	out := []*Grouping{{Named: Named{Name: "ID", Description: "By the node itself: counted alone it tells how many different nodes there are."}, By: GroupNode}}
	for _, f := range fields {
		if f.Group == "" {
			continue
		}
		out = append(out, groupingOf(f))
	}
	if l.c.interfaces[target.Name] != nil {
		out = append(out, &Grouping{Named: Named{Name: "KIND", Description: "By the kind of the node, such as `AGENCY`."}, By: GroupKind})
	}
	if l.hasNeighbors(target.Name) {
		out = append(out, &Grouping{Named: Named{Name: "RELATION", Description: "By the relation over which it is reached, as `link` tells it; null over a path."}, By: GroupRelation})
	}
	for i, g := range out {
		for _, before := range out[:i] {
			if before.Name == g.Name {
				return errorAt(g.Pos, "%s would have %s twice: give @group(as:) another name", target.Name+"Group", g.Name)
			}
		}
	}
	l.c.groupings[target.Name] = out
	return nil
}

// groupingOf makes the grouping of a field.
func groupingOf(f *Field) *Grouping {
	g := &Grouping{Named: Named{Name: f.Group, Pos: f.Pos, Deprecated: f.Deprecated}, Field: f}
	switch {
	case f.Leads():
		g.By, g.Description = GroupEnds, "By `"+f.Name+"`: "+f.Description
	case f.dated():
		g.By, g.Description = GroupYear, "By the year of `"+f.Name+"`, such as `2018`; null where it may lie in several. "+f.Description
	default:
		g.Description = "By `" + f.Name + "`: " + f.Description
	}
	if f.Type.List {
		g.Description += " A node counts under each."
	}
	return g
}

// hasNeighbors tells whether neighbors are of a type.
func (l *loader) hasNeighbors(target string) bool {
	for _, k := range l.c.Kinds {
		for _, f := range k.Fields {
			if f.Role == Neighbors && f.Type.Name == target {
				return true
			}
		}
	}
	return false
}

func (f *Field) dated() bool { return f.Type.Name == "Date" || f.Type.Name == "PartialDate" }

// checkGroup refuses groups that have no meaning.
func (l *loader) checkGroup(f *Field) error {
	if f.Group != "" && !upperName.MatchString(f.Group) {
		return errorAt(f.Pos, "%s: the group %q: groups are written as SIGNED_YEAR", f.Coordinate(), f.Group)
	}
	switch {
	case f.Group == "" || f.Leads():
	case f.Role != Stored:
		return errorAt(f.Pos, "%s: @group is for stored values, relations and paths", f.Coordinate())
	case f.dated():
		if f.Type.List || !strings.HasSuffix(f.Group, "_YEAR") {
			return errorAt(f.Pos, "%s: single dates are grouped by year, under a name such as @group(as: \"SIGNED_YEAR\")", f.Coordinate())
		}
	case f.Type.Name != "String" && f.Type.Name != "Boolean" && f.Type.Name != "Int" && l.c.enums[f.Type.Name] == nil:
		return errorAt(f.Pos, "%s: @group is for texts, enums, Int, Boolean and dates, not for %s", f.Coordinate(), f.Type.Name)
	}
	return nil
}

// groupName is what a field is called in XGroup: as @group says, else its own name in capitals.
func groupName(as, field string) string {
	if as != "" {
		return as
	}
	return strings.ToUpper(strings.ReplaceAll(KebabCase(field), "-", "_"))
}
