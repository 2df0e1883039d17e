package seed

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"graph287g/internal/testenv"
	"graph287g/ontology"
	"graph287g/store/embedded"
)

const wholeGraphFile = "testdata/whole.txtar"

var sumLine = regexp.MustCompile(`(?m)^( +sha256: ).*$`)

// wholeGraph returns the files of the whole small graph with those of a case in their place, and its articles apart.
func wholeGraph(t *testing.T, of fstest.MapFS) (files, articles fstest.MapFS) {
	t.Helper()
	all, _ := readCase(t, wholeGraphFile, "want")
	for name, f := range of {
		all[name] = f
	}
	files, articles = fstest.MapFS{}, fstest.MapFS{}
	for name, f := range all {
		if base, ok := strings.CutPrefix(name, "articles/"); ok {
			articles[base] = f
		} else {
			files[name] = f
		}
	}
	if f := articles["roe.txt"]; f != nil {
		sum := sha256.Sum256(f.Data)
		files["sources.yaml"] = &fstest.MapFile{Data: sumLine.ReplaceAll(files["sources.yaml"].Data, []byte("${1}"+hex.EncodeToString(sum[:])))}
	}
	return files, articles
}

// checkSmall checks files with the small geography.
func checkSmall(t *testing.T, files, articles fs.FS) (*Report, error) {
	t.Helper()
	l := newLoader(ontology.Must(), dataFolder)
	g, err := l.load(files, fewStates, fewCounties, nil)
	if err != nil {
		t.Fatalf("a case of loading, not of the check: %v", err)
	}
	return l.check(t.Context(), g, CheckOptions{Store: embedded.Memory(ontology.Must()), Articles: articles})
}

func TestCheckPasses(t *testing.T) {
	files, articles := wholeGraph(t, nil)
	r, err := checkSmall(t, files, articles)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Unchecked) > 0 {
		t.Errorf("not checked: %s", r.Unchecked)
	}
	for _, want := range []string{
		"4 claims by source\n", "2 State\n", "1 article\n", "5 locators in range\n", "1 link well-formed\n",
	} {
		if !strings.Contains(r.String(), want) {
			t.Errorf("doesn't print %q:\n%s", want, r)
		}
	}
}

// TestCheckRefuses: every case lists all that is wrong, each problem where it stands.
func TestCheckRefuses(t *testing.T) {
	for _, path := range casesIn(t, "check") {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			of, want := readCase(t, path, "want")
			files, articles := wholeGraph(t, of)
			r, err := checkSmall(t, files, articles)
			if err == nil {
				t.Fatal("nothing was found")
			}
			if r != nil {
				t.Error("there is a report in spite of problems")
			}
			compareWithCase(t, path, "want", err.Error()+"\n", want)
		})
	}
}

// TestCheckSaysWhatItCouldNot: without the articles, or with others, that is said.
func TestCheckSaysWhatItCouldNot(t *testing.T) {
	files, articles := wholeGraph(t, nil)
	for name, a := range map[string]fs.FS{
		"the articles are not here":                             nil,
		"the text of source/roe-2024 is not among the articles": fstest.MapFS{"roe.txt": {Data: append(articles["roe.txt"].Data, '\n')}},
	} {
		r, err := checkSmall(t, files, a)
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Unchecked) != 1 || !strings.HasPrefix(r.Unchecked[0], name) {
			t.Errorf("said %q, not %q", r.Unchecked, name)
		}
	}
}

// TestCheckOfTheCuratedFiles: the repository's own files pass, beside the articles where these are at hand.
func TestCheckOfTheCuratedFiles(t *testing.T) {
	const folder = "../../shared/seeds"
	var articles fs.FS
	if _, err := os.Stat(folder); err == nil {
		articles = os.DirFS(folder)
	}
	r, err := Check(t.Context(), ontology.Must(), Embedded(), CheckOptions{Store: embedded.Memory(ontology.Must()), Articles: articles})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Unchecked) > 0 {
		testenv.Skip(t, testenv.Articles, strings.Join(r.Unchecked, "; "))
	}
}

// TestListedFieldsExist: lists name fields by where they are declared; one that moved would be skipped without a word.
func TestListedFieldsExist(t *testing.T) {
	known := map[string]bool{}
	for _, k := range ontology.Must().Kinds {
		for _, f := range k.Fields {
			known[f.Coordinate()] = true
		}
	}
	for _, name := range append(titleFields, verbatimFields...) {
		if !known[name] {
			t.Errorf("there is no %s", name)
		}
	}
}
