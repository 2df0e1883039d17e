package ontology

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// measures is the enum of the measures.
const measures = "Measure"

// A Measure is what may be claimed of the nodes of some kinds and is none of their fields: agreementCount.
type Measure struct {
	Named
	Of KindSet
}

// MeasuresOf returns the measures of a kind, in declared order.
func (c *Catalogue) MeasuresOf(k *Kind) []*Measure {
	var out []*Measure
	for _, m := range c.Measures {
		if m.Of.Has(k.Index) {
			out = append(out, m)
		}
	}
	return out
}

// Measure returns a measure by name, or nil.
func (c *Catalogue) Measure(name string) *Measure {
	for _, m := range c.Measures {
		if m.Name == name {
			return m
		}
	}
	return nil
}

// measure reads the measures. None may have the name of a field of one of its kinds, or of claims that one lists.
func (l *loader) measure(defs ast.DefinitionList) error {
	d := defs.ForName(measures)
	if d == nil {
		return nil
	}
	for _, v := range d.EnumValues {
		m := &Measure{Named: named(v.Name, v.Description, v.Position)}
		if l.c.Measure(m.Name) != nil {
			return errorAt(m.Pos, "the measure %s is declared twice", m.Name)
		}
		dir := v.Directives.ForName("measure")
		if dir == nil {
			return errorAt(m.Pos, "the measure %s needs its kinds: @measure(of: [\"Topic\"])", m.Name)
		}
		for _, name := range listArg(dir, "of") {
			k := l.c.kinds[name]
			if k == nil {
				return errorAt(m.Pos, "the measure %s is of %s, which is no kind", m.Name, name)
			}
			if slices.ContainsFunc(k.Fields, func(f *Field) bool { return f.Name == m.Name || f.ClaimField == m.Name }) {
				return errorAt(m.Pos, "the measure %s is a field of %s: leave the kind out", m.Name, k.Name)
			}
			m.Of |= SetOf(k)
		}
		l.c.Measures = append(l.c.Measures, m)
	}
	return nil
}
