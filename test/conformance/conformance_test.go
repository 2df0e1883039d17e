// Package conformance holds Neo4j against the conformance suite of all stores. It is a package of its own because it is run
// with the race detector: its cases read and write the store from many goroutines, which no other test on Neo4j does.
package conformance

import (
	"os"
	"slices"
	"strings"
	"testing"

	"graph287g/internal/neo4jtest"
	"graph287g/store"
	"graph287g/store/neo4j"
	"graph287g/store/storetest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

// TestNeo4jSuite: Neo4j passes the conformance suite of all stores. Package embedded runs it on itself.
func TestNeo4jSuite(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return neo4jtest.Empty(t) })
}

// TestFusedSuite: with fused statements, and with parts of plans fused by turns, it passes the cases whose steps a fused statement reads. Each of
// its statements is planned for one case, which takes longer than the case: CONFORMANCE=whole has every case run, in half an hour.
func TestFusedSuite(t *testing.T) {
	for _, c := range []struct {
		name   string
		fused  neo4j.Fused
		groups []string
	}{
		{"fused", neo4j.FusedAlways, []string{"Lookup", "Scan", "Expand", "Neighbors", "Traverse", "Order", "Execute"}},
		{"fused in parts", neo4j.FusedInParts, []string{"Expand", "Neighbors"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, group := range c.groups {
				if !slices.ContainsFunc(storetest.Cases(), func(one storetest.Case) bool { return strings.HasPrefix(one.Name, group+"/") }) {
					t.Errorf("no case is of the group %s", group)
				}
			}
			chosen := func(group string) bool {
				return os.Getenv("CONFORMANCE") == "whole" || slices.Contains(c.groups, group)
			}
			storetest.RunOf(t, chosen, func(t *testing.T) store.Store { return neo4jtest.EmptyFused(t, c.fused) })
		})
	}
}
