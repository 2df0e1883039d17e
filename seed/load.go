package seed

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path/filepath"

	"graph287g/ontology"
	"graph287g/roster"
	"graph287g/seed/geo"
)

// Load reads the curated files, with the states and counties. The error is *Problems, with all that is wrong, where the
// files say something wrong; then there is no graph.
func Load(c *ontology.Catalogue, fsys fs.FS) (*Graph, error) { return LoadWithLists(c, fsys, nil) }

// LoadWithLists is Load with what ICE's lists show, too: the graph is a function of both, and of nothing else. Its fingerprint is that of the files
// alone, for lists may be imported beside those that the files have.
func LoadWithLists(c *ontology.Catalogue, fsys fs.FS, lists *roster.History) (*Graph, error) {
	_, g, err := loadFiles(c, fsys, dataFolder, lists)
	if err == nil && lists != nil {
		g.Fingerprint, err = Fingerprint(c, fsys)
	}
	return g, err
}

// graphSum is the hash of the graph that this program makes of its own files and lists. It changes with each rule and table that decides what they
// become; a test writes it.
//
//go:embed graph.sum
var graphSum string

// Fingerprint is that of the curated files and of the compiled lists beside them: of their texts, and of what this program makes of its own. So
// nothing has to be loaded to find out whether a store holds them. Without lists it is that of the records.
func Fingerprint(c *ontology.Catalogue, fsys fs.FS) (string, error) {
	if names, err := fs.Glob(fsys, listsFolder+"/*.tsv"); err != nil || len(names) == 0 {
		g, err := Load(c, fsys)
		if err != nil {
			return "", err
		}
		return g.Fingerprint, nil
	}
	h := sha256.New()
	h.Write([]byte(graphSum))
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(fsys, name)
		fmt.Fprintf(h, "%s %d\n", name, len(text))
		h.Write(text)
		return err
	})
	return hex.EncodeToString(h.Sum(nil)), err
}

// loadFiles loads the files of a folder, and returns the loader too, which knows where everything stands.
func loadFiles(c *ontology.Catalogue, fsys fs.FS, folder string, lists *roster.History) (*loader, *Graph, error) {
	states, err := geo.States()
	if err != nil {
		return nil, nil, fmt.Errorf("read the states: %w", err)
	}
	counties, err := geo.Counties()
	if err != nil {
		return nil, nil, fmt.Errorf("read the counties: %w", err)
	}
	l := newLoader(c, folder)
	g, err := l.load(fsys, states, counties, lists)
	return l, g, err
}

// A loader turns files into records, pass after pass, and collects what is wrong on the way.
type loader struct {
	problems
	folder    string // where the files lie, as whoever reads the problems can open them
	c         *ontology.Catalogue
	entries   []*entry // in order of reading, the states and counties last
	byID      map[string]*entry
	sources   []*sourceFile
	edges     []*edge
	adjacency map[adjacencyKey][]*edge

	locators, links int // how many were looked at

	// unreadable has the kinds of which a file couldn't be read: an id of theirs that isn't known may well be right.
	unreadable ontology.KindSet
}

func newLoader(c *ontology.Catalogue, folder string) *loader {
	return &loader{c: c, folder: folder, byID: map[string]*entry{}, adjacency: map[adjacencyKey][]*edge{}}
}

// path returns how a file is called in problems.
func (l *loader) path(file string) string { return filepath.Join(l.folder, filepath.FromSlash(file)) }

// load goes through all passes.
func (l *loader) load(fsys fs.FS, states []geo.State, counties []geo.County, lists *roster.History) (*Graph, error) {
	if err := l.readFiles(fsys); err != nil {
		return nil, err
	}
	l.addStatesAndCounties(states, counties)
	l.checkReferenceSources()
	for _, pass := range []func(){
		l.readFields, func() { l.addLists(lists, states) }, l.connectCountry, l.connectToTopics, l.mirrorLikeness, l.connectFootnotes, l.placeTexts, l.connect, l.passStandings, l.countOnce,
		l.checkCardinality, l.checkClaims, l.checkCitations, l.checkAgreements, l.checkObservations, l.deriveAgreements, l.deriveFigures, l.deriveSources,
		l.checkDisagreements, l.checkTopics,
		l.findDisagreements, l.compose, l.checkUniqueNames,
	} {
		pass()
	}
	return l.buildGraph()
}
