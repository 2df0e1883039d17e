package seed

import (
	"strings"
	"testing"
	"testing/fstest"

	"graph287g/ontology"
)

// TestTemplates: templates are those of curated kinds, and each field in one is one of the kind that it is read from.
func TestTemplates(t *testing.T) {
	c := ontology.Must()
	for name, tpl := range templates {
		k := c.Kind(name)
		if k == nil || !isEntity(k) || k.Source != "" {
			t.Errorf("%s is no curated kind", name)
			continue
		}
		for _, p := range placeholderPattern.FindAllString(tpl.name+tpl.description, -1) {
			checkPath(t, c, k, placeholderPath(p))
		}
	}
	for name := range enumNouns {
		enum, value, _ := strings.Cut(name, ".")
		if _, ok := c.Enum(enum).Rank(value); !ok {
			t.Errorf("there is no %s", name)
		}
	}
}

// TestKindWithoutATemplate: a kind is added by its declaration and records alone. Its records are described by what they are,
// and a name that is missing is asked for.
func TestKindWithoutATemplate(t *testing.T) {
	const course = `
"A course in which officers are trained."
type TrainingCourse implements Entity & Node @kind {
  "Who gives it."
  givenBy: Agency @relation(type: "GIVEN_BY", direction: OUT)
}`
	c, err := ontology.Load(append(ontology.Files(), ontology.File{Name: "course.graphqls", Text: course}))
	if err != nil {
		t.Fatal(err)
	}
	files := miniFiles(t, fstest.MapFS{"training-courses.yaml": {Data: []byte("- {id: training-course/a, name: A, givenBy: agency/us-ice}\n")}})
	g, err := loadWith(c, files, fewStates, fewCounties)
	if err != nil {
		t.Fatal(err)
	}
	if got := node(t, g, "training-course/a").Properties["description"]; got != "training course" {
		t.Errorf("it is described as %q", got)
	}
	files["training-courses.yaml"].Data = []byte("- {id: training-course/a, givenBy: agency/us-ice}\n")
	_, err = loadWith(c, files, fewStates, fewCounties)
	want := "seed/data/training-courses.yaml:1:8: name is missing: write it, for seed/compose_template.go has no template for the name of this TrainingCourse"
	if err == nil || err.Error() != want {
		t.Errorf("got %v\nwant %s", err, want)
	}
}

func checkPath(t *testing.T, c *ontology.Catalogue, k *ontology.Kind, path []string) {
	t.Helper()
	f := k.Field(path[0])
	if f == nil || (f.Role != ontology.Stored && f.Role != ontology.Related) {
		t.Errorf("%s has no written field %s", k.Name, path[0])
		return
	}
	for _, next := range c.KindsOf(f.Type.Name).In(c) {
		if len(path) > 1 {
			checkPath(t, c, next, path[1:])
		}
	}
}

func TestFamilyName(t *testing.T) {
	for name, want := range map[string]string{
		"Yuwen Huyan": "Huyan", "L.J. Wolfgang Keppley": "Keppley", "Martin L. King, Jr.": "King", "Arpaio": "Arpaio", "": "",
	} {
		if got := familyName(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}
