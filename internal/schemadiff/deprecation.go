package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/vektah/gqlparser/v2/ast"
)

// noticeDays is how many days before it goes something must have been deprecated in public.
const noticeDays = 90

const dayLayout = "2006-01-02"

// A deprecation tells since when something was published as deprecated, and what its reason says to use instead.
type deprecation struct {
	Since  string `json:"since"` // YYYY-MM-DD
	Reason string `json:"reason"`
}

// whyNotYet tells why something may not be removed yet; it is empty if it may.
func (d deprecation) whyNotYet(today time.Time) string {
	since, err := time.Parse(dayLayout, d.Since)
	if err != nil {
		return "was never published as deprecated: deprecate it with its replacement named, publish that, and take it out " + fmt.Sprint(noticeDays) + " days later"
	}
	if free := since.AddDate(0, 0, noticeDays); today.Before(free) {
		return "is deprecated since " + d.Since + ": it may go on " + free.Format(dayLayout)
	}
	return ""
}

// deprecations lists what a schema deprecates, by coordinate.
func deprecations(s *ast.Schema) map[string]string {
	out := map[string]string{}
	note := func(coordinate string, dirs ast.DirectiveList) {
		if d := dirs.ForName("deprecated"); d != nil {
			out[coordinate] = reasonOf(d)
		}
	}
	for name, def := range s.Types {
		if def.BuiltIn {
			continue
		}
		for _, v := range def.EnumValues {
			note(name+"."+v.Name, v.Directives)
		}
		for _, f := range def.Fields {
			note(name+"."+f.Name, f.Directives)
			for _, a := range f.Arguments {
				note(name+"."+f.Name+"("+a.Name+":)", a.Directives)
			}
		}
	}
	return out
}

func reasonOf(d *ast.Directive) string {
	if a := d.Arguments.ForName("reason"); a != nil {
		return a.Value.Raw
	}
	return ""
}

// namesReplacement tells whether a reason says in backquotes what replaces something, and that is there: `Agency.name` of a type,
// or `name` beside what it replaces.
func namesReplacement(s *ast.Schema, coordinate, reason string) bool {
	owner, _, _ := strings.Cut(coordinate, ".")
	for i, quoted := range strings.Split(reason, "`") {
		if i%2 == 1 && (has(s, quoted) || has(s, owner+"."+quoted)) {
			return true
		}
	}
	return false
}

// has tells whether a schema has a type, a field or an enum value.
func has(s *ast.Schema, coordinate string) bool {
	owner, member, of := strings.Cut(coordinate, ".")
	def := s.Types[owner]
	if def == nil || !of {
		return def != nil
	}
	return def.Fields.ForName(member) != nil || def.EnumValues.ForName(member) != nil
}
