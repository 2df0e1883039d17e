package seed

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"graph287g/ontology"
	"graph287g/seed/geo"
	"graph287g/store"
)

// claimFile is the file of one source that makes claims, each a line of fields in YAML's flow style.
func claimFile(slug string, claims ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "source: source/%s\nlocators: {lines: 9}\nclaims:\n", slug)
	for i, c := range claims {
		fmt.Fprintf(&b, "  - {id: claim/%s/%d, text: T%d., locator: L%d, %s}\n", slug, i+1, i+1, i+1, c)
	}
	return b.String()
}

// twoSources are the mini graph with two more sources, and no claims but these.
func twoSources(a, b []string) fstest.MapFS {
	list := "- {id: source/census-geography, name: Census, kind: DATASET, consulted: true}\n" +
		"- {id: source/aclunc-2018, name: N, kind: OTHER, consulted: false}\n" +
		"- {id: source/huyan-2025, name: H, kind: BLOG, consulted: true}\n" +
		"- {id: source/one, name: One, kind: NEWS, consulted: true}\n- {id: source/two, name: Two, kind: NEWS, consulted: true}\n"
	return fstest.MapFS{
		"sources.yaml":            {Data: []byte(list)},
		"sources/huyan-2025.yaml": {Data: []byte("source: source/huyan-2025\nlocators: {lines: 1}\n")},
		"sources/one.yaml":        {Data: []byte(claimFile("one", a...))},
		"sources/two.yaml":        {Data: []byte(claimFile("two", b...))},
	}
}

// foundDisagreements loads files over the mini graph, with few counties, and returns the disagreements.
func foundDisagreements(t *testing.T, files fstest.MapFS) []store.Node {
	t.Helper()
	states, err := geo.States()
	if err != nil {
		t.Fatal(err)
	}
	counties := []geo.County{{FIPS: "37119", Name: "Mecklenburg County", Kind: geo.CountyProper}, {FIPS: "37001", Name: "Alamance County", Kind: geo.CountyProper}}
	g, err := loadWith(ontology.Must(), miniFiles(t, files), states, counties)
	if err != nil {
		t.Fatal(err)
	}
	var out []store.Node
	for _, n := range g.Nodes {
		if n.Kind == "Disagreement" {
			out = append(out, n)
		}
	}
	return out
}

const figureClaim = "kind: FIGURE, subject: topic/detainer, field: agreementCount, unit: agreements, asOf: 2025-05-19, comparator: EXACT, number: 588"

// withFields replaces fields of a claim: `number: 590` the one that is there, and adds what isn't; a field alone takes it out.
func withFields(claim string, fields ...string) string {
	parts := strings.Split(claim, ", ")
	for _, f := range fields {
		key, _, given := strings.Cut(f, ":")
		parts = slices.DeleteFunc(parts, func(p string) bool { return strings.HasPrefix(p, key+":") })
		if given {
			parts = append(parts, f)
		}
	}
	return strings.Join(parts, ", ")
}

// TestFound: what can't be true together is found, and called a contradiction where it can be nothing else.
func TestFound(t *testing.T) {
	state := "kind: FACT, subject: agency/nc-mecklenburg-county-sheriff, field: state, object: state/NC, asOf: 2025-05-19"
	decided := "kind: FACT, subject: lawsuit/a-v-b, field: decidedOn, printed: in 2014"
	for name, c := range map[string]struct{ a, b, nature string }{
		"other numbers on a day":               {figureClaim, withFields(figureClaim, "number: 590"), "CONTRADICTION"},
		"other numbers in a month":             {withFields(figureClaim, "asOf: 2025-05"), withFields(figureClaim, "asOf: 2025-05", "number: 590"), "DIFFERENT_DATE"},
		"other numbers on an inferred day":     {figureClaim, withFields(figureClaim, "number: 590", "asOf: {edtf: 2025-05-19, inferred: true}"), "DIFFERENT_DATE"},
		"other numbers without a date":         {withFields(figureClaim, "asOf"), withFields(figureClaim, "asOf", "number: 590"), "DIFFERENT_DATE"},
		"the same number":                      {figureClaim, figureClaim, ""},
		"another day":                          {figureClaim, withFields(figureClaim, "number: 277", "asOf: 2025-06"), ""},
		"another unit":                         {figureClaim, withFields(figureClaim, "number: 590", "unit: agencies"), ""},
		"another scope":                        {figureClaim, withFields(figureClaim, "number: 277", "scope: [state/FL]"), ""},
		"the same scopes in another order":     {withFields(figureClaim, "scope: [state/FL,state/NC]"), withFields(figureClaim, "scope: [state/NC,state/FL]", "number: 1"), "CONTRADICTION"},
		"another population":                   {figureClaim, withFields(figureClaim, "number: 277", "population: new ones"), ""},
		"another subject":                      {figureClaim, withFields(figureClaim, "number: 277", "subject: state/FL"), ""},
		"another measure":                      {figureClaim, withFields(figureClaim, "number: 277", "field: pendingAgreementCount"), ""},
		"about as many":                        {figureClaim, withFields(figureClaim, "number: 600", "comparator: ABOUT"), ""},
		"about another number":                 {figureClaim, withFields(figureClaim, "number: 700", "comparator: ABOUT"), "CONTRADICTION"},
		"no comparator":                        {figureClaim, withFields(figureClaim, "number: 600", "comparator"), ""},
		"nearly as many":                       {figureClaim, withFields(figureClaim, "number: 600", "comparator: NEARLY"), ""},
		"more than nearly":                     {figureClaim, withFields(figureClaim, "number: 500", "comparator: NEARLY"), "CONTRADICTION"},
		"over less":                            {figureClaim, withFields(figureClaim, "number: 500", "comparator: OVER"), ""},
		"over more":                            {figureClaim, withFields(figureClaim, "number: 600", "comparator: OVER"), "CONTRADICTION"},
		"at least more":                        {figureClaim, withFields(figureClaim, "number: 600", "comparator: AT_LEAST"), "CONTRADICTION"},
		"up to more":                           {figureClaim, withFields(figureClaim, "number: 600", "comparator: UP_TO"), ""},
		"up to less":                           {figureClaim, withFields(figureClaim, "number: 500", "comparator: UP_TO"), "CONTRADICTION"},
		"dozens":                               {figureClaim, withFields(figureClaim, "number", "comparator: VAGUE"), ""},
		"a number that is denied":              {figureClaim, withFields(figureClaim, "negated: true"), "CONTRADICTION"},
		"another number that is denied":        {figureClaim, withFields(figureClaim, "negated: true", "number: 590"), ""},
		"two numbers that are denied":          {withFields(figureClaim, "negated: true"), withFields(figureClaim, "negated: true", "number: 590"), ""},
		"positions":                            {withFields(figureClaim, "kind: POSITION"), withFields(figureClaim, "kind: POSITION", "number: 590"), ""},
		"an inferred claim":                    {figureClaim, withFields(figureClaim, "number: 590", "standing: INFERRED", "reason: so"), ""},
		"facts with numbers of no one measure": {withFields(figureClaim, "kind: FACT"), withFields(figureClaim, "kind: FACT", "number: 590"), ""},
		"a field that lists claims": {
			"kind: FIGURE, subject: lawsuit/a-v-b, field: holding, number: 1, unit: days, asOf: 2020-01-01",
			"kind: FIGURE, subject: lawsuit/a-v-b, field: holding, number: 9, unit: days, asOf: 2020-01-01", "",
		},
		"other words": {
			"kind: FACT, subject: topic/detainer, field: origin, printed: put into practice, asOf: 2025-05-19",
			"kind: FACT, subject: topic/detainer, field: origin, printed: introduced, asOf: 2025-05-19", "",
		},
		"another state":                   {state, withFields(state, "object: state/SC"), "CONTRADICTION"},
		"another state, without a date":   {withFields(state, "asOf"), withFields(state, "asOf", "object: state/SC"), "DIFFERENT_DATE"},
		"a state that is denied":          {state, withFields(state, "negated: true"), "CONTRADICTION"},
		"another state that is denied":    {state, withFields(state, "object: state/SC", "negated: true"), ""},
		"a place and another, of several": {withFields(state, "field: serves", "object: county/37119"), withFields(state, "field: serves", "object: county/37001"), ""},
		"another year":                    {decided, withFields(decided, "printed: in 2015"), "CONTRADICTION"},
		"a month of the year":             {decided, withFields(decided, "printed: February 2014"), ""},
		"another month":                   {withFields(decided, "printed: early 2014"), withFields(decided, "printed: In Feb. 2015"), "CONTRADICTION"},
		"another day of the month":        {withFields(decided, `printed: "Feb. 3, 2014"`), withFields(decided, "printed: 2014-02-04"), "CONTRADICTION"},
		"a date with more to it":          {decided, withFields(decided, "printed: by 2015"), ""},
		"a date that the calendar lacks":  {decided, withFields(decided, `printed: "Feb. 30, 2015"`), ""},
		"a month that the calendar lacks": {decided, withFields(decided, "printed: Fructidor 2015"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := foundDisagreements(t, twoSources([]string{c.a}, []string{c.b}))
			switch {
			case len(got) == 0 && c.nature == "":
			case len(got) != 1:
				t.Fatalf("%d disagreements", len(got))
			case got[0].Properties["nature"] != c.nature || got[0].Properties["found"] != true:
				t.Errorf("got %v, want %s", got[0].Properties, c.nature)
			}
		})
	}
}

// TestFoundLeavesAPartAndItsWhole: two ends that have a relation to each other may be one named more exactly.
func TestFoundLeavesAPartAndItsWhole(t *testing.T) {
	party := "kind: FACT, subject: agreement/nc-mecklenburg-county-sheriff/1, field: federalParty, asOf: 2025-05-19"
	files := twoSources([]string{party + ", object: agency/us-ice"}, []string{party + ", object: agency/us-dhs"})
	agencies, _ := readCase(t, miniGraph, "records")
	dhs := "\n- {id: agency/us-dhs, slug: us-dhs, name: DHS, kind: FEDERAL, level: FEDERAL%s}\n"
	for more, want := range map[string]int{"": 1, ", parts: [agency/us-ice]": 0} {
		files["agencies.yaml"] = &fstest.MapFile{Data: []byte(string(agencies["agencies.yaml"].Data) + fmt.Sprintf(dhs, more))}
		if got := foundDisagreements(t, files); len(got) != want {
			t.Errorf("%q: %d disagreements, want %d", more, len(got), want)
		}
	}
}

// TestFoundSaysWhatDiffers: each value with its source and place, and an id that outlives further claims.
func TestFoundSaysWhatDiffers(t *testing.T) {
	plain, printed := withFields(figureClaim, "comparator"), withFields(figureClaim, "number: 700", "printed: some 700 agreements")
	d := foundDisagreements(t, twoSources([]string{plain}, []string{printed}))[0]
	want := "Claims about Detainers differ in agreement count: 588 agreements (One, L1); some 700 agreements (Two, L1). They can't all be true."
	if got := d.Properties["explanation"]; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if got, want := d.Properties["name"], "Detainers, agreement count, contradiction"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	again := foundDisagreements(t, twoSources([]string{plain, withFields(figureClaim, "number: 900")}, []string{printed}))
	if len(again) != 1 || again[0].ID != d.ID || !strings.HasPrefix(d.ID, "disagreement/found/topic/detainer/agreementCount/") {
		t.Errorf("%s became %v", d.ID, again)
	}
}

// TestFoundKeepsBothSidesOfManyClaims: a list that is few has room for 20, of each value first.
func TestFoundKeepsBothSidesOfManyClaims(t *testing.T) {
	var many []string
	for range 30 {
		many = append(many, figureClaim)
	}
	files := twoSources(many, []string{withFields(figureClaim, "number: 590")})
	files["sources/one.yaml"].Data = []byte(strings.Replace(string(files["sources/one.yaml"].Data), "lines: 9", "lines: 99", 1))
	g, err := Load(ontology.Must(), miniFiles(t, files))
	if err != nil {
		t.Fatal(err)
	}
	sides := map[string]bool{}
	for _, e := range g.Edges {
		if e.Relation == "CONTRASTS" {
			sides[e.To] = true
		}
	}
	if len(sides) != store.MaxFew || !sides["claim/two/1"] {
		t.Errorf("%d claims: %v", len(sides), sides)
	}
}

// TestCuratedTakesThePlaceOfFound: a curated disagreement with all the claims, and only that.
func TestCuratedTakesThePlaceOfFound(t *testing.T) {
	for claims, want := range map[string]int{"claim/one/1, claim/two/1": 1, "claim/one/1, claim/one/2, claim/two/1": 1, "claim/one/2, claim/two/1": 2} {
		files := twoSources([]string{figureClaim, withFields(figureClaim, "unit: agencies")}, []string{withFields(figureClaim, "number: 590")})
		files["disagreements.yaml"] = &fstest.MapFile{Data: []byte("- {id: disagreement/d, subject: topic/detainer, field: agreementCount, nature: DEGREE, explanation: E., rule: R., claims: [" + claims + "]}\n")}
		if got := foundDisagreements(t, files); len(got) != want {
			t.Errorf("%s: %d disagreements, want %d", claims, len(got), want)
		}
	}
}

// TestFoundInTheCuratedClaims: left to itself, comparing finds in the curated claims what can't be told from a conflict without
// reading, and nothing else; a curator read it.
func TestFoundInTheCuratedClaims(t *testing.T) {
	files := fstest.MapFS{}
	err := fs.WalkDir(Embedded(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == "disagreements.yaml" {
			return err
		}
		text, err := fs.ReadFile(Embedded(), name)
		files[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	g, err := Load(ontology.Must(), files)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, n := range g.Nodes {
		if n.Kind == "Disagreement" {
			got += fmt.Sprintln(n.Properties["nature"], n.Properties["explanation"])
		}
	}
	want := "DIFFERENT_DATE Claims about 287(g) program differ in model count: two enforcement models (Huyan, ¶1); three main models (Sidiqi, L36)." +
		" No day is stated, so that they may speak of different times.\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
