package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"graph287g/seed"
	"graph287g/store"
)

type seedCmd struct {
	Apply seedApplyCmd `cmd:"" default:"1" help:"Make the curated records of the store equal to those of this program, removals included. This is what happens without a subcommand."`
	Check seedCheckCmd `cmd:"" help:"Read the curated files and list all that is wrong with them; touch no store."`
}

type seedApplyCmd struct{}

// Run brings the store up to date.
func (seedApplyCmd) Run(r *run) (err error) {
	s, err := r.open()
	if err != nil {
		return err
	}
	defer closing(r, s, &err)
	return r.seed(s)
}

func (r *run) seed(s store.Store) error {
	g, err := loadSeed(seed.Embedded())
	if err != nil {
		return err
	}
	if !r.isEmbedded() {
		fmt.Fprintf(r.status, "seeding %s with %d nodes and %d relations; on a new server that takes up to a minute\n", r.Store, len(g.Nodes), len(g.Edges))
	}
	result, err := seed.Sync(r.ctx, s, g)
	if err != nil {
		return err
	}
	fmt.Fprintf(r.status, "seeded %s: %d nodes added, %d changed, %d removed; %d relations added, %d changed, %d removed; version %d\n",
		r.Store, result.Nodes.Added, result.Nodes.Changed, result.Nodes.Removed,
		result.Edges.Added, result.Edges.Changed, result.Edges.Removed, result.Version.Number)
	return nil
}

type seedCheckCmd struct {
	Folder string `arg:"" optional:"" placeholder:"FOLDER" help:"A folder laid out as seed/data; without it the files of this program."`
}

// Run checks the files.
func (c seedCheckCmd) Run(r *run) error {
	files := seed.Embedded()
	if c.Folder != "" {
		if info, err := os.Stat(c.Folder); err != nil || !info.IsDir() {
			return fmt.Errorf("%s is no folder", c.Folder)
		}
		files = os.DirFS(c.Folder)
	}
	g, err := loadSeed(files)
	if err != nil {
		return err
	}
	fmt.Fprint(r.out, g.Summary())
	return nil
}

// loadSeed reads curated files. All that is wrong goes before the error's line.
func loadSeed(files fs.FS) (*seed.Graph, error) {
	g, err := seed.Load(files)
	var problems *seed.Problems
	if errors.As(err, &problems) {
		text := ""
		for _, p := range problems.List {
			text += p.String() + "\n"
		}
		return nil, &problemList{text, fmt.Sprintf("%d problems in the curated files; nothing was loaded", len(problems.List))}
	}
	return g, err
}

// contextWithoutEnd is for what must still be done after the command was interrupted.
func contextWithoutEnd(r *run) context.Context { return context.WithoutCancel(r.ctx) }
