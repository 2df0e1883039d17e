// Package cli is the command line: one file a command, query and explain in one. Each opens the store that --store names and closes it, but for
// serve, which main puts together from what is here.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"graph287g/ontology"
)

const about = `A GraphQL API over a graph of the 287(g) program, by which ICE deputizes state and local police.

Without a command it serves: on the first start it makes data/graph.db and fills it with the curated records, then it
prints where the playground is.`

// Settings are the same for every command.
type Settings struct {
	Catalogue *ontology.Catalogue `kong:"-"` // of the graph

	Store  string `default:"data/graph.db" env:"GRAPH287G_STORE" placeholder:"STORE" help:"Where the graph is: a file of the embedded store, 'memory' for a store that ends with the command and is filled with the curated records, or a Neo4j server as neo4j://user@host:7687 (also bolt://, with s or ssc for encryption), whose password is in NEO4J_PASSWORD. Default: ${default}. Environment: ${env}."`
	Fused  string `name:"neo4j-fused" default:"common" enum:"common,never,always" env:"GRAPH287G_NEO4J_FUSED" placeholder:"WHEN" help:"Over Neo4j: when one statement answers all of a question, instead of one for each level. common: once it is asked often; never; always, for explain and for measuring. Answers are the same. Default: ${default}. Environment: ${env}."`
	Listen string `default:"127.0.0.1:8080" env:"GRAPH287G_LISTEN" placeholder:"ADDRESS" help:"Where to serve: host and port. Default: ${default}. Environment: ${env}."`
}

type commands struct {
	Settings

	Serve   serveCmd   `cmd:"" default:"1" help:"Serve the API and the playground. This is what happens without a command."`
	Seed    seedCmd    `cmd:"" help:"Make the curated records of the store equal to those of this program, or check the files."`
	Roster  rosterCmd  `cmd:"" help:"ICE's lists of participating and pending agencies: import workbooks, or compile them."`
	Export  exportCmd  `cmd:"" help:"Print the whole graph as JSON Lines: nodes, then relations. With --store memory these are the curated records of this program."`
	Query   queryCmd   `cmd:"" help:"Answer a GraphQL document from the store, without a server."`
	Explain explainCmd `cmd:"" help:"Print what the engine does with a GraphQL document: its plan as a tree, with the rows that each step has at most."`
	Health  healthCmd  `cmd:"" help:"Ask a running server whether it is ready, and fail where it isn't: a health check for containers and scripts."`
	Schema  schemaCmd  `cmd:"" help:"Print the public GraphQL schema."`
	Version versionCmd `cmd:"" help:"Print the version of this program and of its curated records."`
}

// A run is what a command gets: its settings and where it writes.
type run struct {
	Settings
	ctx    context.Context
	serve  ServeFunc
	out    io.Writer // what was asked for
	status io.Writer // what goes on meanwhile
}

// Exit codes.
const (
	failed = 1
	misuse = 2
)

// Run runs the command that the arguments name over graphs of an ontology, serving by serve, and returns the exit code. What is
// wrong is one line on stderr.
func Run(args []string, stdout, stderr io.Writer, catalogue *ontology.Catalogue, serve ServeFunc) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	c := commands{Settings: Settings{Catalogue: catalogue}}
	code := -1
	parser, err := kong.New(&c, kong.Name("graph287g"), kong.Description(about), kong.Writers(stdout, stderr),
		kong.Vars{"articles": defaultArticles}, kong.Vars(citeDefaults()), kong.Vars(limitDefaults()),
		kong.Exit(func(n int) { code = n }), kong.ConfigureHelp(kong.HelpOptions{WrapUpperBound: 100}))
	if err != nil {
		return complain(stderr, failed, err)
	}
	parsed, err := parser.Parse(args)
	if code >= 0 { // --help was printed
		return code
	}
	if err != nil {
		return complain(stderr, misuse, fmt.Errorf("%w; graph287g --help lists commands and flags", err))
	}
	if err := parsed.Run(&run{c.Settings, ctx, serve, stdout, stderr}); err != nil {
		return complain(stderr, failed, err)
	}
	return 0
}

func complain(stderr io.Writer, code int, err error) int {
	var lines *problemList
	if errors.As(err, &lines) {
		fmt.Fprint(stderr, lines.text)
	}
	fmt.Fprintln(stderr, "graph287g:", err)
	return code
}

// A problemList is an error of one line that has a list to go with it.
type problemList struct {
	text    string
	summary string
}

func (p *problemList) Error() string { return p.summary }
