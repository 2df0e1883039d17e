package embedded

import (
	"encoding/json"
	"strconv"
	"strings"

	"graph287g/ontology"
	"graph287g/store"
)

// canonical returns the canonical value of a cell, nil for null. Texts share the memory of the cell where they can.
func canonical(c *ontology.Catalogue, t ontology.Type, cell string) any {
	switch {
	case cell == "":
		return nil
	case cell[0] == '"' && !t.List:
		return plainText(cell)
	case cell == "true":
		return true
	case cell == "false":
		return false
	}
	if !t.List && c.Object(t.Name) == nil {
		if t.Name == "Int" {
			n, _ := strconv.ParseInt(cell, 10, 64)
			return n
		}
		if t.Name == "Float" {
			n, _ := strconv.ParseFloat(cell, 64)
			return n
		}
	}
	return numbers(c, t, store.Decode([]byte(cell)))
}

// numbers returns a decoded value with the numbers of its type instead of json.Number. Lists whose items have no type of the ontology,
// such as standings, hold no numbers.
func numbers(c *ontology.Catalogue, t ontology.Type, v any) any {
	switch v := v.(type) {
	case []any:
		one := t
		one.List = false
		for i := range v {
			v[i] = numbers(c, one, v[i])
		}
		return v
	case map[string]any:
		if o := c.Object(t.Name); o != nil {
			for name := range v {
				v[name] = numbers(c, o.Field(name).Type, v[name])
			}
		}
		return v
	case json.Number:
		return canonical(c, ontology.Type{Name: t.Name}, v.String())
	}
	return v
}

// plainText returns the text of a cell that holds a JSON string.
func plainText(cell string) string {
	if len(cell) < 2 || cell[0] != '"' {
		return ""
	}
	if strings.IndexByte(cell, '\\') < 0 {
		return cell[1 : len(cell)-1]
	}
	return store.Text([]byte(cell))
}
