package neo4j

import (
	"context"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// A watched transaction tells of every statement before it runs it.
type watched struct {
	runner
	tell func(statement string, params map[string]any)
}

func (w watched) Run(ctx context.Context, statement string, params map[string]any) (driver.ResultWithContext, error) {
	w.tell(statement, params)
	return w.runner.Run(ctx, statement, params)
}

// watch returns the transaction of a read as the configuration wants it.
func (s *Store) watch(tx runner) runner {
	if s.tell == nil {
		return tx
	}
	return watched{tx, s.tell}
}
