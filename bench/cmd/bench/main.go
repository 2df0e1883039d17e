// Command bench measures the API beside others: `make bench` runs it, bench/README.md tells what it measures and how.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

const about = `Measures the API beside others that answer the same questions over the same graph, in the same run.`

type commands struct {
	Run    runCmd    `cmd:"" default:"withargs" help:"Install, load, check and measure. This is what happens without a command."`
	Fill   fillCmd   `cmd:"" help:"Load copies of the graph into a database."`
	Serve  serveCmd  `cmd:"" help:"Serve one of the engines that are part of this program."`
	Load   loadCmd   `cmd:"" help:"Ask a server the same question again and again, and print how long that took as JSON."`
	Inside insideCmd `cmd:"" hidden:"" help:"Measure something of the embedded store within this process."`
	Guard  guardCmd  `cmd:"" hidden:"" help:"Run a command, and end it when the standard input ends."`
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	parsed := kong.Parse(&commands{}, kong.Name("bench"), kong.Description(about), kong.BindTo(ctx, (*context.Context)(nil)))
	parsed.FatalIfErrorf(parsed.Run())
}
