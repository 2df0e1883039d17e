package growth

import (
	"context"
	"errors"
	"fmt"

	"graph287g/bench/engine"
	"graph287g/bench/process"
	"graph287g/bench/report"
	"graph287g/bench/rounds"
	"graph287g/bench/workload"
)

// mayGrowNeo4j is how many times as long a query may take over Neo4j.
var mayGrowNeo4j = map[string]float64{workload.Deep: 1.3, workload.Wide: 2, workload.List: 2}

// mayFill is how many seconds it may take to fill a new Neo4j with the real graph.
const mayFill = 60

// aboutNeo4j begins the names of lines.
const aboutNeo4j = "Neo4j: "

// Neo4j measures the store over Neo4j with each number of copies, on a server each that run at the same time, and how long a new server takes to be
// filled with the real graph. What was found before something failed is returned too.
func Neo4j(ctx context.Context, e *engine.Env, sizes []int, o rounds.Options) ([]report.Line, error) {
	fmt.Fprintln(e.Out, "a new Neo4j is filled with the real graph …")
	filled, err := fill(ctx, e)
	if err != nil {
		return nil, err
	}
	servers, err := startNeo4j(ctx, e, sizes)
	lines := []report.Line{filled}
	if err == nil {
		var more []report.Line
		more, err = overNeo4j(ctx, servers, o)
		lines = append(lines, more...)
	}
	for _, s := range servers {
		err = errors.Join(err, s.Stop())
	}
	return lines, err
}

func fill(ctx context.Context, e *engine.Env) (report.Line, error) {
	took, program, server, err := engine.SeedNeo4j(ctx, e)
	return report.Line{
		What: aboutNeo4j + "`graph287g seed` into a new server", Value: took.Seconds(), Unit: "s", Target: mayFill, AtMost: true,
		Note: fmt.Sprintf("processor time: %.0f s of the server, %.0f s of the program", server.Seconds(), program.Seconds()),
	}, err
}

func startNeo4j(ctx context.Context, e *engine.Env, sizes []int) ([]*server, error) {
	var out []*server
	for _, n := range sizes {
		fmt.Fprintf(e.Out, "Neo4j with %d copies …\n", n)
		r, err := engine.Neo4j(ctx, e, fmt.Sprintf("neo4j-copies-%d", n), n)
		if err != nil {
			return out, fmt.Errorf("Neo4j with %d copies: %w", n, err)
		}
		out = append(out, &server{Running: r, copies: n, about: aboutNeo4j})
	}
	return out, nil
}

func overNeo4j(ctx context.Context, servers []*server, o rounds.Options) ([]report.Line, error) {
	var lines []report.Line
	for _, s := range servers {
		if err := s.Warmed(ctx); err != nil { // who plans in the background takes time from who answers
			return lines, err
		}
		for _, query := range workload.Names {
			if _, err := s.Check(ctx, query, s.copies); err != nil {
				return lines, fmt.Errorf("%s: %w", s.Name, err)
			}
		}
		lines = append(lines, report.Line{What: s.of("load"), Value: s.Load.Seconds(), Unit: "s"})
	}
	o.Prepare *= 4 // Java's compiler gets to it late with one client
	grown, err := workloads(ctx, servers, mayGrowNeo4j, o)
	if lines = append(lines, grown...); err != nil {
		return lines, err
	}
	for _, s := range servers {
		memory, err := process.Memory(s.PIDs...)
		if err != nil {
			return lines, err
		}
		lines = append(lines, report.Line{What: s.of("memory of both servers"), Value: float64(memory >> 20), Unit: "MB"})
	}
	return lines, nil
}
