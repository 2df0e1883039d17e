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
	Hits       bool // execute it, and print how often a database has read something for each statement
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
	if (o.Statements || o.Analyze || o.Hits) && expensive == nil {
		storeCtx, cancel := context.WithTimeout(store.WithObserver(ctx, w.observer()), e.limits.StoreTimeout)
		defer cancel()
		if _, err := e.store.Execute(storeCtx, x.compiled.Plan, x.args); err != nil {
			return "", gqlerror.List{e.storeError(ctx, x.compiled, err)}
		}
		w.executed = true
	}
	return w.text(expensive), nil
}

// An explanation is what is known of an operation beside its plan.
type explanation struct {
	x          *execution
	options    ExplainOptions
	complexity string // what the arguments count
	steps      []stepNote
	executed   bool
	tier       *store.Tier     // nil where the store has one way to answer
	around     []sentStatement // before the first step and after the last
	current    *stepNote
	hits       int64 // of all statements
}

// A sentStatement is one that was sent to a database.
type sentStatement struct {
	text string
	hits int64 // how often the database has read something for it
}

type stepNote struct {
	statements []sentStatement
	rows       int64
	took       time.Duration
	executed   bool
}

func (w *explanation) observer() *store.Observer {
	o := &store.Observer{
		Begin: func(s *plan.Step) { w.current = &w.steps[s.Index] },
		End: func(_ *plan.Step, rows int64, took time.Duration) {
			w.current.rows, w.current.took, w.current.executed = rows, took, true
			w.current = nil
		},
		Statement: func(text string, _ map[string]any) {
			sent := w.sent()
			*sent = append(*sent, sentStatement{text: text})
		},
		Tier: func(t store.Tier) { w.tier = &t },
	}
	if w.options.Hits {
		o.Hits = func(n int64) {
			sent := *w.sent()
			sent[len(sent)-1].hits = n
			w.hits += n
		}
	}
	return o
}

// sent are the statements of what is executed now.
func (w *explanation) sent() *[]sentStatement {
	if w.current != nil {
		return &w.current.statements
	}
	return &w.around
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
	if w.executed {
		out += "tier: " + w.tierText() + "\n"
	}
	if w.options.Hits && w.tier != nil {
		out += fmt.Sprintf("database hits: %d in all\n", w.hits)
	}
	if len(w.around) > 0 && w.options.Statements {
		out += w.aroundTitle()
		for _, statement := range w.around {
			out += "    " + strings.Join(w.lines(statement), "\n    ") + "\n"
		}
	}
	if expensive != nil {
		out += "\nrefused: " + expensive.Message + "\n"
	}
	return out
}

// tierText says how the store answers, and how it would if the question were common.
func (w *explanation) tierText() string {
	if w.tier == nil {
		return "n/a, this store has one way to answer"
	}
	steps := fmt.Sprintf("one statement reads %d of %d steps", w.tier.Steps, len(w.steps))
	switch {
	case w.tier.Fused:
		return "fused; " + steps
	case w.tier.Steps > 0:
		return "by level; once the question is common " + steps
	}
	return "by level"
}

func (w *explanation) aroundTitle() string {
	if w.tier != nil && w.tier.Fused {
		return "\nthe fused statement, and what is read around the steps:\n"
	}
	return "\naround the steps, to read them all from one version:\n"
}

// lines are those of a statement, with what it costs.
func (w *explanation) lines(s sentStatement) []string {
	out := strings.Split(s.text, "\n")
	if w.options.Hits && w.tier != nil {
		out = append(out, fmt.Sprintf("// database hits: %d", s.hits))
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
			out.Below = append(out.Below, w.lines(statement)...)
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
