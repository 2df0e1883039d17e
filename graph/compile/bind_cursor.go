package compile

import (
	"errors"
	"slices"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// bindSize binds `first` and `last`.
func bindSize(a *arguments, to *plan.ListArgs) {
	to.First = DefaultFirst
	first, forward := a.size("first", "for the next one ask for pageInfo { endCursor }, and give that as `after`")
	last, back := a.size("last", "for the one before it ask for pageInfo { startCursor }, and give that as `before`")
	switch {
	case forward && back:
		a.fail("last", "give first or last, not both: first counts from the beginning of what the cursors leave, last from its end")
	case forward:
		to.First = first
	case back:
		to.First, to.Back = last, true
	}
}

// size reads a page size; next tells in the error for one that is too large how to get at the further rows.
func (a *arguments) size(name, next string) (int, bool) {
	v, _ := a.get(name)
	n, ok := v.(int64)
	switch {
	case !ok:
		return 0, false
	case n < 0:
		a.fail(name, "%d: it is a number from 0 to %d", n, MaxFirst)
	case n > MaxFirst:
		a.fail(name, "%d: at most %d on one page; %s", n, MaxFirst, next)
	}
	return int(n), true
}

// bindCursors binds `after` and `before`. The tag and the order must be bound already.
func (c *compilation) bindCursors(a *arguments, to *plan.ListArgs) {
	kinds, desc := make([]store.KeyKind, len(to.Order)), make([]bool, len(to.Order))
	for i, key := range to.Order {
		kinds[i], desc[i] = c.keyKind(key.Field), key.Desc
	}
	bindCursorsOf(a, to, kinds, desc)
}

// bindCursorsOf binds the cursors of a list that is ordered by keys of some kinds.
func bindCursorsOf(a *arguments, to *plan.ListArgs, kinds []store.KeyKind, desc []bool) {
	to.After, to.Before = a.cursor(to.Tag, kinds, "after"), a.cursor(to.Tag, kinds, "before")
	if to.After == nil || to.Before == nil {
		return
	}
	if store.CompareRows(desc, to.After.Keys, to.Before.Keys, to.After.ID, to.Before.ID) >= 0 {
		a.fail("before", "this cursor doesn't come after the one of `after`, so that nothing lies between them: swap the two, or leave one out")
	}
}

func (a *arguments) cursor(tag uint64, kinds []store.KeyKind, name string) *plan.Position {
	v, _ := a.get(name)
	cursor, ok := v.(string)
	if !ok {
		return nil
	}
	pos, err := store.ParseCursor(cursor, tag, kinds)
	switch {
	case errors.Is(err, store.ErrForeignCursor):
		a.fail(name, "this cursor is one of another list: use an endCursor, startCursor or cursor of the same field, or start without it")
	case errors.Is(err, store.ErrStaleCursor):
		a.fail(name, "this cursor was given for other arguments%s: use it with the same ones, or start without it", a.listArguments())
	case err != nil:
		a.fail(name, "this is no cursor: use an endCursor, startCursor or cursor as an answer gave it, or start without it")
	}
	return pos
}

func (c *compilation) keyKind(f *ontology.Field) store.KeyKind {
	switch {
	case f.Leads(), c.c.Enum(f.Type.Name) != nil, f.Type.Name == "Int":
		return store.IntKey
	case f.Type.Name == "Float":
		return store.FloatKey
	case f.Type.Name == "Boolean":
		return store.BoolKey
	}
	return store.TextKey
}

// listArguments names, in brackets, the arguments of a list that its cursors are bound to.
func (a *arguments) listArguments() string {
	var names []string
	for _, arg := range a.field().Definition.Arguments {
		if !slices.Contains([]string{"first", "last", "after", "before"}, arg.Name) {
			names = append(names, arg.Name)
		}
	}
	if len(names) == 0 {
		return ", of this field or of one around it"
	}
	return " (" + strings.Join(names, ", ") + ", or those of a field around it)"
}
