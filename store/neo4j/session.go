package neo4j

import (
	"context"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// A runner is a transaction that runs statements.
type runner interface {
	Run(ctx context.Context, cypher string, params map[string]any) (driver.ResultWithContext, error)
}

// params are the values of a statement. All of them travel inside one map, `$p`: Neo4j keeps a plan for each size class
// of every text and list parameter, but knows nothing of the sizes inside a map.
type params map[string]any

// batch is how many records one statement reads or writes.
const batch = 2000

// ask runs a statement that answers with one record, and returns its values.
func ask(ctx context.Context, tx runner, cypher string, p params) ([]any, error) {
	result, err := tx.Run(ctx, cypher, map[string]any{"p": map[string]any(p)})
	if err != nil {
		return nil, final(err)
	}
	record, err := result.Single(ctx)
	if err != nil {
		return nil, final(err)
	}
	return record.Values, nil
}

// list runs a statement that answers with one list.
func list(ctx context.Context, tx runner, cypher string, p params) ([]any, error) {
	values, err := ask(ctx, tx, cypher, p)
	if err != nil {
		return nil, err
	}
	items, _ := values[0].([]any)
	return items, nil
}

// do runs a statement for what it does.
func do(ctx context.Context, tx runner, cypher string, p params) error {
	result, err := tx.Run(ctx, cypher, map[string]any{"p": map[string]any(p)})
	if err != nil {
		return final(err)
	}
	_, err = result.Consume(ctx)
	return final(err)
}

// read does work in one read transaction, and again where the driver thinks that it may help.
func (s *Store) read(ctx context.Context, work func(tx runner) error) error {
	session := s.session(ctx, driver.AccessModeRead)
	defer session.Close(ctx)
	_, err := session.ExecuteRead(ctx, func(tx driver.ManagedTransaction) (any, error) { return nil, work(s.watch(tx)) },
		driver.WithTxTimeout(limitOf(ctx)))
	return err
}

// write does work in one short write transaction.
func (s *Store) write(ctx context.Context, work func(tx runner) error) error {
	session := s.session(ctx, driver.AccessModeWrite)
	defer session.Close(ctx)
	_, err := session.ExecuteWrite(ctx, func(tx driver.ManagedTransaction) (any, error) { return nil, work(tx) },
		driver.WithTxTimeout(limitOf(ctx)))
	return err
}

// session begins a session on the named database. Its bookmarks are shared: in a cluster a read sees what was written
// here before.
func (s *Store) session(ctx context.Context, mode driver.AccessMode) driver.SessionWithContext {
	return s.driver.NewSession(ctx, driver.SessionConfig{
		AccessMode: mode, DatabaseName: s.database, BookmarkManager: s.bookmarks, FetchSize: driver.FetchAll,
	})
}

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
