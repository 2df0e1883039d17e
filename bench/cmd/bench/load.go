package main

import (
	"context"
	"encoding/json"
	"os"
	"time"

	"graph287g/bench/load"
)

type loadCmd struct {
	URL      string        `required:"" help:"Where to ask; on this machine."`
	Body     string        `type:"existingfile" help:"The file with the body of the request; without it a page is asked for."`
	Clients  int           `default:"1" help:"How many ask at the same time."`
	Duration time.Duration `default:"1s" help:"For how long."`
	Requests int           `default:"1000000" help:"How many requests at most."`
	Gzip     bool          `help:"Accept compressed answers."`
	Known    bool          `help:"Ask whether the first answer still holds, which is to be answered with 304."`
}

// Run asks, and prints the result.
func (c loadCmd) Run(ctx context.Context) error {
	var body []byte
	if c.Body != "" {
		var err error
		if body, err = os.ReadFile(c.Body); err != nil {
			return err
		}
	}
	result, err := load.Run(ctx, load.Options{URL: c.URL, Body: body, Gzip: c.Gzip, Known: c.Known, Clients: c.Clients, Duration: c.Duration, MaxRequests: c.Requests})
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(result)
}
