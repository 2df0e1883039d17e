package seed

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"graph287g/ontology"
)

// pathOf returns the fields of a placeholder.
func pathOf(placeholder string) []string {
	return strings.Split(strings.Trim(placeholder, "{}"), ".")
}

var placeholder = regexp.MustCompile(`\{[A-Za-z.]+\}`)

// expand fills a template, and tells from which fields.
func (l *loader) expand(e *entry, t string) (text string, from []string) {
	var parts []string
	for i, part := range strings.Split(t, ", ") {
		var fields []string
		whole := true
		part = placeholder.ReplaceAllStringFunc(part, func(field string) string {
			path := pathOf(field)
			words := l.words(e, path)
			whole = whole && words != ""
			fields = append(fields, path[0])
			return words
		})
		if whole {
			parts, from = append(parts, part), append(from, fields...)
		} else if i == 0 {
			return "", nil
		}
	}
	return strings.Join(parts, ", "), from
}

// words puts a field into words.
func (l *loader) words(e *entry, path []string) string {
	f := e.kind.Field(path[0])
	if f.Role == ontology.Stored {
		return l.wordsOf(f, e.properties[f.Name])
	}
	var ends []string
	for _, end := range l.ends(e, f.Name) {
		word := l.name(end)
		if len(path) > 1 {
			word = l.words(end, path[1:])
		}
		if word != "" {
			ends = append(ends, word)
		}
	}
	return enumerate(ends)
}

func (l *loader) wordsOf(f *ontology.Field, v any) string {
	switch v := v.(type) {
	case string:
		if l.c.Enum(f.Type.Name) == nil {
			return v
		}
		return cmp.Or(nouns[f.Type.Name+"."+v], words(v))
	case map[string]any:
		if printed, ok := v["printed"].(string); ok {
			return printed
		}
		return fmt.Sprint(v["edtf"])
	}
	return ""
}

// words turns TASK_FORCE into task force.
func words(enum string) string { return strings.ToLower(strings.ReplaceAll(enum, "_", " ")) }

// enumerate joins words as a sentence does; of more than three it names two.
func enumerate(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	case 2, 3:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	default:
		return fmt.Sprintf("%s, %s and %d others", words[0], words[1], n-2)
	}
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// spaced turns agreementCount into agreement count.
func spaced(field string) string { return strings.ReplaceAll(kebab(field), "-", " ") }

// kebab turns programModels into program-models.
func kebab(s string) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsUpper(r) {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
