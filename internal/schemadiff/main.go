// Schemadiff compares the public schema with the one that was published last, and fails where clients of that one would break:
// what they may rely on stays, or was deprecated long enough with its replacement named. With -publish (`make publish`) it
// writes the schema down as published.
//
//	breaking.go     the changes between two schemas that break clients
//	compatible.go   when a type may take the place of another, in output and in input
//	deprecation.go  since when something is deprecated, and what that allows
//	baseline.go     the published schema and its deprecations, as they are committed
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"time"

	"graph287g/graph/schema"
)

func main() {
	publish := flag.Bool("publish", false, "write the schema down as published")
	folder := flag.String("folder", "graph/schema", "where the published schema lies")
	flag.Parse()
	if err := run(*folder, *publish, time.Now()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(folder string, publish bool, today time.Time) error {
	now, err := schema.Public()
	if err != nil {
		return err
	}
	old, err := readBaseline(folder)
	if errors.Is(err, errUnpublished) && publish { // for the first time
		return (&baseline{}).next(now, today).write(folder)
	}
	if err != nil {
		return err
	}
	if err := old.check(now, today); err != nil {
		return err
	}
	if !publish {
		return nil
	}
	return old.next(now, today).write(folder)
}
