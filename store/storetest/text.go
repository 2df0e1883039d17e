package storetest

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/store"
)

// oddTexts are texts that stores, drivers and encoders are known to trip over. All are in NFC.
var oddTexts = []string{
	"", " ", "\t\r\n\b\f", "\x00", "a\x00b", "\x01\x1f\x7f", `"quoted" \ and / escaped`, "<b>&amp;</b>", "\u2028\u2029", "\ufeffBOM", "\ufffd",
	"é", "Å", "ß", "İı", "ǅ", "\U0001F469\u200D\U0001F469\u200D\U0001F467", "\U0010FFFF", "\uFF01", "\U00010000", "\u202Eright", "a\u0301\u0302",
	"null", "true", "0", "$p", "{}", "'; MATCH (n) DETACH DELETE n //", "`x`", strings.Repeat("\U0001F600", 650),
}

func textCases() []Case {
	return []Case{
		{"Text/comes back as it was written", func(t *testing.T, s store.Store) {
			var g graph
			for i, name := range oddTexts {
				name = nfc(name)
				g.node(fmt.Sprintf("source/%02d", i), props{
					"name": name, "description": name, "title": name, "aliases": []any{name, name},
					"identifiers": []any{props{"scheme": name, "value": fmt.Sprint(i)}},
				})
			}
			put := g.edits
			g.load(t, s)
			holds(t, s, put)
			var q query
			all := q.scan("Source").get("name", "description", "title", "aliases")
			numbers := all.numbers()
			q.run(t, s)
			for i, name := range oddTexts {
				name = nfc(name)
				for c := 1; c <= 3; c++ {
					wantJSON(t, name, all.table().Cell(i, c))
				}
				wantJSON(t, []any{name, name}, all.table().Cell(i, 4))
				wantJSON(t, name, numbers.table().Cell(i, 0))
			}
		}},
		{"Text/is found by itself alone", func(t *testing.T, s store.Store) {
			var g graph
			for i, name := range oddTexts {
				g.node(fmt.Sprintf("source/%02d", i), props{"name": name, "title": name})
			}
			g.load(t, s)
			for i, name := range oddTexts {
				wantFound(t, s, "Source", "title", fmt.Sprintf("source/%02d", i), nfc(name))
			}
		}},
		{"Text/is a key whatever it holds", func(t *testing.T, s store.Store) {
			var g graph
			for i, name := range oddTexts {
				g.node(fmt.Sprintf("topic/%02d", i), props{"slug": name})
			}
			g.load(t, s)
			for i, name := range oddTexts {
				wantKey(t, s, nfc(name), fmt.Sprintf("topic/%02d", i))
			}
		}},
		{"Text/is in NFC, whatever it was written in", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"name": "Cafe\u0301", "aliases": []any{"A\u030A", "\u212B"}})
			g.load(t, s)
			var q query
			topics := q.scan("Topic").get("name", "aliases")
			q.run(t, s)
			topics.want(t, "topic/a Caf\u00e9 [\"\u00c5\",\"\u00c5\"]")
			wantFound(t, s, "Topic", "name", "topic/a", "Caf\u00e9")
		}},
		{"Text/has only those characters escaped that JSON demands", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"name": "\u2028\u2029<>&é\U0001F600/\x7f", "description": "\"\\\x00\x1f\n\r\t\b\f"})
			g.load(t, s)
			var q query
			topics := q.scan("Topic").get("name", "description")
			q.run(t, s)
			got := []string{string(topics.table().Cell(0, 1)), string(topics.table().Cell(0, 2))}
			want := []string{"\"\u2028\u2029<>&é\U0001F600/\x7f\"", `"\"\\\u0000\u001f\n\r\t\b\f"`}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("cells (-want +got):\n%s", diff)
			}
		}},
	}
}

func wantJSON(t *testing.T, want any, cell []byte) {
	t.Helper()
	var got any
	if err := json.Unmarshal(cell, &got); err != nil || !cmp.Equal(want, got) {
		t.Errorf("the cell %q holds %q (%v), not %q", cell, got, err, want)
	}
}
