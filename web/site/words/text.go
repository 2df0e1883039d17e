package words

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/a-h/templ"
)

// Text is a message as plain text, with values by their names: w.Text("search.ofKind", "count", 3).
func (w *Words) Text(key string, values ...any) string {
	var b strings.Builder
	for _, s := range w.choose(key, values) {
		if s.name == "" {
			b.WriteString(s.text)
			continue
		}
		b.WriteString(w.plain(valueOf(values, s.name)))
	}
	return b.String()
}

// HTML is a message as HTML. Values that are components stay what they are; all else is text.
func (w *Words) HTML(key string, values ...any) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, out io.Writer) error {
		for _, s := range w.choose(key, values) {
			if c, ok := valueOf(values, s.name).(templ.Component); ok && s.name != "" {
				if err := c.Render(ctx, out); err != nil {
					return err
				}
				continue
			}
			text := s.text
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

func (w *Words) plain(value any) string {
	switch value := value.(type) {
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
