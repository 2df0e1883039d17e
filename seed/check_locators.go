package seed

import (
	"regexp"
	"strconv"
	"strings"

	"graph287g/ontology"
	"graph287g/store"
)

// A locatorUnit is what locators count in a source; its prefix begins them. Its rank is where a text has it: lines are counted over the whole
// file, but stand beside paragraphs for what comes before these, such as a title; notes come after the text that has their marks.
type locatorUnit struct {
	name, prefix string
	rank         int
}

var locatorUnits = []locatorUnit{{"paragraphs", "¶", 2}, {"footnotes", "fn", 3}, {"lines", "L", 1}}

// limits has the number of the last of each unit, by its prefix.
type limits map[string]int

var locatorPattern = regexp.MustCompile(`^(¶|fn|L)([1-9][0-9]{0,5})$`)

// readLimits reads `locators: {paragraphs: 6, footnotes: 33}`.
func (l *loader) readLimits(v *value) (limits, bool) {
	before := len(l.list)
	out := limits{}
	if v.shape != mapping || len(v.pairs) == 0 {
		l.report(v.at, "this is %s: write how many there are, {paragraphs: 6, footnotes: 33} or {lines: 130}", v.describe())
	}
	for _, p := range v.pairs {
		prefix := prefixOf(p.key.text)
		if prefix == "" {
			l.report(p.key.at, "locators count no %s%s", quote(p.key.text), store.Nearest(p.key.text, unitNames()))
			continue
		}
		n, _ := l.readValue(ontology.Type{Name: "Int"}, p.value)
		if n, ok := n.(int64); ok && n < 1 {
			l.report(p.value.at, "%d: write how many there are, or leave it out", n)
		} else {
			out[prefix] = int(n)
		}
	}
	return out, len(l.list) == before
}

func prefixOf(name string) string {
	for _, u := range locatorUnits {
		if u.name == name {
			return u.prefix
		}
	}
	return ""
}

func unitNames() []string {
	out := make([]string, len(locatorUnits))
	for i, u := range locatorUnits {
		out[i] = u.name
	}
	return out
}

// checkLocator checks the locator of a claim or citation against what its source has.
func (l *loader) checkLocator(e *entry) {
	text, ok := e.properties["locator"].(string)
	if !ok {
		return
	}
	l.locators++
	m := locatorPattern.FindStringSubmatch(text)
	if m == nil {
		l.reportField(e, "locator", e.positionOf("locator"), "%s is no locator%s", quote(text), e.source.locatorForms())
		return
	}
	n, _ := strconv.Atoi(m[2])
	if e.source.limitsKnown && n > e.source.limits[m[1]] {
		l.reportField(e, "locator", e.positionOf("locator"), "%s isn't in source/%s%s", quote(text), e.source.slug, e.source.locatorForms())
	}
}

// locatorForms tells what locators of a source look like: `; there are ¶1 to ¶6, fn1 to fn33`.
func (s *sourceFile) locatorForms() string {
	if !s.limitsKnown {
		return "; they look like ¶5, fn28 or L48"
	}
	var parts []string
	for _, u := range locatorUnits {
		if n := s.limits[u.prefix]; n > 0 {
			parts = append(parts, u.prefix+"1 to "+u.prefix+strconv.Itoa(n))
		}
	}
	return "; there are " + strings.Join(parts, " and ")
}
