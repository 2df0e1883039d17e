package store

import (
	"strings"

	"github.com/agnivade/levenshtein"

	"graph287g/ontology"
)

// Nearest returns what to say after an unknown name: the nearest known one, or all if they are few.
func Nearest(name string, known []string) string {
	best, least := "", 4
	for _, k := range known {
		if d := levenshtein.ComputeDistance(strings.ToLower(name), strings.ToLower(k)); d < least && d < len(k) {
			best, least = k, d
		}
	}
	if best != "" {
		return "; did you mean " + best + "?"
	}
	if len(known) <= 30 {
		return "; there are " + strings.Join(known, ", ")
	}
	return ""
}

func names(values []ontology.Named) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = v.Name
	}
	return out
}

func fieldNames(fields []*ontology.Field) []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f.Name
	}
	return out
}
