package ontology

import (
	"slices"
	"strconv"
)

// reachSets is how many sets of reaches there are, the empty one included.
const reachSets = 1 << Reaches

// Reaching returns the field as it is where only ways of some reaches count: bit r-1 of the set stands for Reach r. It is nil for fields of
// which no way has a reach, and for those that no filter goes over. Kinds know the field that it returns by its name.
func (f *Field) Reaching(set uint8) *Field {
	if f.narrowed == nil {
		return nil
	}
	return f.narrowed[set&(reachSets-1)]
}

// narrow makes the fields that Reaching returns, with their ways from a kind.
func (f *Field) narrow(k *Kind, paths []hopPath) {
	if !f.Filter || !slices.ContainsFunc(paths, func(p hopPath) bool { return p.Reach != 0 }) {
		return
	}
	if f.narrowed == nil {
		f.narrowed = make([]*Field, reachSets)
		for set := range f.narrowed {
			of := *f
			of.Name, of.narrowed, of.tries = f.Name+" of reaches "+strconv.FormatUint(uint64(set), 2), nil, map[int]*Trie{}
			f.narrowed[set] = &of
		}
	}
	for set, of := range f.narrowed {
		var some []hopPath
		for _, p := range paths {
			if p.Reach != 0 && set>>(p.Reach-1)&1 == 1 {
				some = append(some, p)
			}
		}
		of.tries[k.Index] = newTrie(some)
		k.fields[of.Name] = of
		k.Narrowed = append(k.Narrowed, of)
	}
}
