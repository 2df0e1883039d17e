package graph

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/graph/apierror"
	"graph287g/graph/compile"
	"graph287g/graph/cost"
	"graph287g/store"
)

// A Cost is what an operation was estimated to show and what it shows, in objects: every row of every list counts, those
// under several parents under each.
type Cost struct {
	places    []compile.FieldLocation // of each step
	estimated []int64                 // of each step, nil until the graph has been measured
	actual    []int64                 // of each step, nil for what was refused
}

// Estimated returns the estimate, false until the graph has been measured.
func (c *Cost) Estimated() (int64, bool) { return sum(c.estimated), c.estimated != nil }

// Actual returns how many objects the answer shows, false for what was refused.
func (c *Cost) Actual() (int64, bool) { return sum(c.actual), c.actual != nil }

func sum(rows []int64) int64 {
	total := int64(0)
	for _, n := range rows {
		total = min(total+n, cost.Many)
	}
	return total
}

// Header is the cost as a dictionary of structured fields (RFC 9651): `estimated=57, actual=12, limit=50000`.
func (c *Cost) Header() string {
	var b []byte
	if n, ok := c.Estimated(); ok {
		b = append(strconv.AppendInt(append(b, "estimated="...), n, 10), ", "...)
	}
	if n, ok := c.Actual(); ok {
		b = append(strconv.AppendInt(append(b, "actual="...), n, 10), ", "...)
	}
	return string(strconv.AppendInt(append(b, "limit="...), store.MaxRows, 10))
}

// A StepCost is the part of one field; nil stands for what isn't known.
type StepCost struct {
	Path      ast.Path `json:"path"` // in the response, without indices
	Estimated *int64   `json:"estimated"`
	Actual    *int64   `json:"actual"`
}

// Steps returns the part of each field that leads to objects.
func (c *Cost) Steps() []StepCost {
	out := make([]StepCost, len(c.places))
	for i, place := range c.places {
		out[i].Path = place.Path
		if c.estimated != nil {
			out[i].Estimated = &c.estimated[i]
		}
		if c.actual != nil {
			out[i].Actual = &c.actual[i]
		}
	}
	return out
}

// MarshalJSON writes the cost as `extensions.cost` shows it: null stands for what isn't known.
func (c *Cost) MarshalJSON() ([]byte, error) {
	out := struct {
		Estimated *int64     `json:"estimated"`
		Actual    *int64     `json:"actual"`
		Limit     int64      `json:"limit"`
		Steps     []StepCost `json:"steps"`
	}{Limit: store.MaxRows, Steps: c.Steps()}
	if n, ok := c.Estimated(); ok {
		out.Estimated = &n
	}
	if n, ok := c.Actual(); ok {
		out.Actual = &n
	}
	return json.Marshal(out)
}

// costExceeded tells what an operation would cost, where most of it comes from, and what would fit.
func costExceeded(o *compile.Operation, x *cost.Excess) *gqlerror.Error {
	at := o.Locations[x.Step]
	cost := map[string]any{"estimated": x.Estimate.Total, "limit": store.MaxRows, "share": x.Share()}
	fit := "ask for less of it, or in several requests"
	switch where := o.Locations[x.Fit.Step].Path; {
	case x.Fit.First == 0:
	case x.Fit.All:
		fit = fmt.Sprintf("with at most `first: %d` on every list it fits", x.Fit.First)
		cost["first"] = x.Fit.First
	default:
		fit = fmt.Sprintf("with `first: %d` at %s it fits", x.Fit.First, where)
		cost["first"], cost["at"] = x.Fit.First, where
	}
	err := apierror.At(apierror.CostExceeded, at.Position, at.Path, "the answer may have %d objects, %d are allowed; %d %% of them at %s: %s",
		x.Estimate.Total, store.MaxRows, x.Share(), at.Path, fit)
	err.Extensions["cost"] = cost
	return err
}
