package encode

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// MaxCuts is how many Cuts are told one by one: each is a field that was asked for, so that people read them.
const MaxCuts = 25

// Cuts are the lists of an answer that show a part of their rows. The zero value is ready to use.
type Cuts struct {
	Fields []Cut // in order of their first list in the answer, MaxCuts at most
	Others int   // lists of further fields

	fieldOf map[*Value]int // the index of its field, or others
}

// others stands for the index of a field that isn't told.
const others = -1

// A Cut is a field with lists that show a part of their rows. Lists that are part of a value which an error made null count too.
type Cut struct {
	Path    ast.Path // of the field, without indices
	Lists   int      // how many of its lists are cut
	Example ast.Path // of the first of these, with indices
	Step    int      // whose arguments cut it
}

// Reset forgets all of them, for another encoding of the same answer.
func (c *Cuts) Reset() { *c = Cuts{} }

// noteCut notes a list that shows a part of its rows.
func (e *encoder) noteCut(v *Value, row int) {
	if cut := e.table(v).Cut; e.cuts == nil || cut == nil || !cut[row] {
		return
	}
	field, known := e.cuts.fieldOf[v]
	if !known {
		field = e.cuts.add(v, e.here())
	}
	if field == others {
		e.cuts.Others++
	} else {
		e.cuts.Fields[field].Lists++
	}
}

// add returns the field of a value of which no list is noted yet. Several values may be one field: each kind that selects other fields has its
// own.
func (c *Cuts) add(v *Value, example ast.Path) int {
	path := slices.DeleteFunc(slices.Clone(example), func(e ast.PathElement) bool { _, index := e.(ast.PathIndex); return index })
	field := slices.IndexFunc(c.Fields, func(f Cut) bool { return slices.Equal(f.Path, path) })
	if field < 0 && len(c.Fields) < MaxCuts {
		field = len(c.Fields)
		c.Fields = append(c.Fields, Cut{Path: path, Example: example, Step: v.Step})
	}
	if c.fieldOf == nil {
		c.fieldOf = map[*Value]int{}
	}
	c.fieldOf[v] = field
	return field
}
