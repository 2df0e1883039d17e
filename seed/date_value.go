package seed

import (
	"graph287g/ontology"
	"graph287g/store"
)

// dateKeys are what may be written of a partial date; the rest follows from its EDTF.
var dateKeys = []string{"edtf", "printed", "inferred"}

// partialDate reads `2018-12` or `{edtf: 2018-10-01/2018-12-31, printed: late 2018, inferred: false}`.
func (l *loader) partialDate(v *value) (any, bool) {
	switch v.shape {
	case scalar:
		return l.edtf(v)
	case mapping:
		return l.dateMapping(v)
	}
	l.add(v.at, "%s is no date: write it in EDTF, such as %s", v.what(), dateForms)
	return nil, false
}

// edtf reads the date alone. A year needs no quotes, though YAML takes it for a number.
func (l *loader) edtf(v *value) (map[string]any, bool) {
	d, err := parseEDTF(v.text)
	if err != nil {
		l.add(v.at, "%s", err)
		return nil, false
	}
	m := d.record()
	m["inferred"] = false
	return m, true
}

func (l *loader) dateMapping(v *value) (any, bool) {
	edtf := v.get("edtf")
	if edtf == nil || edtf.shape != scalar {
		l.add(v.at, "`edtf` is missing: the date in EDTF, such as %s", dateForms)
		return nil, false
	}
	m, good := l.edtf(edtf)
	for _, p := range v.pairs {
		if p.key.text == "edtf" {
			continue
		}
		one, ok := l.datePart(p)
		if good = good && ok; good {
			m[p.key.text] = one
		}
	}
	return m, good
}

func (l *loader) datePart(p pair) (any, bool) {
	switch p.key.text {
	case "printed":
		return l.stored(ontology.Type{Name: "String"}, p.value)
	case "inferred":
		return l.stored(ontology.Type{Name: "Boolean"}, p.value)
	}
	l.add(p.key.at, "a date has no %s%s", quote(p.key.text), store.Nearest(p.key.text, dateKeys))
	return nil, false
}
