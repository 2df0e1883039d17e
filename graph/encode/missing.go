package encode

import (
	"slices"

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
	e.fail(apierror.NotFound, e.root.NotFound)
	return true
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
