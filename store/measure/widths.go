package measure

import (
	"encoding/json"

	"graph287g/internal/cite"
	"graph287g/ontology"
	"graph287g/store"
)

// NodeWidths names the series of the widths, in bytes as JSON, of what nodes of a kind have in a slot.
func NodeWidths(k *ontology.Kind, slot int) string {
	return "bytes " + slotName(k.Name, k.Slots()[slot])
}

// QuotedWidths names the series of the same widths where a text quotes the values: see QuotedWidth.
func QuotedWidths(k *ontology.Kind, slot int) string {
	return "quoted bytes " + slotName(k.Name, k.Slots()[slot])
}

// FactWidths names the series of the widths of what relations have in a slot.
func FactWidths(r *ontology.Relation, slot int) string {
	return "bytes " + slotName(r.Type, r.Slots()[slot])
}

// ItemWidths names the series of the widths of a part of the values in a stored list.
func ItemWidths(k *ontology.Kind, field, part string) string {
	return "item bytes " + k.Name + "." + field + "." + part
}

// ReasonWidths names the series of the widths of reasons for the standing of a field.
func ReasonWidths(k *ontology.Kind, field string) string {
	return "reason bytes " + k.Name + "." + field
}

// ToldWidths names the series of the widths of these reasons as they are told from the other side of a relation, after the node's name.
func ToldWidths(k *ontology.Kind, field string) string { return "told bytes " + k.Name + "." + field }

// ClaimedWidths names the series of the widths of reasons of claims about a field.
func ClaimedWidths(field string) string { return "claim reason bytes " + field }

func slotName(of string, s ontology.Slot) string {
	if s.Part != nil {
		return of + "." + s.Field.Name + "." + s.Part.Name
	}
	return of + "." + s.Field.Name
}

// widths counts values by width: those that come, and those that go.
type widths struct {
	c                    *ontology.Catalogue
	nodes, quoted, facts [][]tally           // by kind or relation, then by slot
	items                [][]*ontology.Field // by kind
	rest                 store.StatisticsDelta
	buffer               []byte
}

func newWidths(c *ontology.Catalogue, rest store.StatisticsDelta) *widths {
	out := &widths{c: c, rest: rest}
	for _, k := range c.Kinds {
		out.nodes = append(out.nodes, make([]tally, len(k.Slots())))
		out.quoted = append(out.quoted, make([]tally, len(k.Slots())))
		out.items = append(out.items, itemFields(c, k))
	}
	for _, r := range c.Relations {
		out.facts = append(out.facts, make([]tally, len(r.Slots())))
	}
	return out
}

// node counts the values of a node, n times.
func (w *widths) node(k *ontology.Kind, node *store.Node, n int64) {
	for i, slot := range k.Slots() {
		v := node.Properties[slot.Field.Name]
		if slot.Field.Name == "id" {
			v = node.ID
		}
		v = slotValue(slot, v)
		w.nodes[k.Index][i].add(w.width(v), n)
		w.quoted[k.Index][i].add(w.quotedWidth(v), n)
	}
	for _, f := range w.items[k.Index] {
		list, _ := node.Properties[f.Name].([]any)
		for _, item := range list {
			m, _ := item.(map[string]any)
			for _, p := range w.c.Object(f.Type.Name).Fields {
				w.count(ItemWidths(k, f.Name, p.Name), w.width(m[p.Name]), n)
			}
		}
	}
	if k.Name == "Claim" {
		field, _ := node.Properties["field"].(string)
		w.count(ClaimedWidths(field), w.width(node.Properties["reason"]), n)
	}
	standings, _ := node.Properties[store.Standings].([]any)
	for _, item := range standings {
		m, _ := item.(map[string]any)
		field, _ := m["field"].(string)
		reason, _ := m["reason"].(string)
		w.count(ReasonWidths(k, field), w.width(reason), n)
		name, _ := node.Properties["name"].(string)
		w.count(ToldWidths(k, field), w.width(store.ToldOf(name, reason)), n)
	}
}

// edge counts the facts of a relation, n times.
func (w *widths) edge(r *ontology.Relation, e *store.Edge, n int64) {
	for i, slot := range r.Slots() {
		w.facts[r.Index][i].add(w.width(slotValue(slot, e.Properties[slot.Field.Name])), n)
	}
}

func (w *widths) count(series string, number, n int64) { count(w.rest, series, number, n) }

// addTo adds to a delta what was counted by slots.
func (w *widths) addTo(d store.StatisticsDelta) {
	for _, k := range w.c.Kinds {
		for i := range k.Slots() {
			if !w.nodes[k.Index][i].empty() {
				w.nodes[k.Index][i].addTo(d, NodeWidths(k, i))
				w.quoted[k.Index][i].addTo(d, QuotedWidths(k, i))
			}
		}
	}
	for _, r := range w.c.Relations {
		for i := range r.Slots() {
			w.facts[r.Index][i].addTo(d, FactWidths(r, i))
		}
	}
}

// slotValue returns what a slot holds of a field's value.
func slotValue(slot ontology.Slot, v any) any {
	if m, ok := v.(map[string]any); ok && slot.Part != nil {
		return m[slot.Part.Name]
	}
	return v
}

func (w *widths) width(v any) int64 {
	switch v := v.(type) {
	case nil:
		return int64(len("null"))
	case string:
		if isPlain(v) {
			return int64(len(v) + len(`""`))
		}
	}
	w.buffer = store.AppendJSON(w.buffer[:0], v)
	return int64(len(w.buffer))
}

func (w *widths) quotedWidth(v any) int64 {
	s, ok := v.(string)
	if !ok {
		return w.width(v)
	}
	if isPlain(s) { // as most are
		return int64(len(s) + len(`"\"\""`))
	}
	inner, err := json.Marshal(s)
	if err != nil {
		return w.width(v)
	}
	return max(w.width(string(inner)), w.width(cite.TeX(s)))
}

// Width returns how many bytes a value has as JSON.
func Width(v any) int64 { return new(widths).width(v) }

// QuotedWidth returns how many bytes a value adds to a text that quotes it by rules of its own before the text becomes JSON: as TeX, or
// as JSON.
func QuotedWidth(v any) int64 { return new(widths).quotedWidth(v) }

// isPlain reports whether every character of a text stands for itself, in JSON and in TeX.
func isPlain(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '\'' && c <= ';', c == ' ': // from ' to ; are digits, and '()*+,-./:
		default:
			return false
		}
	}
	return true
}
