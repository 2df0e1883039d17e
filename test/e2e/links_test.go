package e2e

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const repository = "../.."

// notOurs are folders of the checkout whose files are downloaded, built or somebody else's.
var notOurs = []string{".git", ".cache", "node_modules", "dist", "bin"}

// filesOf returns the files of the repository with one of these extensions, by their paths from its root.
func filesOf(t *testing.T, extensions ...string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(repository, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && slices.Contains(notOurs, d.Name()):
			return filepath.SkipDir
		case !d.IsDir() && slices.Contains(extensions, filepath.Ext(path)):
			name, err := filepath.Rel(repository, path)
			out = append(out, filepath.ToSlash(name))
			return err
		}
		return nil
	})
	if err != nil || len(out) == 0 {
		t.Fatalf("no files with %v (%v)", extensions, err)
	}
	return out
}

func exists(name string) bool {
	_, err := os.Stat(filepath.Join(repository, name))
	return err == nil
}

var (
	link        = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	heading     = regexp.MustCompile(`(?m)^#+ (.+)$`)
	notInAnchor = regexp.MustCompile(`[^\p{L}\p{N} _-]`)
)

// anchors returns the anchors of a document's headings, as GitHub makes them.
func anchors(doc string) []string {
	var out []string
	for _, m := range heading.FindAllStringSubmatch(fence.ReplaceAllString(doc, ""), -1) {
		text := notInAnchor.ReplaceAllString(strings.ToLower(m[1]), "")
		out = append(out, strings.ReplaceAll(text, " ", "-"))
	}
	return out
}

// TestLinks: every link of a document to a file of the repository, or to a heading in one, leads there.
func TestLinks(t *testing.T) {
	found := 0
	for _, name := range filesOf(t, ".md") {
		for _, m := range link.FindAllStringSubmatch(fence.ReplaceAllString(read(t, filepath.Join(repository, name)), ""), -1) {
			if strings.Contains(m[1], ":") {
				continue // an address elsewhere
			}
			found++
			file, anchor, _ := strings.Cut(m[1], "#")
			target := name
			if file != "" {
				target = filepath.Join(filepath.Dir(name), file)
			}
			if !exists(target) {
				t.Errorf("%s links to %s, which isn't there", name, m[1])
			} else if anchor != "" && !slices.Contains(anchors(read(t, filepath.Join(repository, target))), anchor) {
				t.Errorf("%s links to %s, which has no such heading", name, m[1])
			}
		}
	}
	if found < 40 {
		t.Errorf("%d links found; the index of decisions alone has nearly as many", found)
	}
}

var namedDocument = regexp.MustCompile(`\bdocs/[\w./-]+\.md\b`)

// TestDocumentsThatAreNamed: a document that a comment, a description or another document names by its path is there.
func TestDocumentsThatAreNamed(t *testing.T) {
	for _, name := range filesOf(t, ".go", ".graphqls", ".yml", ".yaml", ".md", ".mjs", ".ts", ".tsx") {
		for _, path := range namedDocument.FindAllString(read(t, filepath.Join(repository, name)), -1) {
			if !exists(path) {
				t.Errorf("%s names %s, which isn't there", name, path)
			}
		}
	}
}

var (
	decisionTitle  = regexp.MustCompile(`\A# (\d+)\. (.+)\n`)
	decisionStatus = regexp.MustCompile(`(?m)^Date: (\d{4}-\d\d-\d\d)\b[^.]*\. Status: \w+`)
)

// TestDecisions: decisions are numbered without gaps, dated in order, have a status, and the index lists each under its title.
func TestDecisions(t *testing.T) {
	const folder = "docs/decisions"
	index := read(t, filepath.Join(repository, folder, "README.md"))
	names, err := filepath.Glob(filepath.Join(repository, folder, "[0-9]*.md"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no decisions (%v)", err)
	}
	before := ""
	for i, name := range names {
		text, file := read(t, name), filepath.Base(name)
		title, status := decisionTitle.FindStringSubmatch(text), decisionStatus.FindStringSubmatch(text)
		number := fmt.Sprint(i + 1)
		switch {
		case !strings.HasPrefix(file, fmt.Sprintf("%04d-", i+1)):
			t.Fatalf("%s stands where number %d should be", file, i+1)
		case title == nil || title[1] != number:
			t.Errorf("%s doesn't begin with # %s. and a title", file, number)
			continue
		case status == nil:
			t.Errorf("%s has no date with a status", file)
			continue
		case status[1] < before:
			t.Errorf("%s is dated %s, the one before it %s", file, status[1], before)
		}
		before = status[1]
		if row := fmt.Sprintf("| %s | %s | [%s](%s) | ", number, status[1], title[2], file); !strings.Contains(index, "\n"+row) {
			t.Errorf("the index has no row %s", row)
		}
		for _, section := range []string{"\n## Context\n", "\n## Options", "\n## Consequences\n"} {
			if !strings.Contains(text, section) {
				t.Errorf("%s has no section%s", file, strings.TrimRight(section, "\n"))
			}
		}
	}
}

var (
	packageCell = regexp.MustCompile("(?m)^\\| (`[^|]+`) \\|")
	codeSpan    = regexp.MustCompile("`([^`]+)`")
)

// TestArchitectureNamesThePackages: the tables of ARCHITECTURE.md name every package, and none that isn't there. A package
// whose parts they don't name stands for these, too.
func TestArchitectureNamesThePackages(t *testing.T) {
	var named []string
	for _, m := range packageCell.FindAllStringSubmatch(read(t, filepath.Join(repository, "ARCHITECTURE.md")), -1) {
		for _, span := range codeSpan.FindAllStringSubmatch(m[1], -1) {
			if named = append(named, span[1]); !isFolder(filepath.Join(repository, span[1])) {
				t.Errorf("ARCHITECTURE.md names the package %s, which isn't there", span[1])
			}
		}
	}
	partsOf := map[string]bool{}
	for _, p := range named {
		partsOf[filepath.Dir(p)] = true
	}
	for _, file := range filesOf(t, ".go") {
		folder := filepath.ToSlash(filepath.Dir(file))
		known := folder == "." // the program itself
		for p := folder; p != "." && !known; p = filepath.ToSlash(filepath.Dir(p)) {
			known = slices.Contains(named, p) && (p == folder || !partsOf[p])
		}
		if !known {
			t.Errorf("ARCHITECTURE.md doesn't name the package %s", folder)
		}
	}
}
