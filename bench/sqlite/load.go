package sqlite

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"
	"iter"
	"net/url"
	"strings"

	_ "modernc.org/sqlite" // the driver, in Go alone

	"graph287g/bench/data"
)

//go:embed schema.sql
var schema string

// Load makes a database file of some copies.
func Load(ctx context.Context, path string, copies iter.Seq[*data.Graph]) (err error) {
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?_pragma=journal_mode(off)&_pragma=synchronous(off)")
	if err != nil {
		return err
	}
	defer func() {
		if e := db.Close(); err == nil {
			err = e
		}
	}()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // without effect once it is committed
	if _, err := tx.ExecContext(ctx, schema); err != nil {
		return err
	}
	for g := range copies {
		for _, t := range g.Tables() {
			if err := fill(ctx, tx, t); err != nil {
				return fmt.Errorf("table %s: %w", t.Name, err)
			}
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "ANALYZE")
	return err
}

func fill(ctx context.Context, tx *sql.Tx, t data.Table) error {
	insert, err := tx.PrepareContext(ctx, fmt.Sprintf("INSERT INTO %s(%s) VALUES (?%s)", t.Name, strings.Join(t.Columns, ", "), strings.Repeat(", ?", len(t.Columns)-1)))
	if err != nil {
		return err
	}
	defer insert.Close()
	values := make([]any, len(t.Columns))
	for row := range t.Rows {
		for i, v := range row {
			if values[i] = v; v == "" {
				values[i] = nil
			}
		}
		if _, err := insert.ExecContext(ctx, values...); err != nil {
			return err
		}
	}
	return nil
}
