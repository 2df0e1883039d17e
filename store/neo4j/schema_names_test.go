package neo4j

import (
	"strings"
	"testing"

	"graph287g/store"
)

func TestStoredNames(t *testing.T) {
	for name, want := range map[string]string{
		store.FormerName("county/4013"):              "id:county/4013",
		store.KeyName("County", "fips", "37119"):     "County.fips:37119",
		store.IdentifierName("ORI", "NC0600000"):     "scheme:ORI:NC0600000",
		store.IdentifierName("a:b", "c"):             "scheme:a:b\x00c",
		store.IdentifierName("a", "b\x00c"):          "scheme:a\x00b\x00c",
		store.KeyName("Law", "citation", "a\x00b:c"): "Law.citation:a\x00b:c",
	} {
		if got := storedName(name); got != want {
			t.Errorf("%q is stored as %q, not %q", name, got, want)
		}
	}
}

func TestStoredNamesStayApart(t *testing.T) {
	seen := map[string]string{}
	parts := []string{"", "a", ":", "a:b", "\x00", "a\x00", "b\x00c", strings.Repeat("x", 2000), strings.Repeat("x", 2001)}
	add := func(name string) {
		if other, ok := seen[storedName(name)]; ok && other != name {
			t.Errorf("%.40q and %.40q are both stored as %.40q", name, other, storedName(name))
		}
		seen[storedName(name)] = name
		if len(storedName(name)) > maxNameBytes {
			t.Errorf("%.40q takes %d bytes", name, len(storedName(name)))
		}
	}
	for _, a := range parts {
		add(store.FormerName(a))
		add(store.KeyName("Law", "citation", a))
		for _, b := range parts {
			add(store.IdentifierName(a, b))
		}
	}
}

func TestNamesAreNoKeys(t *testing.T) {
	l := testLayout(t)
	n := &store.Node{Kind: "Law", ID: "law/a", Properties: map[string]any{
		"citation": "8 U.S.C.", "aliases": []any{"8 U.S.C.", "INA", "INA"}, "formerIds": []any{"law/b"},
	}}
	if got := strings.Join(l.namesOf(n), " | "); got != "Law.citation:INA | id:law/b" {
		t.Error(got)
	}
}

func TestKeyNamed(t *testing.T) {
	l := testLayout(t)
	if k, ok := l.parseKeyName(store.KeyName("Law", "citation", "a\x00b.c")); !ok || k != (uniqueKey{"Law", "citation", "a\x00b.c"}) {
		t.Error(k, ok)
	}
	for _, name := range []string{store.FormerName("county/1.2"), store.IdentifierName("a.b", "c")} {
		if k, ok := l.parseKeyName(name); ok {
			t.Errorf("%q is taken for the key %v", name, k)
		}
	}
}
