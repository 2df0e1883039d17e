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

// placeholderPath returns the fields of a placeholder.
func placeholderPath(placeholder string) []string {
	return strings.Split(strings.Trim(placeholder, "{}"), ".")
}

var placeholderPattern = regexp.MustCompile(`\{[A-Za-z.]+\}`)

// expandTemplate fills a template, and tells from which fields.
func (l *loader) expandTemplate(e *entry, t string) (text string, from []string) {
	var parts []string
	for i, part := range strings.Split(t, ", ") {
		var fields []string
		whole := true
		part = placeholderPattern.ReplaceAllStringFunc(part, func(field string) string {
			path := placeholderPath(field)
			words := l.fieldText(e, path)
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

// fieldText puts a field into words.
func (l *loader) fieldText(e *entry, path []string) string {
	f := e.kind.Field(path[0])
	if f.Role == ontology.Stored {
		return l.valueText(f, e.properties[f.Name])
	}
	var ends []string
	for _, end := range l.targets(e, f.Name) {
		word := l.nameOf(end)
		if len(path) > 1 {
			word = l.fieldText(end, path[1:])
		}
		if word != "" {
			ends = append(ends, word)
		}
	}
	return joinList(ends)
}

func (l *loader) valueText(f *ontology.Field, v any) string {
	switch v := v.(type) {
	case string:
		if l.c.Enum(f.Type.Name) == nil {
			return v
		}
		return cmp.Or(enumNouns[f.Type.Name+"."+v], enumWords(v))
	case map[string]any:
		if printed, ok := v["printed"].(string); ok {
			return printed
		}
		return fmt.Sprint(v["edtf"])
	}
	return ""
}

// enumWords turns TASK_FORCE into task force.
func enumWords(enum string) string { return strings.ToLower(strings.ReplaceAll(enum, "_", " ")) }

// joinList joins words as a sentence does; of more than three it names two.
func joinList(words []string) string {
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

// splitCamel turns agreementCount into agreement count.
func splitCamel(field string) string { return strings.ReplaceAll(ontology.KebabCase(field), "-", " ") }
