package store

import (
	"cmp"
	"strconv"

	"graph287g/ontology"
)

// SortKey returns the key by which a value of a stored field is ordered: a string (compared by code point), an int64, a float64, a bool,
// or nil for null. Enum values are ordered as declared, partial dates by date, then precision.
func SortKey(c *ontology.Catalogue, f *ontology.Field, v any) any {
	switch v := v.(type) {
	case string:
		if e := c.Enum(f.Type.Name); e != nil {
			rank, _ := e.Rank(v)
			return int64(rank)
		}
		return v
	case map[string]any:
		if f.Type.Name != "PartialDate" {
			return nil
		}
		date, _ := v["date"].(string)
		precision, _ := v["precision"].(string)
		rank, _ := c.Enum("Precision").Rank(precision)
		return date + " " + strconv.Itoa(rank)
	case []any:
		return nil
	}
	return v
}

// CompareKeys compares two sort keys of the same field, neither of them nil.
func CompareKeys(a, b any) int {
	switch a := a.(type) {
	case string:
		return cmp.Compare(a, b.(string))
	case int64:
		return cmp.Compare(a, b.(int64))
	case float64:
		return cmp.Compare(a, b.(float64))
	case bool:
		if a == b.(bool) {
			return 0
		}
		if a {
			return 1
		}
		return -1
	}
	return 0
}

// CompareRows compares two rows by their sort keys, each ascending or descending, nulls last, and then by id.
func CompareRows(desc []bool, a, b []any, idA, idB string) int {
	for i := range desc {
		switch {
		case a[i] == nil && b[i] == nil:
			continue
		case a[i] == nil:
			return 1
		case b[i] == nil:
			return -1
		}
		if n := CompareKeys(a[i], b[i]); n != 0 {
			if desc[i] {
				return -n
			}
			return n
		}
	}
	return cmp.Compare(idA, idB)
}
