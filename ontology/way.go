package ontology

import "fmt"

// A Hop follows one relation in one direction.
type Hop struct {
	Relation  *Relation
	Direction Direction
}

// String returns the hop as patterns write it.
func (h Hop) String() string {
	if h.Direction == Out {
		return ">" + h.Relation.Type
	}
	return "<" + h.Relation.Type
}

// A Leg is a hop of a way, with the kinds to which it may come.
type Leg struct {
	Hop
	To KindSet
}

// A Way is one sequence of hops of a path, with what it says of its ends.
type Way struct {
	Legs  []Leg
	Basis Basis
	Reach Reach
}

// Ways returns every way of a Traverse or Related field from a kind, in declared order.
func (c *Catalogue) ways(f *Field, from *Kind, depth int) ([]Way, error) {
	if depth > 8 {
		return nil, errorAt(f.Pos, "%s goes through itself", f.Coordinate())
	}
	if f.Role == Related {
		return c.follow([]Way{{}}, Hop{f.Relation, f.Direction}, from, c.KindsOf(f.Type.Name)), nil
	}
	if f.Role != Traverse {
		return nil, errorAt(f.Pos, "%s is neither a @path nor a @relation", f.Coordinate())
	}
	var out []Way
	for _, p := range f.Patterns {
		ws, err := c.pattern(p, from, depth)
		if err != nil {
			return nil, err
		}
		out = append(out, c.endingIn(ws, c.KindsOf(f.Type.Name))...)
	}
	return out, nil
}

// pattern returns the ways of one pattern, element after element.
func (c *Catalogue) pattern(p Pattern, from *Kind, depth int) ([]Way, error) {
	ways := []Way{{Basis: p.Basis, Reach: p.Reach}}
	for _, element := range p.Via {
		var next []Way
		for _, w := range ways {
			more, err := c.extend(w, element, from, p.Pos, depth)
			if err != nil {
				return nil, err
			}
			next = append(next, more...)
		}
		ways = next
	}
	return ways, nil
}

// extend lengthens a way by one element, once for each kind that the way may have come to.
func (c *Catalogue) extend(w Way, element string, start *Kind, pos Pos, depth int) ([]Way, error) {
	if hop, ok, err := c.hop(element, pos); err != nil {
		return nil, err
	} else if ok {
		return c.hopFrom(w, hop, start), nil
	}
	var out []Way
	known := false
	for _, k := range lastKinds(w, start).In(c) {
		f := k.Field(element)
		if f == nil {
			continue
		}
		known = true
		tails, err := c.ways(f, k, depth+1)
		if err != nil {
			return nil, err
		}
		for _, t := range tails {
			out = append(out, join(narrow(w, k), t))
		}
	}
	if !known && lastKinds(w, start) != 0 {
		return nil, errorAt(pos, "no kind reached there has a field %q", element)
	}
	return out, nil
}

func (c *Catalogue) hop(element string, pos Pos) (Hop, bool, error) {
	if element == "" || (element[0] != '>' && element[0] != '<') {
		return Hop{}, false, nil
	}
	r := c.Relation(element[1:])
	if r == nil {
		return Hop{}, false, errorAt(pos, "no field declares the relation %q", element[1:])
	}
	dir := Out
	if element[0] == '<' {
		dir = In
	}
	return Hop{r, dir}, true, nil
}

func (c *Catalogue) hopFrom(w Way, h Hop, start *Kind) []Way {
	var to KindSet
	for _, k := range lastKinds(w, start).In(c) {
		to |= h.Relation.Ends(k, h.Direction)
	}
	if to == 0 {
		return nil
	}
	w.Legs = append(w.Legs[:len(w.Legs):len(w.Legs)], Leg{h, to})
	return []Way{w}
}

func (c *Catalogue) follow(ws []Way, h Hop, from *Kind, to KindSet) []Way {
	var out []Way
	for _, w := range ws {
		out = append(out, c.endingIn(c.hopFrom(w, h, from), to)...)
	}
	return out
}

// endingIn drops the ends of other kinds.
func (c *Catalogue) endingIn(ws []Way, kinds KindSet) []Way {
	out := ws[:0:0]
	for _, w := range ws {
		if w = narrowTo(w, kinds); len(w.Legs) > 0 && w.Legs[len(w.Legs)-1].To != 0 {
			out = append(out, w)
		}
	}
	return out
}

func lastKinds(w Way, start *Kind) KindSet {
	if len(w.Legs) == 0 {
		return SetOf(start)
	}
	return w.Legs[len(w.Legs)-1].To
}

func narrow(w Way, k *Kind) Way { return narrowTo(w, SetOf(k)) }

func narrowTo(w Way, kinds KindSet) Way {
	if len(w.Legs) == 0 {
		return w
	}
	legs := append([]Leg(nil), w.Legs...)
	legs[len(legs)-1].To &= kinds
	w.Legs = legs
	return w
}

func join(a, b Way) Way {
	return Way{
		Legs:  append(a.Legs[:len(a.Legs):len(a.Legs)], b.Legs...),
		Basis: a.Basis.Weaker(b.Basis),
		Reach: a.Reach.Wider(b.Reach),
	}
}

// errorAt returns an error of the ontology with its place.
func errorAt(pos Pos, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", pos.File, pos.Line, fmt.Sprintf(format, args...))
}
