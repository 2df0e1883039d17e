package ontology

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
)

// maxWeight is the most that a word found in a field may count.
const maxWeight = 9

// A SearchField is a field that search looks into, with what a word found there counts in nodes of a kind.
type SearchField struct {
	*Field
	Weight   int
	Initials bool // its texts are names, which are also found by their initials
}

// SearchFields returns the fields that search looks into, the weightiest first.
func (k *Kind) SearchFields() []SearchField { return k.searchFields }

// weightOf reads the argument weight of @searched and @kind, which is the greatest one where it is left out.
func weightOf(pos Pos, coordinate string, d *ast.Directive) (int, error) {
	if d.Arguments.ForName("weight") == nil {
		return maxWeight, nil
	}
	w, err := strconv.Atoi(stringArg(d, "weight"))
	if err != nil || w < 1 || w > maxWeight {
		return 0, errorAt(pos, "%s: @%s has a weight from 1 to %d", coordinate, d.Name, maxWeight)
	}
	return w, nil
}

// weigh collects, of each kind, the fields that search looks into, and of all of them the weights.
func (l *loader) weigh() {
	for _, k := range l.c.Kinds {
		for _, f := range k.Fields {
			if f.Weight > 0 {
				k.searchFields = append(k.searchFields, SearchField{f, min(f.Weight, k.weight), f.initials && k.weight == maxWeight})
			}
		}
		slices.SortStableFunc(k.searchFields, func(a, b SearchField) int { return cmp.Compare(b.Weight, a.Weight) })
		for _, f := range k.searchFields {
			if !slices.Contains(l.c.Weights, f.Weight) {
				l.c.Weights = append(l.c.Weights, f.Weight)
			}
		}
	}
	slices.SortFunc(l.c.Weights, func(a, b int) int { return b - a })
}
