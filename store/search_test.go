package store

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"graph287g/ontology"
)

func searchText(kind string, p map[string]any) SearchText {
	c := ontology.Must()
	return NewSearchText(c, c.Kind(kind), p)
}

func TestScore(t *testing.T) {
	weights := ontology.Must().Weights
	law := searchText("Law", map[string]any{
		"name": "Immigration Act", "citation": "8 U.S.C. § 1357(g)", "description": "statute on agreements", "aliases": []any{"INA 287(g)", "Section 287(g)"},
	})
	if law.Size != 2 {
		t.Errorf("size %d", law.Size)
	}
	for text, want := range map[string]int{
		"immigration act": 8*4 + 8*4 + 8*8, // both words whole, and the whole name
		"immigration":     8*4 + 8,         // a whole word, with which the name begins
		"immi":            8*2 + 8,
		"act":             8 * 4,
		"287g":            6 * 4,
		"ina 287":         6*4 + 6*4 + 6, // a part is a word too
		"agreements":      2 * 4,
		"agreement":       2 * 3, // a form of it
		"agreeing":        0,     // of another stem
		"moa":             2 * 2, // a synonym
		"acts":            8 * 3,
		"statute":         2*4 + 2,
		"8 usc":           8*4 + 8*4 + 8,
		"usc immigration": 8*4 + 8*4,
		"moa agreements":  0, // a synonym of one term is no other term
		"missing":         0,
		"act missing":     0,
	} {
		got, fits := NewScorer(weights, ParseSearch(text)).Score(&law)
		if got != want || fits != (want > 0) {
			t.Errorf("%q scores %d (%v), not %d", text, got, fits, want)
		}
	}
}

// A text that an index takes is short enough, whatever the node has.
func TestSearchTextsAreBounded(t *testing.T) {
	long := strings.Repeat("U.S.C. section ", 5_000)
	text := searchText("Law", map[string]any{"name": long, "citation": long, "description": long, "aliases": []any{long, long}})
	if n := len(text.All()); n > maxSearched+len(text.ByWeight) {
		t.Errorf("%d bytes", n)
	}
	for _, w := range text.ByWeight {
		if len(w) > 3*maxSearched {
			t.Errorf("%d bytes of one weight", len(w))
		}
	}
}

// What is found can be shown: a match begins with a term, and stands in the excerpt.
func TestMatches(t *testing.T) {
	words := []string{"Doña", "Ana", "8", "U.S.C.", "§", "1357(g)", "sheriff's", "😀", "ICE—police", "the", "e\u0301té"}
	r := rand.New(rand.NewPCG(1, 287))
	some := func(most int) string {
		out := make([]string, 1+r.IntN(most))
		for i := range out {
			out[i] = words[r.IntN(len(words))]
		}
		return strings.Join(out, " ")
	}
	found := 0
	for range 2_000 {
		text, q := some(120), ParseSearch(some(3))
		if len(q.Terms) == 0 {
			continue // the parser's business
		}
		kind := ontology.Must().Kind("Topic")
		matcher := NewSearchMatcher(q)
		m := matcher.Match(kind, func(field string) any {
			if field == "name" {
				return text
			}
			return nil
		})
		if m == nil {
			continue
		}
		found++
		points := []rune(m.Excerpt)
		if len(points) > excerptSize+2 || len(m.Matches) == 0 || len(m.Matches)%2 != 0 || !slices.IsSorted(m.Matches) {
			t.Fatalf("%d characters, matches %v", len(points), m.Matches)
		}
		for i := 0; i < len(m.Matches); i += 2 {
			word := Words(string(points[m.Matches[i]:m.Matches[i+1]]))
			if len(word) != 1 || !matcher.fits(word[0].Text) {
				t.Fatalf("%v matches %+v in %q", q.Terms, word, m.Excerpt)
			}
		}
		if !strings.Contains(text, strings.Trim(m.Excerpt, "…")) || !utf8.ValidString(m.Excerpt) {
			t.Fatalf("the excerpt %q isn't in the text", m.Excerpt)
		}
	}
	if found < 1_000 {
		t.Errorf("only %d matches", found)
	}
}

func TestDistance(t *testing.T) {
	for pair, want := range map[[2]string]int{
		{"sheriff", "sheriff"}: 0, {"sherif", "sheriff"}: 1, {"sherifff", "sheriff"}: 1, {"shariff", "sheriff"}: 1, {"hseriff", "sheriff"}: 1,
		{"sherrif", "sheriff"}: 2, {"mekclenbrug", "mecklenburg"}: 2, {"abc", "xyz"}: 3, {"éa", "aé"}: 1,
	} {
		if got := editDistance([]rune(pair[0]), []rune(pair[1]), 2); got != want {
			t.Errorf("%v: %d slips, not %d", pair, got, want)
		}
	}
}

func TestSpellings(t *testing.T) {
	v := &Vocabulary{Words: []string{"12346", "florida", "floridas", "sheriff", "sheriffs", "sherrif", "sherroff", "wake"}, Nodes: []int{9, 3, 1, 2000, 2500, 2, 3, 1}}
	known := map[string]int{"florida": 3, "flor": 4, "wake": 1, "sherrif": 2, "sherrifs": 450, "sherroff": 3}
	for text, want := range map[string]string{
		"florida":         "",
		"flor":            "",
		"floirda":         "florida,floridas",         // of seven letters: two slips, or one
		"sherifs":         "sheriffs,sheriff,sherrif", // as near: what more nodes have goes first
		"floirda sherrif": "florida sheriff,floridas sheriff",
		"florid sheref":   "florida sheref", // it has six letters and is two slips away: it stays
		"wkae":            "",               // four letters
		"wake floirda":    "wake florida,wake floridas",
		"sherrif":         "sheriff", // a slip that is printed: a thousand times as many nodes have these
		"sherrifs":        "",        // it is found by its stem
		"flor sherrif":    "flor sheriff",
		"sherroff":        "", // fewer than a thousand times as many
		"12345":           "", // a number has no slips
	} {
		terms := strings.Fields(text)
		var nodes []int
		for _, term := range terms {
			nodes = append(nodes, known[term])
		}
		var got []string
		for _, spelled := range Spellings(v.Seek(terms, nodes)) {
			got = append(got, strings.Join(spelled, " "))
		}
		if strings.Join(got, ",") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestRarity(t *testing.T) {
	if got := Rarity([]int{1000, 999, 501, 500, 3, 0}); !slices.Equal(got, []int{1, 1, 1, 2, 9, 10}) {
		t.Errorf("%v", got)
	}
}

// Where not all terms must fit, each that does counts, the rarer the more.
func TestScoreOfSome(t *testing.T) {
	q := ParseSearch("act statute missing")
	q.Fewest, q.Rarity = 2, []int{1, 3, 9}
	s := NewScorer(ontology.Must().Weights, q)
	both := searchText("Law", map[string]any{"name": "Immigration Act", "description": "statute"})
	if got, fits := s.Score(&both); got != (8*4+8)+3*(2*4+8) || !fits {
		t.Errorf("scores %d (%v)", got, fits)
	}
	one := searchText("Law", map[string]any{"name": "Immigration Act"})
	if got, fits := s.Score(&one); got != 0 || fits {
		t.Errorf("one term of three scores %d (%v)", got, fits)
	}
}

func TestRespell(t *testing.T) {
	q := ParseSearch("the mekclenburg of xyzzy sherif")
	got := Respell(q, func(i int) (string, bool) { return []string{"mecklenburg", "", "sheriff"}[i], i != 1 })
	if strings.Join(got.Terms, " ") != "mecklenburg sheriff" || got.Phrase != "the_mecklenburg_of_sheriff" {
		t.Errorf("%+v", got)
	}
}
