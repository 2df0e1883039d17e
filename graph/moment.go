package graph

import (
	"context"
	"fmt"
	"time"

	"graph287g/store"
)

// A Moment is all that answers depend on beside the request: two requests that are the same have the same answer at equal moments.
type Moment struct {
	Version   store.Version
	NewestDay string   // of which the graph speaks, as `meta.newestDay` tells; empty where it speaks of none
	Today     string   // the server's day, UTC
	ListDays  []string // those of ICE's lists of participating agencies, in order; nobody changes it
}

// Key tells moments apart.
func (m Moment) Key() string {
	return fmt.Sprint(m.Version.Number, " ", m.Version.RecordedAt.UTC().Format(time.RFC3339Nano), " ", m.NewestDay, " ", m.Today)
}

// Moment tells of which moment an answer would be now. An error is that of a client, with a code.
func (e *Engine) Moment(ctx context.Context) (Moment, error) {
	v, err := e.versions.read(ctx)
	if err != nil {
		return Moment{}, e.storeError(ctx, nil, err)
	}
	day := e.newestDay.Load()
	if day == nil || day.version != v.Number {
		read, err := e.readNewest(ctx)
		if err != nil {
			return Moment{}, e.storeError(ctx, nil, err)
		}
		day = &read
	}
	return Moment{Version: v, NewestDay: day.Day, Today: e.today(), ListDays: day.Lists}, nil
}

// Check tells what keeps a request from being answered, without answering it: what is wrong with its document and variables, or that it costs
// too much. The cost is nil where there are errors.
func (e *Engine) Check(ctx context.Context, r Request) (*Cost, error) {
	x, errs := e.prepare(ctx, r)
	if len(errs) > 0 {
		return nil, errs[0]
	}
	if err := e.price(x); err != nil {
		return nil, err
	}
	return x.cost, nil
}
