package oracle

import (
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
)

// An input is a value for an argument, with its type at hand: any place in it may become a variable.
type input struct {
	t     *ast.Type
	enum  string
	plain any // a string, int, float64 or bool
	list  []*input
	isSet bool // a list
	names []string
	items []*input // of an object
	// loose: the place may be left out, so that a variable here need not be given. void: it may even be null.
	loose, void bool
}

// write writes a value as a literal, or makes a variable of it.
func (g *queryMaker) write(in *input) string {
	if chance(g.r, 22) {
		return "$" + g.variable(in).name
	}
	return g.literal(in, false)
}

// data returns a value as variables give it in JSON.
func (in *input) data() any {
	switch {
	case in.enum != "":
		return in.enum
	case in.isSet:
		out := []any{}
		for _, item := range in.list {
			out = append(out, item.data())
		}
		return out
	case in.names != nil:
		out := map[string]any{}
		for i, name := range in.names {
			out[name] = in.items[i].data()
		}
		return out
	}
	return in.plain
}

// variable declares a variable for a place: with a default or without, given or not, null where that has a meaning.
func (g *queryMaker) variable(in *input) *variable {
	v := g.declare(in.t.String())
	strict := *in.t
	strict.NonNull = true
	switch n := g.r.IntN(10); {
	case n < 4:
		v.declared, v.given, v.value = strict.String(), true, in.data()
	case n < 6:
		loose := *in.t
		loose.NonNull = in.t.NonNull && chance(g.r, 50) // a default lets a nullable variable stand where null may not
		v.declared = loose.String() + " = " + g.literal(in, true)
	case n < 7:
		v.declared, v.given, v.value = strict.String()+" = "+g.literal(in, true), true, in.data()
	case n < 8 && in.loose:
		// absent
	case n < 9 && in.void:
		v.given = true
	default:
		v.given, v.value = true, in.data()
	}
	return v
}

func (g *queryMaker) declare(t string) *variable {
	v := &variable{name: "v" + strconv.Itoa(len(g.doc.variables)+1), declared: t}
	g.doc.variables = append(g.doc.variables, v)
	return v
}
