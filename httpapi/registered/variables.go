package registered

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// A Variable is a parameter of a document's address.
type Variable struct {
	Name     string
	Type     string // as the document writes it: [ID!]!
	Default  string // as the document writes it; empty for none
	Required bool
	// Given tells that the server gives the value where the address doesn't: the day of the newest list.
	Given bool

	typ *ast.Type
}

// ListDay is the variable that the server gives the day of the newest list.
const ListDay = "listDay"

// reserved are parameters of addresses that choose a form, so that no variable has their name.
var reserved = []string{"format", "table", "sources", "csvw", "lang", "theme", "pinned", "maxwidth", "maxheight", "url"}

func (d *Document) variable(v *ast.VariableDefinition) (Variable, error) {
	if slices.Contains(reserved, v.Variable) {
		return Variable{}, fmt.Errorf("$%s can't be a variable here: in an address the parameter of that name means something else; rename it", v.Variable)
	}
	out := Variable{Name: v.Variable, Type: v.Type.String(), Required: v.Type.NonNull && v.DefaultValue == nil, typ: v.Type}
	if v.DefaultValue != nil {
		out.Default = v.DefaultValue.String()
	}
	if v.Variable == ListDay && v.Type.NamedType == "Date" {
		out.Given, out.Required = true, false
	}
	return out, nil
}

// A ParameterError is a parameter of an address that doesn't fit the document.
type ParameterError struct{ What string }

func (e *ParameterError) Error() string { return e.What }

// Names are those of the variables, for messages.
func (d *Document) Names() string {
	if len(d.Variables) == 0 {
		return "it takes none"
	}
	var names []string
	for _, v := range d.Variables {
		names = append(names, v.Name+" ("+v.Type+")")
	}
	return "it takes " + strings.Join(names, ", ")
}

// Lacks tells which variables that are needed, and that the server doesn't give, aren't there.
func (d *Document) Lacks(values url.Values) (names []string) {
	for _, v := range d.Variables {
		if v.Required && len(values[v.Name]) == 0 {
			names = append(names, v.Name)
		}
	}
	return names
}

// Values reads the variables out of the parameters of an address, each by its type: `id=county/12057&first=50&reach=OWN&reach=WITHIN`. Input
// objects are JSON. Parameters that choose a form are passed over; others that are no variables are an error, for a misspelt one would
// go unnoticed. lists are the days of
// ICE's lists, in order: the server gives the last of them, and an address may name another. Every error is a *ParameterError.
func (d *Document) Values(values url.Values, lists []string) (json.RawMessage, error) {
	out := map[string]any{}
	for name, given := range values {
		if slices.Contains(reserved, name) {
			continue
		}
		i := slices.IndexFunc(d.Variables, func(v Variable) bool { return v.Name == name })
		if i < 0 {
			return nil, &ParameterError{fmt.Sprintf("%s has no variable %s: %s", d.Name, strconv.Quote(name), d.Names())}
		}
		value, err := d.value(d.Variables[i], given)
		if err == nil && d.Variables[i].Given {
			err = checkListDay(value, lists)
		}
		if err != nil {
			return nil, err
		}
		out[name] = value
	}
	for _, v := range d.Variables {
		if _, given := out[v.Name]; !v.Given || given {
			continue
		}
		if len(lists) == 0 {
			return nil, noLists()
		}
		out[v.Name] = lists[len(lists)-1]
	}
	if lacking := d.Lacks(values); len(lacking) > 0 {
		return nil, &ParameterError{fmt.Sprintf("%s needs %s: %s", d.Name, strings.Join(lacking, " and "), d.Names())}
	}
	text, err := json.Marshal(out)
	if err != nil {
		panic(err) // texts, numbers and JSON that was checked
	}
	return text, nil
}

// checkListDay tells which lists there are about a day on which none was published: of what such a day had nothing can be said.
func checkListDay(value any, lists []string) error {
	day, _ := value.(string)
	i, found := slices.BinarySearch(lists, day)
	switch {
	case found:
		return nil
	case len(lists) == 0:
		return noLists()
	case i == 0:
		return &ParameterError{fmt.Sprintf("%s is the day of one of ICE's lists; the first that is loaded here is of %s, not %.40q", ListDay, lists[0], day)}
	case i == len(lists):
		return &ParameterError{fmt.Sprintf("%s is the day of one of ICE's lists; the newest that is loaded here is of %s, not %.40q", ListDay, lists[i-1], day)}
	}
	return &ParameterError{fmt.Sprintf("%s is the day of one of ICE's lists; there are those of %s and %s, none of %.40q", ListDay, lists[i-1], lists[i], day)}
}

func noLists() error { return &ParameterError{ListDay + ": no list of ICE's is loaded here"} }

func (d *Document) value(v Variable, given []string) (any, error) {
	if v.typ.Elem != nil {
		list := make([]any, len(given))
		for i, text := range given {
			value, err := d.single(v, v.typ.Elem, text)
			if err != nil {
				return nil, err
			}
			list[i] = value
		}
		return list, nil
	}
	if len(given) > 1 {
		return nil, &ParameterError{fmt.Sprintf("%s is there %d times, it is one %s: leave the others out", v.Name, len(given), v.Type)}
	}
	return d.single(v, v.typ, given[0])
}

// single reads one value. What scalars and enums may be is checked where the operation is run.
func (d *Document) single(v Variable, t *ast.Type, text string) (any, error) {
	if t.Elem != nil {
		return d.asJSON(v, text)
	}
	switch definition := d.schema.Types[t.NamedType]; {
	case t.NamedType == "Int":
		n, err := strconv.ParseInt(text, 10, 32)
		if err != nil {
			return nil, &ParameterError{fmt.Sprintf("%s is a whole number (%s), %.40q is none", v.Name, v.Type, text)}
		}
		return n, nil
	case t.NamedType == "Float":
		n, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return nil, &ParameterError{fmt.Sprintf("%s is a number (%s), %.40q is none", v.Name, v.Type, text)}
		}
		return n, nil
	case t.NamedType == "Boolean":
		switch text {
		case "true", "1":
			return true, nil
		case "false", "0":
			return false, nil
		}
		return nil, &ParameterError{fmt.Sprintf("%s is true or false, not %.40q", v.Name, text)}
	case definition != nil && definition.Kind == ast.InputObject:
		return d.asJSON(v, text)
	case definition != nil && definition.Kind == ast.Enum && definition.EnumValues.ForName(text) == nil:
		return nil, &ParameterError{fmt.Sprintf("%s has no value %.40q: %s has %s", v.Name, text, t.NamedType, enumNames(definition))}
	}
	return text, nil
}

func (d *Document) asJSON(v Variable, text string) (any, error) {
	if !json.Valid([]byte(text)) {
		return nil, &ParameterError{fmt.Sprintf("%s is JSON (%s), this isn't: %.80q", v.Name, v.Type, text)}
	}
	return json.RawMessage(text), nil
}

// maxEnumNames is how many values of an enum a message names.
const maxEnumNames = 12

func enumNames(d *ast.Definition) string {
	var names []string
	for _, v := range d.EnumValues {
		names = append(names, v.Name)
	}
	if len(names) > maxEnumNames {
		return strings.Join(names[:maxEnumNames], ", ") + fmt.Sprintf(" and %d more", len(names)-maxEnumNames)
	}
	return strings.Join(names, ", ")
}

// ExampleParameters are the example of the variables as parameters of an address.
func (d *Document) ExampleParameters() url.Values { return parametersOf(d.Example) }

// parametersOf writes variables as parameters.
func parametersOf(variables json.RawMessage) url.Values {
	var values map[string]any
	if err := json.Unmarshal(variables, &values); err != nil {
		panic(err) // it was checked when it was read
	}
	out := url.Values{}
	for name, value := range values {
		list, isList := value.([]any)
		if !isList {
			list = []any{value}
		}
		for _, v := range list {
			out.Add(name, parameterOf(v))
		}
	}
	return out
}

func parameterOf(value any) string {
	if text, ok := value.(string); ok {
		return text
	}
	text, err := json.Marshal(value)
	if err != nil {
		panic(err) // it was JSON
	}
	return string(text)
}

// Complete gives the variables of a request what the server gives where they lack it. What is wrong with them is for the engine to say.
func (d *Document) Complete(variables json.RawMessage, lists []string) json.RawMessage {
	if d == nil || len(lists) == 0 || !slices.ContainsFunc(d.Variables, func(v Variable) bool { return v.Given }) {
		return variables
	}
	values := map[string]json.RawMessage{}
	if len(variables) > 0 && json.Unmarshal(variables, &values) != nil {
		return variables
	}
	if _, given := values[ListDay]; given {
		return variables
	}
	values[ListDay] = json.RawMessage(strconv.Quote(lists[len(lists)-1]))
	out, err := json.Marshal(values)
	if err != nil {
		panic(err) // it was JSON
	}
	return out
}

// ExampleVariables are those of the example, with what the server gives: of a graph without lists, today, for the document is right all the same.
func (d *Document) ExampleVariables(lists []string, today string) (json.RawMessage, error) {
	if len(lists) == 0 {
		lists = []string{today}
	}
	return d.Values(d.ExampleParameters(), lists)
}
