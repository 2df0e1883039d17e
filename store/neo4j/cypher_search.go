package neo4j

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"graph287g/store"
)

// matchSearch finds the nodes of which every term begins a word. The index of texts serves one CONTAINS.
const matchSearch = "MATCH (n:" + nodeLabel + ") USING TEXT INDEX n:" + nodeLabel + "(" + searchAll + ") WHERE n." + searchAll +
	" CONTAINS $p.term AND all(t IN $p.others WHERE n." + searchAll + " CONTAINS t)"

// searchCounts counts what fits by the first part of the id, which is the kind's.
const searchCounts = matchSearch + "\nWITH split(n.id, '/')[0] AS slug, count(*) AS n RETURN collect([slug, n])"

// readVocabulary lists all words with the number of nodes that contain each.
const readVocabulary = "MATCH (n:" + nodeLabel + ") UNWIND split(n." + searchAll + ", ' ') AS word\nWITH DISTINCT n, word WHERE word <> ''\n" +
	"WITH word, count(*) AS n RETURN collect([word, n])"

// searchPage takes a page of what fits: best first, then what has the shorter name, then by id.
func searchPage(weights []int) string {
	return "RETURN COLLECT { " + scoredSearch(weights) + "WHERE $p.start OR " + afterPlace +
		"\nRETURN [id, score, size] ORDER BY score DESC, size, id LIMIT $p.first }"
}

// searchBefore tells whether some of what fits stands up to the cursor.
func searchBefore(weights []int) string {
	return "RETURN EXISTS { " + scoredSearch(weights) + "WHERE NOT (" + afterPlace + ") RETURN id }"
}

const afterPlace = "(score < $p.score OR score = $p.score AND (size > $p.size OR size = $p.size AND id > $p.id))"

// scoredSearch gives what fits its score.
func scoredSearch(weights []int) string {
	return matchSearch + " AND split(n.id, '/')[0] IN $p.slugs\nWITH n.id AS id, n." + searchSize + " AS size, " +
		"reduce(sum = 0, t IN $p.terms | sum + " + bestProbe("t", weights, store.TermProbes("")) + ") + " +
		bestProbe("$p.phrase", weights, store.PhraseProbes("")) + " AS score\n"
}

// bestProbe is what a term or the phrase counts: where it is found with the most weight.
func bestProbe(of string, weights []int, probes [2]store.Probe) string {
	type probe struct {
		test  string
		score int
	}
	var list []probe
	for _, w := range weights {
		for i, name := range []string{".whole", ".begun"} {
			list = append(list, probe{"n." + searchWeight(w) + " CONTAINS " + of + name, w * probes[i].Factor})
		}
	}
	slices.SortStableFunc(list, func(a, b probe) int { return cmp.Compare(b.score, a.score) })
	var b strings.Builder
	for _, p := range list {
		b.WriteString(" WHEN " + p.test + " THEN " + strconv.Itoa(p.score))
	}
	return "CASE" + b.String() + " ELSE 0 END"
}
