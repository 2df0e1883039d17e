// Package graph answers GraphQL requests from a store. One query takes this way:
//
//	document  text → validated document with strictly coerced variables, from a bounded cache
//	compile   document → plan (what the store does) and output plan (how its tables become JSON)
//	cost      plan → how many rows it may show, and what would fit the budget
//	store     plan → tables, from one version of the graph
//	encode    tables → JSON, a piece for each root field
//	schema    gqlgen puts the pieces together, and answers introspection
package graph
