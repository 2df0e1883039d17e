package store

import (
	"cmp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"graph287g/ontology"
)

// Nearest returns the end of an error message about an unknown name. It suggests the known name with the smallest edit distance, or
// lists all names or some of them; it is empty where there are too many to list.
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
	listed := NearestNames(name, known)
	switch {
	case len(known) > tooMany:
		return ""
	case len(listed) < len(known):
		return "; among others there are " + strings.Join(listed, ", ")
	}
	return "; there are " + strings.Join(known, ", ")
}

// An error lists up to mostListed names completely, of more someListed, and of more than tooMany (such as ids) none.
const (
	mostListed = 12
	someListed = 5
	tooMany    = 30
)

// NearestNames returns all known names up to mostListed, and else the someListed that have the smallest edit distance to an unknown one.
func NearestNames(name string, known []string) []string {
	if len(known) <= mostListed {
		return known
	}
	distance := func(k string) int { return levenshtein.ComputeDistance(strings.ToLower(name), strings.ToLower(k)) }
	return slices.SortedFunc(slices.Values(known), func(a, b string) int { return cmp.Or(distance(a)-distance(b), cmp.Compare(a, b)) })[:someListed]
}

func namesOf(values []ontology.Named) []string {
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
