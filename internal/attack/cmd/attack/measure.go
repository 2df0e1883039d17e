package main

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"time"

	"graph287g/internal/attack/worst"
)

// measureTimes is how often each query is measured.
const measureTimes = 3

// measure prints what queries in files take, in this process over the embedded store: the longest first.
func measure(args []string) error {
	flags := flag.NewFlagSet("attack measure", flag.ExitOnError)
	profile := flags.String("cpuprofile", "", "file that a profile is written to")
	_ = flags.Parse(args) // it ends the program itself
	patterns := flags.Args()
	if len(patterns) == 0 {
		patterns = []string{queryFiles}
	}
	o, err := worst.Curated(context.Background())
	if err != nil {
		return err
	}
	queries, err := worst.ReadFiles(patterns...)
	if err != nil {
		return err
	}
	type line struct {
		name string
		*worst.Measurement
	}
	stop, err := startProfile(*profile)
	if err != nil {
		return err
	}
	defer stop()
	lines := make([]line, len(queries))
	for i, q := range queries {
		lines[i] = line{filepath.Base(q.Name), worst.Best(o.Engine, q, measureTimes)}
	}
	slices.SortStableFunc(lines, func(a, b line) int { return int(b.Time() - a.Time()) })
	for _, l := range lines {
		fmt.Printf("%-40s %s\n", l.name, l.Measurement)
		for _, operation := range slices.Sorted(maps.Keys(l.Steps)) {
			if share := l.Share(l.Steps[operation]); share > time.Millisecond {
				fmt.Printf("    %-36s %.3f s\n", operation, share.Seconds())
			}
		}
	}
	return nil
}
