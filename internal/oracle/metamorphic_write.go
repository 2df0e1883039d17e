package oracle

import (
	"regexp"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
)

// writingIsNothing: however a document is written, what it asks for is the same: in fragments, with doubles, under other names.
func writingIsNothing(g *queryMaker) trial {
	doc := randomQuery(g.r, g.c, g.schema, g.pool, g.brief)
	names, other := &rewriter{g: g, rename: true}, &rewriter{g: g}
	renamed, rewritten := names.document(doc), other.document(doc)
	q := func(d *queryDocument) question {
		return question{Query: d.text(), Variables: doc.values(), OperationName: doc.operation}
	}
	return func(a *asker) {
		data, paths := a.ask(q(doc))
		count(&a.rows, len(data) > 40)
		again, at := a.ask(q(rewritten))
		a.must(data == again, "written otherwise, data\n%s", firstDifference(data, again))
		a.same("written otherwise, errors", paths, at)
		again, at = a.ask(q(renamed))
		again = prefixed.ReplaceAllString(again, `"$1":`)
		a.must(data == again, "under other names, data\n%s", firstDifference(data, again))
		for i := range at {
			at[i] = prefixedPath.ReplaceAllString(at[i], `"`)
		}
		a.same("under other names, errors", paths, sorted(at))
	}
}

// Names get a prefix that no random text has.
const namePrefix = "renamed_"

var (
	prefixed     = regexp.MustCompile(`"` + namePrefix + `(\w+)":`)
	prefixedPath = regexp.MustCompile(`"` + namePrefix)
)

// A rewriter writes a document otherwise.
type rewriter struct {
	g         *queryMaker
	rename    bool // only the names
	fragments []*fragment
}

func (w *rewriter) document(d *queryDocument) *queryDocument {
	out := *d
	out.roots = w.set("Query", d.roots)
	out.fragments = nil
	for _, f := range d.fragments {
		out.fragments = append(out.fragments, &fragment{name: f.name, on: f.on, sub: w.set(f.on, f.sub)})
	}
	out.fragments = append(out.fragments, w.fragments...)
	return &out
}

// set writes a selection set of a type otherwise.
func (w *rewriter) set(typeName string, set []*selection) []*selection {
	var out []*selection
	for _, s := range set {
		out = append(out, w.split(w.selection(typeName, s))...)
	}
	if w.rename || len(out) == 0 {
		return out
	}
	if chance(w.g.r, 25) {
		out = append(out, pick(w.g.r, out)) // once more, where it is merged with itself
	}
	if chance(w.g.r, 40) {
		from := w.g.r.IntN(len(out))
		to := from + 1 + w.g.r.IntN(len(out)-from)
		wrapped := append(out[:from:from], w.wrap(typeName, out[from:to]))
		out = append(wrapped, out[to:]...)
	}
	return out
}

// split writes a field with several selections as two, which are merged.
func (w *rewriter) split(s *selection) []*selection {
	if w.rename || s.field == "" || len(s.sub) < 2 || !chance(w.g.r, 40) {
		return []*selection{s}
	}
	at := 1 + w.g.r.IntN(len(s.sub)-1)
	one, other := *s, *s
	one.sub, other.sub = s.sub[:at:at], s.sub[at:]
	return []*selection{&one, &other}
}

func (w *rewriter) selection(typeName string, s *selection) *selection {
	out := *s
	switch {
	case s.field != "":
		if w.rename {
			out.alias = namePrefix + s.key()
		}
		if def := w.field(typeName, s.field); def != nil {
			out.sub = w.set(def.Type.Name(), s.sub)
		} else if w.rename {
			out.sub = w.set("", s.sub) // of introspection
		}
	case s.spread != "":
	case s.on != "":
		out.sub = w.set(s.on, s.sub)
	default:
		out.sub = w.set(typeName, s.sub)
	}
	return &out
}

func (w *rewriter) field(typeName, name string) *ast.FieldDefinition {
	def := w.g.schema.Types[typeName]
	if def == nil {
		return nil
	}
	return def.Fields.ForName(name)
}

// wrap puts selections into a fragment of the type that they are selected on.
func (w *rewriter) wrap(typeName string, set []*selection) *selection {
	switch w.g.r.IntN(3) {
	case 0:
		return &selection{sub: set}
	case 1:
		return &selection{on: typeName, sub: set}
	}
	f := &fragment{name: "Wrapped" + strconv.Itoa(len(w.fragments)), on: typeName, sub: set}
	w.fragments = append(w.fragments, f)
	return &selection{spread: f.name}
}

func (s *selection) key() string {
	if s.alias != "" {
		return s.alias
	}
	return s.field
}
