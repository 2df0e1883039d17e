package store

import (
	"cmp"
	"slices"
	"strings"

	"graph287g/ontology"
)

// A ClaimField is a name that the field of claims about nodes of a kind may have.
type ClaimField struct {
	Name, Description string
	Measure           bool // it is no field of the kind
}

// ClaimFields returns the names for a kind, in order: the fields that have evidence, those by which fields list claims, its measures, and what
// the loader computes of those that count.
func ClaimFields(c *ontology.Catalogue, k *ontology.Kind) []ClaimField {
	var out []ClaimField
	for _, f := range k.Fields {
		switch {
		case f.Role == ontology.Claims:
			out = append(out, ClaimField{f.ClaimField, f.Description, false})
		case EvidenceField(f):
			out = append(out, ClaimField{f.Name, f.Description, false})
		}
	}
	for _, m := range c.MeasuresOf(k) {
		out = append(out, ClaimField{m.Name, m.Description, true})
	}
	for _, m := range c.MeasuresOf(k) {
		for _, f := range computedOf(m) {
			if !slices.ContainsFunc(out, func(known ClaimField) bool { return known.Name == f.Name }) {
				out = append(out, f)
			}
		}
	}
	slices.SortFunc(out, func(a, b ClaimField) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

// ComputedOf returns the name of what is computed of a measure that counts, such as `Growth`.
func ComputedOf(measure, what string) string { return strings.TrimSuffix(measure, countSuffix) + what }

// Counts tells by its name that a measure counts something.
func Counts(measure string) bool { return strings.HasSuffix(measure, countSuffix) }

const countSuffix = "Count"

// What the loader computes of two counts.
const (
	CountChange = "Change"
	CountGrowth = "Growth"
	CountShare  = "Share"
)

func computedOf(m *ontology.Measure) []ClaimField {
	if !Counts(m.Name) {
		return nil
	}
	return []ClaimField{
		{ComputedOf(m.Name, CountChange), "How much larger or smaller a later `" + m.Name + "` of the same source is than an earlier one: computed, DERIVED.", true},
		{ComputedOf(m.Name, CountGrowth), "How much larger or smaller a later `" + m.Name + "` of the same source is than an earlier one, in percent of that: computed, DERIVED.", true},
		{ComputedOf(m.Name, CountShare), "Which part its `" + m.Name + "` is of that of what is around it, in percent: computed, DERIVED.", true},
	}
}

// IsClaimField tells whether a name is among ClaimFields of a kind.
func IsClaimField(c *ontology.Catalogue, k *ontology.Kind, name string) bool {
	field := func(f *ontology.Field) bool {
		return f.Role == ontology.Claims && f.ClaimField == name || f.Name == name && EvidenceField(f)
	}
	return slices.ContainsFunc(k.Fields, field) || IsMeasure(c, k, name)
}

// IsMeasure tells whether a name is that of a measure of a kind, or of what is computed of one.
func IsMeasure(c *ontology.Catalogue, k *ontology.Kind, name string) bool {
	return slices.ContainsFunc(c.Measures, func(m *ontology.Measure) bool {
		if !m.Of.Has(k.Index) {
			return false
		}
		stem, counts := strings.CutSuffix(m.Name, countSuffix)
		what, computed := strings.CutPrefix(name, stem)
		return name == m.Name || counts && computed && (what == CountChange || what == CountGrowth || what == CountShare)
	})
}

// ClaimSubjects returns the kinds that claims may be about.
func ClaimSubjects(c *ontology.Catalogue) ontology.KindSet {
	if k := c.Kind("Claim"); k != nil && k.Field("subject") != nil {
		return c.KindsOf(k.Field("subject").Type.Name)
	}
	return 0 // another ontology
}

// ClaimFieldNames returns the names for some kinds, each once, in order.
func ClaimFieldNames(c *ontology.Catalogue, kinds ontology.KindSet) []string {
	var out []string
	for _, k := range kinds.In(c) {
		for _, f := range ClaimFields(c, k) {
			out = append(out, f.Name)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
