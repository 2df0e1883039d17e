package oracle

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"graph287g/ontology"
)

var days = []string{"2018-12-05", "2018-12-05", "2018-12-01", "2018-01-01", "2019-01-01", "2019-06-01", "2019-12-31", "1996-02-29", "2020-02-29", "0001-01-01", "9999-12-31"}

var floats = []any{
	0.0, math.Copysign(0, -1), 1.0, -1.0, 0.1, 0.30000000000000004, 2.5, 1e21, 1e20, 123456789012345680000.0, 1e-6, 1e-7, 1.5e-9, 5e-324, 1.7976931348623157e308,
	300000000.0, 9007199254740993.0, -1e-10, 287, 1357,
}

var ints = []any{0, 1, 1, 2, 3, 10, -1, 2147483647, -2147483648}

// value returns a random value of a stored field's type.
func value(r *rand.Rand, c *ontology.Catalogue, t ontology.Type) any {
	if !t.List {
		return single(r, c, t.Name)
	}
	list := []any{}
	for range r.IntN(4) {
		list = append(list, single(r, c, t.Name))
	}
	return list
}

func single(r *rand.Rand, c *ontology.Catalogue, of string) any {
	if e := c.Enum(of); e != nil {
		return pick(r, e.Values).Name
	}
	if o := c.Object(of); o != nil {
		return object(r, c, o)
	}
	switch of {
	case "Int":
		return pick(r, ints)
	case "Float":
		return pick(r, floats)
	case "Boolean":
		return chance(r, 50)
	case "Date":
		return pick(r, days)
	case "URL":
		return "https://example.org/" + strings.Repeat("x", r.IntN(3)) + pick(r, []string{"", "?a=1&b=<2>", "é", "#§", "%20"})
	}
	return name(r)
}

func object(r *rand.Rand, c *ontology.Catalogue, o *ontology.Object) any {
	out := map[string]any{}
	for _, f := range o.Fields {
		if f.Type.NonNull || chance(r, 60) {
			out[f.Name] = value(r, c, f.Type)
		}
	}
	if o.Name == "PartialDate" {
		if earliest, latest := out["earliest"], out["latest"]; earliest != nil && latest != nil && earliest.(string) > latest.(string) {
			out["earliest"], out["latest"] = latest, earliest
		}
		out["edtf"] = fmt.Sprint(out["date"], pick(r, []string{"", "~", "/..", "/2024-12-31"}))
	}
	return out
}
