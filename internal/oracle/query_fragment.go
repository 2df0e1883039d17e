package oracle

import (
	"slices"
	"strconv"
	"strings"

	"graph287g/ontology"
)

// makeFragment makes a fragment with response keys of its own, so that it fits anywhere.
func (g *queryMaker) makeFragment() {
	on := pick(g.r, []string{"Node", "Entity", "Actor", "Jurisdiction", pick(g.r, g.c.Kinds).Name})
	f := &fragment{name: "F" + strconv.Itoa(len(g.doc.fragments)), on: on}
	g.doc.fragments = append(g.doc.fragments, f)
	g.prefix, g.rows = strings.ToLower(f.name)+"_", 30
	outer := g.budget
	g.budget = 8
	f.sub = g.set(on, g.c.KindsOf(on), newScope(), 3)
	g.prefix, g.rows, g.budget = "", 1, outer
	g.spare = append(g.spare, f)
}

// fits lists the type conditions that a fragment on a type may have.
func (g *queryMaker) fits(typeName string) []string {
	out := []string{typeName}
	for _, k := range g.c.Kinds {
		if g.c.KindsOf(typeName)&ontology.SetOf(k) != 0 && k.Name != typeName {
			out = append(out, k.Name)
		}
	}
	for _, i := range g.c.Interfaces {
		if g.c.KindsOf(typeName)&i.Kinds != 0 && i.Name != typeName {
			out = append(out, i.Name)
		}
	}
	return out
}

func (g *queryMaker) narrow(kinds ontology.KindSet, on string) ontology.KindSet {
	if of := g.c.KindsOf(on); of != 0 {
		return kinds & of
	}
	return kinds
}

// on picks a type condition, mostly one that nodes here satisfy.
func (g *queryMaker) on(typeName string) string {
	all := g.fits(typeName)
	for range 6 {
		if on := pick(g.r, all); g.hint == 0 || g.c.KindsOf(on)&g.hint != 0 {
			return on
		}
	}
	return pick(g.r, all)
}

func (g *queryMaker) inline(typeName string, kinds ontology.KindSet, sc *scope, depth int) *selection {
	on := g.on(typeName)
	s := &selection{on: on, sub: g.set(on, g.narrow(kinds, on), sc, depth)}
	if on == typeName && chance(g.r, 50) {
		s.on = ""
	}
	return s
}

// spread spreads a fragment: one that fits anywhere, or one of its own that shares this place.
func (g *queryMaker) spread(typeName string, kinds ontology.KindSet, sc *scope, depth int) *selection {
	if len(g.spare) > 0 && g.prefix == "" && chance(g.r, 60) {
		if f := pick(g.r, g.spare); g.rows < 300 && slices.Contains(g.fits(typeName), f.on) && g.fitsAll(f, kinds) {
			return &selection{spread: f.name}
		}
	}
	if g.prefix != "" {
		return nil
	}
	on := g.on(typeName)
	f := &fragment{name: "F" + strconv.Itoa(len(g.doc.fragments)), on: on}
	g.doc.fragments = append(g.doc.fragments, f)
	f.sub = g.set(on, g.narrow(kinds, on), sc, depth)
	return &selection{spread: f.name}
}

// fitsAll tells whether all kinds of a fragment may stand here: else names in evidence(fields:) could be unknown.
func (g *queryMaker) fitsAll(f *fragment, kinds ontology.KindSet) bool {
	of := g.c.KindsOf(f.on)
	return of&kinds == of
}
