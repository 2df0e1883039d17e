package seed

import (
	"path"
	"strings"

	"graph287g/store"
)

// A sourceFile is what one source says and cites. Its claims are made in it, its citations are its own.
type sourceFile struct {
	file     string
	slug     string   // of its name, which is that of the source
	at       position // where it names its source
	id       string   // the source's id, empty where that is wrong
	limits   limits
	limitsAt position // where it says them
	// limitsKnown tells whether the limits could be read: if not, locators are checked for their form alone.
	limitsKnown bool
}

// sourcesFile has the sources, sourcesFolder a file for what each of them says.
const (
	sourcesFile   = "sources.yaml"
	sourcesFolder = "sources"
)

var sourceKeys = []string{"source", "locators", "citations", "claims"}

// readSource declares the claims and citations of one file.
func (l *loader) readSource(file string, v *value) {
	s := &sourceFile{file: file, slug: strings.TrimSuffix(path.Base(file), ".yaml"), at: v.at}
	if v.shape != mapping {
		l.report(v.at, "this is %s: a source's file has the keys %s", v.describe(), strings.Join(sourceKeys, ", "))
		l.unreadable |= l.c.KindsOf("Claim") | l.c.KindsOf("Citation")
		return
	}
	l.sources = append(l.sources, s)
	l.readHeader(s, v)
	for _, p := range v.pairs {
		switch p.key.text {
		case "source", "locators":
		case "citations", "claims":
			kind := l.c.Kind(map[string]string{"citations": "Citation", "claims": "Claim"}[p.key.text])
			for _, item := range l.listItems(p.value, "write a list, each item begins with `- id:`") {
				l.declare(kind, item, s)
			}
		default:
			l.report(p.key.at, "a source's file has no %s%s", quote(p.key.text), store.Nearest(p.key.text, sourceKeys))
		}
	}
}

// readHeader reads which source it is and how much of it can be pointed at.
func (l *loader) readHeader(s *sourceFile, v *value) {
	want := "source/" + s.slug
	source := v.get("source")
	if source == nil {
		l.report(v.at, "`source` is missing: this file's is %s", want)
	} else if s.at = source.at; source.text != want {
		l.report(source.at, "this is the file of %s, not of %s: name the file after its source", want, source.describe())
	} else {
		s.id = want
	}
	if head := v.get("locators"); head != nil {
		s.limitsAt = head.at
		s.limits, s.limitsKnown = l.readLimits(head)
		return
	}
	l.report(s.at, "`locators` is missing: say what can be pointed at, {paragraphs: 6, footnotes: 33} or {lines: 130}")
}

// checkSources checks the heads of the files against the sources, once these are known.
func (l *loader) checkSources() {
	for _, s := range l.sources {
		if s.id == "" {
			continue
		}
		at := &value{at: s.at, shape: scalar, text: s.id, data: s.id}
		e := l.resolve(at, l.c.KindsOf("Source"), "a source's file is that of")
		if e != nil && e.properties["consulted"] == false {
			l.report(s.at, "%s has `consulted: false`: claims come from sources that were read", s.id)
		}
	}
}
