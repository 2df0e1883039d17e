package encode

import (
	"slices"

	"graph287g/graph/apierror"
	"graph287g/store"
)

// found appends the node of a Lookup of one.
func (e *encoder) found(v *Value, row int) (ok, isNull bool) {
	if e.missing(v, row) {
		return true, true
	}
	return e.node(v, row), false
}

// lost tells whether a row of a Lookup is no node, and leaves the error that says why.
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
	e.fail(apierror.NotFound, e.root.Ask)
	return true
}

// searched appends what tells of a search between two nodes, if both are there.
func (e *encoder) searched(v *Value) (ok, isNull bool) {
	lost := e.table(v).Missing
	if len(lost) == 0 {
		return e.object(v.Object, 0), false
	}
	names := [...]string{"from", "to"}
	which := names[lost[0].Row] + ": there is no node with this id"
	if len(lost) == 2 {
		which = "from and to: there is no node with either of these ids"
	}
	e.fail(apierror.NotFound, which+": take ids from answers, such as county/37119, or look for a name with `search`")
	e.errs[len(e.errs)-1].Extensions["argument"] = names[lost[0].Row]
	return false, false
}
