package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"graph287g/ontology"
	"graph287g/roster"
	"graph287g/seed"
	"graph287g/store"
	"graph287g/store/embedded"
)

type seedCmd struct {
	Apply seedApplyCmd `cmd:"" default:"1" help:"Make the curated records of the store equal to those of this program, removals included. This is what happens without a subcommand."`
	Check seedCheckCmd `cmd:"" help:"Read the curated files and list all that is wrong with them; touch no store."`
}

type seedApplyCmd struct{}

// Run brings the store up to date.
func (seedApplyCmd) Run(r *run) (err error) {
	s, err := r.OpenStore(r.ctx, r.status, patient)
	if err != nil {
		return err
	}
	defer CloseStore(r.ctx, s, &err)
	return r.seed(r.ctx, s, r.status)
}

// seed brings a store up to date, and tells what it did.
func (c Settings) seed(ctx context.Context, s store.Store, status io.Writer) error {
	lists, err := seed.ListsOf(ctx, s)
	if err != nil {
		return err
	}
	g, err := loadSeedWith(c.Catalogue, seed.Embedded(), lists)
	if err != nil {
		return err
	}
	if !c.isEmbedded() {
		fmt.Fprintf(status, "seeding %s with %s and %s; on a new server that takes up to a minute\n", c.Store,
			number(len(g.Nodes), "node"), number(len(g.Edges), "relation"))
	}
	ctx, end := showProgress(ctx, status)
	defer end()
	result, err := seed.Sync(ctx, s, g)
	end()
	if err != nil {
		return err
	}
	fmt.Fprintf(status, "seeded %s: %s added, %d changed, %d removed; %s added, %d changed, %d removed; version %d\n",
		c.Store, number(result.Nodes.Added, "node"), result.Nodes.Changed, result.Nodes.Removed,
		number(result.Edges.Added, "relation"), result.Edges.Changed, result.Edges.Removed, result.Version.Number)
	return nil
}

type seedCheckCmd struct {
	Folder   string `arg:"" optional:"" placeholder:"FOLDER" help:"A folder laid out as seed/data; without it the files of this program."`
	Articles string `default:"${articles}" env:"GRAPH287G_ARTICLES" placeholder:"FOLDER" help:"The texts of the articles, one a file, against which copied words, locators and printed values are held. Default: ${default}. Environment: ${env}."`
}

// defaultArticles is where the articles lie beside a checkout of the repository.
const defaultArticles = "../shared/seeds"

// Run checks the files, in a store of its own.
func (c seedCheckCmd) Run(r *run) error {
	files, err := folder(c.Folder)
	if err != nil {
		return err
	}
	if c.Folder == "" {
		files = seed.Embedded()
	}
	articles, err := folder(c.Articles)
	if err != nil && c.Articles != defaultArticles {
		return err
	}
	report, err := seed.Check(r.ctx, r.Catalogue, files, seed.CheckOptions{Folder: c.Folder, Store: embedded.Memory(r.Catalogue), Articles: articles})
	if err != nil {
		return listed(err)
	}
	fmt.Fprint(r.out, report)
	for _, what := range report.Unchecked {
		fmt.Fprintf(r.status, "############ NOT CHECKED: %s ############\n", what)
	}
	return nil
}

// folder opens a folder; without a name there is none.
func folder(name string) (fs.FS, error) {
	if name == "" {
		return nil, nil
	}
	if info, err := os.Stat(name); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("%s is no folder", name)
	}
	return os.DirFS(name), nil
}

// loadSeedWith reads curated files and the lists beside them, and puts lists to these that a store holds already.
func loadSeedWith(c *ontology.Catalogue, files fs.FS, more *roster.History) (*seed.Graph, error) {
	lists, err := seed.CompiledLists(files)
	if err != nil {
		return nil, err
	}
	return loadSeed(c, files, lists.With(more.Expand()))
}

// loadSeed reads curated files, and takes lists.
func loadSeed(c *ontology.Catalogue, files fs.FS, lists *roster.History) (*seed.Graph, error) {
	g, err := seed.LoadWithLists(c, files, lists)
	return g, listed(err)
}

// listed puts all that is wrong with curated files before the error's line.
func listed(err error) error {
	var problems *seed.Problems
	if !errors.As(err, &problems) {
		return err
	}
	text := ""
	for _, p := range problems.List {
		text += p.String() + "\n"
	}
	return &problemList{text, number(len(problems.List), "problem") + " in the curated files; nothing was loaded"}
}

// number says how many there are of something: 1 node, 2 nodes.
func number(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
