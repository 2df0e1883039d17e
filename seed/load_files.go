package seed

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"graph287g/ontology"
	"graph287g/store"
)

// readFiles reads every file. The error is one of reading, not of what the files say.
func (l *loader) readFiles(fsys fs.FS) error {
	kinds := l.kindsByFile()
	return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("read the curated files: %w", err)
		}
		if name == listsFolder && d.IsDir() {
			return fs.SkipDir // package roster reads them
		}
		if hidden := strings.HasPrefix(d.Name(), ".") && name != "."; d.IsDir() || hidden {
			if hidden && d.IsDir() {
				return fs.SkipDir
			}
			return nil // an editor's or the system's
		}
		return l.readFile(fsys, name, kinds)
	})
}

func (l *loader) readFile(fsys fs.FS, name string, kinds map[string]*ontology.Kind) error {
	kind := kinds[name]
	isSource := path.Dir(name) == sourcesFolder && path.Ext(name) == ".yaml"
	if kind == nil && !isSource {
		l.report(startOf(l.path(name)), "nothing is read from this file: %s", l.expectedFile(name, kinds))
		return nil
	}
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return fmt.Errorf("read the curated files: %w", err)
	}
	v := readYAML(l.path(name), text, &l.problems)
	switch {
	case v == nil && isSource:
		l.unreadable |= l.c.KindsOf("Claim") | l.c.KindsOf("Citation")
	case v == nil:
		l.unreadable |= ontology.SetOf(kind)
	case isSource:
		l.readSource(name, v)
	default:
		l.readEntities(kind, v)
	}
	return nil
}

// expectedFile tells where what a file was meant for belongs.
func (l *loader) expectedFile(name string, kinds map[string]*ontology.Kind) string {
	for _, k := range l.c.Kinds {
		switch {
		case ontology.KebabCase(k.Plural)+".yaml" != name:
		case k.Source != "":
			return k.Name + " is reference data, see seed/geo"
		default:
			return fmt.Sprintf("each %s is in the file of its source, %s/<slug>.yaml", k.Name, sourcesFolder)
		}
	}
	if path.Dir(name) != "." {
		return fmt.Sprintf("claims are in %s/<slug>.yaml, entities in <plural>.yaml", sourcesFolder)
	}
	return "entities are in <plural>.yaml" + store.Nearest(name, slices.Sorted(maps.Keys(kinds)))
}

// kindsByFile tells which kind's entities each file has; disagreements have one as entities do. Reference kinds have none,
// nor have claims and citations, which are in the file of their source.
func (l *loader) kindsByFile() map[string]*ontology.Kind {
	files := map[string]*ontology.Kind{}
	for _, k := range l.c.Kinds {
		if (isEntity(k) && k.Source == "") || k.Name == "Disagreement" {
			files[ontology.KebabCase(k.Plural)+".yaml"] = k
		}
	}
	return files
}

func isEntity(k *ontology.Kind) bool { return slices.Contains(k.Interfaces, "Entity") }
