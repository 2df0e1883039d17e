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
	err        error             // the first name that was written twice
	names      map[string]bool   // of what was written, by coordinate
}

// claim takes a name for what is written next. Nothing may be defined twice.
func (w *writer) claim(coordinate string) {
	if w.names[coordinate] && w.err == nil {
		w.err = fmt.Errorf("%s would be in the schema twice: rename what the ontology declares under this name, or what it is made from", coordinate)
	}
	if w.names == nil {
		w.names = map[string]bool{}
	}
	w.names[coordinate] = true
}

func (w *writer) line(format string, args ...any) { fmt.Fprintf(&w.b, format+"\n", args...) }

// describe writes a description, indented.
func (w *writer) describe(indent, text string) {
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

// An argDef is the definition of an argument, whose type has its default behind it.
type argDef struct{ name, typ, description string }

// field writes a field of a type with its arguments, one a line where there are any.
func (w *writer) field(owner string, f fieldDef) {
	w.claim(owner + "." + f.name)
	w.describe("  ", f.description)
	deprecation := w.deprecatedDirective(owner, f.name)
	if len(f.args) == 0 {
		w.line("  %s: %s%s", f.name, f.typ, deprecation)
		return
	}
	w.line("  %s(", f.name)
	for _, a := range f.args {
		w.claim(owner + "." + f.name + "(" + a.name + ":)")
		w.describe("    ", a.description)
		w.line("    %s: %s", a.name, a.typ)
	}
	w.line("  ): %s%s", f.typ, deprecation)
}

// deprecatedDirective returns the directive of a deprecated field or value; it is empty for any other.
func (w *writer) deprecatedDirective(owner, name string) string {
	reason := w.deprecated[owner+"."+name]
	if reason == "" {
		return ""
	}
	return " @deprecated(reason: " + strconv.Quote(reason) + ")"
}

// A fieldDef is the definition of a field of a type, interface or input.
type fieldDef struct {
	name, typ, description string
	args                   []argDef
}

func (w *writer) block(keyword, name, description string, fields []fieldDef) {
	w.line("")
	w.describe("", description)
	w.line("%s %s {", keyword, name)
	owner := strings.Fields(name)[0] // without the interfaces
	w.claim(owner)
	for _, f := range fields {
		w.field(owner, f)
	}
	w.line("}")
}

func (w *writer) enum(e string, description string, values []ontology.Named) {
	w.line("")
	w.describe("", description)
	w.line("enum %s {", e)
	w.claim(e)
	for _, v := range values {
		w.claim(e + "." + v.Name)
		w.describe("  ", v.Description)
		w.line("  %s%s", v.Name, w.deprecatedDirective(e, v.Name))
	}
	w.line("}")
}
