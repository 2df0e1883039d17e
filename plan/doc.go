// Package plan holds one GraphQL operation as a value: a list of steps, parents before children, each of which fills one table. A
// plan knows nothing of GraphQL, nor of how a store executes it. The values of arguments are not part of a plan but in Args, so that a
// plan is compiled once and executed for many requests.
//
// # Adding an operation
//
// An operation is a type that implements Spec. What it is made of shares one file stem in four packages:
//
//   - Here, its Spec with the constants of its columns, and the type of its arguments, if it has any: their values are what Args holds
//     for its steps. Detail (on the Spec) and Explain (on the arguments) are optional methods that print more of a step. Arguments
//     with a page size implement Paged; the Spec of a list of nodes embeds List, and its arguments embed ListArgs.
//   - In graph/compile, a function that adds the step for its field, with compilation.step or child, and binds its arguments with
//     bind. It is called from the switch over the fields of the type that has the field: root.go, connection.go or node.go.
//   - In graph/cost, an upper bound of its rows, and a case in Estimation.step (estimate.go).
//   - In store/executor, its execution, and a case in Execution.run (execute.go).
//
// A Spec that is in neither of the two last lists fails: nothing is skipped silently. An operation that knows kinds of the ontology
// by name stays outside of these packages, as those of package agreement do. It then implements executor.Operator and cost.Estimator,
// which the two lists fall back on; only graph/compile knows it by name.
package plan
