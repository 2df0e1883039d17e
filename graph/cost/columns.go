package cost

import (
	"slices"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/measure"
)

// columnWidths are the widths of all that the records of a graph hold, by the index of the kind or relation, then by slot.
type columnWidths struct {
	slots   map[string][]int16 // by field: its first slot in each kind, -1 where the kind doesn't have it
	nodes   [][]widths
	quoted  [][]widths // the same where a reference has the values in it: see measure.QuotedWidth
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

func newColumnWidths(c *ontology.Catalogue, s *store.Statistics) *columnWidths {
	out := &columnWidths{slots: slotsByField(c), items: map[itemPart]widths{}, reasons: map[fieldOf]widths{}, told: map[fieldOf]widths{}, claimed: map[string]widths{}}
	of := func(series string) widths { return newWidths(s.Series(series)) }
	for _, k := range c.Kinds {
		var nodes, quoted []widths
		for slot := range k.Slots() {
			nodes, quoted = append(nodes, of(measure.NodeWidths(k, slot))), append(quoted, of(measure.QuotedWidths(k, slot)))
		}
		out.nodes, out.quoted = append(out.nodes, nodes), append(out.quoted, quoted)
		for _, f := range k.Fields {
			key := fieldOf{k.Index, f.Name}
			out.reasons[key], out.told[key] = of(measure.ReasonWidths(k, f.Name)), of(measure.ToldWidths(k, f.Name))
			out.claimed[f.Name] = of(measure.ClaimedWidths(f.Name))
			if o := c.Object(f.Type.Name); o != nil && f.Role == ontology.Stored && f.Type.List {
				for part, p := range o.Fields {
					out.items[itemPart{k.Index, f.Name, part}] = of(measure.ItemWidths(k, f.Name, p.Name))
				}
			}
		}
	}
	for _, r := range c.Relations {
		var facts []widths
		for slot := range r.Slots() {
			facts = append(facts, of(measure.FactWidths(r, slot)))
		}
		out.facts = append(out.facts, facts)
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
