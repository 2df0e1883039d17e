package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/graph/schema"
)

// TestThePublishedSchemaHolds is the check of CI: what clients were told stays.
func TestThePublishedSchemaHolds(t *testing.T) {
	if err := run("../../graph/schema", false, time.Now()); err != nil {
		t.Errorf("%v\nTake the change back, or see docs/api.md, \"How it changes\".", err)
	}
}

// TestTheSchemaStaysSmall: code generators and introspection stay quick.
func TestTheSchemaStaysSmall(t *testing.T) {
	s, err := schema.Public()
	if err != nil {
		t.Fatal(err)
	}
	types := 0
	for _, def := range s.Types {
		if !def.BuiltIn {
			types++
		}
	}
	if types > 400 || len(schema.SDL) > 500_000 {
		t.Errorf("%d types, %d bytes; 400 and 500,000 are the most", types, len(schema.SDL))
	}
	t.Logf("%d types, %d bytes", types, len(schema.SDL))
}

// base is what was published; each case changes it.
const base = `
type Query { thing(id: ID!, kind: Kind = OLD): Thing things(in: In, all: Boolean = false): [Thing!]! one: Lone }
interface Named { name: String! }
type Thing implements Named { name: String! note: String list: [Int!]! kind: Kind! other(of: Int): Thing some: Some }
type Other { n: Int }
type Lone { inner: Inner }
type Inner { n: Int }
union Some = Thing | Other
enum Kind { OLD NEW }
input In { a: String b: Int! = 1 c: [Int!] }
scalar Day
directive @mark(n: Int) on FIELD | QUERY
`

func load(t *testing.T, text string) *ast.Schema {
	t.Helper()
	s, err := gqlparser.LoadSchema(&ast.Source{Name: "case", Input: text})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// day is n days after the first of January 2026.
func day(n int) time.Time { return time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC).AddDate(0, 0, n) }

const never = "; it was never published as deprecated: deprecate it with its replacement named, publish that, and take it out 90 days later"

func TestWhatBreaks(t *testing.T) {
	for _, c := range []struct{ name, old, now, want string }{
		{"a field removed", "note: String ", "", "Thing.note: the field is gone" + never},
		{"a type removed with all that led to it", " one: Lone }", " }\n#", "Query.one: the field is gone" + never},
		{"a type removed that nothing led to", "scalar Day\n", "", "Day: the type is gone" + never},
		{"an argument removed", "(of: Int)", "", "Thing.other(of:): the argument is gone" + never},
		{"an enum value removed", "OLD NEW", "OLD", "Kind.NEW: the value is gone" + never},
		{"an input field removed", "a: String ", "", "In.a: the input field is gone" + never},
		{"a directive removed", "directive @mark(n: Int) on FIELD | QUERY", "", "@mark: the directive is gone" + never},
		{"a place of a directive removed", "FIELD | QUERY", "FIELD", "@mark: may no longer stand on QUERY"},
		{"another type of a field", "note: String", "note: Int", "Thing.note: was String, is Int"},
		{"a field that may be null now", "name: String! note", "name: String! note2: Int note", ""},
		{"null where there was none", "list: [Int!]!", "list: [Int!]", "Thing.list: was [Int!]!, is [Int!]"},
		{"null inside a list", "list: [Int!]!", "list: [Int]!", "Thing.list: was [Int!]!, is [Int]!"},
		{"a list in the place of one", "note: String", "note: [String]", "Thing.note: was String, is [String]"},
		{"one in the place of a list", "list: [Int!]!", "list: Int!", "Thing.list: was [Int!]!, is Int!"},
		{"never null any more", "note: String", "note: String!", ""},
		{"a narrower type", "some: Some", "some: Thing", ""},
		{"a wider type", "thing(id: ID!, kind: Kind = OLD): Thing", "thing(id: ID!, kind: Kind = OLD): Named", "Query.thing: was Thing, is Named"},
		{"a new required argument", "(of: Int)", "(of: Int, by: Int!)", "Thing.other(by:): is new and required: queries without it fail"},
		{"a new argument", "(of: Int)", "(of: Int, by: Int, to: Int! = 1)", ""},
		{"an argument that must be given now", "things(in: In,", "things(in: In!,", "Query.things(in:): took In, takes In!"},
		{"an argument that need not be given", "id: ID!", "id: ID", ""},
		{"another type of an argument", "(of: Int)", "(of: String)", "Thing.other(of:): took Int, takes String"},
		{"a list for one value", "(of: Int)", "(of: [Int!])", "Thing.other(of:): took Int, takes [Int!]"},
		{"another default", "= false", "= true", "Query.things(all:): its default was false, is true: queries without it mean something else"},
		{"no default", "kind: Kind = OLD", "kind: Kind", "Query.thing(kind:): its default was OLD, is none: queries without it mean something else"},
		{"a new required input field", "a: String ", "a: String z: Int! ", "In.z: is new and required: values without it fail"},
		{"another type of an input field", "c: [Int!]", "c: [Int]", ""},
		{"a stricter input field", "c: [Int!]", "c: [Int!]!", "In.c: took [Int!], takes [Int!]!"},
		{"another kind of type", "scalar Day", "enum Day { MON }", "Day: was SCALAR, is ENUM"},
		{"an interface no longer implemented", "Thing implements Named", "Thing", "Thing: no longer implements Named: fragments on it miss this type"},
		{"a member of a union removed", "Thing | Other", "Thing", "Some: no longer holds Other"},
		{"a new field, type and value", "OLD NEW }", "OLD NEW NEWER }\ntype More { n: Int }", ""},
		{"nothing", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.old != "" && strings.Count(base, c.old) == 0 {
				t.Fatal("the case changes nothing")
			}
			now := load(t, strings.Replace(base, c.old, c.now, 1))
			err := (&baseline{schema: load(t, base)}).check(now, day(0))
			got := ""
			var broken *breakingError
			if errors.As(err, &broken) {
				got = strings.Join(broken.lines, "\n")
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestDeprecatedLongEnough(t *testing.T) {
	folder := t.TempDir()
	deprecated := strings.Replace(base, "note: String ", "note: String @deprecated(reason: \"Use `name`.\") ", 1)
	gone := strings.Replace(base, "note: String ", "", 1)
	first := &baseline{schema: load(t, base)}
	if err := first.next(load(t, deprecated), day(0)).write(folder); err != nil {
		t.Fatal(err)
	}
	// Published again a month later: the notice goes on from the first day.
	b, err := readBaseline(folder)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.next(load(t, deprecated), day(30)).write(folder); err != nil {
		t.Fatal(err)
	}
	if b, err = readBaseline(folder); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]deprecation{"Thing.note": {"2026-01-01", "Use `name`."}}, b.deprecated); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	err = b.check(load(t, gone), day(89))
	if err == nil || !strings.HasSuffix(err.Error(), "Thing.note: the field is gone; it is deprecated since 2026-01-01: it may go on 2026-04-01") {
		t.Errorf("a day early: %v", err)
	}
	if err := b.check(load(t, gone), day(90)); err != nil {
		t.Errorf("on the day: %v", err)
	}
}

func TestDeprecatedWithoutAReplacement(t *testing.T) {
	for reason, fine := range map[string]bool{
		"Use `name`.": true, "Use `Other.n`.": true, "Ask `Query.things` instead.": true, "Old.": false, "Use `nothing`.": false, "Use name.": false,
	} {
		now := load(t, strings.Replace(base, "note: String ", "note: String @deprecated(reason: \""+reason+"\") ", 1))
		err := (&baseline{schema: load(t, base)}).check(now, day(0))
		if (err == nil) != fine || err != nil && !strings.Contains(err.Error(), "Thing.note: is deprecated, but its reason names in backquotes nothing that the schema has instead") {
			t.Errorf("%s: %v", reason, err)
		}
	}
}

// TestTypesGoWithWhatLedToThem: a field that was deprecated long enough takes the types behind it along.
func TestTypesGoWithWhatLedToThem(t *testing.T) {
	now := strings.NewReplacer(" one: Lone", "", "type Lone { inner: Inner }\n", "", "type Inner { n: Int }\n", "").Replace(base)
	b := &baseline{schema: load(t, base), deprecated: map[string]deprecation{"Query.one": {Since: "2026-01-01"}}}
	if err := b.check(load(t, now), day(90)); err != nil {
		t.Error(err)
	}
	if err := b.check(load(t, now), day(1)); err == nil || strings.Count(err.Error(), "\n") != 1 {
		t.Errorf("one line, for the field: %v", err)
	}
}

func TestBadBaselines(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"a broken schema": {schemaFile: "type", deprecatedFile: "{}"},
		"no dates":        {schemaFile: base},
		"broken dates":    {schemaFile: base, deprecatedFile: "["},
	} {
		folder := t.TempDir()
		for file, text := range files {
			if err := os.WriteFile(filepath.Join(folder, file), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if err := run(folder, true, day(0)); err == nil {
			t.Errorf("%s: published", name)
		}
	}
}

func TestTheFirstTime(t *testing.T) {
	folder := t.TempDir()
	if err := run(folder, false, day(0)); err == nil || !strings.Contains(err.Error(), "nothing is published yet") {
		t.Errorf("nothing to hold it against: %v", err)
	}
	for range 2 {
		if err := run(folder, true, day(0)); err != nil {
			t.Error(err)
		}
	}
	if err := run(folder, false, day(0)); err != nil {
		t.Error(err)
	}
}
