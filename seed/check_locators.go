package seed

import (
	"regexp"
	"strconv"
	"strings"

	"graph287g/ontology"
	"graph287g/store"
)

// A unit is a way to point into a source.
type unit struct{ name, mark string }

var units = []unit{{"paragraphs", "¶"}, {"footnotes", "fn"}, {"lines", "L"}}

// limits has the number of the last of each unit, by its mark.
type limits map[string]int

var locatorForm = regexp.MustCompile(`^(¶|fn|L)([1-9][0-9]{0,5})$`)

// readLimits reads `locators: {paragraphs: 6, footnotes: 33}`.
func (l *loader) readLimits(v *value) (limits, bool) {
	before := len(l.list)
	out := limits{}
	if v.shape != mapping || len(v.pairs) == 0 {
		l.add(v.at, "this is %s: write how many there are, {paragraphs: 6, footnotes: 33} or {lines: 130}", v.what())
	}
	for _, p := range v.pairs {
		mark := markOf(p.key.text)
		if mark == "" {
			l.add(p.key.at, "locators count no %s%s", quote(p.key.text), store.Nearest(p.key.text, unitNames()))
			continue
		}
		n, _ := l.stored(ontology.Type{Name: "Int"}, p.value)
		if n, ok := n.(int64); ok && n < 1 {
			l.add(p.value.at, "%d: write how many there are, or leave it out", n)
		} else {
			out[mark] = int(n)
		}
	}
	return out, len(l.list) == before
}

func markOf(name string) string {
	for _, u := range units {
		if u.name == name {
			return u.mark
		}
	}
	return ""
}

func unitNames() []string {
	out := make([]string, len(units))
	for i, u := range units {
		out[i] = u.name
	}
	return out
}

// checkLocator holds the locator of a claim or citation against what its source has.
func (l *loader) checkLocator(e *entry) {
	text, ok := e.properties["locator"].(string)
	if !ok {
		return
	}
	l.locators++
	m := locatorForm.FindStringSubmatch(text)
	if m == nil {
		l.wrong(e, "locator", e.where("locator"), "%s is no locator%s", quote(text), e.source.form())
		return
	}
	n, _ := strconv.Atoi(m[2])
	if e.source.known && n > e.source.limits[m[1]] {
		l.wrong(e, "locator", e.where("locator"), "%s isn't in source/%s%s", quote(text), e.source.slug, e.source.form())
	}
}

// form tells what locators of a source look like: `; there are ¶1 to ¶6, fn1 to fn33`.
func (s *sourceFile) form() string {
	if !s.known {
		return "; they look like ¶5, fn28 or L48"
	}
	var parts []string
	for _, u := range units {
		if n := s.limits[u.mark]; n > 0 {
			parts = append(parts, u.mark+"1 to "+u.mark+strconv.Itoa(n))
		}
	}
	return "; there are " + strings.Join(parts, " and ")
}
