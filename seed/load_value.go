package seed

import (
	"regexp"

	"graph287g/ontology"
	"graph287g/store"
)

// readValue reads a stored value into the store's canonical form, and reports what is wrong with it where that stands. It
// returns false where there is a problem.
func (l *loader) readValue(t ontology.Type, v *value) (any, bool) {
	if v.shape == null {
		l.report(v.at, "there is no value: leave it out, or say in standings why it is unknown")
		return nil, false
	}
	if !t.List {
		return l.readOne(t.Name, v)
	}
	if v.shape != list {
		l.report(v.at, "%s is no list of %s: %s", v.describe(), t.Name, v.asList())
		return nil, false
	}
	out, good := make([]any, 0, len(v.items)), true
	for _, item := range v.items {
		one, ok := l.readValue(ontology.Type{Name: t.Name}, item)
		out, good = append(out, one), good && ok
	}
	return out, good
}

func (l *loader) readOne(name string, v *value) (any, bool) {
	switch o := l.c.Object(name); {
	case name == "PartialDate":
		return l.readDate(v)
	case o != nil:
		return l.readObject(o, v)
	}
	if what := l.scalarProblem(name, v); what != "" {
		l.report(v.at, "%s", what)
		return nil, false
	}
	out, err := store.Canonical(l.c, ontology.Type{Name: name}, v.asWritten(name))
	if err != nil {
		l.report(v.at, "%s", err)
	}
	return out, err == nil
}

// decimalPattern is how numbers are written: YAML would read 0644 and 1_000 as other numbers than a reader does.
var decimalPattern = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

// scalarProblem returns what is wrong with a scalar that the store couldn't tell, for it doesn't see how it is written.
func (l *loader) scalarProblem(name string, v *value) string {
	_, text := v.data.(string)
	number := name == "Int" || name == "Float"
	switch {
	case v.shape != scalar:
		return v.describe() + " is no " + name
	case number && text && decimalPattern.MatchString(v.text):
		return v.describe() + " is no " + name + ": write it without quotes"
	case number && !decimalPattern.MatchString(v.text):
		return v.describe() + " is no plain decimal number: write digits, and a point if need be"
	case number || name == "Boolean":
		return ""
	case !text && (name == "String" || name == "ID"):
		return v.text + " is no " + name + ": put it in quotes, " + quote(v.text)
	case stringProblem(v.text) != "":
		return "the " + name + " " + stringProblem(v.text)
	case name == "URL":
		l.links++
		return linkProblem(v.text)
	}
	return ""
}

// asWritten returns a scalar for the store: what isn't a number or truth value is text, whatever YAML takes it for.
func (v *value) asWritten(name string) any {
	if name == "Int" || name == "Float" || name == "Boolean" {
		return v.data
	}
	return v.text
}

// readObject reads a value type.
func (l *loader) readObject(o *ontology.Object, v *value) (any, bool) {
	if v.shape != mapping {
		l.report(v.at, "%s is no %s: write its fields%s", v.describe(), o.Name, store.Nearest("", fieldNames(o.Fields)))
		return nil, false
	}
	good, out := true, map[string]any{}
	for _, p := range v.pairs {
		f := o.Field(p.key.text)
		if f == nil {
			l.report(p.key.at, "%s has no field %s%s", o.Name, quote(p.key.text), store.Nearest(p.key.text, fieldNames(o.Fields)))
			good = false
			continue
		}
		one, ok := l.readValue(f.Type, p.value)
		out[f.Name], good = one, good && ok
	}
	for _, f := range o.Fields {
		if f.Type.NonNull && v.get(f.Name) == nil {
			l.report(v.at, "%s of %s is missing%s", f.Name, o.Name, l.expected(f.Type))
			good = false
		}
	}
	return out, good
}

func fieldNames(fields []*ontology.Field) []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f.Name
	}
	return out
}
