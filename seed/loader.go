package seed

import (
	"io/fs"

	"graph287g/ontology"
	"graph287g/seed/geo"
)

// A loader turns files into records, pass after pass, and collects what is wrong on the way.
type loader struct {
	problems
	c       *ontology.Catalogue
	entries []*entry // in order of reading, the states and counties last
	byID    map[string]*entry
	sources []*sourceFile
	edges   []*edge
	sides   map[sideKey][]*edge

	locators, links int // how many were looked at

	// unread has the kinds of which a file couldn't be read: an id of theirs that isn't known may well be right.
	unread ontology.KindSet
}

// An entry is one node on its way into the graph.
type entry struct {
	kind       *ontology.Kind
	id         string
	at         place
	given      *value         // nil for states and counties
	source     *sourceFile    // of claims and citations
	properties map[string]any // canonical
	standings  map[string]standing
	fields     map[string]place // where the values of fields stand
	bad        map[string]bool  // fields that have a problem already
	stray      bool             // its id is wrong or another's: it is read, but not connected
	composing  bool             // its name is being composed
}

func newEntry(k *ontology.Kind, id string, at place) *entry {
	return &entry{
		kind: k, id: id, at: at, properties: map[string]any{}, standings: map[string]standing{},
		fields: map[string]place{}, bad: map[string]bool{},
	}
}

// where returns where a field of the entry stands, or the entry itself.
func (e *entry) where(field string) place {
	if at, ok := e.fields[field]; ok {
		return at
	}
	return e.at
}

// wrong reports a problem of a field and remembers that it has one, so that what follows from it isn't reported too.
func (l *loader) wrong(e *entry, field string, at place, format string, args ...any) {
	e.bad[field] = true
	l.add(at, format, args...)
}

func newLoader(c *ontology.Catalogue) *loader {
	return &loader{c: c, byID: map[string]*entry{}, sides: map[sideKey][]*edge{}}
}

// load goes through all passes.
func (l *loader) load(fsys fs.FS, states []geo.State, counties []geo.County) (*Graph, error) {
	if err := l.readFiles(fsys); err != nil {
		return nil, err
	}
	l.addPlaces(states, counties)
	l.checkReference()
	for _, pass := range []func(){l.fill, l.connect, l.checkDegrees, l.checkClaims, l.checkCitations, l.checkTerms, l.checkDisagreements, l.find, l.compose, l.checkNames} {
		pass()
	}
	return l.finish()
}
