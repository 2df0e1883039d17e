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
		"signedOn": props{"date": "2018-12-05", "precision": "DAY"}, "endedOn": props{"date": "2018-12-05", "precision": "MONTH"},
	}
	eq := func(field string, v any) plan.Filter {
		return plan.Filter{Op: plan.Eq, Field: agreement.Field(field), Values: []any{v}}
	}
	in := func(field string, vs ...any) plan.Filter { return plan.OneOf(agreement.Field(field), vs) }
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
		"both":                       {and(eq("name", "x"), eq("status", "ENDED")), true},
		"only one of both":           {and(eq("name", "x"), eq("status", "ACTIVE")), false},
		"both, one of them nested":   {and(and(eq("name", "x")), and(and())), true},
		"a nested one that is wrong": {and(and(eq("name", "x")), and(eq("name", "y"))), false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := store.Match(&x.filter, func(field string) any { return node[field] }); got != x.want {
				t.Errorf("got %v", got)
			}
		})
	}
}
