package graph

import (
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/graph/document"
	"graph287g/graph/encode"
	"graph287g/plan"
	"graph287g/store"
)

// withPages tells in `extensions.pages` of a response which lists have more than it shows. Where all are whole it is left as it is.
func withPages(x *execution, response Response) Response {
	if len(x.cuts.Fields) == 0 || response.Code != "" {
		return response
	}
	b := append(make([]byte, 0, 96*len(x.cuts.Fields)), `"pages":[`...)
	for i := range x.cuts.Fields {
		if i > 0 {
			b = append(b, ',')
		}
		b = x.appendCut(b, &x.cuts.Fields[i])
	}
	if x.cuts.Others > 0 {
		b = append(strconv.AppendInt(append(b, `,{"path":[],"cut":`...), int64(x.cuts.Others), 10), '}')
	}
	response.extend(append(b, ']'))
	return response
}

// appendCut writes a field with lists that are cut: its path in the response, without indices and of long names the beginning; how many rows
// of each are shown, as `first` or `last` says; how many of its lists have more; and the path of the first of these, where the field may have
// several lists.
func (x *execution) appendCut(b []byte, c *encode.Cut) []byte {
	b = appendPath(append(b, `{"path":`...), c.Path)
	size, back := x.pageOf(c.Step)
	if back {
		b = append(b, `,"last":`...)
	} else {
		b = append(b, `,"first":`...)
	}
	b = strconv.AppendInt(b, int64(size), 10)
	b = strconv.AppendInt(append(b, `,"cut":`...), int64(c.Lists), 10)
	if len(c.Example) > len(c.Path) {
		b = appendPath(append(b, `,"example":`...), c.Example)
	}
	return append(b, '}')
}

func appendPath(b []byte, path ast.Path) []byte {
	b = append(b, '[')
	for i, element := range document.ShortenPath(path) {
		if i > 0 {
			b = append(b, ',')
		}
		switch element := element.(type) {
		case ast.PathName:
			b = store.AppendString(b, string(element))
		case ast.PathIndex:
			b = strconv.AppendInt(b, int64(element), 10)
		}
	}
	return append(b, ']')
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
