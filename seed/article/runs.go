package article

import (
	"slices"
	"strings"
)

// Run is how many words in a row make a copy: fewer may be chance, or the only way to say it.
const Run = 8

// An Index finds what texts have in common with articles.
type Index struct {
	runs   map[string]*Article
	titles map[string][][]string // by their first word
}

// NewIndex indexes articles. Titles, names and citations may stand anywhere as they are.
func NewIndex(articles []*Article, titles []string) *Index {
	x := &Index{runs: map[string]*Article{}, titles: map[string][][]string{}}
	for _, a := range articles {
		words := Words(strings.Join(a.parts["L"], "\n"))
		for i := range len(words) - Run + 1 {
			x.runs[strings.Join(words[i:i+Run], " ")] = a
		}
	}
	for _, t := range titles {
		if words := Words(t); len(words) > 0 {
			x.titles[words[0]] = append(x.titles[words[0]], words)
		}
	}
	return x
}

// A Copy is a run of words that a text has in common with an article.
type Copy struct {
	Article *Article
	Words   string
}

// Copied returns the first run that a text has in common with an article, as far as it goes, or nil. A run that titles
// and names alone make up is none.
func (x *Index) Copied(text string) *Copy {
	words := Words(text)
	title := x.inTitles(words)
	var out *Copy
	for i := range len(words) - Run + 1 {
		a := x.runs[strings.Join(words[i:i+Run], " ")]
		switch {
		case a == nil || !slices.Contains(title[i:i+Run], false):
			if out != nil {
				return out
			}
		case out == nil:
			out = &Copy{a, strings.Join(words[i:i+Run], " ")}
		default:
			out.Words += " " + words[i+Run-1]
		}
	}
	return out
}

// inTitles tells of each word whether it is part of a title or name.
func (x *Index) inTitles(words []string) []bool {
	out := make([]bool, len(words))
	for i, w := range words {
		for _, t := range x.titles[w] {
			if i+len(t) <= len(words) && slices.Equal(words[i:i+len(t)], t) {
				for j := range t {
					out[i+j] = true
				}
			}
		}
	}
	return out
}
