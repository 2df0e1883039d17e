package encode

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"graph287g/graph/apierror"
	"graph287g/store"
)

// lookup appends the node of a lookup.
func (e *encoder) lookup(v *Value, row int) (ok, isNull bool) {
	if e.missing(v, row) {
		return true, true
	}
	return e.node(v, row), false
}

// missing reports whether there is no node for a row of a lookup, and adds the error that tells why.
func (e *encoder) missing(v *Value, row int) bool {
	t := e.table(v)
	i := slices.IndexFunc(t.Missing, func(l store.Missing) bool { return l.Row == row })
	if i < 0 {
		return false
	}
	if k := t.Missing[i].Kind; k != store.NoKind {
		kind := e.c.Kinds[k]
		e.fail(apierror.BadUserInput, "what has this id is of type "+kind.Name+": ask for it with "+kind.Singular+"(id:) or node(id:)")
		return true
	}
	if why := t.Missing[i].Folded; why != nil {
		e.notOne(why)
		return true
	}
	e.fail(apierror.NotFound, e.root.NotFound)
	return true
}

// notOne adds the error that tells which nodes a folded key may mean, or which it nearly means.
func (e *encoder) notOne(why *store.NotOne) {
	if why.Ambiguous {
		e.fail(apierror.BadUserInput, fmt.Sprintf("%s: %s may be %s: %s", why.Key, quoted(shortened(why.Value)), candidates(why), cure(why)))
	} else {
		near := "`search` finds by parts of names"
		if len(why.Candidates) > 0 {
			near = "nearly so written are " + candidates(why)
		}
		e.fail(apierror.NotFound, e.root.NotFound+"; "+near)
	}
	extensions := e.errs[len(e.errs)-1].Extensions
	extensions["argument"] = why.Key
	if len(why.Candidates) > 0 {
		list := make([]any, len(why.Candidates))
		for i, c := range why.Candidates {
			list[i] = extension(c, why.Within)
		}
		extensions["candidates"] = list
	}
}

// candidates lists nodes for a message: `Orange County, CA (county/06059), Orange County, FL (county/12095) and 6 more`.
func candidates(why *store.NotOne) string {
	names := make([]string, len(why.Candidates))
	for i, c := range why.Candidates {
		names[i] = fullName(c) + " (" + c.ID + ")"
	}
	if why.More > 0 {
		return strings.Join(names, ", ") + fmt.Sprintf(" and %d more", why.More)
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

func fullName(c store.Candidate) string {
	if c.Within == "" {
		return c.Name
	}
	return c.Name + ", " + c.Within
}

// cure tells how to ask for one of several: by the full name where that tells them apart, else by id.
func cure(why *store.NotOne) string {
	seen := map[string]bool{}
	for _, c := range why.Candidates {
		seen[fullName(c)] = true
	}
	if why.Key == "name" && len(seen) == len(why.Candidates) {
		return "write the one that is meant in full, as in " + quoted(fullName(why.Candidates[0])) + ", or ask by `id`"
	}
	return "ask for the one that is meant by `id`"
}

// pathSearch appends the object of a path search, or adds an error that names the ends which do not exist.
func (e *encoder) pathSearch(v *Value) (ok, isNull bool) {
	missing := e.table(v).Missing
	if len(missing) == 0 {
		return e.object(v.Object, 0), false
	}
	names := [...]string{"from", "to"}
	which := names[missing[0].Row] + ": there is no node with this id"
	if len(missing) == 2 {
		which = "from and to: there is no node with either of these ids"
	}
	e.fail(apierror.NotFound, which+": take ids from answers, such as county/37119, or look for a name with `search`")
	e.errs[len(e.errs)-1].Extensions["argument"] = names[missing[0].Row]
	return false, false
}

// extension is a candidate for programs.
func extension(c store.Candidate, within string) map[string]any {
	out := map[string]any{"id": c.ID, "name": c.Name}
	switch {
	case c.Within != "":
		out[within] = c.Within
	case within != "":
		out[within] = nil
	}
	return out
}

// LongestShown is how many characters of what a client wrote the error of a lookup shows.
const LongestShown = 60

func shortened(s string) string {
	if utf8.RuneCountInString(s) <= LongestShown {
		return s
	}
	return string([]rune(s)[:LongestShown]) + "…"
}

func quoted(s string) string { return string(store.AppendString(nil, s)) }
