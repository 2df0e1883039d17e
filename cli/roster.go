package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"graph287g/roster"
	"graph287g/seed"
)

type rosterCmd struct {
	Import  rosterImportCmd  `cmd:"" help:"Take workbooks of ICE's lists into the store, beside those that it has."`
	Compile rosterCompileCmd `cmd:"" help:"Write what workbooks of ICE's lists say, over time, as text, as it is part of this program."`
}

// Workbooks are what both commands take.
type workbooks struct {
	Files []string `arg:"" name:"file-or-folder" help:"Workbooks of ICE's lists, and folders with such."`
}

// A refusedFile is a file of which nothing was taken.
type refusedFile struct {
	File string `json:"file"`
	What string `json:"refused"`
}

// readLists reads all files; one that is no list of ICE's stops no other.
func (w workbooks) read(status io.Writer) (lists []*roster.List, problems []roster.Problem, refused []refusedFile, err error) {
	files, err := w.find()
	if err != nil {
		return nil, nil, nil, err
	}
	fmt.Fprintf(status, "reading %s\n", number(len(files), "file"))
	bar := newProgress(status, "reading", len(files))
	defer bar.end()
	for i, name := range files {
		bar.at(i, filepath.Base(name))
		content, err := readBounded(name)
		if err != nil {
			refused = append(refused, refusedFile{name, causeOf(err)})
			continue
		}
		l, found, err := roster.ReadFile(name, content)
		if err != nil {
			refused = append(refused, refusedFile{name, strings.TrimPrefix(err.Error(), filepath.Base(name)+": ")})
			continue
		}
		lists, problems = append(lists, l), append(problems, found...)
	}
	return lists, problems, refused, nil
}

// maxWorkbook is how many bytes of a file are read: one more than package workbook takes.
const maxWorkbook = 16<<20 + 1

func readBounded(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxWorkbook))
}

func causeOf(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return "it can't be read: " + p.Err.Error()
	}
	return err.Error()
}

// find returns the files that are named, and in folders all workbooks, in order.
func (w workbooks) find() ([]string, error) {
	var out []string
	for _, name := range w.Files {
		info, err := os.Stat(name)
		if err != nil {
			return nil, fmt.Errorf("%s: there is no such file or folder", name)
		}
		if !info.IsDir() {
			out = append(out, name)
			continue
		}
		n := len(out)
		err = filepath.WalkDir(name, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && strings.HasPrefix(strings.ToLower(filepath.Ext(path)), ".xls") && !strings.HasPrefix(d.Name(), "~$") {
				out = append(out, path)
			}
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("%s: %s", name, causeOf(err))
		}
		if len(out) == n {
			return nil, fmt.Errorf("%s: there is no workbook (.xlsx) in this folder", name)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

type rosterCompileCmd struct {
	workbooks
	To   string `default:"seed/data/lists" placeholder:"FOLDER" help:"The folder to write, whose lists are replaced. Default: ${default}."`
	JSON bool   `help:"Print JSON: counts, and all that no rule and no table matches, with the nearest candidates."`
}

// A compileReport is what a compilation says.
type compileReport struct {
	Folder   string         `json:"folder"`
	Lists    int            `json:"lists"`
	Rows     int            `json:"rows"`
	Listings int            `json:"listings"`
	Review   *roster.Review `json:"review"`
}

// Run writes the compiled lists.
func (c rosterCompileCmd) Run(r *run) error {
	lists, _, refused, err := c.read(r.status)
	if err != nil {
		return err
	}
	for _, f := range refused {
		fmt.Fprintf(r.status, "%s: %s\n", f.File, f.What)
	}
	if len(refused) > 0 {
		return fmt.Errorf("%s refused; nothing was written", number(len(refused), "file"))
	}
	before, err := roster.ReadCompiled(os.DirFS(c.To))
	if err != nil { // nothing is there, or nothing that can be read: then no name is known
		before = roster.NewHistory(nil)
	}
	h := roster.NewHistory(lists)
	if err := h.Write(c.To); err != nil {
		return err
	}
	report := compileReport{Folder: c.To, Lists: len(h.Lists), Listings: len(h.Listings), Review: h.Review(before, h.Lists)}
	for _, l := range h.Lists {
		report.Rows += l.Len()
	}
	if c.JSON {
		return printJSON(r.out, report)
	}
	_, err = fmt.Fprintf(r.out, "%s%s, %s, %s in %s\n", report.Review, number(report.Lists, "list"), number(report.Rows, "row"), number(report.Listings, "listing"), c.To)
	return err
}

func printJSON(out io.Writer, v any) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

type rosterImportCmd struct {
	workbooks
	DryRun bool `help:"Change nothing: tell what would change."`
	JSON   bool `help:"Print JSON: the lists with what is wrong with them, the differences, what no rule matches with the nearest candidates, the counts."`
}

// A listReport is what an import says of one list.
type listReport struct {
	File            string           `json:"file"`
	SHA256          string           `json:"sha256"`
	List            roster.Kind      `json:"list"`
	Published       *string          `json:"published"`
	PublishedBy     roster.Rule      `json:"publishedBy"`
	Rows            int              `json:"rows"`
	Agreements      int              `json:"agreements"`
	Agencies        int              `json:"agencies"`
	PrintedAgencies int              `json:"printedAgencies"`
	States          int              `json:"states"`
	Known           bool             `json:"known"` // the store had it
	Problems        []roster.Problem `json:"problems"`
}

// An importReport is what an import says of all.
type importReport struct {
	DryRun  bool           `json:"dryRun"`
	Lists   []listReport   `json:"lists"`
	Refused []refusedFile  `json:"refused"`
	Changes roster.Diff    `json:"changes"`
	Review  *roster.Review `json:"review"`
	Nodes   seedCounts     `json:"nodes"`
	Edges   seedCounts     `json:"relations"`
	Newest  *roster.Counts `json:"newestList"`
	Version int64          `json:"version"`
}

type seedCounts struct {
	Added   int `json:"added"`
	Changed int `json:"changed"`
	Removed int `json:"removed"`
}

// Run imports workbooks. All that can be read is one change; a file that can't be read changes nothing and stops no other.
func (c rosterImportCmd) Run(r *run) (err error) {
	lists, problems, refused, err := c.read(r.status)
	if err != nil {
		return err
	}
	fmt.Fprintf(r.status, "opening %s\n", r.Store)
	s, err := r.OpenStore(r.ctx, r.status, patient)
	if err != nil {
		return err
	}
	defer CloseStore(r.ctx, s, &err)
	if v, err := s.Version(r.ctx); err != nil {
		return err
	} else if v.Number == 0 { // lists come beside those of the program, on every store
		if err := r.seed(r.ctx, s, r.status); err != nil {
			return err
		}
	}
	before, err := seed.ListsOf(r.ctx, s)
	if err != nil {
		return err
	}
	after := before.With(lists)
	fmt.Fprintf(r.status, "loading the curated records with %s\n", number(len(after.Lists), "list"))
	g, err := loadSeed(r.Catalogue, seed.Embedded(), after)
	if err != nil {
		return err
	}
	report := importReport{DryRun: c.DryRun, Refused: refused, Changes: roster.Compare(before, after), Newest: after.CountNewest()}
	report.Review = after.Review(before, lists)
	report.Lists = listReports(before, after, lists, problems)
	do, doing := seed.Sync, "writing what differs\n"
	if c.DryRun {
		do, doing = seed.Difference, "comparing with the store\n"
	}
	fmt.Fprint(r.status, doing)
	ctx, end := showProgress(r.ctx, r.status)
	defer end()
	result, err := do(ctx, s, g)
	end()
	if err != nil {
		return err
	}
	report.Nodes, report.Edges, report.Version = seedCounts(result.Nodes), seedCounts(result.Edges), result.Version.Number
	if err := report.print(r.out, c.JSON); err != nil {
		return err
	}
	if len(refused) > 0 {
		return fmt.Errorf("%s refused: see above", number(len(refused), "file"))
	}
	return nil
}

func listReports(before, after *roster.History, lists []*roster.List, problems []roster.Problem) []listReport {
	out := []listReport{}
	for _, l := range lists {
		n := after.Count(l.SHA256)
		dated := after.Find(l.SHA256).Dated
		rep := listReport{
			File: l.Files[0], SHA256: l.SHA256, List: l.Kind, PublishedBy: dated.By, Rows: n.Rows, Agreements: n.Agreements, Agencies: n.Agencies,
			PrintedAgencies: n.PrintedAgencies, States: n.States, Known: before.Find(l.SHA256) != nil, Problems: []roster.Problem{},
		}
		if dated.Day != "" {
			rep.Published = &dated.Day
		}
		for _, p := range problems {
			if p.File == l.Files[0] {
				rep.Problems = append(rep.Problems, p)
			}
		}
		out = append(out, rep)
	}
	return out
}

func (p *importReport) print(out io.Writer, asJSON bool) error {
	if asJSON {
		return printJSON(out, p)
	}
	var b strings.Builder
	for _, l := range p.Lists {
		for _, problem := range l.Problems {
			fmt.Fprintf(&b, "%s\n", problem)
		}
	}
	for _, f := range p.Refused {
		fmt.Fprintf(&b, "%s: %s; nothing of it was taken\n", f.File, f.What)
	}
	for _, l := range p.Lists {
		day := "of an unknown day"
		if l.Published != nil {
			day = "of " + *l.Published
		}
		known := ""
		if l.Known {
			known = "; the store had it"
		}
		fmt.Fprintf(&b, "%s: list of %s agencies %s (%s): %d rows, %d agreements, %d agencies (%d as printed), %d states%s\n",
			l.File, l.List, day, l.PublishedBy, l.Rows, l.Agreements, l.Agencies, l.PrintedAgencies, l.States, known)
	}
	b.WriteString(p.Changes.String())
	b.WriteString(p.Review.String())
	verb := "changed"
	if p.DryRun {
		verb = "would change"
	}
	fmt.Fprintf(&b, "%s: %d nodes added, %d changed, %d removed; %d relations added, %d changed, %d removed; version %d\n", verb,
		p.Nodes.Added, p.Nodes.Changed, p.Nodes.Removed, p.Edges.Added, p.Edges.Changed, p.Edges.Removed, p.Version)
	if n := p.Newest; n != nil {
		fmt.Fprintf(&b, "the newest list has %d rows (agency and model), %d agreements, %d agencies, %d states\n", n.Rows, n.Agreements, n.Agencies, n.States)
	}
	_, err := io.WriteString(out, b.String())
	return err
}
