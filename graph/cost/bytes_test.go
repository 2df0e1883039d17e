package cost

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"graph287g/graph/computed"
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/measure"
)

func TestBoundBytes(t *testing.T) {
	names := newWidths(store.Series{{Number: 50, Count: 1}, {Number: 20, Count: 2}, {Number: 10, Count: 3}}) // 50, 20, 20, 10, 10, 10
	codes := newWidths(store.Series{{Number: 30, Count: 1}, {Number: 4, Count: 9}})
	for _, c := range []struct {
		columns            []widths
		rows, multiplicity int64
		want               int64
	}{
		{[]widths{names}, 0, 1, 0},
		{[]widths{names}, 1, 1, 50},
		{[]widths{names}, 2, 1, 70},
		{[]widths{names}, 4, 1, 100},
		{[]widths{names}, 6, 1, 120},
		{[]widths{names}, 8, 1, 128}, // two more than there are: null
		{[]widths{names}, 3, 2, 120}, // the widest twice
		{[]widths{names}, 5, 5, 250},
		{[]widths{names, codes}, 3, 1, 100},
		{[]widths{names, codes}, 2, 1, 80},
		{nil, 3, 1, 12},
	} {
		if got := boundBytes(c.columns, c.rows, c.multiplicity); got != c.want {
			t.Errorf("%d rows of %v, each up to %d times: %d, want %d", c.rows, c.columns, c.multiplicity, got, c.want)
		}
	}
}

// TestTextBoundsHold: no computed text has more bytes than its bound and what it reads, whatever that is.
func TestTextBoundsHold(t *testing.T) {
	c := ontology.Must()
	r := rand.New(rand.NewPCG(1, 2))
	for _, k := range c.Kinds {
		f := k.Field("citeAs")
		if f == nil {
			continue
		}
		text, ok := computed.Of(f)
		if !ok {
			t.Fatalf("%s isn't computed", f.Coordinate())
		}
		for range 400 {
			for _, style := range c.Enum("CiteStyle").Values {
				args := map[string]any{"style": style.Name, computed.Version: "9223372036854775807", computed.RecordedOn: "2026-09-30"}
				m := &maker{c: c, rand: r, quoted: text.Bound(args).Quoted}
				n := m.node(k, text.Read(c, ontology.SetOf(k)))
				checkBound(t, text, args, n, m)
			}
		}
	}
}

// TestLabelBoundsHold: no label has more bytes than its bound and the value that it reads, and no date more than its own and the text it
// reads.
func TestLabelBoundsHold(t *testing.T) {
	c := ontology.Must()
	labels := 0
	for _, locale := range c.Enum("Locale").Values {
		args := map[string]any{"locale": locale.Name}
		for _, k := range c.Kinds {
			for _, f := range k.Fields {
				if f.LabelOf == nil {
					continue
				}
				text, _ := computed.Of(f)
				for _, v := range c.Enum(f.LabelOf.Type.Name).Values {
					labels++
					n := computed.Node{Kind: k.Name, Values: map[string]any{f.LabelOf.Name: v.Name}}
					checkBound(t, text, args, n, &maker{bytes: measure.Width(v.Name)})
				}
			}
		}
		date, _ := computed.OfPart(c.Object("PartialDate").Texts[0])
		for _, edtf := range []string{"2018", "x", "2018-09%", "2018-09-30/2018-09-30", "2018-09-30%/2018-09-30%", "../2018-09-30%", "2018-09-30%/..", "/0001", "\n\u2028/"} {
			checkBound(t, date, args, computed.Node{Values: map[string]any{"edtf": edtf}}, &maker{bytes: measure.Width(edtf)})
		}
	}
	if labels < 60 {
		t.Errorf("%d labels", labels)
	}
}

func checkBound(t *testing.T, text computed.Text, args map[string]any, n computed.Node, m *maker) {
	t.Helper()
	b := text.Bound(args)
	made := text.Make(n, args)
	most := b.Fixed + m.bytes + m.nodes*b.PerNode
	if got := jsonWidth(made); got > most {
		t.Errorf("%s %v: %d bytes, at most %d were expected: %s", n.Kind, args, got, most, made)
	}
}

// A maker makes nodes of random values, and counts what the estimate counts of them.
type maker struct {
	c            *ontology.Catalogue
	rand         *rand.Rand
	quoted       bool
	bytes, nodes int64
}

func (m *maker) node(k *ontology.Kind, tree computed.Tree) computed.Node {
	n := computed.Node{Kind: k.Name, Values: map[string]any{}, Nodes: map[string][]computed.Node{}}
	for _, name := range tree.Fields {
		f := k.Field(name)
		if f == nil || f.Type.List {
			continue
		}
		if o := m.c.Object(f.Type.Name); o != nil {
			n.Values[name] = m.date(o)
		} else if v := m.value(f); v != nil {
			n.Values[name] = v
		}
	}
	for _, b := range tree.Branches {
		most := 3
		if b.One {
			most = 1
		}
		kinds := b.To.In(m.c)
		for range m.rand.IntN(most + 1) {
			m.nodes++
			n.Nodes[b.Name] = append(n.Nodes[b.Name], m.node(kinds[m.rand.IntN(len(kinds))], b.Tree))
		}
	}
	return n
}

func (m *maker) count(v any) {
	if m.quoted {
		m.bytes += measure.QuotedWidth(v)
		return
	}
	m.bytes += measure.Width(v)
}

func (m *maker) value(f *ontology.Field) any {
	var v any
	switch {
	case f.Name == "id":
		v = strings.Repeat("Ab_-.9/", 28)[:1+m.rand.IntN(196)]
	case f.Type.Name == "Boolean":
		v = m.rand.IntN(2) == 0
	case f.Type.Name == "Int":
		v = json.Number(fmt.Sprint(m.rand.IntN(9999)))
	case m.c.Enum(f.Type.Name) != nil:
		values := m.c.Enum(f.Type.Name).Values
		v = values[m.rand.IntN(len(values))].Name
	case f.Type.Name == "Date":
		v = m.day()
	case m.rand.IntN(4) > 0:
		v = m.text()
	}
	m.count(v)
	return v
}

// text makes texts of words and of what texts escape.
func (m *maker) text() string {
	words := []string{"a", "J.", "X", "Sheriff’s", "é", "\\", "{", "}", "\"", "&", "_", "~", "^", "%", "\n", "\t", "<", ">", "|", "793 F.3d 208", "§", "U.S.C.", "1357(g)", "a-b-c",
		"Department", "University", "\u2028", "http://a/?b=c&d={e}", "United States District Court for the District of Arizona", " ", "."}
	var b strings.Builder
	for range m.rand.IntN(30) {
		b.WriteString(words[m.rand.IntN(len(words))])
		if m.rand.IntN(3) > 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func (m *maker) day() string {
	return fmt.Sprintf("%04d-%02d-%02d", 1900+m.rand.IntN(130), 1+m.rand.IntN(12), 1+m.rand.IntN(28))
}

// date makes a partial date: a day, or what lies between two of them.
func (m *maker) date(o *ontology.Object) map[string]any {
	first, last := m.day(), m.day()
	if last < first {
		first, last = last, first
	}
	out := map[string]any{"earliest": first, "latest": last, "edtf": first, "precision": "RANGE", "inferred": m.rand.IntN(2) == 0}
	switch m.rand.IntN(4) {
	case 0:
		out["latest"] = first
		out["date"] = first
	case 1:
		delete(out, "latest")
	case 2:
		out["precision"], out["printed"] = "CIRCA", m.text()
	}
	for _, p := range o.Fields {
		m.count(out[p.Name])
	}
	return out
}
