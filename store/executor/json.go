package executor

import (
	"strconv"
	"sync"

	"graph287g/ontology"
	"graph287g/store"
)

// newConstants encodes the values that many rows share.
func newConstants(c *ontology.Catalogue) *constants {
	w := &constants{
		basis: enumJSON(c.Enum("Basis"), true), reach: enumJSON(c.Enum("Reach"), true), standing: enumJSON(c.Enum("Standing"), false),
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

// constants hold the JSON of enum values, of relations and of small numbers.
type constants struct {
	basis, reach, standing [][]byte
	relation               map[*ontology.Relation][]byte
	numbers                [16][]byte
	bases                  sync.Map // JSON lists of bases ([]byte) by set (uint16)
}

// enumJSON returns the JSON of an enum's values; with none, after a null that stands for no value.
func enumJSON(e *ontology.Enum, none bool) [][]byte {
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

// basisList returns the JSON list of a set of bases, strongest first; bit 0, which stands for none, is left out.
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

// ReachJSON returns the name of a reach in JSON, or nil where there is none.
func (x *Execution) ReachJSON(r ontology.Reach) []byte { return x.json.reach[r] }

// StandingJSON returns the name of a standing in JSON.
func (x *Execution) StandingJSON(s ontology.Standing) []byte { return x.json.standing[s] }
