package seed

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"

	"graph287g/ontology"
	"graph287g/seed/article"
)

// checkArticles checks the records against the texts of the articles, where these are at hand.
func (l *loader) checkArticles(r *Report, fsys fs.FS) error {
	if fsys == nil {
		r.Unchecked = append(r.Unchecked, "the articles are not here: copied words, locators and printed values were not checked")
		return nil
	}
	articles, err := article.Read(fsys)
	if err != nil {
		return err
	}
	texts := map[*sourceFile]*article.Article{}
	for _, s := range l.sources {
		a := l.articleOf(s, articles)
		if a == nil && !l.restatesArticle(s) {
			continue
		}
		if a == nil {
			r.Unchecked = append(r.Unchecked, fmt.Sprintf("the text of %s is not among the articles (by its sha256): its locators and printed values were not checked", s.id))
			continue
		}
		texts[s] = a
		l.checkLocatorLimits(s, a)
	}
	r.count(len(articles), "article", "articles")
	r.count(l.checkLocatorTexts(texts), "place or printed value found in them", "places and printed values found in them")
	r.count(l.checkCopiedWords(articles), "text without a copied run", "texts without a copied run")
	return nil
}

// articleOf returns the article that a source is the record of.
func (l *loader) articleOf(s *sourceFile, articles []*article.Article) *article.Article {
	for _, a := range articles {
		if e := l.byID[s.id]; e != nil && e.properties["sha256"] == a.Sum {
			return a
		}
	}
	return nil
}

// restatesArticle tells whether a source's file says what an article says, rather than what was derived from others.
func (l *loader) restatesArticle(s *sourceFile) bool {
	return slices.ContainsFunc(l.entries, func(e *entry) bool {
		return e.source == s && e.properties["standing"] != "DERIVED"
	})
}

// checkLocatorLimits checks how many paragraphs, footnotes and lines a source's file counts against its article.
func (l *loader) checkLocatorLimits(s *sourceFile, a *article.Article) {
	for _, u := range locatorUnits {
		if n, given := s.limits[u.prefix]; given && n != a.Count(u.prefix) {
			l.report(s.limitsAt, "write %s: %d, not %d: the article of %s, %s, has %[2]d", u.name, a.Count(u.prefix), n, s.id, a.Name)
		}
	}
}

// verbatimFields are the fields that hold a source's own words, by where they are declared: they stand at the locator.
var verbatimFields = []string{"Citation.pincite", "Claim.attribution", "Claim.printed"}

// checkLocatorTexts checks claims and citations against the text at their locators, and returns how many places and values it
// looked for.
func (l *loader) checkLocatorTexts(texts map[*sourceFile]*article.Article) int {
	n := 0
	for _, e := range l.entries {
		a := texts[e.source]
		locator, _ := e.properties["locator"].(string)
		m := locatorPattern.FindStringSubmatch(locator)
		if a == nil || m == nil || e.invalid["locator"] {
			continue
		}
		number, _ := strconv.Atoi(m[2])
		if number > a.Count(m[1]) {
			continue // the count is wrong, which was said
		}
		n++
		text := a.At(m[1], number)
		if len(article.Words(text)) == 0 {
			l.reportField(e, "locator", e.positionOf("locator"), "%s of %s is blank: count again in %s", locator, e.source.id, a.Name)
			continue
		}
		l.checkSentence(e, locator, text)
		n += l.checkPrintedValues(e, locator, text)
	}
	return n
}

func (l *loader) checkPrintedValues(e *entry, locator, text string) int {
	n := 0
	for _, f := range e.kind.Fields {
		value := printedText(e, f)
		if value == "" {
			continue
		}
		n++
		if !article.Contains(text, value) {
			l.reportField(e, f.Name, e.positionOf(f.Name), "%s isn't at %s of %s: correct `%s` or the locator", quote(value), locator, e.source.id, f.Name)
		}
	}
	return n
}

// printedText returns what the source prints according to a field, the date's `printed` included; empty where the field has
// no words of the source.
func printedText(e *entry, f *ontology.Field) string {
	switch v := e.properties[f.Name].(type) {
	case string:
		if slices.Contains(verbatimFields, f.Coordinate()) {
			return v
		}
	case map[string]any:
		text, _ := v["printed"].(string)
		return text
	}
	return ""
}

// titleFields are the fields whose values may have any number of words in common with an article.
var titleFields = []string{
	"Entity.aliases", "Law.citation", "Lawsuit.citation", "Node.name", "Source.printedPublisher", "Source.title",
}

// checkCopiedWords looks for runs of words that are an article's, in all that was written by hand, and returns how many
// texts it looked at.
func (l *loader) checkCopiedWords(articles []*article.Article) int {
	index, n := article.NewIndex(articles, l.titleTexts()), 0
	for _, e := range l.entries {
		if e.yaml == nil {
			continue
		}
		for _, p := range e.yaml.pairs {
			if f := e.kind.Field(p.key.text); f != nil && slices.Contains(titleFields, f.Coordinate()) {
				continue
			}
			for v := range p.value.scalars {
				if !strings.Contains(v.text, " ") {
					continue // an id, an address, a number
				}
				n++
				if c := index.Copied(v.text); c != nil {
					l.report(v.at, "these words are those of %s: %s; say it in your own words", c.Article.Name, quote(c.Words))
				}
			}
		}
	}
	return n
}

// titleTexts collects all titles, names and citations.
func (l *loader) titleTexts() []string {
	out := map[string]bool{}
	for _, e := range l.entries {
		for _, f := range e.kind.Fields {
			if !isEntity(e.kind) || !slices.Contains(titleFields, f.Coordinate()) {
				continue
			}
			switch v := e.properties[f.Name].(type) {
			case string:
				out[v] = true
			case []any:
				for _, item := range v {
					out[item.(string)] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(out))
}
