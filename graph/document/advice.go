package document

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/vektah/gqlparser/v2/ast"
)

// An adviser tells what to write in place of what is wrong in a document or a variable. It computes that from the schema; what other APIs
// call otherwise is listed in advice_words.go.
type adviser struct{ schema *ast.Schema }

// typeOf returns the definition of a type without its lists and bangs.
func (a adviser) typeOf(t *ast.Type) *ast.Definition { return a.schema.Types[t.Name()] }

// foldName makes names equal that differ only in case and in how their words are joined: `start_with`, `startWith`.
func foldName(name string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r == ' ' {
			return -1
		}
		return r
	}, strings.ToLower(name))
}

// nameWords splits a name where words begin, and takes plurals for singulars: `relatedLawsuits` is related, lawsuit.
func nameWords(name string) []string {
	var out []string
	start := 0
	for i := 0; i <= len(name); i++ {
		end := i == len(name) || name[i] == '_' || name[i] == '-' || name[i] == ' '
		if !end && (i == 0 || !isUpper(name[i]) || isUpper(name[i-1])) {
			continue
		}
		if word := strings.Trim(name[start:i], "_- "); word != "" {
			out = append(out, singular(strings.ToLower(word)))
		}
		start = i
	}
	return out
}

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

// singular returns an English noun without the ending of its plural, if it has one.
func singular(word string) string {
	if stem, ok := strings.CutSuffix(word, "ies"); ok && len(stem) > 1 {
		return stem + "y"
	}
	if strings.HasSuffix(word, "ss") || strings.HasSuffix(word, "us") || len(word) < 4 {
		return word
	}
	return strings.TrimSuffix(word, "s")
}

// sameName returns the name among some that differs from a given one at most in case, in how words are joined and in number.
func sameName(given string, names []string) (string, bool) {
	folded := foldName(given)
	for _, same := range []func(string) bool{
		func(name string) bool { return name == given },
		func(name string) bool { return foldName(name) == folded },
		func(name string) bool { return slices.Equal(nameWords(name), nameWords(given)) },
	} {
		if i := slices.IndexFunc(names, same); i >= 0 {
			return names[i], true
		}
	}
	return "", false
}

// shortestPart is how many letters a name must have to be looked for as a part of others.
const shortestPart = 3

// likeName returns the name among some that a given one most likely stands for: the same but for its form, one that has its words among
// others, one that it is the beginning of, or one that few letters tell from it.
func likeName(given string, names []string) (string, bool) {
	if len(given) > longestName {
		return "", false // comparing would take long, and no name is like it
	}
	if name, ok := sameName(given, names); ok {
		return name, true
	}
	best, least := "", -1
	offer := func(name string, distance int) {
		if least < 0 || distance < least {
			best, least = name, distance
		}
	}
	if words := nameWords(given); len(given) >= shortestPart {
		for _, name := range names {
			if has := nameWords(name); containsAll(has, words) {
				offer(name, len(has))
			}
		}
		for _, name := range names {
			if least < 0 && strings.HasPrefix(foldName(name), foldName(given)) {
				offer(name, len(name))
			}
		}
	}
	if least < 0 {
		for _, name := range names {
			d := levenshtein.ComputeDistance(strings.ToLower(given), strings.ToLower(name))
			if d <= min(3, max(1, min(len(given), len(name))/3)) || d == 2 && sameLetters(given, name) {
				offer(name, d)
			}
		}
	}
	return best, least >= 0
}

// sameLetters tells whether two names have the same letters, as where two were swapped.
func sameLetters(a, b string) bool {
	x, y := []byte(strings.ToLower(a)), []byte(strings.ToLower(b))
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

func containsAll(words, of []string) bool {
	return len(of) > 0 && !slices.ContainsFunc(of, func(w string) bool { return !slices.Contains(words, w) })
}

func fieldNames(def *ast.Definition) []string {
	if def == nil {
		return nil
	}
	var out []string
	for _, f := range def.Fields {
		if !strings.HasPrefix(f.Name, "__") {
			out = append(out, f.Name)
		}
	}
	return out
}

func valueNames(def *ast.Definition) []string {
	out := make([]string, len(def.EnumValues))
	for i, v := range def.EnumValues {
		out[i] = v.Name
	}
	return out
}

func argumentNames(arguments ast.ArgumentDefinitionList) []string {
	out := make([]string, len(arguments))
	for i, a := range arguments {
		out[i] = a.Name
	}
	return out
}
