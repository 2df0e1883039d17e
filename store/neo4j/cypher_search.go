package neo4j

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"graph287g/store"
)

// matchSearch finds the nodes that fit as many terms as are asked for. The index of texts finds those that fit one of the terms that it is
// given: of all terms but so many as may be missing, each node fits one.
const matchSearch = "UNWIND $p.indexed AS form\nMATCH (n:" + nodeLabel + ") USING TEXT INDEX n:" + nodeLabel + "(" + searchAll + ") WHERE n." + searchAll +
	" CONTAINS form\nWITH DISTINCT n WHERE size([term IN $p.others WHERE any(form IN term WHERE n." + searchAll + " CONTAINS form)]) >= $p.fewest"

// searchCounts counts what fits by the first part of the id, which is the kind's.
const searchCounts = matchSearch + "\nWITH split(n.id, '/')[0] AS slug, count(*) AS n RETURN collect([slug, n])"

// readTermCounts counts what fits each term.
const readTermCounts = "UNWIND range(0, size($p.others) - 1) AS term\nCALL (term) {\nUNWIND $p.others[term] AS form\n" +
	"MATCH (n:" + nodeLabel + ") USING TEXT INDEX n:" + nodeLabel + "(" + searchAll + ") WHERE n." + searchAll + " CONTAINS form\nRETURN count(DISTINCT n) AS n\n}\n" +
	"RETURN collect([term, n])"

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

// scoredSearch gives what fits its score. Where not all terms must fit, each that does counts $p.found more.
func scoredSearch(weights []int) string {
	return matchSearch + " AND split(n.id, '/')[0] IN $p.slugs\nWITH n.id AS id, n." + searchSize + " AS size, " +
		"reduce(sum = 0, t IN $p.terms | sum + t.rarity * ($p.found + " + bestTermForm(weights) + ")) + " + bestPhrase(weights) + " AS score\n"
}

// bestTermForm is what a term counts: where the form of it is found that counts most.
func bestTermForm(weights []int) string {
	var list []scoredTest
	for _, w := range weights {
		property := "n." + searchWeight(w)
		list = append(list,
			scoredTest{property + " CONTAINS t.word", w * store.ScoreWord},
			scoredTest{"any(form IN t.stems WHERE " + property + " CONTAINS form)", w * store.ScoreStem},
			scoredTest{property + " CONTAINS t.begun", w * store.ScorePrefix},
			scoredTest{"any(form IN t.synonyms WHERE " + property + " CONTAINS form)", w * store.ScoreSynonym})
	}
	return bestTest(list, "-$p.found")
}

// bestPhrase is what the phrase counts.
func bestPhrase(weights []int) string {
	var list []scoredTest
	for _, w := range weights {
		property := "n." + searchWeight(w)
		list = append(list, scoredTest{property + " CONTAINS $p.phrase.whole", w * store.ScorePhrase}, scoredTest{property + " CONTAINS $p.phrase.begun", w * store.ScorePhrasePrefix})
	}
	return bestTest(list, "0")
}

// A scoredTest is a condition with what it counts.
type scoredTest struct {
	test  string
	score int
}

// bestTest is what the condition counts that counts most of those that hold.
func bestTest(list []scoredTest, none string) string {
	slices.SortStableFunc(list, func(a, b scoredTest) int { return cmp.Compare(b.score, a.score) })
	var b strings.Builder
	for _, p := range list {
		b.WriteString(" WHEN " + p.test + " THEN " + strconv.Itoa(p.score))
	}
	return "CASE" + b.String() + " ELSE " + none + " END"
}
