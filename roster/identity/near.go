package identity

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// suggestions is how many candidates a reader is shown at most.
const suggestions = 3

// Suggest names the known agencies of a state whose names are like this one's, the nearest first, three at most. It is for reports about a new
// list: someone may find a misspelt agency and write a line of the alias table. Nothing is joined by it.
func Suggest(state, agency string, known []string) []string {
	key, _ := KeyOf(state, agency)
	keys := map[string]string{}
	for _, k := range known {
		if other, _ := KeyOf(state, k); other != key {
			if first, ok := keys[other]; !ok || k < first {
				keys[other] = k
			}
		}
	}
	var near []string
	for _, k := range nearest(key, keys) {
		near = append(near, keys[k])
	}
	return near
}

// nearest returns the keys of a map that are like text, the nearest first: those within a quarter of its letters, or that have all its words.
func nearest[T any](text string, among map[string]T) []string {
	type near struct {
		key      string
		distance int
	}
	var found []near
	letters := utf8.RuneCountInString(text)
	most := max(1, letters/4)
	for key := range among {
		// A difference of lengths is a distance already, and cheap: printed texts may be long.
		far := max(letters-utf8.RuneCountInString(key), utf8.RuneCountInString(key)-letters) > most
		related := text != "" && hasWords(key, text)
		if far && !related {
			continue
		}
		if d := levenshtein.ComputeDistance(text, key); d <= most || related {
			found = append(found, near{key, d})
		}
	}
	slices.SortFunc(found, func(a, b near) int { return cmp.Or(a.distance-b.distance, cmp.Compare(a.key, b.key)) })
	var keys []string
	for _, n := range found[:min(suggestions, len(found))] {
		keys = append(keys, n.key)
	}
	return keys
}

// hasWords tells whether a key has all words of another, as `palm-beach-gardens-police` has those of `palm-beach-police`.
func hasWords(key, of string) bool {
	in := strings.FieldsFunc(key, isSeparator)
	for _, w := range strings.FieldsFunc(of, isSeparator) {
		if !slices.Contains(in, w) {
			return false
		}
	}
	return true
}

func isSeparator(r rune) bool { return r == '-' || r == ' ' }
