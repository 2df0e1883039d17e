package worst

import (
	"strings"

	"graph287g/store"
)

// valuesOf collects what arguments may be about.
func valuesOf(records []store.Record) *values {
	out := &values{texts: map[string][]string{}}
	words := map[string]bool{}
	for _, r := range records {
		if r.Node == nil {
			continue
		}
		out.ids = append(out.ids, r.Node.ID)
		for name, v := range r.Node.Properties {
			text, ok := v.(string)
			if !ok {
				continue
			}
			if len(out.texts[name]) < 200 {
				out.texts[name] = append(out.texts[name], text)
			}
			if name != "name" {
				continue
			}
			for _, w := range strings.Fields(text) {
				if !words[w] {
					words[w] = true
					out.words = append(out.words, w)
				}
			}
		}
	}
	return out
}
