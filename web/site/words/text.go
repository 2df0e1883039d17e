package words

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"graph287g/internal/placename"
)

// Text is a message as plain text, with values by their names: w.Text("search.ofKind", "count", 3).
func (w *Words) Text(key string, values ...any) string {
	var b strings.Builder
	segments := w.choose(key, values)
	for i, s := range segments {
		if s.name == "" {
			b.WriteString(textBefore(segments, i, values))
			continue
		}
		b.WriteString(w.plain(valueOf(values, s.name)))
	}
	return b.String()
}

// A Place is a place's name as a value: the article that its language puts before it joins the text of the message, as in "del condado".
type Place struct {
	placename.Name
	Shown templ.Component // the name as HTML; its text where it is nil
}

// textBefore is a segment of text, with the article of a place that comes after it.
func textBefore(segments []segment, i int, values []any) string {
	text := segments[i].text
	if i+1 < len(segments) {
		if place, ok := valueOf(values, segments[i+1].name).(Place); ok {
			return place.Before(text)
		}
	}
	return text
}

// HTML is a message as HTML. Values that are components stay what they are; all else is text.
func (w *Words) HTML(key string, values ...any) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, out io.Writer) error {
		segments := w.choose(key, values)
		for i, s := range segments {
			if c, ok := shown(valueOf(values, s.name)); ok && s.name != "" {
				if err := c.Render(ctx, out); err != nil {
					return err
				}
				continue
			}
			text := textBefore(segments, i, values)
			if s.name != "" {
				text = w.plain(valueOf(values, s.name))
			}
			if _, err := io.WriteString(out, templ.EscapeString(text)); err != nil {
				return err
			}
		}
		return nil
	})
}

// shown is a value as HTML, where it is more than a text.
func shown(value any) (templ.Component, bool) {
	if place, ok := value.(Place); ok {
		return place.Shown, place.Shown != nil
	}
	c, ok := value.(templ.Component)
	return c, ok
}

func (w *Words) plain(value any) string {
	switch value := value.(type) {
	case Place:
		return value.Name.Text
	case string:
		return value
	case int:
		return w.Number(value)
	case Spelled:
		return w.Spell(int(value))
	default:
		panic(fmt.Sprintf("words: a value of type %T can't be put into a text", value)) // the pages give none
	}
}

// Spelled is a number that is written as a word where it is small.
type Spelled int

// Spell writes a number as a word where the language's file has one for it.
func (w *Words) Spell(n int) string {
	if n >= 0 && n < len(w.numbers) {
		return w.numbers[n]
	}
	return w.Number(n)
}

// Grouping is what stands between groups of digits, and from how many digits on there are groups.
func (w *Words) Grouping() (separator string, least int) {
	if w.Language == "es" {
		return "\u00a0", 5
	}
	return ",", 4
}

// Number groups the digits of a number: 1,843 in English, 1843 and 12 345 in Spanish.
func (w *Words) Number(n int) string {
	digits := strconv.Itoa(n)
	separator, least := w.Grouping()
	if n < 0 || len(digits) < least {
		return digits
	}
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(separator)
		}
		b.WriteRune(d)
	}
	return b.String()
}

// List joins texts as a sentence does: a, b and c.
func (w *Words) List(items []templ.Component) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, out io.Writer) error {
		for i, item := range items {
			joint := ""
			switch {
			case i > 0 && i == len(items)-1 && len(items) == 2:
				joint = w.Text("list.two")
			case i > 0 && i == len(items)-1:
				joint = w.Text("list.last")
			case i > 0:
				joint = ", "
			}
			if _, err := io.WriteString(out, templ.EscapeString(joint)); err != nil {
				return err
			}
			if err := item.Render(ctx, out); err != nil {
				return err
			}
		}
		return nil
	})
}
