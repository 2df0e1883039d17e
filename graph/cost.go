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
	"graph287g/graph/document"
	"graph287g/store"
)

// A Cost is what an operation was estimated to show and what it shows: in objects, where every row of every list counts, those
// under several parents under each; and in bytes of data and errors.
type Cost struct {
	places    []compile.FieldLocation // of each step
	estimated []int64                 // of each step, nil until the graph has been measured
	actual    []int64                 // of each step, nil for what was refused

	estimatedBytes, actualBytes, maxBytes int64

	header string // see Header; empty until it is written
}

// Estimated returns the estimate of objects, false until the graph has been measured.
func (c *Cost) Estimated() (int64, bool) { return sum(c.estimated), c.estimated != nil }

// Actual returns how many objects the answer shows, false for what was refused.
func (c *Cost) Actual() (int64, bool) { return sum(c.actual), c.actual != nil }

// Bytes returns the estimate of bytes, 0 until the graph has been measured, and how many there are, 0 for what was refused.
func (c *Cost) Bytes() (estimated, actual int64) { return c.estimatedBytes, c.actualBytes }

func sum(rows []int64) int64 {
	total := int64(0)
	for _, n := range rows {
		total = min(total+n, cost.Many)
	}
	return total
}

// Header is the cost as a dictionary of structured fields (RFC 9651):
// `estimated=57, actual=12, limit=50000, estimated-bytes=9120, actual-bytes=1033, limit-bytes=8388608`.
func (c *Cost) Header() string {
	if c.header != "" {
		return c.header
	}
	b := make([]byte, 0, 160) // mostly enough
	add := func(name string, n int64, known bool) {
		if !known {
			return
		}
		if len(b) > 0 {
			b = append(b, ", "...)
		}
		b = strconv.AppendInt(append(append(b, name...), '='), n, 10)
	}
	estimated, priced := c.Estimated()
	actual, ran := c.Actual()
	add("estimated", estimated, priced)
	add("actual", actual, ran)
	add("limit", store.MaxRows, true)
	add("estimated-bytes", c.estimatedBytes, priced)
	add("actual-bytes", c.actualBytes, ran)
	add("limit-bytes", c.maxBytes, true)
	return string(b)
}

// A StepCost is the part of one field; nil stands for what isn't known.
type StepCost struct {
	Path      ast.Path `json:"path"` // in the response, without indices; of long names the beginning
	Estimated *int64   `json:"estimated"`
	Actual    *int64   `json:"actual"`
}

// Steps returns the part of each field that leads to objects.
func (c *Cost) Steps() []StepCost {
	out := make([]StepCost, len(c.places))
	for i, place := range c.places {
		out[i].Path = document.ShortenPath(place.Path)
		if c.estimated != nil {
			out[i].Estimated = &c.estimated[i]
		}
		if c.actual != nil {
			out[i].Actual = &c.actual[i]
		}
	}
	return out
}

// amounts are what was estimated, what there is and what is allowed; null stands for what isn't known.
type amounts struct {
	Estimated *int64 `json:"estimated"`
	Actual    *int64 `json:"actual"`
	Limit     int64  `json:"limit"`
}

// MarshalJSON writes the cost as `extensions.cost` shows it.
func (c *Cost) MarshalJSON() ([]byte, error) {
	out := struct {
		amounts
		Bytes amounts    `json:"bytes"`
		Steps []StepCost `json:"steps"`
	}{amounts{Limit: store.MaxRows}, amounts{Limit: c.maxBytes}, c.Steps()}
	if n, ok := c.Estimated(); ok {
		out.Estimated, out.Bytes.Estimated = &n, &c.estimatedBytes
	}
	if n, ok := c.Actual(); ok {
		out.Actual, out.Bytes.Actual = &n, &c.actualBytes
	}
	return json.Marshal(out)
}

// costExceeded tells what an operation would cost, where most of it comes from, and what would fit.
func costExceeded(o *compile.Operation, x *cost.Excess, budget cost.Budget) *gqlerror.Error {
	estimated, limit, unit := x.Estimate.Rows, budget.Rows, "objects"
	if x.Bytes {
		estimated, limit, unit = x.Estimate.Bytes, budget.Bytes, "bytes"
	}
	details := map[string]any{"estimated": estimated, "limit": limit, "unit": unit, "share": x.Share()}
	fit := fitText(o, x, details)
	var at compile.FieldLocation
	if x.Step >= 0 {
		at = o.Locations[x.Step]
	}
	where := document.ShortenPath(at.Path).String()
	if x.Bytes {
		heaviest := make(ast.Path, len(x.Heaviest))
		for i, name := range x.Heaviest {
			heaviest[i] = ast.PathName(name)
		}
		heaviest = document.ShortenPath(heaviest)
		details["heaviest"] = heaviest
		where += fmt.Sprintf(", most for %s", heaviest)
	}
	err := apierror.At(apierror.CostExceeded, at.Position, at.Path, "the answer may have %d %s, %d are allowed; %d %% of them at %s: %s",
		estimated, unit, limit, x.Share(), where, fit)
	err.Extensions["cost"] = details
	return err
}

// fitText tells what would fit, and adds it to the details.
func fitText(o *compile.Operation, x *cost.Excess, details map[string]any) string {
	switch {
	case x.Fit.First == 0:
		return "ask for less of it, or in several requests"
	case x.Fit.All:
		details["first"] = x.Fit.First
		return fmt.Sprintf("with at most `first: %d` on every list it fits", x.Fit.First)
	}
	where := document.ShortenPath(o.Locations[x.Fit.Step].Path)
	details["first"], details["at"] = x.Fit.First, where
	return fmt.Sprintf("with `first: %d` at %s it fits", x.Fit.First, where)
}
