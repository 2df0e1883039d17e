package seed

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
	"testing"
)

// TestPlaces: every value of the curated files stands where it is said to stand.
func TestPositions(t *testing.T) {
	fsys := Embedded()
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && name == listsFolder {
			return fs.SkipDir
		}
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		var p problems
		v := readYAML(name, text, &p)
		if v == nil {
			t.Errorf("%v", p.err())
			return nil
		}
		checkPositions(t, text, v)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// checkPositions checks every value against the text at its place.
func checkPositions(t *testing.T, text []byte, v *value) {
	t.Helper()
	lines := strings.Split(string(text), "\n")
	walkValues(v, func(v *value) {
		if !isWithin(lines, v.at) {
			t.Fatalf("%s lies outside the text", v.at)
		}
		rest := string([]rune(lines[v.at.line-1])[v.at.column-1:])
		if !startsHere(v, rest) {
			t.Errorf("%s: %s isn't at %q", v.at, v.describe(), rest)
		}
	})
}

func isWithin(lines []string, at position) bool {
	return at.line >= 1 && at.line <= len(lines) && at.column >= 1 && at.column <= len([]rune(lines[at.line-1]))+1
}

func startsHere(v *value, rest string) bool {
	first := v.text
	if i := strings.IndexAny(first, " \n"); i >= 0 {
		first = first[:i]
	}
	switch {
	case v.shape == list:
		return strings.HasPrefix(rest, "[") || strings.HasPrefix(rest, "-")
	case v.shape != scalar || len(v.pairs) > 0:
		return true
	case rest != "" && slices.Contains([]byte(`"'|>`), rest[0]):
		return true
	}
	return strings.HasPrefix(rest, first)
}

func walkValues(v *value, visit func(*value)) {
	visit(v)
	for _, item := range v.items {
		walkValues(item, visit)
	}
	for _, p := range v.pairs {
		visit(p.key)
		walkValues(p.value, visit)
	}
}

// FuzzYAML holds that any text is either refused, with places inside it, or gives values that stand where they say.
func FuzzYAML(f *testing.F) {
	for _, seed := range []string{
		"", "# a comment\n", "- id: agency/us-ice\n  slug: us-ice\n", "a: {b: [1, two, 3.5, true, null], c: }\n",
		"a: >-\n  folded\n  text\nb: |\n  kept\n", "a: \"x\\u00e9\"\nb: 'it''s'\n", "a: one\n  two\n", "a: &x 1\nb: *x\n",
		"<<: {a: 1}\n", "? a\n: b\n", "!!str a\n", "---\na\n---\nb\n", "%YAML 1.2\n---\na\n", "a: [", "a: {b: c, d}\n", "\ta: 1\n",
		"a: 1\r\n", "a: 1 \n", "\xff", "- - - a\n", "a: 0644\nb: 1_000\nc: .inf\n", "a: 1\na: 2\n", "[[[[[[[[[[[[[[[[[[[[[[[[",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var p problems
		v := readYAML("a.yaml", text, &p)
		if v == nil && len(p.list) == 0 {
			t.Fatal("neither a value nor a problem")
		}
		lines := strings.Split(string(text), "\n")
		for _, one := range p.list {
			if !isWithin(lines, position{one.File, one.Line, one.Column}) && utf8Valid(text) {
				t.Errorf("%s lies outside the text", one)
			}
		}
		if v != nil && len(p.list) == 0 { // blanks at the end of a line shift places
			checkPositions(t, text, v)
		}
	})
}

func utf8Valid(text []byte) bool { return bytes.Equal(bytes.ToValidUTF8(text, nil), text) }
