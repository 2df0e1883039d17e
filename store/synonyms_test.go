package store

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func TestSynonyms(t *testing.T) {
	s, err := parseSynonyms(synonymsTSV)
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]string{"cop": "police", "police": "cop", "pd": "police", "hold": "detainer", "moa": "agreement"} {
		if !slices.Contains(s.others[word], want) {
			t.Errorf("%q finds %q, not %q", word, s.others[word], want)
		}
	}
	if slices.Contains(s.others["police"], "pd") || slices.Contains(s.others["cop"], "cop") {
		t.Errorf("police finds %q, cop finds %q", s.others["police"], s.others["cop"])
	}
}

func TestSearchTextRules(t *testing.T) {
	rules := SearchTextRules()
	for _, want := range []string{"one\tsaint st ste sainte", "stem\tofficer officers\tofficer", "form\tpolice sheriff sheriffs department board"} {
		if !slices.Contains(rules, want) {
			t.Errorf("no %q in %q", want, rules)
		}
	}
	if slices.ContainsFunc(rules, func(r string) bool { return strings.HasPrefix(r, "same") || strings.HasPrefix(r, "finds") }) {
		t.Errorf("%q are of what is searched for", rules)
	}
}

func TestBadSynonyms(t *testing.T) {
	for text, want := range map[string]string{
		"one\tsaint":                        "\"one\" with 1 words and 0 others",
		"same\tcop":                         "line 1: \"same\" with 1 words and 0 others",
		"# x\nfinds\tpd":                    "line 2: \"finds\" with 1 words and 0 others",
		"like\tcop police":                  "\"like\" with 2 words",
		"same\tCop police":                  "\"Cop\" is no word as search compares them",
		"same\tcop sheriff's":               "\"sheriff's\" is no word as search compares them",
		"stem\tofficer":                     "\"stem\" with 1 words and 0 others",
		"form\tpolice\tsheriff":             "\"form\" with 1 words and 1 others",
		"same\ta b c d e f g h i j k l m n": "finds 13 others; at most 12",
		"same":                              "no words",
	} {
		if _, err := parseSynonyms(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func TestStem(t *testing.T) {
	for word, want := range map[string]string{
		"deny": "deni", "denies": "deni", "denied": "deni", "sheriffs": "sheriff", "detainers": "detain",
		"officer": "officer", "officers": "officer", "office": "offic", // an officer is no office
		"st": "st", "287g": "287g", "doña": "doña", "中文中文": "中文中文",
	} {
		if got := Stem(word); got != want {
			t.Errorf("%q has the stem %q, not %q", word, got, want)
		}
	}
}

// A word is found by its stem whether or not a token stands beside it.
func TestStemsAreFound(t *testing.T) {
	words := strings.Fields("deny denies denied county counties police policing office offices officer officers hope hoping hop hopping state states stated agree agreed agreeing agreement miami polici deni universe university")
	for _, word := range words {
		beside := " " + word + " " + stemToken(word) + " "
		for _, term := range words {
			found := slices.ContainsFunc(TermForms(term, nil), func(f TermForm) bool { return f.Factor >= ScoreStem && strings.Contains(beside, f.Probe().Text) })
			if same := Stem(word) == Stem(term); found != same {
				t.Errorf("%q finds %q: %v, but that they have the same stem is %v", term, word, found, same)
			}
		}
	}
}

func TestInitials(t *testing.T) {
	for name, want := range map[string]string{
		"University of South Florida Police Department":               "usfpd usf",
		"University of Florida":                                       "uf",
		"Hillsborough County Sheriff's Office":                        "hcso",
		"Miami-Dade Sheriff's Office":                                 "mdso",
		"Florida A&M University Police Department":                    "famupd famu",
		"McCormick County Sheriff's Office":                           "mcso",
		"Wake County":                                                 "",
		"Tampa Police Department":                                     "tpd",
		"Distict Board of Trustees of Pensacola State College Police": "",
	} {
		if got := strings.Join(initials(Words(name)), " "); got != want {
			t.Errorf("%q: %q, not %q", name, got, want)
		}
	}
}

// What readers are told of synonyms is what the file says.
func TestSynonymsAreDocumented(t *testing.T) {
	page, err := os.ReadFile("../docs/search.md")
	if err != nil {
		t.Fatal(err)
	}
	list := func(words string) string { return strings.Join(strings.Fields(words), ", ") }
	rules := 0
	for line := range strings.Lines(synonymsTSV) {
		var row string
		switch columns := strings.Split(strings.TrimSpace(line), "\t"); columns[0] {
		case "same":
			row = "| " + list(columns[1]) + " | each finds the others |\n"
		case "finds":
			verb := "finds"
			if strings.Contains(columns[1], " ") {
				verb = "find"
			}
			row = "| " + list(columns[1]) + " | " + verb + " " + list(columns[2]) + ", and not the other way |\n"
		default:
			continue
		}
		if rules++; !strings.Contains(string(page), row) {
			t.Errorf("docs/search.md has no row %s", row)
		}
	}
	if got := strings.Count(string(page), " | each finds the others |") + strings.Count(string(page), ", and not the other way |"); got != rules {
		t.Errorf("docs/search.md has %d rules, the file %d", got, rules)
	}
}
