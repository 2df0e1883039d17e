package oracle

import (
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// A scope is a place in the answer: all selection sets that are merged there. It keeps response keys from clashing.
type scope struct{ keys map[string]*entry }

// An entry is what stands under a response key: one shape, and a field of each parent that can't be another's as well.
type entry struct {
	shape  string
	sub    *scope
	fields []*asked
}

// An asked field, with its arguments.
type asked struct {
	parent, name string
	args         []string
	closed       bool // not to be asked for again
}

func newScope() *scope { return &scope{map[string]*entry{}} }

// overlap tells whether an object may be of both types: of two object types none can.
func (g *queryMaker) overlap(a, b string) bool {
	return a == b || g.schema.Types[a].IsAbstractType() || g.schema.Types[b].IsAbstractType()
}

// shape is what must be alike under one response key: of leaves the type, of others only its lists and non-nulls.
func (g *queryMaker) shape(t *ast.Type) string {
	if g.schema.Types[t.Name()].IsLeafType() {
		return t.String()
	}
	return strings.Replace(t.String(), t.Name(), "*", 1)
}

// mayStand tells whether a field may stand under a key. The same field, if it stands there already, must be asked for in the
// same way.
func (g *queryMaker) mayStand(sc *scope, key, parent, name, shape string) (same *asked, ok bool) {
	e := sc.keys[key]
	if e == nil {
		return nil, true
	}
	if e.shape != shape {
		return nil, false
	}
	for _, other := range e.fields {
		if !g.overlap(other.parent, parent) {
			continue
		}
		if other.closed || other.name != name || same != nil && !slices.Equal(same.args, other.args) {
			return nil, false
		}
		same = other
	}
	return same, true
}

// enter notes a field under a key.
func (sc *scope) enter(key, shape string, f *asked) *entry {
	e := sc.keys[key]
	if e == nil {
		e = &entry{shape: shape, sub: newScope()}
		sc.keys[key] = e
	}
	e.fields = append(e.fields, f)
	return e
}

// aliases are keys that are often taken.
var aliases = []string{"a", "b", "id", "name", "node", "nodes", "state", "_x"}

// leaf selects a leaf, with an alias where the key is taken by something else.
func (g *queryMaker) leaf(parent, name, shape string, sc *scope) *selection {
	key := g.prefix + name
	if chance(g.r, 12) {
		key = g.prefix + pick(g.r, aliases)
	}
	if name == "__typename" {
		shape = name // gqlparser merges it with no other field: see DEVIATIONS.md
	}
	if _, ok := g.mayStand(sc, key, parent, name, shape); !ok {
		key = g.fresh(sc)
	}
	sc.enter(key, shape, &asked{parent: parent, name: name})
	return &selection{field: name, alias: key}
}

// key finds a response key for a field with selections, and the same field if it stands there already.
func (g *queryMaker) key(parent, name, shape string, sc *scope) (string, *asked) {
	key := g.prefix + name
	if same, ok := g.mayStand(sc, key, parent, name, shape); ok && chance(g.r, 80) {
		return key, same
	}
	return g.fresh(sc), nil
}

func (g *queryMaker) fresh(sc *scope) string {
	for i := 1; ; i++ {
		if key := g.prefix + "x" + strconv.Itoa(i); sc.keys[key] == nil {
			return key
		}
	}
}
