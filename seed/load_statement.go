package seed

import (
	"regexp"
	"strconv"
	"strings"

	"graph287g/seed/article"
)

// sentencePattern is what follows the locator of a claim in the number of its sentence: `.3`.
var sentencePattern = regexp.MustCompile(`^\.([1-9][0-9]{0,2})$`)

// readStatement gives a claim its statement: `¶5.3` becomes `huyan-2025/¶5.3`. One without a sentence gets its own id without
// the kind, so that it counts as a statement of its own.
func (l *loader) readStatement(e *entry) {
	given, ok := e.properties["statement"].(string)
	switch {
	case e.invalid["statement"]:
	case ok:
		l.checkStatement(e, given)
		e.sentence = given
		e.properties["statement"] = e.source.slug + "/" + given
	default:
		e.properties["statement"] = strings.TrimPrefix(e.id, e.kind.Slug+"/")
	}
}

// checkStatement checks that a statement is the claim's place and the number of a sentence there.
func (l *loader) checkStatement(e *entry, given string) {
	locator, ok := e.properties["locator"].(string)
	if !ok || e.invalid["locator"] {
		return // which is said where the locator stands
	}
	if rest, ok := strings.CutPrefix(given, locator); !ok || !sentencePattern.MatchString(rest) {
		l.reportField(e, "statement", e.positionOf("statement"),
			"%s is no sentence of %s: write the claim's locator, a point and which sentence of it this is, %s.1 for the first",
			quote(given), locator, locator)
	}
}

// checkReason checks that a reason is given where a claim is our reading, and nowhere else.
func (l *loader) checkReason(e *entry) {
	reason, ours := e.properties["reason"], e.properties["standing"] == "INFERRED"
	switch {
	case e.properties["standing"] == "DERIVED" && !e.invalid["standing"]:
		l.reportField(e, "standing", e.positionOf("standing"), "what follows from claims by arithmetic is computed, never written: leave the claim out, or where the source itself says so write STATED")
	case e.invalid["reason"] || e.invalid["standing"]:
	case reason != nil && !ours:
		l.reportField(e, "reason", e.positionOf("reason"),
			"a reason says why a claim is our reading, but this one is %s: write `standing: INFERRED`, or leave the reason out",
			e.properties["standing"])
	case reason == nil && ours:
		l.reportField(e, "reason", e.positionOf("standing"), "a claim that is INFERRED needs its reason: say in `reason` what in the source leads there")
	}
}

// checkSentence checks that the text at a claim's locator can have as many sentences as its statement counts.
func (l *loader) checkSentence(e *entry, locator, text string) {
	rest, _ := strings.CutPrefix(e.sentence, locator)
	m := sentencePattern.FindStringSubmatch(rest)
	if m == nil {
		return // none is given
	}
	n, _ := strconv.Atoi(m[1])
	if most := article.MostSentences(text); n > most {
		l.reportField(e, "statement", e.positionOf("statement"), "%s is beyond the end of %s, which has at most %d %s: count again",
			quote(e.sentence), locator, most, plural(most, "sentence", "sentences"))
	}
}
