// Command attack attacks the server of this repository, and searches for the worst query that it accepts.
//
//	attack [-neo4j] [-short] [-json] [-only NAME,…]   runs the attacks and prints a table; exits with 1 where something doesn't hold
//	attack search [-time 10m] [-write FOLDER]            searches for the worst accepted queries
//	attack measure [FILE…]                               tells what queries in files take, and where the time goes
//
// It is run from the repository's folder.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"

	"graph287g/internal/attack"
)

// queryFiles are the worst queries that were found.
const queryFiles = "test/attack/queries/*.graphql"

// errNotHeld tells that all was run, and that something didn't hold.
var errNotHeld = errors.New("not everything held")

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "attack:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) > 0 {
		switch args[0] {
		case "search":
			return search(args[1:])
		case "measure":
			return measure(args[1:])
		case "probe":
			return probe(args[1:])
		}
	}
	return suite(args)
}

// probe asks beside an attack, in a process of its own.
func probe(args []string) error {
	if len(args) != 3 {
		return errors.New("attack probe takes the server's address, its own, and how often it is to ask")
	}
	n, err := strconv.Atoi(args[2])
	if err != nil {
		return err
	}
	return attack.Probe(context.Background(), args[0], args[1], n, os.Stdout)
}

// suite runs the attacks.
func suite(args []string) error {
	flags := flag.NewFlagSet("attack", flag.ExitOnError)
	neo4j := flags.Bool("neo4j", false, "over a Neo4j, which is started for this, instead of the embedded store")
	short := flags.Bool("short", false, "few requests, and no waiting")
	asJSON := flags.Bool("json", false, "print JSON instead of a table")
	program := flags.String("program", ".", "folder of the repository whose program is attacked")
	only := flags.String("only", "", "names of attacks, with commas between")
	_ = flags.Parse(args) // it ends the program itself
	if flags.NArg() > 0 {
		return fmt.Errorf("what is %q? See `go doc ./internal/attack/cmd/attack`", flags.Arg(0))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	o := attack.Options{Module: ".", Program: *program, Neo4j: *neo4j, Short: *short, Progress: os.Stderr}
	if self, err := os.Executable(); err == nil {
		o.Prober = self
	}
	if *only != "" {
		o.Only = strings.Split(*only, ",")
	}
	load := attack.Load()
	rows, err := attack.Run(ctx, o)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "before: %s\nafter: %s\n\n", load, attack.Load())
	if err := write(rows, *asJSON); err != nil {
		return err
	}
	for _, r := range rows {
		if !r.OK() {
			return errNotHeld
		}
	}
	return nil
}

func write(rows []attack.Row, asJSON bool) error {
	if !asJSON {
		return attack.WriteTable(os.Stdout, rows)
	}
	out := json.NewEncoder(os.Stdout)
	out.SetIndent("", "  ")
	return out.Encode(rows)
}
