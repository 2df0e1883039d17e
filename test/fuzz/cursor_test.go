package fuzz

import (
	"slices"
	"strings"
	"testing"

	"graph287g/graph/apierror"
)

// FuzzCursor: whatever stands in the place of a cursor, also one of another list or one that was changed, is refused as no cursor of this
// list, or is a place in it: what comes after it and what comes before it are, page by page, the whole list, but for one row at most, which
// is the one that the cursor is of.
func FuzzCursor(f *testing.F) {
	s := curated(f)
	all := pagedLists()
	for i := range all {
		all[i].read(f, s)
	}
	for i := range all {
		rows := len(all[i].rows)
		f.Add(uint8(i), uint8(i), uint16(rows/2), "", []byte(nil), uint8(7))
		f.Add(uint8(i), uint8(i), uint16(0), "", []byte(nil), uint8(0))
		for j := range all {
			f.Add(uint8(i), uint8(j), uint16(1), "", []byte(nil), uint8(20))
		}
		for how := range byte(10) {
			f.Add(uint8(i), uint8(i), uint16(rows-1), "", []byte{how, 1, 3 * how, 7}, uint8(11))
		}
	}
	for _, raw := range []string{"", "x", "W10", "WyJ4Il0", "=", "%%%", "\x00", "bnVsbA", "eyJhIjoxfQ", strings.Repeat("W", 2000)} {
		f.Add(uint8(0), uint8(0), uint16(0), raw, []byte(nil), uint8(3))
	}
	f.Fuzz(func(t *testing.T, which, other uint8, row uint16, raw string, edits []byte, size uint8) {
		l, from := &all[int(which)%len(all)], &all[int(other)%len(all)]
		c := &cursorCase{t: t, s: s, l: l, cursor: raw, size: 1 + int(size)%30}
		own := -1
		if raw == "" {
			at := int(row) % len(from.rows)
			c.cursor = editCursor(from.rows[at].Cursor, all, edits)
			switch unchanged := c.cursor == from.rows[at].Cursor; {
			case unchanged && l == from:
				own = at
			case unchanged && !l.sharesCursors(from):
				c.checkForeign()
				return
			}
		}
		c.check(own, int(row)%len(l.rows))
	})
}

type cursorCase struct {
	t      *testing.T
	s      *subject
	l      *pagedList
	cursor string
	size   int
}

// check holds a cursor against the list. own is the row that it is of, or -1; end is another row.
func (c *cursorCase) check(own, end int) {
	after, refused := c.follow(true)
	if refused != nil {
		if own >= 0 || refused.Extensions.Code != apierror.BadUserInput || refused.Extensions.Argument != "after" {
			c.t.Errorf("%s of row %d in %s: %+v", c.cursor, own, c.l.query(), refused)
		}
		checkError(c.t, *refused, []string{c.cursor})
		return
	}
	rest := len(c.l.rows) - len(after)
	if rest < 0 || !slices.Equal(after, c.l.rows[rest:]) {
		c.t.Fatalf("after %s comes %v, which isn't the end of the list", c.cursor, after)
	}
	if own >= 0 && rest != own+1 {
		c.t.Errorf("after row %d come the rows from %d", own, rest)
	}
	if c.l.forward {
		return
	}
	before, refused := c.follow(false)
	if refused != nil {
		c.t.Fatalf("%s is taken after which rows come, and not before: %+v", c.cursor, refused)
	}
	if len(before) > rest || len(before) < rest-1 || !slices.Equal(before, c.l.rows[:len(before)]) {
		c.t.Fatalf("before %s comes %v, after it the rows from %d", c.cursor, before, rest)
	}
	c.between(rest, end)
}

// checkForeign holds that the cursor, which is one of another list, is refused.
func (c *cursorCase) checkForeign() {
	if _, refused := c.l.ask(c.t, c.s, map[string]any{"first": c.size, "after": c.cursor}); refused == nil || refused.Extensions.Code != apierror.BadUserInput {
		c.t.Errorf("%s, a cursor of another list, is taken for one of %s", c.cursor, c.l.query())
	}
}

// follow pages through all that is after the cursor, or before it, and returns it in the order of the list.
func (c *cursorCase) follow(forward bool) ([]listRow, *answerError) {
	size, cursor := "first", "after"
	if !forward {
		size, cursor = "last", "before"
	}
	var out []listRow
	for at := c.cursor; ; {
		p, refused := c.l.ask(c.t, c.s, map[string]any{size: c.size, cursor: at})
		if refused != nil {
			return nil, refused
		}
		more, next := p.PageInfo.HasNextPage, p.PageInfo.EndCursor
		if forward {
			out = append(out, p.Edges...)
		} else {
			out = append(slices.Clone(p.Edges), out...)
			more, next = p.PageInfo.HasPreviousPage, p.PageInfo.StartCursor
		}
		if p.TotalCount != len(c.l.rows) || len(p.Edges) > c.size || len(p.Edges) > 0 && next == nil || len(out) > len(c.l.rows) {
			c.t.Fatalf("%s %s: %+v", cursor, at, p)
		}
		if !more || len(p.Edges) == 0 {
			return out, nil
		}
		at = *next
	}
}

// between asks for what is between the cursor, after which the rows from first on come, and the cursor of another row.
func (c *cursorCase) between(first, end int) {
	p, refused := c.l.ask(c.t, c.s, map[string]any{"first": 100, "after": c.cursor, "before": c.l.rows[end].Cursor})
	if first > end {
		if refused == nil || refused.Extensions.Code != apierror.BadUserInput || refused.Extensions.Argument != "before" {
			c.t.Errorf("between %s and row %d, which is before it: %+v, %+v", c.cursor, end, p, refused)
		}
		return
	}
	if refused != nil || !slices.Equal(p.Edges, c.l.rows[first:min(end, first+100)]) {
		c.t.Errorf("between %s and row %d are %+v, %+v", c.cursor, end, p, refused)
	}
}
