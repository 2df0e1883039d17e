package store

import (
	"cmp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"graph287g/ontology"
)

// Nearest returns what to say after an unknown name: the nearest known one, or all if they are few, or some of them.
// Where there are more than that it says nothing.
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
	few := Few(name, known)
	switch {
	case len(known) > tooMany:
		return ""
	case len(few) < len(known):
		return "; among others there are " + strings.Join(few, ", ")
	}
	return "; there are " + strings.Join(known, ", ")
}

// An error lists all names up to mostListed and else someListed of them; of more than tooMany, such as ids, those nearest in
// writing say nothing.
const (
	mostListed = 12
	someListed = 5
	tooMany    = 30
)

// Few returns all known names if they are few, and else those nearest to an unknown one: an answer stays short, and one more
// name changes few answers.
func Few(name string, known []string) []string {
	if len(known) <= mostListed {
		return known
	}
	distance := func(k string) int { return levenshtein.ComputeDistance(strings.ToLower(name), strings.ToLower(k)) }
	return slices.SortedFunc(slices.Values(known), func(a, b string) int { return cmp.Or(distance(a)-distance(b), cmp.Compare(a, b)) })[:someListed]
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
