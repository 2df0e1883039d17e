package document

import (
	"github.com/vektah/gqlparser/v2/ast"
)

// insteadOfArgument tells what to write in place of an argument that a field doesn't take, or which ones it takes.
func (a adviser) insteadOfArgument(parent *ast.Definition, f *ast.Field, arg *ast.Argument) string {
	names := argumentNames(f.Definition.Arguments)
	if len(arg.Name) > longestName {
		return listNames("it takes ", shorten(arg.Name), names)
	}
	v := given(arg.Value)
	write := func(name string, v any) string {
		if fixed, ok := a.repair(f.Definition.Arguments.ForName(name).Type, v); ok {
			v = fixed
		}
		return didYouMean(literals.members(object{{name, v}}))
	}
	if name, ok := sameName(arg.Name, names); ok {
		return write(name, v)
	}
	if name := argumentWords[foldName(arg.Name)]; f.Definition.Arguments.ForName(name) != nil {
		if name == "after" {
			return " No rows are skipped by their number: ask for pageInfo { endCursor }, and give that as after: \"…\" for the next page."
		}
		return write(name, v)
	}
	if text, ok := v.(string); ok {
		for _, known := range f.Definition.Arguments {
			if looksLikeExample(text, known.Description) {
				return write(known.Name, v)
			}
		}
	}
	if o, ok := a.inFilter(f.Definition, arg.Name, v); ok {
		return didYouMean(literals.members(o))
	}
	if text := a.listInstead(parent, f, arg.Name, v); text != "" {
		return text
	}
	if only := a.onlyRequired(f); only != nil {
		if fixed, ok := a.repair(only.Type, v); ok {
			return didYouMean(literals.members(object{{only.Name, fixed}}))
		}
	}
	if name, ok := likeName(arg.Name, names); ok {
		return write(name, v)
	}
	return listNames("it takes ", shorten(arg.Name), names)
}

// inFilter writes what was given as an argument into the filter of a list, if that has it.
func (a adviser) inFilter(f *ast.FieldDefinition, name string, v any) (object, bool) {
	filter := f.Arguments.ForName("filter")
	if filter == nil {
		return nil, false
	}
	def := a.typeOf(filter.Type)
	for _, advise := range []func(*ast.Definition, string, any) (object, bool){a.sameKey, a.keyOfCompound} {
		if o, ok := advise(def, name, v); ok {
			return object{{"filter", o}}, true
		}
	}
	return nil, false
}

// listInstead names the list of all nodes of a kind where one node is asked for by what only the list can be asked by.
func (a adviser) listInstead(parent *ast.Definition, f *ast.Field, name string, v any) string {
	for _, list := range parent.Fields {
		def := a.typeOf(list.Type)
		if !isConnection(def) || a.typeOf(def.Fields.ForName("nodes").Type).Name != f.Definition.Type.Name() {
			continue
		}
		same := name
		if word := argumentWords[foldName(name)]; word != "" {
			same = word
		}
		if list.Arguments.ForName(same) != nil {
			return didYouMean(list.Name + "(" + literals.members(object{{same, v}}) + ") { nodes { … } }")
		}
		if o, ok := a.inFilter(list, name, v); ok {
			return didYouMean(list.Name + "(" + literals.members(o) + ") { nodes { … } }")
		}
	}
	return ""
}

// onlyRequired returns the only argument that a field must have and wasn't given; nil where there are several or none.
func (a adviser) onlyRequired(f *ast.Field) *ast.ArgumentDefinition {
	var out *ast.ArgumentDefinition
	for _, arg := range f.Definition.Arguments {
		if !arg.Type.NonNull || arg.DefaultValue != nil || f.Arguments.ForName(arg.Name) != nil {
			continue
		}
		if out != nil {
			return nil
		}
		out = arg
	}
	return out
}
