// Command graph287g serves a GraphQL API over a graph of the 287(g) program. `graph287g --help` tells the rest.
package main

import (
	"os"

	"graph287g/cli"
)

func main() { os.Exit(cli.Run(os.Args[1:], os.Stdout, os.Stderr)) }
