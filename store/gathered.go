package store

import "graph287g/ontology"

// EvidenceOnRequest reports whether a field has evidence where it is named, though it isn't among EvidenceFields: a traversal, or a
// list of what is evidence itself. No source gives its entries as its value, so there is nothing to back but each of them; what
// there is to tell is how firmly they stand together, and why there is none.
func EvidenceOnRequest(f *ontology.Field) bool { return f != nil && f.Gathered() }

// FieldsWithEvidence returns the fields of a kind whose evidence may be asked for: EvidenceFields and those on request.
func FieldsWithEvidence(k *ontology.Kind) []string {
	out := EvidenceFields(k)
	for _, f := range k.Fields {
		if EvidenceOnRequest(f) {
			out = append(out, f.Name)
		}
	}
	return out
}

// WhyEmpty says in words what an empty relation or traversal would hold, and what its emptiness means.
func WhyEmpty(f *ontology.Field) string {
	empty := "an empty list"
	if !f.Type.List {
		empty = "null"
	}
	return "The records have no " + f.Each + ". They hold what the loaded sources say: " + empty + " is no finding that there is none."
}

// ToldOf says the reason that a node's record gives where it is told beside another node.
func ToldOf(name, reason string) string { return name + ": " + reason }

// HowGathered says in words what the entries of a field with evidence on request are, and where its standing comes from.
func HowGathered(f *ontology.Field) string {
	return "Gathered over relations of the records: every " + f.Each + ". It stands as the weakest of them does, each by its best way; `standings` counts them."
}
