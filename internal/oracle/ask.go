package oracle

import (
	"cmp"
	"maps"
)

// A finding is what came of one document.
type finding struct {
	difference string // empty where both sides agree
	ours       answer
	theirs     answer
	question   question
	paged      bool // a second page was asked for
	refused    bool // both sides refuse
	limit      bool // our limits refuse it
}

// compare asks both sides for a document; choice decides what else is left to chance.
func (p *pair) compare(d *queryDocument, choice uint64) finding {
	q := question{Query: d.text(), Variables: d.values()}
	if d.other != "" || d.operation != "" && choice%2 == 0 {
		q.OperationName = d.operation
	}
	var cursors []string
	for _, v := range d.variables {
		if v.cursor {
			cursors = append(cursors, v.name)
		}
	}
	f := p.pages(q, cursors, choice)
	if f.difference == "" && !f.limit {
		if other, ok := turned(q); ok {
			next := p.ask(other, other)
			next.paged = f.paged
			return next
		}
	}
	return f
}

// turned is a question with the same text and other values for its variables: what was compiled for the first must not
// show in the answer to the second.
func turned(q question) (question, bool) {
	out, changed := question{q.Query, given(q.Variables), q.OperationName}, false
	for name, v := range q.Variables {
		switch v := v.(type) {
		case bool:
			out.Variables[name], changed = !v, true
		case int:
			if v >= 0 && v < 100 {
				out.Variables[name], changed = v+1, true
			}
		}
	}
	return out, changed
}

// pages asks a question, and then for the next pages of the lists that take a cursor: each side gets its own, of the same
// row. choice says which.
func (p *pair) pages(q question, cursors []string, choice uint64) finding {
	f := p.ask(q, q)
	if f.difference != "" || f.refused || f.limit {
		return f
	}
	mine, yours := question{q.Query, given(q.Variables), q.OperationName}, question{q.Query, given(q.Variables), q.OperationName}
	for _, v := range cursors {
		a, b := cursorsOf(f.ours.data, v), cursorsOf(f.theirs.data, v)
		if len(a) > 0 && len(a) == len(b) {
			i := choice % uint64(len(a))
			mine.Variables[v], yours.Variables[v], f.paged = a[i], b[i], true
		}
	}
	if !f.paged {
		return f
	}
	next := p.ask(mine, yours)
	next.paged = true
	return next
}

// given is a copy of what was given for variables.
func given(variables map[string]any) map[string]any {
	out := map[string]any{}
	maps.Copy(out, variables)
	return out
}

// ask puts one question to both sides, at the same time.
func (p *pair) ask(mine, yours question) finding {
	f := finding{question: mine}
	heard := make(chan error)
	go func() {
		var err error
		f.theirs, err = p.theirs(yours)
		heard <- err
	}()
	f.ours = p.ours(mine)
	if err := <-heard; err != nil {
		f.difference = err.Error()
		return f
	}
	f.limit = f.ours.limit
	f.refused = !f.limit && f.ours.refused != "" && f.theirs.refused != ""
	if !f.limit && !f.refused {
		f.difference = cmp.Or(differ(f.ours, f.theirs), f.ours.price)
	}
	return f
}
