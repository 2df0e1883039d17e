package ontology

import (
	"cmp"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// relate works out between which kinds each relation may lie: what its outward fields say.
func (l *loader) relate(ast.DefinitionList) error {
	slices.SortFunc(l.c.Relations, func(a, b *Relation) int { return cmp.Compare(a.Type, b.Type) })
	for i, r := range l.c.Relations {
		r.Index = i
	}
	for _, k := range l.c.Kinds {
		for _, f := range k.Fields {
			if f.Role == Related && f.Direction == Out {
				l.leads(f.Relation, k, l.c.KindsOf(f.Type.Name))
			}
		}
	}
	evidence := l.c.KindsOf("Node") &^ l.c.KindsOf("Entity")
	for _, r := range l.c.Relations {
		r.evidential = r.From()&^evidence == 0 || r.To()&^evidence == 0
	}
	for _, k := range l.c.Kinds {
		for _, f := range k.Fields {
			f.evidential = f.Role == Related && (f.Relation.evidential || l.c.KindsOf(f.Type.Name)&^evidence == 0)
		}
	}
	return l.views()
}

func (l *loader) leads(r *Relation, from *Kind, to KindSet) {
	r.ends[from.Index] |= to
	for _, k := range to.In(l.c) {
		r.to[k.Index] |= SetOf(from)
	}
}

// views remembers which field shows a relation from which kind, and holds the two sides together.
func (l *loader) views() error {
	about := l.c.relations["ABOUT"]
	for _, k := range l.c.Kinds {
		for _, f := range k.Fields {
			if f.Role == Claims {
				f.Relation, f.Direction = about, In
				continue
			}
			if f.Role != Related {
				continue
			}
			if err := l.view(k, f); err != nil {
				return err
			}
		}
	}
	return nil
}

func (l *loader) view(k *Kind, f *Field) error {
	key := viewKey{k.Index, f.Direction}
	for _, g := range f.Relation.view[key] {
		if l.c.KindsOf(g.Type.Name)&l.c.KindsOf(f.Type.Name) != 0 {
			return errorAt(f.Pos, "%s and %s show the same relation to the same kinds", f.Coordinate(), g.Coordinate())
		}
	}
	f.Relation.view[key] = append(f.Relation.view[key], f)
	if f.Direction == In && f.Relation.Ends(k, In)&l.c.KindsOf(f.Type.Name) == 0 {
		return errorAt(f.Pos, "%s: no outward field leads %s to %s", f.Coordinate(), f.Relation.Type, k.Name)
	}
	return nil
}

// compilePaths makes the tries of every path from every kind that has it.
func (l *loader) compilePaths() error {
	for _, k := range l.c.Kinds {
		for _, f := range k.Fields {
			if f.Role != Traverse {
				continue
			}
			paths, err := l.c.expand(f, k, 0)
			if err != nil {
				return err
			}
			if len(paths) == 0 {
				return errorAt(f.Pos, "%s leads nowhere from %s: no way of it ends in %s", f.Coordinate(), k.Name, f.Type.Name)
			}
			if f.tries == nil {
				f.tries = map[int]*Trie{}
			}
			f.tries[k.Index] = newTrie(paths)
			f.narrow(k, paths)
		}
	}
	return nil
}
