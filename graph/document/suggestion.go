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

var unknownType = regexp.MustCompile(`^Unknown type "(.*)"\.$`)

// nearestType tells after an unknown type which one's name is most like it, if one is. gqlparser suggests several, in another order each
// time.
func (p *Parser) nearestType(err *gqlerror.Error) string {
	m := unknownType.FindStringSubmatch(err.Message)
	if m == nil {
		return ""
	}
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(p.schema.Types)), func(name string) bool { return strings.HasPrefix(name, "__") })
	if end, found := strings.CutPrefix(store.Nearest(m[1], names), "; did"); found {
		return " Did" + end
	}
	return ""
}

// nearestValue tells which value of an enum is most like an unknown one, or which values there are.
func nearestValue(def *ast.Definition, unknown string) string {
	names := valueNames(def)
	if name, ok := likeName(unknown, names); ok {
		return didYouMean(name)
	}
	return listNames("it has ", shorten(unknown), names)
}

// listNames says which names there are: all of them if they are few, else those nearest to an unknown one.
func listNames(verb, unknown string, names []string) string {
	if len(names) == 0 {
		return " I" + verb[1:] + "none."
	}
	names = slices.Sorted(slices.Values(names))
	if few := store.NearestNames(unknown, names); len(few) < len(names) {
		return " Among others " + verb + strings.Join(few, ", ") + "."
	}
	return " I" + verb[1:] + strings.Join(names, ", ") + "."
}
