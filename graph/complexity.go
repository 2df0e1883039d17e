package graph

import (
	"fmt"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/graph/apierror"
	"graph287g/graph/compile"
	"graph287g/graph/complexity"
)

// checkComplexity refuses an operation whose filters, orders, groups and searches count more than the limit.
func (e *Engine) checkComplexity(x *execution) *gqlerror.Error {
	parts := complexity.Of(x.compiled.Plan, x.args)
	x.complexity = complexity.Sum(parts)
	if x.complexity <= e.limits.Complexity {
		return nil
	}
	return tooComplex(x.compiled, parts, e.limits.Complexity)
}

// tooComplex tells what an operation counts, what counts most in it, and what would fit.
func tooComplex(o *compile.Operation, parts []complexity.Part, limit int) *gqlerror.Error {
	counted, most := complexity.Sum(parts), complexity.Largest(parts)
	at, share := o.Locations[most.Step], max(1, most.Count*100/counted)
	what := "it"
	if most.Argument != "" {
		what = "the argument " + most.Argument
	}
	err := apierror.At(apierror.CostExceeded, at.Position, at.Path,
		"the filters, orders, groups and searches of the operation count %d, %d are allowed; %s at %s has the largest part, %d %%: %s",
		counted, limit, what, at.Path, share, simpler(most.Argument))
	if most.Argument != "" {
		err.Extensions["argument"] = most.Argument
	}
	err.Extensions["complexity"] = map[string]any{"counted": counted, "limit": limit, "share": share}
	return err
}

// simpler says what would count less.
func simpler(argument string) string {
	const several = ", or ask in several requests"
	switch argument {
	case "filter":
		return "use fewer conditions on related nodes, each of which counts every relation that it follows" + several
	case "orderBy":
		return "order by fewer keys" + several
	case "query":
		return "search for fewer words" + several
	case "by":
		return "group by fewer keys" + several
	}
	return "ask for fewer lists at once" + several
}

// complexityNote says what the arguments of an explained operation count.
func (e *Engine) complexityNote(x *execution) string {
	if x.complexity == 0 {
		return ""
	}
	return fmt.Sprintf("filters, orders, groups and searches count %d of %d\n", x.complexity, e.limits.Complexity)
}
