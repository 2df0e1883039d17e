package executor

import (
	"strconv"
	"sync"

	"graph287g/ontology"
	"graph287g/store"
)

// newConstants makes the JSON of what many rows show alike, once.
func newConstants(c *ontology.Catalogue) *constants {
	w := &constants{
		basis: quoted(c.Enum("Basis"), true), reach: quoted(c.Enum("Reach"), true), standing: quoted(c.Enum("Standing"), false),
		relation: map[*ontology.Relation][]byte{},
	}
	for _, r := range c.Relations {
		w.relation[r] = store.AppendString(nil, r.Type)
	}
	for i := range w.numbers {
		w.numbers[i] = strconv.AppendInt(nil, int64(i), 10)
	}
	return w
}

// constants are the JSON of names and small numbers.
type constants struct {
	basis, reach, standing [][]byte
	relation               map[*ontology.Relation][]byte
	numbers                [16][]byte
	bases                  sync.Map // uint16 → []byte
}

func quoted(e *ontology.Enum, none bool) [][]byte {
	var out [][]byte
	if none {
		out = append(out, nil)
	}
	for _, v := range e.Values {
		out = append(out, store.AppendString(nil, v.Name))
	}
	return out
}

func basisBit(b ontology.Basis) uint16 { return 1 << b }

// basisList lists bases, strongest first; none (bit 0) isn't shown.
func (w *constants) basisList(set uint16) []byte {
	if b, ok := w.bases.Load(set); ok {
		return b.([]byte)
	}
	out := []byte{'['}
	for b := 1; b < ontology.Bases; b++ {
		if set>>b&1 == 0 {
			continue
		}
		if len(out) > 1 {
			out = append(out, ',')
		}
		out = append(out, w.basis[b]...)
	}
	out = append(out, ']')
	w.bases.Store(set, out)
	return out
}

func boolJSON(b bool) []byte {
	if b {
		return []byte("true")
	}
	return []byte("false")
}

// ReachJSON is the name of a reach, nil where there is none.
func (x *Execution) ReachJSON(r ontology.Reach) []byte { return x.json.reach[r] }
