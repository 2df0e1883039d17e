package ontology

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
)

// maxWeight is the most that a word found in a field may count.
const maxWeight = 9

func weightOf(f *Field, d *ast.Directive) (int, error) {
	w, err := strconv.Atoi(stringArg(d, "weight"))
	if err != nil || w < 1 || w > maxWeight {
		return 0, errorAt(f.Pos, "%s: @searched needs a weight from 1 to %d", f.Coordinate(), maxWeight)
	}
	return w, nil
}

// weigh collects, of each kind, the fields that search looks into, and of all of them the weights.
func (l *loader) weigh() {
	for _, k := range l.c.Kinds {
		for _, f := range k.Fields {
			if f.Weight == 0 {
				continue
			}
			k.searched = append(k.searched, f)
			if !slices.Contains(l.c.Weights, f.Weight) {
				l.c.Weights = append(l.c.Weights, f.Weight)
			}
		}
		slices.SortStableFunc(k.searched, func(a, b *Field) int { return cmp.Compare(b.Weight, a.Weight) })
	}
	slices.SortFunc(l.c.Weights, func(a, b int) int { return b - a })
}

// Searched returns the fields that search looks into, the weightiest first.
func (k *Kind) Searched() []*Field { return k.searched }
