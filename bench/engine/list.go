package engine

import (
	"fmt"
	"slices"
)

// All are the engines in the order of the report: ours, then the others from the likest on.
var All = []Engine{
	{"embedded", "this project's API over its embedded store", embedded},
	{"embedded-cached", "the same with its cache of answers", cached},
	{"bytes", "a handler in Go that sends the embedded store's answers from memory, whatever it is asked", bytesOnly},
	{"postgraphile", "PostGraphile 5.1.5 over PostgreSQL 15", postgraphile},
	{"neo4j", "this project's API over Neo4j 5.26", neo4jStore},
	{"neo4j-levels", "the same with a statement for each level, never one for all", neo4jLevels},
	{"neo4j-graphql", "@neo4j/graphql 7.6.3 with graphql-yoga over the same Neo4j", neo4jGraphQL},
	{"neo4j-by-hand", "statements written by hand, by the Go driver behind an HTTP handler, over the same Neo4j", neo4jByHand},
	{"gqlgen", "gqlgen's ordinary resolvers over structs in memory", gqlgen},
	{"yoga", "graphql-yoga 5.24 with resolvers over objects in memory", yoga},
	{"sqlite", "statements written by hand, over a file of SQLite (modernc.org/sqlite)", sqlite},
}

// Find returns the engines of some names, in the order of the report; without names, all.
func Find(names []string) ([]Engine, error) {
	var out []Engine
	for _, e := range All {
		if len(names) == 0 || slices.Contains(names, e.Name) {
			out = append(out, e)
		}
	}
	for _, name := range names {
		if !slices.ContainsFunc(out, func(e Engine) bool { return e.Name == name }) {
			return nil, fmt.Errorf("there is no engine %q", name)
		}
	}
	return out, nil
}
