package store

import (
	"cmp"
	"slices"

	"graph287g/ontology"
)

// A ClaimField is a name that the field of claims about nodes of a kind may have.
type ClaimField struct {
	Name, Description string
	Measure           bool // it is no field of the kind
}

// ClaimFields returns the names for a kind, in order: the fields that have evidence, those by which fields list claims, and its measures.
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
	slices.SortFunc(out, func(a, b ClaimField) int { return cmp.Compare(a.Name, b.Name) })
	return out
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
