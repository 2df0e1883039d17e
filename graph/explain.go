package graph

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/plan"
	"graph287g/store"
)

// ExplainOptions tell how much of an operation is explained.
type ExplainOptions struct {
	Statements bool // execute it, and print the statements that are sent to a database
	Analyze    bool // execute it, and print how many rows each step has and how long it took
}

// Explain prints the plan of an operation as a tree: of each step the operation, its relation, filter, order, page and columns,
// and, once the graph has been measured, how many rows it has at most. What Execute would refuse is an error here too.
func (e *Engine) Explain(ctx context.Context, r Request, o ExplainOptions) (string, gqlerror.List) {
	x, errs := e.prepare(ctx, r)
	if len(errs) > 0 {
		return "", errs
	}
	expensive := e.price(x)
	w := &explanation{x: x, options: o, complexity: e.complexityNote(x), steps: make([]stepNote, len(x.compiled.Plan.Steps))}
	if (o.Statements || o.Analyze) && expensive == nil {
		storeCtx, cancel := context.WithTimeout(store.WithObserver(ctx, w.observer()), e.limits.StoreTimeout)
		defer cancel()
		if _, err := e.store.Execute(storeCtx, x.compiled.Plan, x.args); err != nil {
			return "", gqlerror.List{e.storeError(ctx, x.compiled, err)}
		}
	}
	return w.text(expensive), nil
}

// An explanation is what is known of an operation beside its plan.
type explanation struct {
	x          *execution
	options    ExplainOptions
	complexity string // what the arguments count
	steps      []stepNote
	around     []string // statements before the first step and after the last
	current    *stepNote
}

type stepNote struct {
	statements []string
	rows       int64
	took       time.Duration
	executed   bool
}

func (w *explanation) observer() *store.Observer {
	return &store.Observer{
		Begin: func(s *plan.Step) { w.current = &w.steps[s.Index] },
		End: func(_ *plan.Step, rows int64, took time.Duration) {
			w.current.rows, w.current.took, w.current.executed = rows, took, true
			w.current = nil
		},
		Statement: func(text string, _ map[string]any) {
			if w.current != nil {
				w.current.statements = append(w.current.statements, text)
			} else {
				w.around = append(w.around, text)
			}
		},
	}
}

func (w *explanation) text(expensive *gqlerror.Error) string {
	if len(w.steps) == 0 {
		return "no steps: what is asked for is in the schema, or is constant\n"
	}
	out := w.x.compiled.Plan.Explain(w.x.args, w.note)
	if n, ok := w.x.cost.Estimated(); ok {
		out += fmt.Sprintf("\nat most %s in all, and %d bytes\n", rowCount(n), w.x.cost.estimatedBytes)
	}
	out += w.complexity
	if len(w.around) > 0 && w.options.Statements {
		out += "\naround the steps, to read them all from one version:\n"
		for _, statement := range w.around {
			out += "    " + strings.ReplaceAll(statement, "\n", "\n    ") + "\n"
		}
	}
	if expensive != nil {
		out += "\nrefused: " + expensive.Message + "\n"
	}
	return out
}

func (w *explanation) note(s *plan.Step) plan.Note {
	var parts []string
	if w.x.cost.estimated != nil {
		parts = append(parts, "at most "+rowCount(w.x.cost.estimated[s.Index]))
	}
	n := &w.steps[s.Index]
	if n.executed && w.options.Analyze {
		parts = append(parts, fmt.Sprintf("%s in %.3f ms", rowCount(n.rows), float64(n.took.Microseconds())/1000))
	}
	out := plan.Note{Line: strings.Join(parts, "; ")}
	if w.options.Statements {
		for _, statement := range n.statements {
			out.Below = append(out.Below, strings.Split(statement, "\n")...)
		}
	}
	return out
}

// rowCount says how many rows: 1 row, 2 rows.
func rowCount(n int64) string {
	if n == 1 {
		return "1 row"
	}
	return fmt.Sprintf("%d rows", n)
}
