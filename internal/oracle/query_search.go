package oracle

import (
	"strings"
	"unicode/utf8"

	"graph287g/store"
)

// searching asks for one search with all that it tells.
func (g *queryMaker) searching() *selection {
	f := g.schema.Query.Fields.ForName("search")
	s := &selection{field: f.Name, alias: f.Name}
	s.args, _ = g.arguments(f, 0)
	leaf := func(name string) *selection { return &selection{field: name, alias: name} }
	node := leaf("node")
	node.sub = []*selection{leaf("id")}
	edges, facets, ends := leaf("edges"), leaf("facets"), leaf("pageInfo")
	edges.sub = []*selection{leaf("score"), leaf("matchedField"), leaf("excerpt"), leaf("matches"), leaf("missingWords"), node}
	facets.sub = []*selection{leaf("kind"), leaf("count")}
	ends.sub = []*selection{leaf("hasNextPage"), leaf("hasPreviousPage")}
	s.sub = []*selection{leaf("totalCount"), edges, facets, leaf("suggestions"), leaf("partial"), leaf("unmatchedWords"), leaf("searchedFor"), ends}
	if chance(g.r, 40) {
		s.args = append(s.args, g.page(s, f))
	}
	return s
}

// search makes what to search for: mostly words that are there, whole, begun, or with a slip.
func (g *queryMaker) search() string {
	for range 10 {
		var out []string
		for range 1 + g.r.IntN(3)*g.r.IntN(2) {
			out = append(out, g.searchWord())
		}
		text := strings.Join(out, pick(g.r, []string{" ", " ", ", ", "-", " the ", "—"}))
		if n := len(store.ParseSearch(text).Terms); n > 0 && n <= store.MaxSearchTerms && utf8.RuneCountInString(text) <= store.MaxSearch {
			return text
		}
	}
	return "a"
}

func (g *queryMaker) searchWord() string {
	fields := []string{"name", "name", "name", "text", "description", "citation", "title", "explanation", "proposition", "code"}
	known := fitting(g.pool.values[pick(g.r, fields)], "String")
	if len(known) == 0 || chance(g.r, 10) {
		return pick(g.r, []string{"a", "the", "§ 1357(g)", "Mecklenbrug", "sherif", "287g", "é", "ß", "0", "qqqqq", "cops", "denied", "moa", "officer", "mcso", "st"})
	}
	text := pick(g.r, known).(string)
	words := store.Words(text)
	if len(words) == 0 || chance(g.r, 15) {
		return text
	}
	w := pick(g.r, words)
	runes := []rune(text[w.From:w.To])
	switch i := g.r.IntN(len(runes)); {
	case chance(g.r, 40):
		return string(runes)
	case chance(g.r, 70):
		return string(runes[:1+i])
	default:
		return string(runes[:i]) + string(runes[i+1:]) // a letter is missing
	}
}
