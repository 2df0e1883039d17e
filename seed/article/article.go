// Package article reads the texts of the sources that were read, so that curated records can be checked against them: what
// stands where, and whether somebody's sentences were copied.
package article

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
)

// An Article is one text, with the places that locators name.
type Article struct {
	Name string
	Sum  string // SHA-256 in hexadecimal, by which its source knows it

	parts map[string][]string // by the prefix of their locators: ¶ paragraphs, fn footnotes, L lines, in order
}

// The fewest words of a paragraph: what is shorter in a body is a title, a byline, a heading or an item of a list.
const paragraphWords = 20

var noteStart = regexp.MustCompile(`^\[([0-9]+)\]`)

// Read reads every file of a folder as an article; files that begin with a point are none.
func Read(fsys fs.FS) ([]*Article, error) {
	names, err := fs.Glob(fsys, "[^.]*")
	if err != nil {
		return nil, fmt.Errorf("read the articles: %w", err)
	}
	var out []*Article
	for _, name := range names {
		if info, err := fs.Stat(fsys, name); err == nil && info.IsDir() {
			continue
		}
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read the articles: %w", err)
		}
		out = append(out, parse(name, text))
	}
	return out, nil
}

func parse(name string, text []byte) *Article {
	sum := sha256.Sum256(text)
	a := &Article{Name: name, Sum: hex.EncodeToString(sum[:]), parts: map[string][]string{}}
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	a.parts["L"] = lines
	for _, line := range lines {
		notes := len(a.parts["fn"])
		switch m := noteStart.FindStringSubmatch(line); {
		case m != nil && m[1] == strconv.Itoa(notes+1):
			a.parts["fn"] = append(a.parts["fn"], line)
		case notes > 0:
			a.parts["fn"][notes-1] += "\n" + line // a note goes on
		case len(strings.Fields(line)) >= paragraphWords:
			a.parts["¶"] = append(a.parts["¶"], line)
		}
	}
	return a
}

// Count returns how many places of a sort there are, by the prefix of their locators.
func (a *Article) Count(prefix string) int { return len(a.parts[prefix]) }

// At returns the text at a place, counted from 1; empty where there is none.
func (a *Article) At(prefix string, n int) string {
	if n < 1 || n > len(a.parts[prefix]) {
		return ""
	}
	return a.parts[prefix][n-1]
}
