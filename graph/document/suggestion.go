package document

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/store"
)

// What the validator says of null where it may not be, and of a name that it doesn't know and that nothing resembles.
var (
	unknownField    = regexp.MustCompile(`^Cannot query field "(.*)" on type "(\w+)"\.$`)
	unknownInput    = regexp.MustCompile(`^Field "(.*)" is not defined by type "(\w+)"\.$`)
	unknownValue    = regexp.MustCompile(`^Value "(.*)" does not exist in "[\[]*(\w+)[\]!]*" enum\.$`)
	foundNull       = regexp.MustCompile(`^Expected value of type ".*", found null\.$`)
	unknownType     = regexp.MustCompile(`^Unknown type "(.*)"\.$`)
	unknownArgument = regexp.MustCompile(`^Unknown argument "(.*)" on field "(\w+)\.(\w+)"\.$`)
)

// suggestion returns what to say after that: what to do, or the names that there are.
func (p *Parser) suggestion(err *gqlerror.Error) string {
	for _, pattern := range []*regexp.Regexp{unknownField, unknownInput, unknownValue} {
		if m := pattern.FindStringSubmatch(err.Message); m != nil {
			return listNames("it has ", m[1], memberNames(p.schema.Types[m[2]]))
		}
	}
	if foundNull.MatchString(err.Message) {
		return " Instead, " + insteadOfNull + "."
	}
	if m := unknownType.FindStringSubmatch(err.Message); m != nil {
		return p.nearestType(m[1])
	}
	if m := unknownArgument.FindStringSubmatch(err.Message); m != nil {
		return listNames("it takes ", m[1], argumentNames(p.schema.Types[m[2]], m[3]))
	}
	return ""
}

// nearestType suggests the type whose name is most like an unknown one, if one is.
func (p *Parser) nearestType(unknown string) string {
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(p.schema.Types)), func(name string) bool { return strings.HasPrefix(name, "__") })
	if end, found := strings.CutPrefix(store.Nearest(unknown, names), "; did"); found {
		return " Did" + end
	}
	return ""
}

// memberNames lists the fields or values of a type by name.
func memberNames(t *ast.Definition) []string {
	if t == nil {
		return nil
	}
	var names []string
	for _, f := range t.Fields {
		if !strings.HasPrefix(f.Name, "__") {
			names = append(names, f.Name)
		}
	}
	for _, v := range t.EnumValues {
		names = append(names, v.Name)
	}
	return names
}

func argumentNames(t *ast.Definition, field string) []string {
	if t == nil || t.Fields.ForName(field) == nil {
		return nil
	}
	var names []string
	for _, a := range t.Fields.ForName(field).Arguments {
		names = append(names, a.Name)
	}
	return names
}

// listNames says which names there are: all of them if they are few, else those nearest to an unknown one.
func listNames(verb, unknown string, names []string) string {
	if len(names) == 0 {
		return " I" + verb[1:] + "none."
	}
	slices.Sort(names)
	if few := store.NearestNames(unknown, names); len(few) < len(names) {
		return " Among others " + verb + strings.Join(few, ", ") + "."
	}
	return " I" + verb[1:] + strings.Join(names, ", ") + "."
}
