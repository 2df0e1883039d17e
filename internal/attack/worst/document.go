package worst

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

// A document is a query as a tree that can be changed: without variables, directives and fragments other than inline ones.
type document struct {
	below []*selection
}

// A selection is a field or, where it has no name, an inline fragment.
type selection struct {
	name, alias string
	args        []argument
	on          string // of an inline fragment
	below       []*selection
}

// An argument of a field, with its value as a literal.
type argument struct{ name, value string }

// key returns the response key of a field.
func (s *selection) key() string {
	if s.alias != "" {
		return s.alias
	}
	return s.name
}

// arg returns the argument of a name, or nil.
func (s *selection) arg(name string) *argument {
	i := slices.IndexFunc(s.args, func(a argument) bool { return a.name == name })
	if i < 0 {
		return nil
	}
	return &s.args[i]
}

// setArg sets an argument.
func (s *selection) setArg(name, value string) {
	if a := s.arg(name); a != nil {
		a.value = value
		return
	}
	s.args = append(s.args, argument{name, value})
}

// clone copies a document.
func (d *document) clone() *document { return &document{cloneAll(d.below)} }

func cloneAll(set []*selection) []*selection {
	if set == nil {
		return nil
	}
	out := make([]*selection, len(set))
	for i, s := range set {
		out[i] = s.clone()
	}
	return out
}

func (s *selection) clone() *selection {
	c := *s
	c.args, c.below = slices.Clone(s.args), cloneAll(s.below)
	return &c
}

// each calls a function for every selection of a set and what is below it.
func each(set []*selection, f func(*selection)) {
	for _, s := range set {
		f(s)
		each(s.below, f)
	}
}

func write(b *strings.Builder, set []*selection, indent string) {
	b.WriteByte('{')
	open, deep := false, slices.ContainsFunc(set, func(s *selection) bool { return len(s.below) > 0 })
	for _, s := range set {
		switch {
		case deep && (len(s.below) > 0 || !open):
			b.WriteString("\n" + indent + "  ")
		default:
			b.WriteByte(' ')
		}
		open = len(s.below) == 0
		s.write(b, indent+"  ")
	}
	if deep {
		b.WriteString("\n" + indent + "}")
	} else {
		b.WriteString(" }")
	}
}

func (s *selection) write(b *strings.Builder, indent string) {
	switch {
	case s.name == "":
		b.WriteString("... on " + s.on)
	case s.alias != "" && s.alias != s.name:
		b.WriteString(s.alias + ": " + s.name)
	default:
		b.WriteString(s.name)
	}
	for i, a := range s.args {
		b.WriteString([]string{"(", ", "}[min(i, 1)] + a.name + ": " + a.value)
	}
	if len(s.args) > 0 {
		b.WriteByte(')')
	}
	if len(s.below) > 0 {
		b.WriteByte(' ')
		write(b, s.below, indent)
	}
}

// parse reads the first operation of a text. Variables become their values, fragments inline ones; directives are left out.
func parse(text string, variables json.RawMessage) (*document, error) {
	parsed, err := parser.ParseQuery(&ast.Source{Input: text})
	if err != nil {
		return nil, err
	}
	if len(parsed.Operations) == 0 {
		return nil, errors.New("there is no operation")
	}
	r := &reader{fragments: parsed.Fragments, values: map[string]any{}}
	if len(variables) > 0 {
		if err := json.Unmarshal(variables, &r.values); err != nil {
			return nil, err
		}
	}
	r.operation = parsed.Operations[0]
	set, err := r.set(r.operation.SelectionSet, 0)
	return &document{set}, err
}

type reader struct {
	fragments ast.FragmentDefinitionList
	operation *ast.OperationDefinition
	values    map[string]any
}

// maxBraces bounds fragments that contain themselves.
const maxBraces = 60

func (r *reader) set(set ast.SelectionSet, depth int) ([]*selection, error) {
	if depth > maxBraces {
		return nil, errors.New("too deep")
	}
	var out []*selection
	for _, sel := range set {
		s, below := &selection{}, ast.SelectionSet(nil)
		switch sel := sel.(type) {
		case *ast.Field:
			s.name, below = sel.Name, sel.SelectionSet
			if sel.Alias != sel.Name {
				s.alias = sel.Alias
			}
			for _, a := range sel.Arguments {
				if v, given := r.literal(a.Value); given {
					s.args = append(s.args, argument{a.Name, v})
				}
			}
		case *ast.InlineFragment:
			s.on, below = sel.TypeCondition, sel.SelectionSet
		case *ast.FragmentSpread:
			f := r.fragments.ForName(sel.Name)
			if f == nil {
				return nil, fmt.Errorf("there is no fragment %s", sel.Name)
			}
			s.on, below = f.TypeCondition, f.SelectionSet
		}
		var err error
		if s.below, err = r.set(below, depth+1); err != nil {
			return nil, err
		}
		if s.name == "" && s.on == "" { // of directives only
			out = append(out, s.below...)
			continue
		}
		out = append(out, s)
	}
	return out, nil
}

// literal writes a value; given is false for a variable without one.
func (r *reader) literal(v *ast.Value) (text string, given bool) {
	switch v.Kind {
	case ast.Variable:
		if given, ok := r.values[v.Raw]; ok {
			return literalOf(given, r.operation.VariableDefinitions.ForName(v.Raw)), true
		}
		if d := r.operation.VariableDefinitions.ForName(v.Raw); d != nil && d.DefaultValue != nil {
			return r.literal(d.DefaultValue)
		}
		return "", false
	case ast.ListValue, ast.ObjectValue:
		var parts []string
		for _, c := range v.Children {
			part, given := r.literal(c.Value)
			switch {
			case !given:
			case v.Kind == ast.ObjectValue:
				parts = append(parts, c.Name+": "+part)
			default:
				parts = append(parts, part)
			}
		}
		if v.Kind == ast.ObjectValue {
			return "{" + strings.Join(parts, ", ") + "}", true
		}
		return "[" + strings.Join(parts, ", ") + "]", true
	}
	return v.String(), true
}

// scalars are the types whose values are strings in a literal too. All other names are those of enums and inputs, whose texts are names.
var scalars = []string{"ID", "String", "Date", "DateTime", "URL"}

// literalOf writes a value of a variable. Below the first level nothing tells texts from names, so that texts are taken for what
// they look like: what is in capitals is a name.
func literalOf(v any, of *ast.VariableDefinition) string {
	plain := of == nil || slices.Contains(scalars, of.Type.Name())
	var write func(v any) string
	write = func(v any) string {
		switch v := v.(type) {
		case nil:
			return "null"
		case string:
			if !plain && v == strings.ToUpper(v) && strings.Trim(v, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == "" {
				return v
			}
			return strconv.Quote(v)
		case []any:
			var parts []string
			for _, item := range v {
				parts = append(parts, write(item))
			}
			return "[" + strings.Join(parts, ", ") + "]"
		case map[string]any:
			var parts []string
			for name, item := range v {
				parts = append(parts, name+": "+write(item))
			}
			slices.Sort(parts)
			return "{" + strings.Join(parts, ", ") + "}"
		}
		text, _ := json.Marshal(v)
		return string(text)
	}
	return write(v)
}
