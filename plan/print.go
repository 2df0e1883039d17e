package plan

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"graph287g/ontology"
)

// String prints the plan without arguments, as Explain does.
func (p *Plan) String() string { return p.Explain(nil, nil) }

// Explain prints the plan as a tree, a line for each step, children below their parents and indented:
//
//	operation what → kinds of parent kinds, shape: columns +what else is asked for [arguments] (note)
//
// Columns in parentheses are facts of relations, those with a colon before them what the operation says of its rows. note
// says more of a step, in its line and in lines below it; it may be nil.
func (p *Plan) Explain(args Args, note func(s *Step) Note) string {
	w := &printer{plan: p, args: args, note: note, below: map[int][]*Step{}}
	for _, s := range p.Steps {
		w.below[s.Parent] = append(w.below[s.Parent], s)
	}
	w.under(Root, "")
	return w.String()
}

// A Note is what Explain prints of a step beside what the plan says.
type Note struct {
	Line  string   // at the end of its line; empty for nothing
	Below []string // lines below it
}

type printer struct {
	strings.Builder
	plan  *Plan
	args  Args
	note  func(s *Step) Note
	below map[int][]*Step
}

func (w *printer) under(parent int, indent string) {
	for _, s := range w.below[parent] {
		var n Note
		if w.note != nil {
			n = w.note(s)
		}
		w.WriteString(indent + w.line(s))
		if n.Line != "" {
			w.WriteString(" (" + n.Line + ")")
		}
		w.WriteByte('\n')
		for _, line := range n.Below {
			w.WriteString(indent + "    " + line + "\n")
		}
		w.under(s.Index, indent+"  ")
	}
}

func (w *printer) line(s *Step) string {
	c := w.plan.Catalogue
	out := s.Spec.Operation()
	if d, ok := s.Spec.(interface{ Detail() string }); ok && d.Detail() != "" {
		out += " " + d.Detail()
	}
	if s.Kinds != 0 {
		out += " → " + kindNames(c, s.Kinds)
	}
	if s.Parent != Root && s.On != w.plan.Steps[s.Parent].Kinds && w.plan.Steps[s.Parent].Kinds != 0 {
		out += " of " + kindNames(c, s.On)
	}
	l := s.List()
	if l != nil {
		out += ", " + [...]string{One: "one", Few: "few", Page: "page"}[l.Shape]
	}
	if len(s.Columns) > 0 {
		out += ":"
	}
	for i := range s.Columns {
		out += " " + columnName(c, s, &s.Columns[i])
	}
	return out + l.flags() + w.arguments(s.Index)
}

func (w *printer) arguments(step int) string {
	if step >= len(w.args) {
		return ""
	}
	a, ok := w.args[step].(interface {
		Explain(c *ontology.Catalogue) []string
	})
	if !ok {
		return ""
	}
	if list := a.Explain(w.plan.Catalogue); len(list) > 0 {
		return " [" + strings.Join(list, "; ") + "]"
	}
	return ""
}

func (l *List) flags() string {
	if l == nil {
		return ""
	}
	out := ""
	for _, flag := range []struct {
		on   bool
		name string
	}{{l.Total, "total"}, {l.More, "more"}, {l.Less, "less"}, {l.Edges, "edges"}, {l.Links, "links"}, {l.Grouped, "grouped"}} {
		if flag.on {
			out += " +" + flag.name
		}
	}
	return out
}

// columnName names a column, with the part of a value type that it shows.
func columnName(c *ontology.Catalogue, s *Step, col *Column) string {
	switch col.Kind {
	case Cursor:
		return "cursor"
	case Output:
		return ":" + col.Name
	case Fact:
		name := col.Name
		if c != nil && (name == "since" || name == "until") {
			name += "." + c.Object("PartialDate").Fields[col.Part].Name
		}
		return "(" + name + ")"
	}
	name := col.Name
	if items, ok := s.Spec.(*ItemsSpec); ok && c != nil {
		return c.Object(items.Field.Type.Name).Fields[col.Part].Name
	}
	if part := partName(c, s.Kinds, col); part != "" {
		name += "." + part
	}
	if col.On != s.Kinds {
		name += " of " + kindNames(c, col.On)
	}
	return name
}

func partName(c *ontology.Catalogue, kinds ontology.KindSet, col *Column) string {
	if c == nil {
		return ""
	}
	for _, k := range kinds.In(c) {
		if f := k.Field(col.Name); f != nil && !f.Type.List {
			if o := c.Object(f.Type.Name); o != nil {
				return o.Fields[col.Part].Name
			}
		}
	}
	return ""
}

// kindNames names the interface that has these kinds, or lists them.
func kindNames(c *ontology.Catalogue, s ontology.KindSet) string {
	if c == nil {
		return strconv.Itoa(s.Len()) + " kinds"
	}
	for _, i := range c.Interfaces {
		if i.Kinds == s {
			return i.Name
		}
	}
	var names []string
	for _, k := range s.In(c) {
		names = append(names, k.Name)
	}
	return strings.Join(names, "|")
}

// Explain tells what a list is asked for.
func (a *ListArgs) Explain(*ontology.Catalogue) []string {
	var out []string
	if !a.Filter.Empty() {
		out = append(out, "where "+a.Filter.String())
	}
	for _, key := range a.Order {
		name := key.Field.Name
		if key.Field.Leads() {
			name = "count of " + name
		}
		for _, h := range slices.Backward(key.Hops) {
			name = h.String() + " " + name
		}
		if key.Desc {
			name += " desc"
		}
		out = append(out, "by "+name)
	}
	switch {
	case a.Back:
		out = append(out, fmt.Sprintf("last %d", a.First))
	case a.First != 0:
		out = append(out, fmt.Sprintf("first %d", a.First))
	}
	if a.After != nil {
		out = append(out, fmt.Sprintf("after %v %s", a.After.Keys, a.After.ID))
	}
	if a.Before != nil {
		out = append(out, fmt.Sprintf("before %v %s", a.Before.Keys, a.Before.ID))
	}
	return out
}

// explainRelations lists relations, nothing for all.
func explainRelations(list []*ontology.Relation) []string {
	if list == nil {
		return nil
	}
	types := make([]string, len(list))
	for i, r := range list {
		types[i] = r.Type
	}
	return []string{fmt.Sprintf("relations %v", types)}
}

// ExplainKeys tells by what rows are counted.
func ExplainKeys(by []Key) []string {
	out := make([]string, len(by))
	for i, k := range by {
		out[i] = "by cases"
		if k.Grouping != nil {
			out[i] = "by " + k.Name
		}
	}
	return out
}

// members lists the values of an enum whose bits are set; bit 0 stands for none of them.
func members(c *ontology.Catalogue, enum string, set uint16) string {
	var names []string
	for i, v := range c.Enum(enum).Values {
		if set>>(i+1)&1 == 1 {
			names = append(names, v.Name)
		}
	}
	return strings.Join(names, "|")
}
