package oracle

import (
	"math/rand/v2"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// arguments makes the arguments of a field, and tells how many rows a page may have.
func (g *queryMaker) arguments(f *ast.FieldDefinition, kinds ontology.KindSet) (args []string, rows int) {
	rows = 20
	dated := f.Arguments.ForName("asOf") != nil && chance(g.r, 40)
	newest := dated && f.Arguments.ForName("onNewestDay") != nil && chance(g.r, 25)
	other := "last" // first or last, not both
	if chance(g.r, 25) {
		other = "first"
	}
	if f.Type.NamedType != "" && g.schema.Types[f.Type.NamedType].Kind != ast.Scalar && len(f.Arguments) > 0 && g.c.Kind(f.Type.NamedType) != nil {
		return g.nameOne(f), 1
	}
	for _, a := range f.Arguments {
		if a.Name == other || !fitsDay(f, a.Name, dated, newest) {
			continue
		}
		if a.Name == "onNewestDay" { // no variable: without it `certainty` would lack its day
			args = append(args, "onNewestDay: true")
			continue
		}
		in := g.argument(a, kinds)
		if in == nil {
			continue
		}
		if n, ok := in.plain.(int); ok && (a.Name == "first" || a.Name == "last") {
			rows = n
		}
		loose := !a.Type.NonNull && a.Name != "asOf" && a.Name != "onNewestDay" && (a.Name != "certainty" || f.Name == "entries")
		in.t, in.loose, in.void = a.Type, loose, loose
		args = append(args, a.Name+": "+g.write(in))
	}
	if f.Name == "entity" {
		args = g.identifier(f)
	}
	g.r.Shuffle(len(args), func(i, j int) { args[i], args[j] = args[j], args[i] })
	return args, rows
}

// fitsDay tells whether an argument goes with a list of a day, given by asOf or as the newest, or of none.
func fitsDay(f *ast.FieldDefinition, argument string, dated, newest bool) bool {
	switch argument {
	case "orderBy":
		return !dated
	case "asOf":
		return dated && !newest
	case "onNewestDay":
		return newest
	case "certainty":
		return dated || f.Arguments.ForName("asOf") == nil
	case "knownAt":
		return dated || f.Arguments.ForName("orderBy") == nil
	}
	return true
}

// often is how many of a hundred fields are given an argument; those that aren't listed always are.
var often = map[string]int{"filter": 25, "orderBy": 40, "basis": 15, "reach": 15, "relations": 40, "style": 75, "certainty": 60, "knownAt": 25, "fields": 70, "distinct": 30, "kinds": 30, "subject": 80, "maxHops": 70, "interval": 90, "from": 85, "to": 50}

// argument makes a value of an argument, or none.
func (g *queryMaker) argument(a *ast.ArgumentDefinition, kinds ontology.KindSet) *input {
	if percent, ok := often[a.Name]; ok && !a.Type.NonNull && (a.Name == "filter" && g.plain || !chance(g.r, percent)) {
		return nil
	}
	switch a.Name {
	case "id":
		return &input{plain: g.id()}
	case "from", "to", "knownAt":
		if a.Type.Name() == "Date" {
			return dayOf(g.r, a)
		}
		return &input{plain: g.end()}
	case "maxHops":
		return &input{plain: 1 + g.r.IntN(plan.MaxHops-1)} // as a variable it is asked again with one more
	case "ids":
		return g.ids(a)
	case "filter":
		return g.filter(a.Type, 0, 0)
	case "orderBy":
		if a.Type.Elem != nil {
			return g.orders(a.Type)
		}
		if chance(g.r, 40) { // of groups
			return &input{enum: pick(g.r, g.schema.Types[a.Type.Name()].EnumValues).Name}
		}
	case "first", "last":
		if n := g.first(); n >= 0 {
			return &input{plain: n}
		}
	case "query":
		return &input{plain: g.search()}
	case "subject":
		return &input{enum: pick(g.r, g.schema.Types[a.Type.Name()].EnumValues).Name}
	case "kinds":
		return g.enums(a.Type, 8)
	case "basis", "reach":
		return g.enums(a.Type, 3)
	case "relations":
		return g.relations(a.Type)
	case "by", "distinct":
		return g.groupings(a.Type)
	case "interval":
		return &input{enum: pick(g.r, g.schema.Types[a.Type.Name()].EnumValues).Name}
	case "asOf":
		return &input{plain: pick(g.r, days)}
	case "style", "certainty", "locale":
		return &input{enum: pick(g.r, g.schema.Types[a.Type.Name()].EnumValues).Name}
	case "fields":
		return g.evidenceFields(a.Type, kinds)
	}
	return nil // `scheme` and `value` are made together
}

// first is -1 where it is left out; deep down pages are small.
func (g *queryMaker) first() int {
	switch n := g.r.IntN(10); {
	case g.plain:
		return 5 + g.r.IntN(20)
	case g.rows > 200:
		return g.r.IntN(4)
	case n < 5 && g.rows < 60:
		return -1
	case n < 6 && g.rows < 20:
		return pick(g.r, []int{20, 99, 100})
	}
	return pick(g.r, []int{0, 1, 2, 2, 3, 3, 4, 5, 6, 7})
}

func (g *queryMaker) enums(t *ast.Type, most int) *input {
	in := &input{isSet: true}
	for range g.r.IntN(most + 1) {
		in.list = append(in.list, &input{t: t.Elem, enum: pick(g.r, g.schema.Types[t.Elem.NamedType].EnumValues).Name})
	}
	return in
}

// dayOf makes a day of a timeline, which begins before the others.
func dayOf(r *rand.Rand, a *ast.ArgumentDefinition) *input {
	switch {
	case a.Type.Name() != "Date":
		return nil
	case a.Name == "from":
		return &input{plain: pick(r, []string{"1996-02-29", "2016-01-01", "2017-12-31", "2018-10-15", "2018-11-30"})}
	}
	return &input{plain: pick(r, []string{"2018-12-01", "2018-12-04", "2018-12-05", "2018-12-31", "2019-02-28", "2020-02-29"})}
}

// groupings are keys of groups: one, or up to three different ones.
func (g *queryMaker) groupings(t *ast.Type) *input {
	all := g.schema.Types[t.Name()].EnumValues
	if t.Elem == nil {
		return &input{enum: pick(g.r, all).Name}
	}
	in := &input{isSet: true}
	for _, i := range g.r.Perm(len(all))[:min(len(all), 1+g.r.IntN(3))] {
		in.list = append(in.list, &input{t: t.Elem, enum: all[i].Name})
	}
	return in
}

// relations are types that the graph has, but for one now and then.
func (g *queryMaker) relations(t *ast.Type) *input {
	if chance(g.r, 20) || len(g.pool.relations) == 0 {
		return g.enums(t, 3)
	}
	in := &input{isSet: true}
	for range g.r.IntN(7) {
		in.list = append(in.list, &input{t: t.Elem, enum: pick(g.r, g.pool.relations)})
	}
	return in
}

// evidenceFields names fields that some kind which may stand here has; names may come twice.
func (g *queryMaker) evidenceFields(t *ast.Type, kinds ontology.KindSet) *input {
	in := &input{isSet: true}
	var known []string
	for _, k := range kinds.In(g.c) {
		known = append(known, store.FieldsWithEvidence(k)...)
	}
	for range g.r.IntN(5) {
		if len(known) > 0 {
			in.list = append(in.list, &input{t: t.Elem, plain: pick(g.r, known)})
		}
	}
	return in
}
