// Package words holds the pages' own words in each language, a file each, and puts values into them. Words that the API has, too, stand in
// package label: those for values of some enums, and dates. What the graph holds (names, titles) is in the language of its source, and is
// marked so on pages.
package words

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"graph287g/graph/label"
)

//go:embed *.yaml
var files embed.FS

// Languages are those that pages are in, by their tags. The first is that of addresses without one.
var Languages = []string{"en", "es"}

// Words are the messages of one language.
type Words struct {
	Language string
	messages map[string]message
	calendar calendar
	numbers  []string // from 0, spelled

	collators sync.Pool // of *collate.Collator, which have buffers of their own
}

// Compare compares names as the language sorts them: Míchigan is before Minnesota.
func (w *Words) Compare(a, b string) int {
	c, ok := w.collators.Get().(*collate.Collator)
	if !ok {
		c = collate.New(language.Make(w.Language))
	}
	defer w.collators.Put(c)
	return c.CompareString(a, b)
}

// A message has a text for one and a text for all other counts; most have the second alone.
type message struct{ one, other []segment }

// A segment is a text, or the name of a value that takes its place.
type segment struct {
	text string
	name string
}

// A file is what translators write.
type file struct {
	Numbers  []string       `yaml:"numbers"`
	Calendar calendar       `yaml:"calendar"`
	Messages map[string]any `yaml:"messages"`
}

// Load reads the words of all languages, by their tags.
func Load() (map[string]*Words, error) {
	out := map[string]*Words{}
	for _, tag := range Languages {
		text, err := files.ReadFile(tag + ".yaml")
		if err != nil {
			return nil, fmt.Errorf("words: %w", err)
		}
		w, err := read(tag, text)
		if err != nil {
			return nil, fmt.Errorf("words: %s.yaml: %w", tag, err)
		}
		out[tag] = w
	}
	return out, nil
}

func read(tag string, text []byte) (*Words, error) {
	var f file
	if err := yaml.UnmarshalWithOptions(text, &f, yaml.Strict()); err != nil {
		return nil, err
	}
	w := &Words{Language: tag, messages: map[string]message{}, calendar: f.Calendar, numbers: f.Numbers}
	for key, value := range f.Messages {
		m, err := readMessage(value)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		w.messages[key] = m
	}
	of := label.Of(strings.ToUpper(tag))
	for prefix, enum := range labelled {
		for value, text := range of.Enum(enum) {
			if w.Has(prefix + value) {
				return nil, fmt.Errorf("%s%s: its words are in package label", prefix, value)
			}
			w.messages[prefix+value] = message{other: []segment{{text: text}}}
		}
	}
	return w, w.calendar.complete(of.Calendar)
}

// labelled are the messages whose words are the API's labels of an enum's values: what they begin with, and the enum.
var labelled = map[string]string{"agencyKind.": "AgencyKind", "county.kind.": "CountyKind", "model.": "Setting", "status.": "AgreementStatus"}

func readMessage(value any) (m message, err error) {
	switch value := value.(type) {
	case string:
		m.other, err = segments(value)
		return m, err
	case map[string]any:
		one, isOne := value["one"].(string)
		other, isOther := value["other"].(string)
		if !isOne || !isOther || len(value) != 2 {
			break
		}
		if m.one, err = segments(one); err != nil {
			return m, err
		}
		m.other, err = segments(other)
		return m, err
	}
	return m, fmt.Errorf("a message is a text, or has `one` and `other`")
}

// segments cuts a text at its {names}.
func segments(text string) (out []segment, _ error) {
	for {
		before, rest, found := strings.Cut(text, "{")
		if before != "" {
			out = append(out, segment{text: before})
		}
		if !found {
			return out, nil
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed || name == "" {
			return nil, fmt.Errorf("%q has a { without its }", text)
		}
		out, text = append(out, segment{name: name}), after
	}
}

// Count is the name of the value that decides between `one` and `other`.
const Count = "count"

// choose finds the text of a message for values, which are names and values in turn.
func (w *Words) choose(key string, values []any) []segment {
	m, ok := w.messages[key]
	if !ok {
		panic("words: there is no message " + key) // a test holds that every key of the pages is in every file
	}
	if m.one == nil {
		return m.other
	}
	switch n := valueOf(values, Count).(type) {
	case int:
		if n == 1 {
			return m.one
		}
	case Spelled:
		if n == 1 {
			return m.one
		}
	}
	return m.other
}

func valueOf(values []any, name string) any {
	for i := 0; i+1 < len(values); i += 2 {
		if values[i] == name {
			return values[i+1]
		}
	}
	return nil
}

// Has tells whether there is a message.
func (w *Words) Has(key string) bool {
	_, ok := w.messages[key]
	return ok
}

// Keys are those of all messages, in order.
func (w *Words) Keys() []string {
	out := make([]string, 0, len(w.messages))
	for key := range w.messages {
		out = append(out, key)
	}
	slices.Sort(out)
	return out
}

// Names are those of the values that a message takes, each once, in order.
func (w *Words) Names(key string) (out []string) {
	m := w.messages[key]
	for _, s := range slices.Concat(m.one, m.other) {
		if s.name != "" && !slices.Contains(out, s.name) {
			out = append(out, s.name)
		}
	}
	slices.Sort(out)
	return out
}
