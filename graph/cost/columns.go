package cost

import (
	"encoding/json"
	"slices"

	"graph287g/internal/cite"
	"graph287g/ontology"
	"graph287g/store"
)

// columnWidths are the widths of all that the records of a graph hold, by the index of the kind or relation, then by slot.
type columnWidths struct {
	slots   map[string][]int16 // by field: its first slot in each kind, -1 where the kind doesn't have it
	nodes   [][]widths
	quoted  [][]widths // the same where a reference has the values in it: see quotedWidth
	facts   [][]widths
	items   map[itemPart]widths
	reasons map[fieldOf]widths // of standings, by the field that they are about
	told    map[fieldOf]widths // the same after the name of the node, as they are told from the other side of a relation
	claimed map[string]widths  // of claims, by the name of the field that they are about
}

// An itemPart is a part of the values in a stored list.
type itemPart struct {
	kind  int
	field string
	part  int
}

// A fieldOf is a field of a kind.
type fieldOf struct {
	kind  int
	field string
}

// A columnCounter counts values by width while records are read.
type columnCounter struct {
	c                    *ontology.Catalogue
	nodes, quoted, facts [][]map[int64]int64
	items                map[itemPart]map[int64]int64
	reasons, told        map[fieldOf]map[int64]int64
	claimed              map[string]map[int64]int64
	buffer               []byte
}

func newColumnCounter(c *ontology.Catalogue) *columnCounter {
	out := &columnCounter{c: c, items: map[itemPart]map[int64]int64{}, reasons: map[fieldOf]map[int64]int64{}, told: map[fieldOf]map[int64]int64{}, claimed: map[string]map[int64]int64{}}
	for _, k := range c.Kinds {
		out.nodes = append(out.nodes, newCounts(len(k.Slots())))
		out.quoted = append(out.quoted, newCounts(len(k.Slots())))
	}
	for _, r := range c.Relations {
		out.facts = append(out.facts, newCounts(len(r.Slots())))
	}
	return out
}

func newCounts(n int) []map[int64]int64 {
	out := make([]map[int64]int64, n)
	for i := range out {
		out[i] = map[int64]int64{}
	}
	return out
}

// node counts the values of a node.
func (c *columnCounter) node(k *ontology.Kind, n *store.Node) {
	for i, slot := range k.Slots() {
		v := n.Properties[slot.Field.Name]
		if slot.Field.Name == "id" {
			v = n.ID
		}
		v = slotValue(slot, v)
		c.nodes[k.Index][i][c.width(v)]++
		c.quoted[k.Index][i][c.quotedWidth(v)]++
	}
	for _, f := range itemFields(c.c, k) {
		list, _ := n.Properties[f.Name].([]any)
		for _, item := range list {
			c.item(k, f, item)
		}
	}
	if k.Name == "Claim" {
		field, _ := n.Properties["field"].(string)
		count(c.claimed, field, c.width(n.Properties["reason"]))
	}
	standings, _ := n.Properties[store.Standings].([]any)
	for _, item := range standings {
		m, _ := item.(map[string]any)
		field, _ := m["field"].(string)
		reason, _ := m["reason"].(string)
		count(c.reasons, fieldOf{k.Index, field}, c.width(reason))
		name, _ := n.Properties["name"].(string)
		count(c.told, fieldOf{k.Index, field}, c.width(store.ToldOf(name, reason)))
	}
}

func (c *columnCounter) item(k *ontology.Kind, f *ontology.Field, item any) {
	m, _ := item.(map[string]any)
	for part, p := range c.c.Object(f.Type.Name).Fields {
		count(c.items, itemPart{k.Index, f.Name, part}, c.width(m[p.Name]))
	}
}

func count[K comparable](in map[K]map[int64]int64, key K, width int64) {
	if in[key] == nil {
		in[key] = map[int64]int64{}
	}
	in[key][width]++
}

// edge counts the facts of a relation.
func (c *columnCounter) edge(r *ontology.Relation, e *store.Edge) {
	for i, slot := range r.Slots() {
		c.facts[r.Index][i][c.width(slotValue(slot, e.Properties[slot.Field.Name]))]++
	}
}

// slotValue returns what a slot holds of a field's value.
func slotValue(slot ontology.Slot, v any) any {
	if m, ok := v.(map[string]any); ok && slot.Part != nil {
		return m[slot.Part.Name]
	}
	return v
}

// width returns how many bytes a value has as JSON.
func (c *columnCounter) width(v any) int64 {
	c.buffer = store.AppendJSON(c.buffer[:0], v)
	return int64(len(c.buffer))
}

// quotedWidth returns how many bytes a value adds to a text that quotes it by rules of its own before the text becomes JSON: as TeX, or
// as JSON.
func (c *columnCounter) quotedWidth(v any) int64 {
	s, ok := v.(string)
	if !ok {
		return c.width(v)
	}
	if isPlain(s) { // as most are
		return int64(len(s) + len(`"\"\""`))
	}
	inner, err := json.Marshal(s)
	if err != nil {
		return c.width(v)
	}
	return max(c.width(string(inner)), c.width(cite.TeX(s)))
}

// isPlain reports whether every character of a text stands for itself, in JSON and in TeX.
func isPlain(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == ' ', c == '/', c == '.', c == ',':
		default:
			return false
		}
	}
	return true
}

func (c *columnCounter) measure() *columnWidths {
	out := &columnWidths{slots: slotsByField(c.c), items: map[itemPart]widths{}, reasons: map[fieldOf]widths{}, told: map[fieldOf]widths{}, claimed: map[string]widths{}}
	out.nodes, out.quoted, out.facts = allWidths(c.nodes), allWidths(c.quoted), allWidths(c.facts)
	for k, counts := range c.items {
		out.items[k] = newWidths(counts)
	}
	for k, counts := range c.reasons {
		out.reasons[k] = newWidths(counts)
	}
	for field, counts := range c.claimed {
		out.claimed[field] = newWidths(counts)
	}
	for k, counts := range c.told {
		out.told[k] = newWidths(counts)
	}
	return out
}

func slotsByField(c *ontology.Catalogue) map[string][]int16 {
	out := map[string][]int16{}
	for i, k := range c.Kinds {
		for _, slot := range k.Slots() {
			name := slot.Field.Name
			if out[name] == nil {
				out[name] = slices.Repeat([]int16{-1}, len(c.Kinds))
			}
			out[name][i] = int16(k.Slot(name))
		}
	}
	return out
}

func allWidths(counts [][]map[int64]int64) [][]widths {
	out := make([][]widths, len(counts))
	for i := range counts {
		out[i] = make([]widths, len(counts[i]))
		for slot := range counts[i] {
			out[i][slot] = newWidths(counts[i][slot])
		}
	}
	return out
}

// appendOf appends the columns of a stored field, or of a part of it, of each kind that has it.
func (w *columnWidths) appendOf(out []widths, of [][]widths, kinds ontology.KindSet, field string, part int) []widths {
	for kind, slot := range w.slots[field] {
		if slot >= 0 && kinds.Has(kind) {
			out = append(out, of[kind][int(slot)+part])
		}
	}
	return out
}

// columnsOf returns the columns of a stored field, or of a part of it, of each kind that has it. They hold until the next call.
func (b *byteCount) columnsOf(kinds ontology.KindSet, field string, part int) []widths {
	b.columns = b.stats.columns.appendOf(b.columns[:0], b.stats.columns.nodes, kinds, field, part)
	return b.columns
}

// quotedOf is columnsOf for texts that quote the values.
func (b *byteCount) quotedOf(kinds ontology.KindSet, field string, part int) []widths {
	b.columns = b.stats.columns.appendOf(b.columns[:0], b.stats.columns.quoted, kinds, field, part)
	return b.columns
}

// widestOf returns the widest value of some columns.
func widestOf(columns []widths) int64 {
	out := nullWidth
	for _, w := range columns {
		out = max(out, w.widest())
	}
	return out
}
