package store

import (
	"slices"
	"strings"
	"testing"

	"graph287g/ontology"
)

func TestKeysAsPeopleWriteThem(t *testing.T) {
	c := ontology.Must()
	for _, x := range []struct {
		kind, field, asked, within, value string
		want                              Fit
	}{
		{"Law", "citation", "8 USC 1357(g)", "", "8 U.S.C. § 1357(g)", Same},
		{"Law", "citation", "8 u.s.c. §1357 (g)", "", "8 U.S.C. § 1357(g)", Same},
		{"Law", "citation", "8 U.S. Code § 1357(g)", "", "8 U.S.C. § 1357(g)", Same},
		{"Law", "citation", "8 us code sections 1357g", "", "8 U.S.C. § 1357(g)", Same},
		{"Law", "citation", "8 U.S.C. § 1357", "", "8 U.S.C. § 1357(g)", Differs},
		{"Law", "citation", "8 U.S.C. § 13 57(g)", "", "8 U.S.C. § 1357(g)", Differs},
		{"Law", "citation", "Pub. L. No. 104-208", "", "Pub. L. 104–208", Same},
		{"Law", "citation", "Pub. L. 1042-08", "", "Pub. L. 104-208", Differs},
		{"Law", "citation", "the code", "", "the code", Same},
		{"Law", "citation", "the c", "", "the code", Differs},
		{"Lawsuit", "citation", "416 F.Supp.3d 995", "", "416 F. Supp. 3d 995", Same},
		{"Lawsuit", "citation", "416 F. Supp. 2d 995", "", "416 F. Supp. 3d 995", Differs},
		{"Lawsuit", "docketNumber", "No. 2:07-CV-2513", "", "2:07-cv-02513", Same},
		{"Lawsuit", "docketNumber", "2:07-cv-2510", "", "2:07-cv-02513", Differs},
		{"Lawsuit", "docketNumber", "0", "", "000", Same},
		{"County", "name", "maricopa county", "", "Maricopa County", Same},
		{"County", "name", "Maricopa", "", "Maricopa County", Alike},
		{"County", "name", "County of Maricopa", "", "Maricopa County", Same},
		{"County", "name", "dona ana", "", "Doña Ana County", Alike},
		{"County", "name", "La Salle Parish", "", "LaSalle Parish", Same},
		{"County", "name", "LaSalle County", "", "LaSalle Parish", Alike},
		{"County", "name", "Saint Louis city", "", "St. Louis city", Same},
		{"County", "name", "St. Louis city", "", "St. Louis County", Differs},
		{"County", "name", "Baltimore County", "", "Baltimore city", Differs},
		{"County", "name", "Baltimore", "", "Baltimore city", Alike},
		{"County", "name", "Charles City", "", "Charles City County", Alike},
		{"County", "name", "Juneau", "", "Juneau City and Borough", Alike},
		{"County", "name", "County", "", "County", Same},
		{"County", "name", "Prince George’s County", "", "Prince George's County", Same},
		{"County", "name", "Orange County, Fl.", "fl", "Orange County", Same},
		{"County", "name", "orange new mexico", "newmexico", "Orange County", Alike},
		{"Agency", "name", "ST CLOUD POLICE DEPT", "", "St. Cloud Police Department", Same},
		{"Agency", "name", "Fish & Wildlife", "", "Fish and Wildlife", Same},
		{"Agency", "name", "Hillsborough Sheriff's Office", "", "Hillsborough County Sheriff's Office", Differs},
	} {
		key := c.Kind(x.kind).FoldedKey(x.field)
		best := Differs
		for _, r := range ReadFolded(key, x.asked) {
			if r.Within != x.within {
				continue
			}
			fit := r.Fit(key, []string{x.value})
			if best = max(best, fit); fit == Differs {
				continue
			}
			forms := FoldedForms(key, map[string]any{x.field: x.value})
			if !slices.ContainsFunc(r.Forms(), func(form string) bool { return slices.Contains(forms, form) }) {
				t.Errorf("%s %q fits %q, and isn't found by its forms: %q, %q", x.kind, x.asked, x.value, r.Forms(), forms)
			}
		}
		if best != x.want {
			t.Errorf("%s %q of %q: %d, want %d", x.kind, x.asked, x.value, best, x.want)
		}
	}
}

func TestReadFolded(t *testing.T) {
	c := ontology.Must()
	county, law := c.Kind("County").FoldedKey("name"), c.Kind("Law").FoldedKey("citation")
	for text, want := range map[string]string{
		"":                       "",
		" § -":                   "",
		"a":                      "|",
		"Orange County FL":       "| fl| countyfl|",
		strings.Repeat("x", 501): "",
		"a b c d e f g h":        "| h| gh| fgh| efgh| defgh| cdefgh|",
	} {
		got := ""
		for _, r := range ReadFolded(county, text) {
			got += " " + r.Within + "|"
		}
		if got = strings.TrimPrefix(got, " "); got != want {
			t.Errorf("%q is read within %q, want %q", text, got, want)
		}
	}
	if got := len(ReadFolded(law, "8 USC 1357")); got != 1 {
		t.Errorf("a citation is read in %d ways", got)
	}
}

// TestFoldedFormsAreBounded: what Neo4j could not index isn't kept.
func TestFoldedFormsAreBounded(t *testing.T) {
	key := ontology.Must().Kind("Agency").FoldedKey("name")
	var aliases []any
	for i := range 100 {
		aliases = append(aliases, strings.Repeat(string(rune('a'+i%26)), 200+i))
	}
	size := 0
	for _, form := range FoldedForms(key, map[string]any{"name": strings.Repeat("x", 10_000), "aliases": aliases}) {
		size += len(form)
	}
	if size < maxFoldedForms-300 || size > maxFoldedForms {
		t.Errorf("%d bytes of forms", size)
	}
}
