package embedded

import (
	"encoding/binary"
	"math"
	"strconv"
	"unique"

	"graph287g/ontology"
)

// A key stands for a value in an order: as texts, keys compare as the sort keys of the values do (store.SortKey). Keys of texts share the
// memory of the row that they are from.

// An orderedField is a stored field of a kind whose values have keys.
type orderedField struct {
	field   *ontology.Field
	slot    int // of a partial date that of its day for sorting
	enum    *ontology.Enum
	partial bool // whether the values are partial dates, which have their bounds and precision in slots of their own

	earliest, latest, precision int
	precisions                  *ontology.Enum
	parts                       int // how many slots other value types have from slot on
}

func newOrderedField(c *ontology.Catalogue, k *ontology.Kind, f *ontology.Field) *orderedField {
	x := &orderedField{field: f, slot: k.Slot(f.Name), enum: c.Enum(f.Type.Name), partial: f.Type.Name == "PartialDate" && !f.Type.List}
	if x.partial {
		first := x.slot
		for i, p := range c.Object("PartialDate").Fields {
			switch p.Name {
			case "date":
				x.slot = first + i
			case "earliest":
				x.earliest = first + i
			case "latest":
				x.latest = first + i
			case "precision":
				x.precision = first + i
			}
		}
		x.precisions = c.Enum("Precision")
	} else if o := c.Object(f.Type.Name); o != nil && !f.Type.List {
		x.parts = len(o.Fields)
	}
	return x
}

// has reports whether a node has a value.
func (x *orderedField) has(r row) bool {
	for i := range max(1, x.parts) {
		if x.slot >= 0 && r.has(x.slot+i) {
			return true
		}
	}
	return false
}

// keyOf returns the key of a node's value; ok is false for null.
func (x *orderedField) keyOf(r row) (key string, ok bool) {
	cell := r.text(x.slot)
	switch {
	case cell == "":
		return "", false
	case x.partial:
		rank, _ := x.precisions.Rank(plainText(r.text(x.precision)))
		return partialDateKey(plainText(cell), rank), true
	case x.enum != nil:
		rank, _ := x.enum.Rank(plainText(cell))
		return rankKey(rank), true
	case cell[0] == '"':
		return plainText(cell), true
	case cell == "true":
		return rankKey(1), true
	case cell == "false":
		return rankKey(0), true
	case x.field.Type.Name == "Int":
		n, _ := strconv.ParseInt(cell, 10, 64)
		return intKey(n), true
	}
	n, err := strconv.ParseFloat(cell, 64)
	return floatKey(n), err == nil
}

// keyOfValue returns the key of a sort key, as a cursor holds it.
func (x *orderedField) keyOfValue(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case bool:
		if v {
			return rankKey(1)
		}
		return rankKey(0)
	case int64:
		if x.enum != nil {
			return rankKey(int(v))
		}
		return intKey(v)
	case float64:
		return floatKey(v)
	}
	return ""
}

// partialDateKey returns the key of a partial date: by its day for sorting, then by its precision.
func partialDateKey(date string, precision int) string {
	return unique.Make(date + " " + strconv.Itoa(precision)).Value()
}

// rankKey returns the key of a place in an enum.
func rankKey(n int) string {
	if n >= 0 && n < len(rankKeys) {
		return rankKeys[n]
	}
	return string([]byte{byte(n >> 8), byte(n)})
}

var rankKeys = func() (out [256]string) {
	for i := range out {
		out[i] = string([]byte{0, byte(i)})
	}
	return out
}()

func intKey(n int64) string {
	return string(binary.BigEndian.AppendUint64(nil, uint64(n)^1<<63))
}

func floatKey(f float64) string {
	n := math.Float64bits(f)
	if n>>63 == 1 {
		n = ^n
	} else {
		n |= 1 << 63
	}
	return string(binary.BigEndian.AppendUint64(nil, n))
}
