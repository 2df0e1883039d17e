package main

import (
	"fmt"
	"strconv"
	"strings"

	"graph287g/ontology"
)

// A writer writes the schema language.
type writer struct {
	b          strings.Builder
	deprecated map[string]string // by coordinate: what to use instead
}

func (w *writer) line(format string, args ...any) { fmt.Fprintf(&w.b, format+"\n", args...) }

// note writes a description, indented.
func (w *writer) note(indent, text string) {
	if strings.Contains(text, "\n") {
		w.line(`%s"""`, indent)
		for _, l := range strings.Split(text, "\n") {
			w.line("%s%s", indent, strings.TrimSpace(l))
		}
		w.line(`%s"""`, indent)
		return
	}
	w.line(`%s"%s"`, indent, strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text))
}

// An arg is an argument of a derived field.
type arg struct{ name, kind, note string }

// field writes a field of a type with its arguments, one a line where there are any.
func (w *writer) field(owner string, f fieldOut) {
	w.note("  ", f.note)
	mark := w.mark(owner, f.name)
	if len(f.args) == 0 {
		w.line("  %s: %s%s", f.name, f.kind, mark)
		return
	}
	w.line("  %s(", f.name)
	for _, a := range f.args {
		w.note("    ", a.note)
		w.line("    %s: %s", a.name, a.kind)
	}
	w.line("  ): %s%s", f.kind, mark)
}

// mark tells that a field or value is deprecated.
func (w *writer) mark(owner, name string) string {
	reason := w.deprecated[owner+"."+name]
	if reason == "" {
		return ""
	}
	return " @deprecated(reason: " + strconv.Quote(reason) + ")"
}

type fieldOut struct {
	name, kind, note string
	args             []arg
}

func (w *writer) block(keyword, name, note string, fields []fieldOut) {
	w.line("")
	w.note("", note)
	w.line("%s %s {", keyword, name)
	for _, f := range fields {
		w.field(strings.Fields(name)[0], f)
	}
	w.line("}")
}

func (w *writer) enum(e string, note string, values []ontology.Named) {
	w.line("")
	w.note("", note)
	w.line("enum %s {", e)
	for _, v := range values {
		w.note("  ", v.Description)
		w.line("  %s%s", v.Name, w.mark(e, v.Name))
	}
	w.line("}")
}
