// Command derive writes graph/schema from the ontology: public.graphqls, which clients see; dispatch.graphqls, the root
// fields alone, from which gqlgen generates; and resolvers.go, a line for each root field. Run it with `go generate ./...`.
package main
