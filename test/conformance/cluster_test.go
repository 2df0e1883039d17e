package conformance

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"testing"
	"time"

	"graph287g/graph"
	"graph287g/graph/limits"
	"graph287g/internal/neo4jtest"
	"graph287g/ontology"
	"graph287g/seed"
	"graph287g/store"
	"graph287g/store/embedded"
	"graph287g/store/neo4j"
)

// A cluster is a store over several members, and one in memory that has the same changes.
type cluster struct {
	*neo4jtest.Members
	store    *neo4j.Store
	memory   store.Store
	engines  [2]*graph.Engine // over both
	counties []*store.Node
	changes  int
}

// clustered fills a cluster of three members with the curated records, through its leader.
func clustered(t *testing.T, fused neo4j.Fused) *cluster {
	t.Helper()
	neo4jtest.Empty(t)
	c := &cluster{Members: neo4jtest.StartMembers(t, 3), memory: embedded.Memory(ontology.Must())}
	c.store = c.open(t, fused, neo4jtest.Deadlines)
	g, err := seed.Load(ontology.Must(), seed.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range []store.Store{c.store, c.memory} {
		if _, err := seed.Sync(t.Context(), s, g); err != nil {
			t.Fatal(err)
		}
		if c.engines[i], err = graph.New(graph.Config{Catalogue: ontology.Must(), Store: s, Limits: limits.Limits{StoreTimeout: 5 * time.Minute}}); err != nil {
			t.Fatal(err)
		}
	}
	c.counties = neo4jtest.Nodes(t, c.memory, "county/37")
	return c
}

func (c *cluster) open(t *testing.T, fused neo4j.Fused, deadlines neo4j.Deadlines) *neo4j.Store {
	t.Helper()
	s, err := neo4j.Open(t.Context(), neo4j.Config{Catalogue: ontology.Must(), URI: c.URI, Deadlines: deadlines, Fused: fused})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	return s
}

// change gives some counties another ending, a new one with each call.
func (c *cluster) change() store.Change {
	c.changes++
	var edits []store.Edit
	for _, county := range c.counties {
		n := *county
		n.Properties = maps.Clone(county.Properties)
		n.Properties["name"] = fmt.Sprintf("%s %d", county.Properties["name"], c.changes)
		edits = append(edits, store.PutNode(n))
	}
	return store.Change{Edits: edits}
}

// mustBeAlike compares what both stores answer, the version included.
func (c *cluster) mustBeAlike(t *testing.T, when string) {
	t.Helper()
	const question = `{ meta { version } state(code: "NC") { name counties(first: 100) { totalCount nodes { id name } } } }`
	var bodies [2]string
	for i, e := range c.engines {
		bodies[i] = string(e.Execute(t.Context(), graph.Request{Query: question}).Body)
	}
	if bodies[0] != bodies[1] {
		t.Errorf("%s the cluster answers\n%.300s\nnot\n%.300s", when, bodies[0], bodies[1])
	}
}

// must makes a change in both stores, which has to succeed.
func (c *cluster) must(t *testing.T) {
	t.Helper()
	change := c.change()
	for _, s := range []store.Store{c.store, c.memory} {
		if _, err := s.Apply(t.Context(), change); err != nil {
			t.Fatal(err)
		}
	}
}

// mustBeRouted looks at what members heard: only the leader writes, only followers read, and nobody begins before what was answered last.
func (c *cluster) mustBeRouted(t *testing.T) {
	t.Helper()
	reads, writes := 0, 0
	for _, h := range c.Heard() {
		switch {
		case h.Refused || h.Reads == (h.Member == c.Leader()):
			t.Errorf("member %d heard what it shouldn't: %+v", h.Member, h)
		case h.Begins() && !h.Newest:
			t.Errorf("without the newest bookmark: %+v", h)
		case h.Begins() && h.Reads:
			reads++
		case h.Begins():
			writes++
		}
	}
	if t.Logf("%d transactions read, %d wrote", reads, writes); reads == 0 || writes == 0 {
		t.Error("there should be some of both")
	}
}

// TestCluster: a store does over several members what it does over one server.
func TestCluster(t *testing.T) {
	for _, name := range []string{"levels", "fused"} {
		t.Run(name, func(t *testing.T) {
			c := clustered(t, neo4jtest.Fused[name])
			t.Run("routes", c.routes)
			t.Run("reads", c.reads)
			if name == "levels" { // the others are alike in both
				t.Run("writes", c.writes)
				t.Run("election", c.election)
			}
			t.Run("is emptied", c.isEmptied)
		})
	}
}

// routes: each method of a store asks the members that are there for it, and a read sees at least what was answered before, be it by a write or
// a read. Opening the store and filling it are among them.
func (c *cluster) routes(t *testing.T) {
	for range 3 {
		c.must(t)
		c.mustBeAlike(t, "")
		c.mustBeAlike(t, "")
	}
	var exports [2]string
	for i, s := range []store.Store{c.store, c.memory} {
		var out []byte
		for r, err := range s.Export(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			out = append(store.AppendRecord(out, r), '\n')
		}
		exports[i] = string(out)
	}
	if exports[0] != exports[1] {
		t.Error("the exports differ")
	}
	if _, err := c.store.Statistics(t.Context()); err != nil {
		t.Error(err)
	}
	if err := c.store.Ping(t.Context()); err != nil {
		t.Error(err)
	}
	c.mustBeRouted(t)
}

func (c *cluster) isEmptied(t *testing.T) {
	if err := c.store.Empty(t.Context()); err != nil {
		t.Error(err)
	}
	if v, err := c.store.Version(t.Context()); v.Number != 0 || err != nil {
		t.Errorf("version %d, %v", v.Number, err)
	}
}

// meddlings are what may happen to any message, by name.
var meddlings = map[string]neo4jtest.Meddling{
	"another leader":       {Elect: true},
	"a passing error":      {Code: "Neo.TransientError.Transaction.BookmarkTimeout"},
	"the database is gone": {Code: "Neo.TransientError.General.DatabaseUnavailable"},
	"a broken connection":  {Cut: true},
	"a lost answer":        {Lost: true},
}

// at meddles with one message of those that are heard from now on, and only with it.
func (c *cluster) at(nth int, what neo4jtest.Meddling) {
	c.Heard()
	seen := -1
	c.Meddle(func(neo4jtest.Heard) neo4jtest.Meddling {
		if seen++; seen == nth {
			return what
		}
		return neo4jtest.Meddling{}
	})
}

// writes: whatever happens to whichever message of a change, the change is made, or it is said that the store isn't available
// and the change was made or not. It is never made in part, and the next one succeeds.
func (c *cluster) writes(t *testing.T) {
	c.must(t) // what is planned once needn't be looked for
	c.Heard()
	c.must(t)
	heard := c.Heard()
	for name, what := range meddlings {
		refused, made := 0, 0
		for i, h := range heard {
			if h.What == "PULL" {
				continue // it goes with what is run, in one flight
			}
			before, err := c.store.Version(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			change := c.change()
			c.at(i, what)
			_, err = c.store.Apply(t.Context(), change)
			c.Meddle(neo4jtest.Nothing)
			after, failed := c.store.Version(t.Context())
			switch {
			case failed != nil:
				t.Fatalf("%s at %s %d: the version: %v", name, h.What, i, failed)
			case err == nil && after.Number == before.Number+1:
			case !errors.Is(err, store.ErrUnavailable):
				t.Errorf("%s at %s %d: %v, version %d after %d", name, h.What, i, err, after.Number, before.Number)
			case after.Number == before.Number:
				refused++
			case after.Number == before.Number+1:
				made++
			}
			if after.Number > before.Number {
				if _, err := c.memory.Apply(t.Context(), change); err != nil {
					t.Fatal(err)
				}
			}
			c.mustBeAlike(t, fmt.Sprintf("%s at %s %d:", name, h.What, i))
		}
		t.Logf("%s: of %d changes %d failed, and %d failed but were made", name, len(heard), refused, made)
	}
	c.must(t)
	c.mustBeAlike(t, "")
}

// reads: whatever happens to whichever message of an answer, the answer is right.
func (c *cluster) reads(t *testing.T) {
	c.must(t)
	c.mustBeAlike(t, "")
	c.Heard()
	c.mustBeAlike(t, "")
	heard := c.Heard()
	for name, what := range meddlings {
		c.must(t)
		for i, h := range heard {
			c.at(i, what)
			c.mustBeAlike(t, fmt.Sprintf("%s at %s %d:", name, h.What, i))
			c.Meddle(neo4jtest.Nothing)
		}
	}
	t.Logf("each at any of %d messages", len(heard))
}

// election: while there is no leader changes fail as they do where the server is gone, and reads go on; then all goes on.
func (c *cluster) election(t *testing.T) {
	deadlines := neo4jtest.Deadlines
	deadlines.Connect, deadlines.WriteRetry = time.Second, time.Millisecond
	hasty := c.open(t, neo4j.FusedNever, deadlines)
	leader := c.Leader()
	c.NoLeader()
	for range 4 {
		if _, err := hasty.Apply(t.Context(), c.change()); !errors.Is(err, store.ErrUnavailable) {
			t.Errorf("without a leader: %v", err)
		}
		if v, err := hasty.Version(t.Context()); v.Number == 0 || err != nil {
			t.Errorf("without a leader the version is %d, %v", v.Number, err)
		}
	}
	c.Lead((leader + 1) % 3)
	c.must(t)
	c.mustBeAlike(t, "")
}
