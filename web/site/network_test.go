package site

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"graph287g/ontology"
	"graph287g/web/site/words"
)

// TestRelationsHaveWords: each type of relations, and no other, can be said.
func TestRelationsHaveWords(t *testing.T) {
	all, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	types := map[string]bool{}
	for _, r := range ontology.Must().Relations {
		types[r.Type] = true
		if !all["en"].Has("relation." + r.Type) {
			t.Errorf("%s can't be said", r.Type)
		}
	}
	for _, key := range all["en"].Keys() {
		if relation, ok := strings.CutPrefix(key, "relation."); ok && !types[relation] {
			t.Errorf("%s is no relation", key)
		}
	}
}

// TestNetwork: what is said without a script. Huyan's note 23 and ¶5, and Pyne's L48, say what joins Maricopa County with the case: a suit of which
// the county is a party, and which may be the same.
func TestNetwork(t *testing.T) {
	from := "/network?from=" + url.QueryEscape("county/04013")
	for path, want := range map[string]string{
		from:                          "Maricopa County Sheriff's Office serves Maricopa County",
		"/es" + from:                  "Maricopa County Sheriff's Office abarca el condado de Maricopa",
		from + "&relation=PARTY":      "Racial profiling suit against Maricopa County has as a party Maricopa County",
		from + "&to=melendres":        "Which of these is meant by “melendres”?",
		"/network":                    "begin here",
		"/network?from=state%2FFL":    "Next 25 of",
		"/network?from=claim%2Fx%2Fy": "There is no record at",
		from + "&to=" + url.QueryEscape("lawsuit/melendres-v-arpaio"): "Racial profiling suit against Maricopa County may be the same as Melendres v. Arpaio",
	} {
		w := get(server(t), path)
		if text := textOf(w.Body.String()); !strings.Contains(text, want) {
			t.Errorf("%s: status %d, lacks %q: %.600s", path, w.Code, want, text)
		}
	}
	for path, status := range map[string]int{
		from + "&relation=UNICORN": http.StatusBadRequest, "/network?from=nothing": http.StatusNotFound, "/network?from=county%2F99999": http.StatusNotFound,
		from + "&to=county%2F99999": http.StatusNotFound, from + "&to=%3F%3F": http.StatusBadRequest,
	} {
		if w := get(server(t), path); w.Code != status {
			t.Errorf("%s: status %d, want %d", path, w.Code, status)
		}
	}
	// One relation alone is listed where it is asked for.
	if text := textOf(get(server(t), from+"&relation=PARTY").Body.String()); strings.Contains(text, "Sheriff's Office serves") {
		t.Error("another relation is listed, too")
	}
}
