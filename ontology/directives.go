package ontology

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/core"
)

// checkDirectives holds every use of a directive against its definition in directives.graphqls, and every default of an
// argument against its type. The parser reads both as they come, and what the loader doesn't ask for it would ignore.
func (l *loader) checkDirectives(defs ast.DefinitionList) error {
	for _, d := range defs {
		if err := l.checkDefinition(d); err != nil {
			return err
		}
	}
	return nil
}

func (l *loader) checkDefinition(d *ast.Definition) error {
	if err := l.checkUses(d.Name, ast.DirectiveLocation(d.Kind), d.Directives); err != nil {
		return err
	}
	for _, v := range d.EnumValues {
		if err := l.checkUses(d.Name+"."+v.Name, ast.LocationEnumValue, v.Directives); err != nil {
			return err
		}
	}
	location := ast.LocationFieldDefinition
	if d.Kind == ast.InputObject {
		location = ast.LocationInputFieldDefinition
	}
	for _, f := range d.Fields {
		coordinate := d.Name + "." + f.Name
		if err := l.checkUses(coordinate, location, f.Directives); err != nil {
			return err
		}
		for _, a := range f.Arguments {
			if err := l.checkArgument(coordinate+"("+a.Name+":)", a); err != nil {
				return err
			}
		}
	}
	return nil
}

func (l *loader) checkArgument(coordinate string, a *ast.ArgumentDefinition) error {
	if err := l.checkUses(coordinate, ast.LocationArgumentDefinition, a.Directives); err != nil {
		return err
	}
	if a.DefaultValue == nil {
		return nil
	}
	return l.checkValue(coordinate, a.Type, a.DefaultValue)
}

// checkUses checks the directives that stand at one place.
func (l *loader) checkUses(coordinate string, at ast.DirectiveLocation, uses ast.DirectiveList) error {
	for i, d := range uses {
		pos, def := posOf(d.Position), l.directives.ForName(d.Name)
		switch {
		case def == nil:
			return errorAt(pos, "%s: there is no directive @%s%s", coordinate, d.Name, l.nearestDirective(d.Name, at))
		case !slices.Contains(def.Locations, at):
			return errorAt(pos, "%s: @%s stands on %s, not on %s", coordinate, d.Name, locationNames(def.Locations), locationName(at))
		case uses[:i].ForName(d.Name) != nil:
			return errorAt(pos, "%s: @%s stands here twice", coordinate, d.Name)
		}
		if err := l.checkArguments(coordinate, d, def); err != nil {
			return err
		}
	}
	return nil
}

func (l *loader) checkArguments(coordinate string, d *ast.Directive, def *ast.DirectiveDefinition) error {
	for i, a := range d.Arguments {
		want := def.Arguments.ForName(a.Name)
		if want == nil {
			return errorAt(posOf(a.Position), "%s: @%s has no argument %s%s", coordinate, d.Name, a.Name, nearest(a.Name, argumentNames(def)))
		}
		if d.Arguments[:i].ForName(a.Name) != nil {
			return errorAt(posOf(a.Position), "%s: @%s(%s:) is given twice", coordinate, d.Name, a.Name)
		}
		if err := l.checkValue(fmt.Sprintf("%s: @%s(%s:)", coordinate, d.Name, a.Name), want.Type, a.Value); err != nil {
			return err
		}
	}
	for _, want := range def.Arguments {
		if want.Type.NonNull && d.Arguments.ForName(want.Name) == nil {
			return errorAt(posOf(d.Position), "%s: @%s needs the argument %s: %s", coordinate, d.Name, want.Name, want.Type)
		}
	}
	return nil
}

// checkValue holds a value against a type. A list must be written as one: the loader knows no coercion of single values.
func (l *loader) checkValue(coordinate string, want *ast.Type, v *ast.Value) error {
	switch {
	case v.Kind == ast.NullValue && !want.NonNull:
		return nil
	case want.Elem != nil && v.Kind == ast.ListValue:
		for _, item := range v.Children {
			if err := l.checkValue(coordinate, want.Elem, item.Value); err != nil {
				return err
			}
		}
		return nil
	case want.Elem != nil:
		return errorAt(posOf(v.Position), "%s takes %s, a list in brackets, not %s", coordinate, want, v)
	}
	def := l.definitions[want.NamedType]
	kinds := literalKinds[want.NamedType]
	switch {
	case def == nil && kinds == nil && !derivedNames[want.NamedType]:
		return errorAt(posOf(v.Position), "%s takes %s, a type that isn't there", coordinate, want.NamedType)
	case def != nil && def.Kind == ast.Enum && v.Kind == ast.EnumValue:
		return checkEnumValue(coordinate, def, v)
	case def != nil && def.Kind == ast.InputObject && v.Kind == ast.ObjectValue:
		return l.checkObject(coordinate, def, v)
	}
	if slices.Contains(kinds, v.Kind) {
		return nil
	}
	return errorAt(posOf(v.Position), "%s takes %s, not %s", coordinate, want, v)
}

// literalKinds are the kinds of literals that stand for the values of scalars.
var literalKinds = map[string][]ast.ValueKind{
	"ID": {ast.StringValue, ast.IntValue}, "String": {ast.StringValue, ast.BlockValue},
	"Int": {ast.IntValue}, "Float": {ast.FloatValue, ast.IntValue}, "Boolean": {ast.BooleanValue},
}

func checkEnumValue(coordinate string, def *ast.Definition, v *ast.Value) error {
	if def.EnumValues.ForName(v.Raw) != nil {
		return nil
	}
	var known []string
	for _, value := range def.EnumValues {
		known = append(known, value.Name)
	}
	return errorAt(posOf(v.Position), "%s: %s has no value %s%s", coordinate, def.Name, v.Raw, nearest(v.Raw, known))
}

func (l *loader) checkObject(coordinate string, def *ast.Definition, v *ast.Value) error {
	given := map[string]bool{}
	for _, child := range v.Children {
		f := def.Fields.ForName(child.Name)
		if f == nil {
			return errorAt(posOf(child.Position), "%s: %s has no field %s%s", coordinate, def.Name, child.Name, nearest(child.Name, fieldNames(def)))
		}
		if given[child.Name] {
			return errorAt(posOf(child.Position), "%s: the field %s of %s is given twice", coordinate, child.Name, def.Name)
		}
		given[child.Name] = true
		if err := l.checkValue(coordinate, f.Type, child.Value); err != nil {
			return err
		}
	}
	for _, f := range def.Fields {
		if f.Type.NonNull && !given[f.Name] {
			return errorAt(posOf(v.Position), "%s: %s needs the field %s: %s", coordinate, def.Name, f.Name, f.Type)
		}
	}
	return nil
}

// nearestDirective names what may have been meant by an unknown directive, among those that may stand there.
func (l *loader) nearestDirective(name string, at ast.DirectiveLocation) string {
	var known []string
	for _, d := range l.directives {
		if slices.Contains(d.Locations, at) {
			known = append(known, "@"+d.Name)
		}
	}
	return nearest("@"+name, known)
}

// mostListed is how many names an error lists at most.
const mostListed = 12

// nearest says what may have been meant by an unknown name, or else what is known, if that is little.
func nearest(name string, known []string) string {
	if meant := core.SuggestionList(name, known); len(meant) > 0 {
		return "; did you mean " + meant[0] + "?"
	}
	if len(known) == 0 || len(known) > mostListed {
		return ""
	}
	return "; there are " + strings.Join(known, ", ")
}

func argumentNames(def *ast.DirectiveDefinition) []string {
	var out []string
	for _, a := range def.Arguments {
		out = append(out, a.Name)
	}
	return out
}

func fieldNames(def *ast.Definition) []string {
	var out []string
	for _, f := range def.Fields {
		out = append(out, f.Name)
	}
	return out
}

// locationName names a place in the plural: FIELD_DEFINITION are fields.
func locationName(at ast.DirectiveLocation) string {
	if name, ok := locationWords[at]; ok {
		return name
	}
	return strings.ToLower(strings.ReplaceAll(string(at), "_", " ")) + "s"
}

var locationWords = map[ast.DirectiveLocation]string{
	ast.LocationObject: "types", ast.LocationFieldDefinition: "fields", ast.LocationArgumentDefinition: "arguments", ast.LocationInputObject: "inputs",
	ast.LocationInputFieldDefinition: "fields of inputs",
}

func locationNames(locations []ast.DirectiveLocation) string {
	var out []string
	for _, at := range locations {
		out = append(out, locationName(at))
	}
	return strings.Join(out, " and ")
}
