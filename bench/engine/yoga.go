package engine

import (
	"context"
	"strconv"

	"graph287g/bench/workload"
)

// yoga serves the tables from the memory of a process of Node.
func yoga(ctx context.Context, e *Env) (*Running, error) {
	if err := e.installNode(ctx); err != nil {
		return nil, err
	}
	rows := e.file("rows")
	if err := e.Self(ctx, nil, "fill", "rows", "--copies", strconv.Itoa(e.Copies), "--to", rows); err != nil {
		return nil, err
	}
	r := &Running{Name: "yoga", Dialect: workload.API, path: graphQL}
	return r, e.serveNode(ctx, r, "yoga.mjs", rows)
}
