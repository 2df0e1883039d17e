package seed

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"strings"

	"graph287g/ontology"
	"graph287g/store"
)

// CheckOptions are what Check needs beside the files.
type CheckOptions struct {
	// Folder is where the files lie, as the reader of a problem can open them; empty for those of the repository.
	Folder string
	// Store is empty; Check fills it and asks it what backs each value, so that it finds what a reader would.
	Store store.Store
	// Articles are the texts of the sources that were read, one a file; nil where they aren't at hand.
	Articles fs.FS
}

// A Report is what Check found of files without a problem.
type Report struct {
	Summary
	Checked   []Count  // what was checked, in the order of the checks
	Unchecked []string // what could not be checked, and why: to be said where nobody can miss it
}

// Check loads the files and goes on where Load ends: whether each entity is connected to what was read, whether each
// value and relation is backed, and what shows only in comparison with the articles. The error is *Problems where the files say
// something wrong.
func Check(ctx context.Context, c *ontology.Catalogue, fsys fs.FS, o CheckOptions) (*Report, error) {
	l, g, err := loadFiles(c, fsys, cmp.Or(o.Folder, dataFolder), nil)
	if err != nil {
		return nil, err
	}
	return l.check(ctx, g, o)
}

func (l *loader) check(ctx context.Context, g *Graph, o CheckOptions) (*Report, error) {
	r := &Report{Summary: g.Summary()}
	r.count(l.locators, "locator in range", "locators in range")
	r.count(l.links, "link well-formed", "links well-formed")
	l.checkReachable(r)
	r.count(l.checkClaimsBack(), "claim that backs a value or relation", "claims that back a value or relation")
	r.count(l.checkDerived(), "derived figure reckoned anew", "derived figures reckoned anew")
	if err := l.checkEvidence(ctx, r, g, o.Store); err != nil {
		return nil, err
	}
	if err := l.checkArticles(r, o.Articles); err != nil {
		return nil, err
	}
	if err := l.err(); err != nil {
		return nil, err
	}
	return r, nil
}

// count notes how many of something were checked; one is what a single one is called.
func (r *Report) count(n int, one, many string) {
	r.Checked = append(r.Checked, Count{plural(n, one, many), n})
}

// String prints the counts.
func (r *Report) String() string {
	var b strings.Builder
	b.WriteString(r.Summary.String())
	b.WriteString("checked\n")
	for _, c := range r.Checked {
		fmt.Fprintf(&b, "%10d %s\n", c.N, c.Name)
	}
	return b.String()
}
