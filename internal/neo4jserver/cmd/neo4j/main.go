// Command neo4j runs a Neo4j server in the foreground until ctrl-c; make neo4j
// calls it.
//
//	go run ./e2e/neo4jserver/cmd/neo4j --listen 127.0.0.1:7687 --data data/neo4j
//
// With NEO4J_PASSWORD set, the user neo4j has that password; without, nobody
// needs one.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"graph287g/internal/neo4jserver"
)

func main() {
	options := neo4jserver.Options{Password: os.Getenv("NEO4J_PASSWORD")}
	flag.StringVar(&options.Listen, "listen", "127.0.0.1:7687", "Bolt address, loopback only")
	flag.StringVar(&options.Data, "data", "data/neo4j", "folder that keeps the data; empty for a temporary one")
	flag.StringVar(&options.Heap, "heap", "1g", "most memory that Java's heap may take")
	flag.Parse()
	if flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(options); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(options neo4jserver.Options) error {
	ctx, release := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer release()
	fmt.Println("starting Neo4j ...")
	server, err := neo4jserver.Start(ctx, options)
	if err != nil {
		return err
	}
	announce(server, options.Password != "")
	select {
	case <-ctx.Done():
		fmt.Println("stopping Neo4j ...")
	case <-server.Done():
	}
	// From here a second ctrl-c ends this process, and the server with it.
	release()
	return server.Stop()
}

func announce(server *neo4jserver.Server, password bool) {
	login := "no authentication"
	if password {
		login = "user neo4j with the password in NEO4J_PASSWORD"
	}
	fmt.Printf("Neo4j at %s, %s\ndata in %s, log in %s\nctrl-c stops it\n",
		server.URI, login, server.Data, server.Log)
}
