package oracle

import (
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/graph/schema"
	"graph287g/ontology"
	"graph287g/store"
)

// Options say how much to compare, and with which store.
type Options struct {
	Seed            uint64 // of the first graph; each further one has the next
	Graphs          int
	QueriesPerGraph int
	Brief           bool               // small queries with small filters, for a store that plans each for long
	NewStore        func() store.Store // returns an empty store; the comparison closes it
}

// fromEnvironment lets ORACLE_SEED make an earlier run again (or `random` choose a seed) and ORACLE_QUERIES ask so many
// queries in all.
func (o Options) fromEnvironment(t testing.TB) Options {
	t.Helper()
	if s := os.Getenv("ORACLE_SEED"); s == "random" {
		o.Seed = uint64(time.Now().UnixNano())
	} else if s != "" {
		seed, err := strconv.ParseUint(s, 10, 64)
		if err != nil {
			t.Fatalf("ORACLE_SEED is a number, or random: %q", s)
		}
		o.Seed = seed
	}
	if s := os.Getenv("ORACLE_QUERIES"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 {
			t.Fatalf("ORACLE_QUERIES is a number from 1: %q", s)
		}
		o.Graphs = (n + o.QueriesPerGraph - 1) / o.QueriesPerGraph
	}
	return o
}

// maxFailures is how many mismatches a run shows before it gives up.
const maxFailures = 5

// Compare asks random questions about random graphs of the engine over a store and of the oracle. It fails the test for
// every answer in which they differ, and prints what makes it happen again.
func Compare(t testing.TB, o Options) Summary {
	t.Helper()
	o = o.fromEnvironment(t)
	public, err := schema.Public()
	if err != nil {
		t.Fatal(err)
	}
	c := &comparison{t: t, o: o, schema: public, oracle: start(t)}
	begin := time.Now()
	for i := range o.Graphs {
		if c.failures >= maxFailures {
			break
		}
		c.graph(o.Seed + uint64(i))
	}
	var coverage struct{ Answered map[string]int }
	if err := c.oracle.send(map[string]bool{"coverage": true}, &coverage); err != nil {
		t.Error(err)
	}
	c.sum.Answered = coverage.Answered
	t.Logf("seed %d: %d graphs, %s, %v", o.Seed, o.Graphs, c.sum, time.Since(begin).Round(time.Millisecond))
	return c.sum
}

type comparison struct {
	t        testing.TB
	o        Options
	schema   *ast.Schema
	oracle   *process
	sum      Summary
	failures int
}

// nullPercent is how many percent of the stored values every third graph shows as null.
const nullPercent = 2

// graph makes one graph and asks about it. Its seed alone decides what it holds and whether it has nulls.
func (c *comparison) graph(seed uint64) {
	c.t.Helper()
	w := &world{edits: randomGraph(rand.New(rand.NewPCG(seed, 287))), seed: seed}
	if seed%3 == 2 {
		w.percent = nullPercent
	}
	p := c.mustOpen(w)
	for i := 0; p != nil && i < c.o.QueriesPerGraph; i++ {
		r := rand.New(rand.NewPCG(seed, uint64(i)))
		doc := randomQuery(r, ontology.Must(), c.schema, p.pool, c.o.Brief)
		choice := r.Uint64()
		found := p.compare(doc, choice)
		c.sum.add(found)
		if found.difference == "" {
			continue
		}
		c.failures++
		c.report(w, p, doc, choice, i, found)
		p.close()
		if c.failures >= maxFailures {
			return
		}
		p = c.mustOpen(w) // the store and the oracle were shown smaller graphs
	}
	if p != nil {
		p.close()
	}
}

// mustOpen gives a graph to both sides; where that fails the test does, and there is no pair.
func (c *comparison) mustOpen(w *world) *pair {
	c.t.Helper()
	p, err := c.open(w)
	if err != nil {
		c.failures++
		c.t.Errorf("ORACLE_SEED=%d: %v", w.seed, err)
		return nil
	}
	return p
}
