package main

import (
	"context"
	"encoding/json"
	"os"

	"graph287g/bench/growth"
)

type insideCmd struct {
	What   string `arg:"" enum:"heap,writes,answers" help:"What to measure: ${enum}."`
	Copies int    `default:"1" help:"How many copies of the graph."`
	File   string `help:"The file of the embedded store; it is changed."`
}

// Run measures, and prints lines of a report as JSON.
func (c insideCmd) Run(ctx context.Context) error {
	lines, err := growth.Inside(ctx, c.What, c.Copies, c.File)
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(lines)
}
