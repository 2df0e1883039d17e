package graph

import (
	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/graph/document"
	"graph287g/graph/encode"
	"graph287g/plan"
)

// A CutPage is a field with lists that have more than the answer shows, as `extensions.pages` tells of them.
type CutPage struct {
	Path    ast.Path `json:"path"`              // in the response, without indices; of long names the beginning; empty for what isn't told one by one
	First   int      `json:"first,omitempty"`   // how many of each are shown, counted from the beginning
	Last    int      `json:"last,omitempty"`    // or from the end
	Cut     int      `json:"cut"`               // how many of its lists have more
	Example ast.Path `json:"example,omitempty"` // of the first of them, where it is one of several
}

// withPages tells in a response which lists have more than it shows. Where all are whole it is left as it is.
func withPages(x *execution, response Response) Response {
	if len(x.cuts.Fields) == 0 || response.Code != "" {
		return response
	}
	pages := make([]CutPage, 0, len(x.cuts.Fields)+1)
	for i := range x.cuts.Fields {
		pages = append(pages, x.cutPage(&x.cuts.Fields[i]))
	}
	if x.cuts.Others > 0 {
		pages = append(pages, CutPage{Path: ast.Path{}, Cut: x.cuts.Others})
	}
	_ = response.Extend("pages", pages) // numbers and paths always marshal
	return response
}

func (x *execution) cutPage(c *encode.Cut) CutPage {
	out := CutPage{Path: document.ShortenPath(c.Path), Cut: c.Lists}
	if len(c.Example) > len(c.Path) {
		out.Example = document.ShortenPath(c.Example)
	}
	size, back := x.pageOf(c.Step)
	if back {
		out.Last = size
	} else {
		out.First = size
	}
	return out
}

// pageOf returns how many rows of each list a step shows, and whether these are the last ones. Paths that were found have the arguments of the
// search for them.
func (x *execution) pageOf(step int) (size int, back bool) {
	if _, found := x.compiled.Plan.Steps[step].Spec.(*plan.FoundPathsSpec); found {
		step = x.compiled.Plan.Steps[step].Parent
	}
	switch args := x.args[step].(type) {
	case *plan.GroupArgs:
		return args.First, false
	case plan.Lister:
		return args.AsList().First, args.AsList().Back
	case plan.Paged:
		return args.PageSize(), false
	}
	return 0, false
}
