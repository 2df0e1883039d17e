package store_test

import (
	"testing"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

func TestMatch(t *testing.T) {
	c := ontology.Must()
	agreement := c.Kind("Agreement")
	node := props{
		"name": "x", "status": "ENDED", "firstListedOn": "2019-01-02", "named": false, "aliases": []any{"x"},
		"signedOn": props{"date": "2018-12-05", "earliest": "2018-12-05", "latest": "2018-12-05", "precision": "DAY"},
		"endedOn":  props{"date": "2018-12-01", "earliest": "2018-12-01", "precision": "MONTH"},
	}
	is := func(op plan.FilterOp, field string, v any) plan.Filter {
		return plan.Filter{Op: op, Field: agreement.Field(field), Values: []any{v}}
	}
	or := func(sub ...plan.Filter) plan.Filter { return plan.Filter{Op: plan.Or, Sub: sub} }
	not := func(f plan.Filter) plan.Filter { return plan.Filter{Op: plan.Not, Sub: []plan.Filter{f}} }
	eq := func(field string, v any) plan.Filter {
		return plan.Filter{Op: plan.Eq, Field: agreement.Field(field), Values: []any{v}}
	}
	in := func(field string, vs ...any) plan.Filter { return plan.OneOf(agreement.Field(field), vs) }
	has := func(field string, vs ...any) plan.Filter {
		return plan.Filter{Op: plan.Has, Field: agreement.Field(field), Values: vs}
	}
	and := func(sub ...plan.Filter) plan.Filter { return plan.Filter{Op: plan.And, Sub: sub} }
	many := make([]any, 0, 100)
	for range 99 {
		many = append(many, "y")
	}
	for name, x := range map[string]struct {
		filter plan.Filter
		want   bool
	}{
		"nothing asked":              {plan.Filter{}, true},
		"and of nothing":             {and(), true},
		"equal":                      {eq("name", "x"), true},
		"other case":                 {eq("name", "X"), false},
		"other":                      {eq("name", "y"), false},
		"a value that isn't there":   {eq("lastListedOn", "2019-01-02"), false},
		"not even null is null":      {eq("lastListedOn", nil), false},
		"one of several":             {in("status", "ACTIVE", "ENDED"), true},
		"none of several":            {in("status", "ACTIVE", "PENDING"), false},
		"one of none":                {in("status"), false},
		"null in one of none":        {in("lastListedOn"), false},
		"one of many":                {in("name", append(many, "x")...), true},
		"none of many":               {in("name", many...), false},
		"a day that is known":        {eq("signedOn", "2018-12-05"), true},
		"a day that isn't known":     {eq("endedOn", "2018-12-05"), false},
		"false":                      {eq("named", false), true},
		"true":                       {eq("named", true), false},
		"a list equals nothing":      {eq("aliases", "x"), false},
		"another type":               {eq("name", int64(1)), false},
		"an item of a list":          {has("aliases", "y", "x"), true},
		"no item of a list":          {has("aliases", "y"), false},
		"an item of nothing":         {has("lastListedOn", "x"), false},
		"an item of no list":         {has("name", "x"), false},
		"both":                       {and(eq("name", "x"), eq("status", "ENDED")), true},
		"only one of both":           {and(eq("name", "x"), eq("status", "ACTIVE")), false},
		"both, one of them nested":   {and(and(eq("name", "x")), and(and())), true},
		"a nested one that is wrong": {and(and(eq("name", "x")), and(eq("name", "y"))), false},
		"or of nothing":              {or(), false},
		"one of two":                 {or(eq("name", "y"), eq("status", "ENDED")), true},
		"none of two":                {or(eq("name", "y"), eq("status", "ACTIVE")), false},
		"not":                        {not(eq("name", "x")), false},
		"not not":                    {not(not(eq("name", "x"))), true},
		"null isn't equal":           {not(eq("lastListedOn", "2019-01-02")), true},
		"null isn't in nothing":      {not(in("lastListedOn")), true},
		"null is null":               {is(plan.IsNull, "lastListedOn", true), true},
		"null is a value":            {is(plan.IsNull, "lastListedOn", false), false},
		"a value is null":            {is(plan.IsNull, "name", true), false},
		"an enum as declared":        {is(plan.Gt, "status", "ACTIVE"), true},
		"an enum beyond itself":      {is(plan.Gt, "status", "ENDED"), false},
		"an enum at least itself":    {is(plan.Gte, "status", "ENDED"), true},
		"null below anything":        {is(plan.Lt, "lastListedOn", "2019-01-02"), false},
		"a day before another":       {is(plan.Lt, "firstListedOn", "2019-01-03"), true},
		"a day until itself":         {is(plan.Lte, "firstListedOn", "2019-01-02"), true},
		"earliest from":              {is(plan.Gte, "endedOn", "2018-12-01"), true},
		"earliest beyond":            {is(plan.Gt, "endedOn", "2018-12-01"), false},
		"no latest":                  {is(plan.Lte, "endedOn", "9999-12-31"), false},
		"neither contains null":      {is(plan.Contains, "printedModel", "a"), false},
		"contained":                  {is(plan.Contains, "name", "x"), true},
		"begins otherwise":           {is(plan.StartsWith, "name", "y"), false},
		"compared with another type": {is(plan.Gt, "name", int64(1)), false},
	} {
		t.Run(name, func(t *testing.T) {
			m := store.Matcher{Catalogue: c, Graph: record(node)}
			if got := m.Match(&x.filter, 0); got != x.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

// A record is a graph of one node.
type record props

func (r record) Value(_ int32, field string) any { return r[field] }

func (r record) Folded(_ int32, field string) string {
	text, _ := r[field].(string)
	return store.Fold(text)
}

func (r record) Kind(int32) uint8 { return 0 }

func (r record) Ends(int32, *ontology.Field) []int32 { return nil }
