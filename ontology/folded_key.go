package ontology

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// A FoldedKey is a field by which a kind is found as people write it: `8 USC 1357(g)`. Several nodes may be written alike, unlike those
// of a key. What is compared is in package store.
type FoldedKey struct {
	Field   *Field
	Folding Folding
	Within  *Field // the relation to the place whose name may stand behind it; nil for none
	Example string
}

// A Folding says what is read through in how people write a key.
type Folding string

// The foldings; see directives.graphqls.
const (
	FoldName         Folding = "NAME"
	FoldCountyName   Folding = "COUNTY_NAME"
	FoldCitation     Folding = "CITATION"
	FoldDocketNumber Folding = "DOCKET_NUMBER"
)

// HasAliases tells whether the aliases of a node are other values of the key.
func (k *FoldedKey) HasAliases() bool { return k.Field.Name == "name" || k.Field.Name == "citation" }

// FoldedKey returns the folded key of a field, or nil.
func (k *Kind) FoldedKey(field string) *FoldedKey {
	for _, key := range k.FoldedKeys {
		if key.Field.Name == field {
			return key
		}
	}
	return nil
}

// foldedKeys resolves the names in @kind(folded:).
func (l *loader) foldedKeys(k *Kind, d *ast.Directive) error {
	a := d.Arguments.ForName("folded")
	if a == nil {
		return nil
	}
	for _, item := range a.Value.Children {
		text := func(name string) string {
			if v := item.Value.Children.ForName(name); v != nil {
				return v.Raw
			}
			return ""
		}
		key := &FoldedKey{Field: k.Field(text("field")), Folding: Folding(text("as")), Example: text("example")}
		switch f := key.Field; {
		case f == nil || f.Role != Stored || f.Type.List || f.Type.Name != "String":
			return errorAt(k.Pos, "the folded key %s of %s is no stored text", text("field"), k.Name)
		case k.FoldedKey(f.Name) != nil:
			return errorAt(k.Pos, "%s has the folded key %s twice", k.Name, f.Name)
		}
		if within := text("within"); within != "" {
			key.Within = k.Field(within)
			if f := key.Within; f == nil || f.Role != Related || f.Type.List {
				return errorAt(k.Pos, "the folded key %s of %s: %s is no relation to one place", key.Field.Name, k.Name, within)
			}
		}
		k.FoldedKeys = append(k.FoldedKeys, key)
	}
	return nil
}

// checkFoldedKeys refuses a key within something that isn't found by a name and a code itself.
func (l *loader) checkFoldedKeys() error {
	for _, k := range l.c.Kinds {
		for _, key := range k.FoldedKeys {
			if key.Within == nil {
				continue
			}
			if outer := l.c.kinds[key.Within.Type.Name]; outer == nil || outer.FoldedKey("name") == nil || len(outer.Keys) == 0 {
				return errorAt(k.Pos, "the folded key %s of %s: %s isn't found by its name and a key", key.Field.Name, k.Name, key.Within.Type.Name)
			}
		}
	}
	return nil
}

// LookupNames returns the arguments by which the root field of a kind finds one of it: its id, its keys, and its other folded keys.
func (k *Kind) LookupNames() []string {
	names := []string{"id"}
	for _, f := range k.Keys {
		names = append(names, f.Name)
	}
	for _, key := range k.FoldedKeys {
		if !slices.Contains(k.Keys, key.Field) {
			names = append(names, key.Field.Name)
		}
	}
	return names
}
