package graph

import (
	"graph287g/graph/compile"
	"graph287g/graph/cost"
	"graph287g/graph/document"
	"graph287g/plan"
)

// maxBoundVariables is how many bytes of variables a request may have whose binding is kept.
const maxBoundVariables = 4 << 10

// A binding is what was made of a request before the store was asked: its document keeps it for requests with the same variables, which then
// are neither decoded and coerced, nor bound, nor priced again. Nobody changes what is in it.
type binding struct {
	today     string
	variables map[string]any
	compiled  *compile.Operation
	args      plan.Args
	hints     []compile.Hint

	complexity     int
	estimated      []int64
	estimatedBytes int64
	pricedBy       *cost.Statistics
}

func bindingKey(r *Request) document.BindingKey {
	return document.BindingKey{Operation: r.OperationName, Variables: string(r.Variables)}
}

// recall takes for a request what is kept of one like it on the same day; false where nothing is.
func (e *Engine) recall(x *execution) bool {
	b, ok := x.document.Binding(bindingKey(&x.Request)).(*binding)
	if !ok || b.today != x.days.Today {
		return false
	}
	x.variables, x.compiled, x.args, x.texts, x.hints = b.variables, b.compiled, b.args, nil, b.hints
	x.complexity, x.pricedBy = b.complexity, b.pricedBy
	x.cost = e.newCost(b.compiled)
	x.cost.estimated, x.cost.estimatedBytes = b.estimated, b.estimatedBytes
	return true
}

// remember keeps what was made of a request that has been priced, where the next one may have the same: computed texts are told the version of
// each answer, and some arguments depend on the newest day.
func (e *Engine) remember(x *execution) {
	if x.pricedBy == nil || len(x.texts) > 0 || x.compiled.NeedsNewest || len(x.Variables) > maxBoundVariables {
		return
	}
	// What arguments are bound to has at most a few times the bytes of the texts that they stand in.
	weight := 1<<10 + 4*(len(x.Query)+len(x.Variables)) + 64*len(x.args)
	x.document.KeepBinding(bindingKey(&x.Request), &binding{
		today: x.days.Today, variables: x.variables, compiled: x.compiled, args: x.args, hints: x.hints,
		complexity: x.complexity, estimated: x.cost.estimated, estimatedBytes: x.cost.estimatedBytes, pricedBy: x.pricedBy,
	}, weight)
}
