package ontology

// A hopPath is one of the sequences of hops that a @path stands for, with what it says of the nodes at its end.
type hopPath struct {
	Hops  []TypedHop
	Basis Basis
	Reach Reach
}

// expand returns all paths that a Traverse or Related field stands for when it starts from a kind, in declared order.
func (c *Catalogue) expand(f *Field, from *Kind, depth int) ([]hopPath, error) {
	if depth > 8 {
		return nil, errorAt(f.Pos, "%s goes through itself", f.Coordinate())
	}
	to := c.KindsOf(f.Type.Name)
	if f.Role == Related {
		return endingIn(c.follow(hopPath{}, Hop{f.Relation, f.Direction}, from), to), nil
	}
	if f.Role != Traverse {
		return nil, errorAt(f.Pos, "%s is neither a @path nor a @relation", f.Coordinate())
	}
	var out []hopPath
	for _, pattern := range f.Patterns {
		paths, err := c.expandPattern(pattern, from, depth)
		if err != nil {
			return nil, err
		}
		out = append(out, endingIn(paths, to)...)
	}
	return out, nil
}

// expandPattern expands one pattern, element after element.
func (c *Catalogue) expandPattern(pattern Pattern, from *Kind, depth int) ([]hopPath, error) {
	paths := []hopPath{{Basis: pattern.Basis, Reach: pattern.Reach}}
	for _, element := range pattern.Via {
		var next []hopPath
		for _, p := range paths {
			longer, err := c.extend(p, element, from, pattern.Pos, depth)
			if err != nil {
				return nil, err
			}
			next = append(next, longer...)
		}
		paths = next
	}
	return paths, nil
}

// extend lengthens a path by one element of a pattern: a hop, or each path of a field of the kinds that it has reached.
func (c *Catalogue) extend(p hopPath, element string, start *Kind, pos Pos, depth int) ([]hopPath, error) {
	if hop, ok, err := c.parseHop(element, pos); err != nil {
		return nil, err
	} else if ok {
		return c.follow(p, hop, start), nil
	}
	var out []hopPath
	known := false
	for _, k := range p.end(start).In(c) {
		f := k.Field(element)
		if f == nil {
			continue
		}
		known = true
		tails, err := c.expand(f, k, depth+1)
		if err != nil {
			return nil, err
		}
		for _, tail := range tails {
			out = append(out, p.narrow(SetOf(k)).join(tail))
		}
	}
	if !known && p.end(start) != 0 {
		return nil, errorAt(pos, "no kind reached there has a field %q", element)
	}
	return out, nil
}

// parseHop reads an element `>R` or `<R`. Any other element is the name of a field.
func (c *Catalogue) parseHop(element string, pos Pos) (hop Hop, ok bool, err error) {
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

// follow lengthens a path by a hop. It returns none if the hop leads nowhere from the kinds that the path has reached.
func (c *Catalogue) follow(p hopPath, h Hop, start *Kind) []hopPath {
	var to KindSet
	for _, k := range p.end(start).In(c) {
		to |= h.Relation.Ends(k, h.Direction)
	}
	if to == 0 {
		return nil
	}
	p.Hops = append(p.Hops[:len(p.Hops):len(p.Hops)], TypedHop{h, to})
	return []hopPath{p}
}

// endingIn returns the paths that end in some kinds, narrowed to these.
func endingIn(paths []hopPath, kinds KindSet) []hopPath {
	out := paths[:0:0]
	for _, p := range paths {
		if p = p.narrow(kinds); len(p.Hops) > 0 && p.Hops[len(p.Hops)-1].To != 0 {
			out = append(out, p)
		}
	}
	return out
}

// end returns the kinds in which a path from a kind may end.
func (p hopPath) end(start *Kind) KindSet {
	if len(p.Hops) == 0 {
		return SetOf(start)
	}
	return p.Hops[len(p.Hops)-1].To
}

// narrow returns the path with its end narrowed to some kinds.
func (p hopPath) narrow(kinds KindSet) hopPath {
	if len(p.Hops) == 0 {
		return p
	}
	p.Hops = append([]TypedHop(nil), p.Hops...)
	p.Hops[len(p.Hops)-1].To &= kinds
	return p
}

func (p hopPath) join(q hopPath) hopPath {
	return hopPath{
		Hops:  append(p.Hops[:len(p.Hops):len(p.Hops)], q.Hops...),
		Basis: p.Basis.Weaker(q.Basis),
		Reach: p.Reach.Wider(q.Reach),
	}
}
