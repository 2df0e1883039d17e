package main

import (
	"context"
	"fmt"
	"iter"
	"os"
	"runtime/debug"
	"time"

	"golang.org/x/sync/errgroup"

	"graph287g/bench/data"
	"graph287g/bench/sqlite"
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
	"graph287g/store/neo4j"
)

type fillCmd struct {
	Engine string `arg:"" enum:"embedded,neo4j,sqlite,tables,rows" help:"Which kind of database: ${enum}."`
	Copies int    `default:"1" help:"How many copies of the graph."`
	To     string `required:"" help:"The file or address of the database, or the folder of files."`
}

// Run fills the database.
func (c fillCmd) Run(ctx context.Context) error {
	if c.Engine == "sqlite" {
		return sqlite.Load(ctx, c.To, copies(c.Copies))
	}
	if c.Engine == "tables" {
		return writeTables(c.To, c.Copies, ".csv", appendCSV)
	}
	if c.Engine == "rows" {
		return writeTables(c.To, c.Copies, ".jsonl", appendJSON)
	}
	catalogue, err := ontology.Load(ontology.Files())
	if err != nil {
		return err
	}
	s, err := c.open(ctx, catalogue)
	if err != nil {
		return err
	}
	allowGarbage()
	return fill(ctx, catalogue, s, c.Copies, c.writers())
}

// writers is how many changes are prepared at the same time: the embedded store brings one into its form while it writes another.
func (c fillCmd) writers() int {
	if c.Engine == "embedded" {
		return 2
	}
	return 1
}

// What a loader may leave for the collector, for it does nothing else and then ends: four times what is in use, within a bound.
const (
	garbagePercent = 400
	mostMemory     = 6 << 30
)

func allowGarbage() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(garbagePercent)
		debug.SetMemoryLimit(mostMemory)
	}
}

func (c fillCmd) open(ctx context.Context, catalogue *ontology.Catalogue) (store.Store, error) {
	if c.Engine == "embedded" {
		return embedded.Open(catalogue, c.To)
	}
	patient := neo4j.Deadlines{
		Read: time.Minute, Write: 10 * time.Minute, Connect: time.Minute, Commit: time.Minute,
		Planning: time.Minute, Silence: time.Minute, Probe: time.Minute,
	}
	return neo4j.Open(ctx, neo4j.Config{Catalogue: catalogue, URI: c.To, Deadlines: patient})
}

// fill applies the changes of some copies to a store, by so many writers at the same time, and closes it.
func fill(ctx context.Context, catalogue *ontology.Catalogue, s store.Store, n, writers int) (err error) {
	defer func() {
		if e := s.Close(ctx); err == nil {
			err = e
		}
	}()
	all, ctx := errgroup.WithContext(ctx)
	all.SetLimit(writers)
	for i := range n {
		all.Go(func() error {
			for _, change := range data.Copy(i).Changes(catalogue) {
				if _, err := s.Apply(ctx, change); err != nil {
					return fmt.Errorf("copy %d: %w", i, err)
				}
			}
			return nil
		})
	}
	return all.Wait()
}

// copies yields some copies, one at a time.
func copies(n int) iter.Seq[*data.Graph] {
	return func(yield func(*data.Graph) bool) {
		for i := range n {
			if !yield(data.Copy(i)) {
				return
			}
		}
	}
}
