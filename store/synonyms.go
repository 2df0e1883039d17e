package store

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// synonymsTSV holds the words that search takes for the same. The oracle of the tests reads the same file.
//
//go:embed synonyms.tsv
var synonymsTSV string

// maxSynonyms is how many others a word may find: each is looked for in every search with it.
const maxSynonyms = 12

// synonyms is what synonyms.tsv says.
type synonyms struct {
	one    map[string]string   // by word: the one that stands for it
	others map[string][]string // by word: what it finds beside itself, in order
	stems  map[string]string   // by word: its stem, where it isn't the stemmer's
	forms  map[string]bool     // words at which the name of an institution ends
}

var knownSynonyms = sync.OnceValue(func() *synonyms {
	s, err := parseSynonyms(synonymsTSV)
	if err != nil {
		panic(err) // the file is part of the program, and a test reads it
	}
	return s
})

// SearchTextRules returns the rules of synonyms.tsv that search texts are made by: stores that keep these texts make them anew once the rules are
// others. The other rules are applied to what is searched for.
func SearchTextRules() []string {
	var out []string
	for line := range strings.Lines(synonymsTSV) {
		if rule, _, _ := strings.Cut(line, "\t"); rule == "one" || rule == "stem" || rule == "form" {
			out = append(out, strings.TrimSpace(line))
		}
	}
	return out
}

// synonymsAmong returns what a term finds beside itself, without forms of other terms.
func synonymsAmong(term string, among []string) []string {
	others := knownSynonyms().others[term]
	if len(among) < 2 || len(others) == 0 {
		return others
	}
	var stems []string
	for _, t := range among {
		if t != term {
			stems = append(stems, Stem(t))
		}
	}
	return slices.DeleteFunc(slices.Clone(others), func(other string) bool { return slices.Contains(stems, Stem(other)) })
}

func parseSynonyms(text string) (*synonyms, error) {
	out := &synonyms{map[string]string{}, map[string][]string{}, map[string]string{}, map[string]bool{}}
	for i, line := range strings.Split(text, "\n") {
		if line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "rule\t") {
			continue
		}
		columns := append(strings.Split(line, "\t"), "", "")
		if err := out.add(columns[0], strings.Fields(columns[1]), strings.Fields(columns[2])); err != nil {
			return nil, fmt.Errorf("synonyms.tsv: line %d: %w", i+1, err)
		}
	}
	for word, others := range out.others {
		slices.Sort(others)
		out.others[word] = slices.Compact(others)
		if n := len(out.others[word]); n > maxSynonyms {
			return nil, fmt.Errorf("synonyms.tsv: %q finds %d others; at most %d, for each is looked for in every search", word, n, maxSynonyms)
		}
	}
	return out, nil
}

// add adds one rule.
func (s *synonyms) add(rule string, words, others []string) error {
	for _, w := range slices.Concat(words, others) {
		if alone := scanWords(w, nil); len(alone) != 1 || alone[0].Text != w {
			return fmt.Errorf("%q is no word as search compares them: write it in small letters, without signs", w)
		}
	}
	switch {
	case len(words) == 0:
		return fmt.Errorf("no words")
	case rule == "one" && len(words) > 1 && len(others) == 0:
		for _, w := range words[1:] {
			s.one[w] = words[0]
		}
		return nil
	case rule == "same" && len(words) > 1 && len(others) == 0:
		others = words
	case rule == "finds" && len(others) > 0:
	case rule == "stem" && len(others) == 1:
		for _, w := range words {
			s.stems[w] = others[0]
		}
		return nil
	case rule == "form" && len(others) == 0:
		for _, w := range words {
			s.forms[w] = true
		}
		return nil
	default:
		return fmt.Errorf("%q with %d words and %d others: `one` and `same` have words, `finds` words and others, `stem` words and one stem, `form` words", rule, len(words), len(others))
	}
	for _, w := range words {
		for _, o := range others {
			if o != w {
				s.others[w] = append(s.others[w], o)
			}
		}
	}
	return nil
}
