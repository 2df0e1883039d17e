// Package graph answers GraphQL requests from a store: Engine takes a request through the packages below it.
//
//	document  parses and validates the text, holds it against limits and coerces the variables; keeps documents in a bounded cache
//	compile   makes a plan (what the store does) and an output plan (how its tables become JSON), once for each document
//	cost      bounds how many rows and bytes the plan may show, and refuses what exceeds the limits
//	encode    writes the tables that the store returns as the JSON of each root field
//	computed  makes the texts that encode writes of several values
//	schema    holds the generated schemas, and the root resolvers with which gqlgen puts the response together
//	limits    is the value of all limits on one request
//	apierror  makes the errors that clients see
package graph
