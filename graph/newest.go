package graph

import (
	"context"
	"slices"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/agreement"
	"graph287g/store"
)

// A newestDay is the newest day of which a version of the graph speaks: the one for which coverage and timelines answer where no day is
// given. It is an argument of plans, so it is known before the plan is executed.
type newestDay struct {
	version int64
	agreement.Newest
}

// newest returns the day that was read last, or reads it.
func (e *Engine) newest(ctx context.Context) (newestDay, error) {
	if known := e.newestDay.Load(); known != nil {
		return *known, nil
	}
	return e.readNewest(ctx)
}

func (e *Engine) readNewest(ctx context.Context) (newestDay, error) {
	p, args := agreement.NewestPlan(e.catalogue)
	ctx, cancel := context.WithTimeout(ctx, e.limits.StoreTimeout)
	defer cancel()
	answer, err := e.store.Execute(ctx, p, args)
	if err != nil {
		return newestDay{}, err
	}
	out := newestDay{answer.Version.Number, agreement.ReadNewest(answer)}
	e.newestDay.Store(&out)
	return out, nil
}

// maxRebinds is how often a request is bound anew because the graph changed meanwhile.
const maxRebinds = 3

// bind binds the arguments of an operation, with the newest day where it asks for that.
func (e *Engine) bind(ctx context.Context, x *execution) gqlerror.List {
	if x.compiled.NeedsNewest {
		day, err := e.newest(ctx)
		if err != nil {
			return gqlerror.List{e.storeError(ctx, x.compiled, err)}
		}
		x.days.Newest, x.days.Lists = day.Day, day.Lists
	}
	bound, errs := x.compiled.BindAll(e.parser, x.variables, x.days)
	x.args, x.texts, x.hints = bound.Args, bound.Texts, bound.Hints
	return errs
}

// isOutdated tells whether an answer came from another version than the newest day, and that this version has another; then the operation is
// bound with that.
func (e *Engine) isOutdated(ctx context.Context, x *execution, v store.Version) (bool, error) {
	known := e.newestDay.Load()
	if !x.compiled.NeedsNewest || known != nil && known.version == v.Number && known.Day == x.days.Newest && slices.Equal(known.Lists, x.days.Lists) {
		return false, nil
	}
	day, err := e.readNewest(ctx)
	if err != nil || day.Day == x.days.Newest && slices.Equal(day.Lists, x.days.Lists) {
		return false, err
	}
	x.days.Newest, x.days.Lists = day.Day, day.Lists
	bound, errs := x.compiled.BindAll(e.parser, x.variables, x.days)
	if len(errs) > 0 {
		return false, nil // what was bound fits no more, such as a `from` after the new day: the answer is that of the day before
	}
	x.args, x.texts, x.hints, x.pricedBy = bound.Args, bound.Texts, bound.Hints, nil
	return true, nil
}
