package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"graph287g/internal/attack/worst"
)

// oracleSeeds is how many random queries of the oracle a search starts with.
const oracleSeeds = 300

// search looks for the worst accepted queries over the curated records, and prints them or writes them to a folder.
func search(args []string) error {
	flags := flag.NewFlagSet("attack search", flag.ExitOnError)
	duration := flags.Duration("time", 10*time.Minute, "how long to search")
	chance := flags.Uint64("seed", uint64(time.Now().UnixNano()), "of chance")
	folder := flags.String("write", "", "folder that the finds are written to, as found-OBJECTIVE.graphql")
	seeds := flags.String("seeds", "test/attack/queries/*.graphql,test/corpus/queries/*.graphql,web/src/playground/examples/*.graphql", "files to start from, beside the oracle's random queries")
	profile := flags.String("cpuprofile", "", "file that a profile of the search is written to")
	_ = flags.Parse(args) // it ends the program itself
	if flags.NArg() > 0 {
		return fmt.Errorf("what is %q? attack search takes flags alone", flags.Arg(0))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	o, err := worst.Curated(ctx)
	if err != nil {
		return err
	}
	o.Seed, o.Time, o.Progress = *chance, *duration, os.Stderr
	if o.Seeds, err = worst.ReadFiles(strings.Split(*seeds, ",")...); err != nil {
		return err
	}
	o.Seeds = append(o.Seeds, worst.Sample(o, oracleSeeds)...)
	stopProfile, err := startProfile(*profile)
	if err != nil {
		return err
	}
	defer stopProfile()
	fmt.Fprintf(os.Stderr, "searches for %s from %d queries, with -seed %d\n", o.Time, len(o.Seeds), o.Seed)
	for _, f := range worst.Search(ctx, o) {
		fmt.Printf("%s: %s\n", f.Objective, &f.Measurement)
		if *folder == "" {
			fmt.Println(f.File())
			continue
		}
		name := filepath.Join(*folder, "found-"+strings.ReplaceAll(f.Objective, " ", "-")+".graphql")
		text := "# Found by the search: " + f.Objective + ".\n" + f.File()
		err = errors.Join(err, os.WriteFile(name, []byte(text), 0o644))
	}
	return err
}
