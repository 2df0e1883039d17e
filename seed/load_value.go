package seed

import (
	"regexp"

	"graph287g/ontology"
	"graph287g/store"
)

// stored reads a stored value into the store's canonical form, and reports what is wrong with it where that stands. It
// returns false where there is a problem.
func (l *loader) stored(t ontology.Type, v *value) (any, bool) {
	if v.shape == null {
		l.add(v.at, "there is no value: leave it out, or say in standings why it is unknown")
		return nil, false
	}
	if !t.List {
		return l.storedOne(t.Name, v)
	}
	if v.shape != list {
		l.add(v.at, "%s is no list of %s: %s", v.what(), t.Name, v.asList())
		return nil, false
	}
	out, good := make([]any, 0, len(v.items)), true
	for _, item := range v.items {
		one, ok := l.stored(ontology.Type{Name: t.Name}, item)
		out, good = append(out, one), good && ok
	}
	return out, good
}

func (l *loader) storedOne(name string, v *value) (any, bool) {
	switch o := l.c.Object(name); {
	case name == "PartialDate":
		return l.partialDate(v)
	case o != nil:
		return l.object(o, v)
	}
	if what := l.scalarProblem(name, v); what != "" {
		l.add(v.at, "%s", what)
		return nil, false
	}
	out, err := store.Canonical(l.c, ontology.Type{Name: name}, v.asWritten(name))
	if err != nil {
		l.add(v.at, "%s", err)
	}
	return out, err == nil
}

// decimal is how numbers are written: YAML would read 0644 and 1_000 as other numbers than a reader does.
var decimal = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

// scalarProblem returns what is wrong with a scalar that the store couldn't tell, for it doesn't see how it is written.
func (l *loader) scalarProblem(name string, v *value) string {
	_, text := v.data.(string)
	number := name == "Int" || name == "Float"
	switch {
	case v.shape != scalar:
		return v.what() + " is no " + name
	case number && text && decimal.MatchString(v.text):
		return v.what() + " is no " + name + ": write it without quotes"
	case number && !decimal.MatchString(v.text):
		return v.what() + " is no plain decimal number: write digits, and a point if need be"
	case number || name == "Boolean":
		return ""
	case !text && (name == "String" || name == "ID"):
		return v.text + " is no " + name + ": put it in quotes, " + quote(v.text)
	case checkString(v.text) != "":
		return "the " + name + " " + checkString(v.text)
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

// object reads a value type.
func (l *loader) object(o *ontology.Object, v *value) (any, bool) {
	if v.shape != mapping {
		l.add(v.at, "%s is no %s: write its fields%s", v.what(), o.Name, store.Nearest("", fieldNames(o.Fields)))
		return nil, false
	}
	good, out := true, map[string]any{}
	for _, p := range v.pairs {
		f := o.Field(p.key.text)
		if f == nil {
			l.add(p.key.at, "%s has no field %s%s", o.Name, quote(p.key.text), store.Nearest(p.key.text, fieldNames(o.Fields)))
			good = false
			continue
		}
		one, ok := l.stored(f.Type, p.value)
		out[f.Name], good = one, good && ok
	}
	for _, f := range o.Fields {
		if f.Type.NonNull && v.get(f.Name) == nil {
			l.add(v.at, "%s of %s is missing%s", f.Name, o.Name, l.fits(f.Type))
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
