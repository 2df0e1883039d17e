package gate

import (
	"regexp"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

var unknownField = regexp.MustCompile(`^Cannot query field ".*" on type "(\w+)"\.$`)

// known returns what to say after an unknown field that nothing resembles: the fields that there are.
func (g *Gate) known(err *gqlerror.Error) string {
	m := unknownField.FindStringSubmatch(err.Message)
	if m == nil || g.schema.Types[m[1]] == nil {
		return ""
	}
	var names []string
	for _, f := range g.schema.Types[m[1]].Fields {
		if !strings.HasPrefix(f.Name, "__") {
			names = append(names, f.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	slices.Sort(names)
	return " It has " + strings.Join(names, ", ") + "."
}
