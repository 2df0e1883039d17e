package ontology

import (
	"regexp"

	"github.com/vektah/gqlparser/v2/ast"
)

// quotedName is how a reason names what replaces something: in backquotes.
var quotedName = regexp.MustCompile("`[A-Za-z][A-Za-z0-9_.]*`")

// replacement reads why something is deprecated, which says what to use instead: without that nobody can follow.
func replacement(n Named, coordinate string, d *ast.Directive) (string, error) {
	reason := stringArg(d, "reason")
	if !quotedName.MatchString(reason) {
		return "", errorAt(n.Pos, "%s is deprecated without a replacement: @deprecated(reason: \"Use `name`.\") names it in backquotes", coordinate)
	}
	return reason, nil
}
