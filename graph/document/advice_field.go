package document

import (
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// insteadOfField tells what to select in place of a field that a type doesn't have, or which fields it has.
func (a adviser) insteadOfField(parent *ast.Definition, f *ast.Field) string {
	if len(f.Name) <= longestName {
		if text := a.likeField(parent, f); text != "" {
			return text
		}
	}
	return listNames("it has ", shorten(f.Name), fieldNames(parent))
}

func (a adviser) likeField(parent *ast.Definition, f *ast.Field) string {
	if name, ok := sameName(f.Name, fieldNames(parent)); ok {
		return didYouMean(a.selection(parent.Fields.ForName(name), f.SelectionSet))
	}
	switch {
	case isConnection(parent):
		return a.fieldOfConnection(parent, f)
	case parent.Fields.ForName("node") != nil && strings.HasSuffix(parent.Name, "Edge"):
		return a.fieldOfEdge(parent, f)
	case f.Name == "nodes" || f.Name == "edges" || f.Name == "pageInfo" || f.Name == "totalCount":
		return a.fieldsOfOne(parent, f)
	case parent.Kind == ast.Interface:
		if text := a.fieldOfKind(parent, f); text != "" {
			return text
		}
	}
	for _, advise := range []func(*ast.Definition, *ast.Field) string{a.fieldNamedAfterKind, a.fieldOfRelated, a.dateField, a.similarField, a.fieldFarther} {
		if text := advise(parent, f); text != "" {
			return text
		}
	}
	return ""
}

func isConnection(def *ast.Definition) bool {
	return def.Fields.ForName("pageInfo") != nil && def.Fields.ForName("nodes") != nil
}

// fieldsOfOne knows that only connections have what is around nodes.
func (a adviser) fieldsOfOne(parent *ast.Definition, f *ast.Field) string {
	if len(f.SelectionSet) == 0 {
		return " " + parent.Name + " is no connection. It has, for example, " + a.example(parent) + "."
	}
	return " " + parent.Name + " is no connection: ask for " + writeSelections(f.SelectionSet) + " without " + f.Name + " around it."
}

// fieldOfConnection knows that what is asked of a connection is mostly meant for its nodes.
func (a adviser) fieldOfConnection(parent *ast.Definition, f *ast.Field) string {
	nodes := a.typeOf(parent.Fields.ForName("nodes").Type)
	if word, ok := connectionWords[foldName(f.Name)]; ok && nodes.Fields.ForName(f.Name) == nil && parent.Fields.ForName(word) != nil {
		return didYouMean(a.selection(parent.Fields.ForName(word), f.SelectionSet))
	}
	if name, ok := sameName(f.Name, fieldNames(nodes)); ok {
		return " Its nodes have it: nodes { " + a.selection(nodes.Fields.ForName(name), f.SelectionSet) + " }."
	}
	if name, ok := sameName(f.Name, fieldNames(a.typeOf(parent.Fields.ForName("pageInfo").Type))); ok {
		return didYouMean("pageInfo { " + name + " }")
	}
	if name, ok := likeName(f.Name, fieldNames(parent)); ok {
		return didYouMean(a.selection(parent.Fields.ForName(name), f.SelectionSet))
	}
	if nodes.Kind == ast.Interface {
		if kind := a.kindWith(nodes, f.Name); kind != nil {
			return " Some of its nodes have it: nodes { ... on " + kind.Name + " { " + a.selection(kind.Fields.ForName(f.Name), f.SelectionSet) + " } }."
		}
	}
	if name, ok := likeName(f.Name, fieldNames(nodes)); ok {
		return didYouMean("nodes { " + a.selection(nodes.Fields.ForName(name), f.SelectionSet) + " }")
	}
	return ""
}

func (a adviser) fieldOfEdge(parent *ast.Definition, f *ast.Field) string {
	node := a.typeOf(parent.Fields.ForName("node").Type)
	if name, ok := sameName(f.Name, fieldNames(node)); ok {
		return " Its node has it: node { " + a.selection(node.Fields.ForName(name), f.SelectionSet) + " }."
	}
	if name, ok := likeName(f.Name, fieldNames(parent)); ok {
		return didYouMean(a.selection(parent.Fields.ForName(name), f.SelectionSet))
	}
	if name, ok := likeName(f.Name, fieldNames(node)); ok {
		return didYouMean("node { " + a.selection(node.Fields.ForName(name), f.SelectionSet) + " }")
	}
	return ""
}

// kindWith returns the widest type that has a field, of those that a node of an interface may be of; nil for none.
func (a adviser) kindWith(parent *ast.Definition, name string) *ast.Definition {
	var best *ast.Definition
	for _, kind := range a.schema.PossibleTypes[parent.Name] {
		for _, of := range append([]string{kind.Name}, kind.Interfaces...) {
			def := a.schema.Types[of]
			if def.Fields.ForName(name) == nil {
				continue
			}
			wider := best == nil || len(a.schema.PossibleTypes[of]) > len(a.schema.PossibleTypes[best.Name])
			if wider || len(a.schema.PossibleTypes[of]) == len(a.schema.PossibleTypes[best.Name]) && of < best.Name {
				best = def
			}
		}
	}
	return best
}

// fieldOfKind tells which kinds have a field that their interface hasn't.
func (a adviser) fieldOfKind(parent *ast.Definition, f *ast.Field) string {
	kind := a.kindWith(parent, f.Name)
	if kind == nil {
		return ""
	}
	var others []string
	for _, other := range a.schema.PossibleTypes[parent.Name] {
		if other.Name != kind.Name && other.Fields.ForName(f.Name) != nil && !slices.Contains(other.Interfaces, kind.Name) {
			others = append(others, other.Name)
		}
	}
	text := " Not every " + parent.Name + " has it. Ask those that do: ... on " + kind.Name + " { " + a.selection(kind.Fields.ForName(f.Name), f.SelectionSet) + " }"
	if slices.Sort(others); len(others) > 0 {
		text += ", and likewise " + strings.Join(others[:min(len(others), 3)], ", ")
	}
	return text + "."
}

// fieldNamedAfterKind finds a field by the kind that it leads to, of several the one with the shortest name.
func (a adviser) fieldNamedAfterKind(parent *ast.Definition, f *ast.Field) string {
	var best *ast.FieldDefinition
	for _, field := range parent.Fields {
		words := nameWords(a.target(field).Name)
		if a.target(field).IsCompositeType() && slices.Equal(words, nameWords(f.Name)) && (best == nil || len(field.Name) < len(best.Name)) {
			best = field
		}
	}
	if best == nil {
		return ""
	}
	return didYouMean(a.selection(best, f.SelectionSet))
}

// target is the type that a field leads to: of a connection that of its nodes.
func (a adviser) target(f *ast.FieldDefinition) *ast.Definition {
	def := a.typeOf(f.Type)
	if isConnection(def) {
		return a.typeOf(def.Fields.ForName("nodes").Type)
	}
	return def
}

// fieldOfRelated takes a name apart that is a field and one of what it leads to: `stateName` is `state { name }`.
func (a adviser) fieldOfRelated(parent *ast.Definition, f *ast.Field) string {
	folded := foldName(f.Name)
	for _, field := range a.fieldsOf(parent) {
		rest, ok := strings.CutPrefix(folded, foldName(field.Name))
		if def := a.typeOf(field.Type); ok && rest != "" && def.Kind == ast.Object && !isConnection(def) {
			if name, ok := sameName(rest, fieldNames(def)); ok {
				return didYouMean(field.Name + " { " + a.selection(def.Fields.ForName(name), f.SelectionSet) + " }")
			}
		}
	}
	return ""
}

// dateField finds the date of what a name speaks of: `endDate` is `endedOn`.
func (a adviser) dateField(parent *ast.Definition, f *ast.Field) string {
	words := nameWords(f.Name)
	if last := words[len(words)-1]; len(words) < 2 || !slices.Contains([]string{"date", "day", "time", "at", "on"}, last) {
		return ""
	}
	var best *ast.FieldDefinition
	for _, field := range parent.Fields {
		if t := field.Type.Name(); t != "Date" && t != "PartialDate" {
			continue
		}
		verb := nameWords(field.Name)[0]
		if len(words[0]) >= shortestPart && strings.HasPrefix(verb, words[0]) && (best == nil || len(field.Name) < len(best.Name)) {
			best = field
		}
	}
	if best == nil {
		return ""
	}
	return didYouMean(a.selection(best, f.SelectionSet))
}

// fieldsOf are the fields of a type that lead from one of its objects to another: of the root none does.
func (a adviser) fieldsOf(parent *ast.Definition) ast.FieldList {
	if parent == a.schema.Query {
		return nil
	}
	return parent.Fields
}

func (a adviser) similarField(parent *ast.Definition, f *ast.Field) string {
	name, ok := likeName(f.Name, fieldNames(parent))
	if !ok {
		return ""
	}
	return didYouMean(a.selection(parent.Fields.ForName(name), f.SelectionSet))
}

// fieldFarther finds a field of a single related object, or a list of the type's whose elements are told apart by a value of that name:
// `sheriff` of a county is `agencies(filter: {kind: {eq: SHERIFF}})`.
func (a adviser) fieldFarther(parent *ast.Definition, f *ast.Field) string {
	for _, field := range a.fieldsOf(parent) {
		if def := a.typeOf(field.Type); def.Kind == ast.Object && field.Type.Elem == nil && !isConnection(def) {
			if name, ok := sameName(f.Name, fieldNames(def)); ok {
				return didYouMean(field.Name + " { " + a.selection(def.Fields.ForName(name), f.SelectionSet) + " }")
			}
		}
	}
	for _, field := range parent.Fields {
		filter := field.Arguments.ForName("filter")
		if filter == nil {
			continue
		}
		for _, of := range a.typeOf(filter.Type).Fields {
			values := a.operandOf(of)
			if values == nil || values.Kind != ast.Enum {
				continue
			}
			if value, ok := sameName(f.Name, valueNames(values)); ok {
				rest := strings.TrimPrefix(a.selection(field, f.SelectionSet), field.Name)
				return didYouMean(field.Name + "(filter: {" + of.Name + ": {eq: " + value + "}})" + rest)
			}
		}
	}
	return ""
}

func didYouMean(what string) string { return " Did you mean " + what + "?" }

// selection writes a field with the fields that were asked for below it, within nodes where it is a connection, and with others for an
// example where there are none.
func (a adviser) selection(f *ast.FieldDefinition, set ast.SelectionSet) string {
	def := a.typeOf(f.Type)
	switch {
	case def.IsLeafType():
		return f.Name
	case len(set) == 0:
		return f.Name + " { " + a.example(def) + " }"
	case isConnection(def) && !selectsAny(set, def):
		return f.Name + " { nodes { " + writeSelections(set) + " } }"
	}
	return f.Name + " { " + writeSelections(set) + " }"
}

// selectionOf writes a field that was asked for without a selection, with its arguments.
func (a adviser) selectionOf(f *ast.Field) string {
	var args object
	for _, arg := range f.Arguments {
		args = append(args, member{arg.Name, given(arg.Value)})
	}
	text := a.selection(f.Definition, nil)
	if written := literals.members(args); written != "" {
		return f.Name + "(" + written + ")" + strings.TrimPrefix(text, f.Name)
	}
	return text
}

// selectsAny tells whether some field of a selection is one of the type's.
func selectsAny(set ast.SelectionSet, def *ast.Definition) bool {
	return slices.ContainsFunc(set, func(s ast.Selection) bool {
		f, ok := s.(*ast.Field)
		return ok && def.Fields.ForName(f.Name) != nil
	})
}

// writeSelections writes the beginning of a selection, in short.
func writeSelections(set ast.SelectionSet) string {
	var parts []string
	for i, s := range set {
		f, ok := s.(*ast.Field)
		if !ok || i == 3 {
			parts = append(parts, "…")
			break
		}
		text := shorten(f.Name)
		if len(f.SelectionSet) > 0 {
			text += " { … }"
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " ")
}

// example writes a field that a type has, within what has to be around it: its name where it has one.
func (a adviser) example(def *ast.Definition) string {
	switch {
	case isConnection(def):
		return "nodes { " + a.example(a.typeOf(def.Fields.ForName("nodes").Type)) + " }"
	case def.Fields.ForName("node") != nil && def.Fields.ForName("cursor") != nil:
		return "node { " + a.example(a.typeOf(def.Fields.ForName("node").Type)) + " }"
	case def.Fields.ForName("name") != nil && len(def.Fields.ForName("name").Arguments) == 0:
		return "name"
	}
	for _, f := range def.Fields {
		if a.typeOf(f.Type).IsLeafType() && !strings.HasPrefix(f.Name, "__") && f.Directives.ForName("deprecated") == nil {
			return f.Name
		}
	}
	return "__typename"
}
