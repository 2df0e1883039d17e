package store

import (
	"encoding/json"
	"fmt"
	"math"
	"net/url"
	"strconv"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"graph287g/ontology"
)

// Canonical returns the canonical form of a value of a stored field: a string, int64, float64, bool or []any, or a map[string]any for a
// value type. Dates, instants, addresses and enum values are strings. v is what decoders of YAML and JSON return, including json.Number,
// or nil for null. The error tells what would fit.
func Canonical(c *ontology.Catalogue, t ontology.Type, v any) (any, error) {
	if v == nil {
		return nil, nil
	}
	if !t.List {
		return canonicalOne(c, t.Name, v)
	}
	items, ok := v.([]any)
	if !ok {
		return nil, fmt.Errorf("%s is no list of %s", show(v), t.Name)
	}
	out := make([]any, 0, len(items))
	for _, item := range items {
		one, err := canonicalOne(c, t.Name, item)
		if err != nil {
			return nil, err
		}
		if one == nil {
			return nil, fmt.Errorf("null in a list of %s", t.Name)
		}
		out = append(out, one)
	}
	return out, nil
}

func canonicalOne(c *ontology.Catalogue, name string, v any) (any, error) {
	if v == nil {
		return nil, nil
	}
	if o := c.Object(name); o != nil {
		return canonicalObject(c, o, v)
	}
	switch name {
	case "Int":
		return canonicalInt(v)
	case "Float":
		return canonicalFloat(v)
	case "Boolean":
		if b, ok := v.(bool); ok {
			return b, nil
		}
		return nil, fmt.Errorf("%s is no Boolean: write true or false", show(v))
	}
	s, ok := v.(string)
	if !ok {
		return nil, fmt.Errorf("%s is no %s: write it as a string", show(v), name)
	}
	if !utf8.ValidString(s) {
		return nil, fmt.Errorf("%q is no valid UTF-8", s)
	}
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
		v = s
	}
	if err := checkText(c, name, s); err != nil {
		return nil, err
	}
	return v, nil
}

func checkText(c *ontology.Catalogue, name, s string) error {
	if e := c.Enum(name); e != nil {
		if _, ok := e.Rank(s); !ok {
			return fmt.Errorf("%q is no %s%s", s, name, Nearest(s, namesOf(e.Values)))
		}
		return nil
	}
	switch name {
	case "Date":
		if _, err := time.Parse("2006-01-02", s); err != nil || s < "0001" {
			return fmt.Errorf("%q is no day: write YYYY-MM-DD, such as 2018-12-05", s)
		}
	case "DateTime":
		if _, err := time.Parse(InstantLayout, s); err != nil {
			return fmt.Errorf("%q is no instant: write it in UTC with milliseconds, such as 2025-06-30T18:05:00.000Z", s)
		}
	case "URL":
		if u, err := url.Parse(s); err != nil || (u.Scheme != "https" && u.Scheme != "http") || u.Host == "" {
			return fmt.Errorf("%q is no absolute web address: it starts with https:// or http://", s)
		}
	case "ID":
		return CheckID(s)
	}
	return nil
}

func canonicalObject(c *ontology.Catalogue, o *ontology.Object, v any) (any, error) {
	m, ok := v.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("%s is no %s: write its fields", show(v), o.Name)
	}
	for name := range m {
		if o.Field(name) == nil {
			return nil, fmt.Errorf("%s has no field %q%s", o.Name, name, Nearest(name, fieldNames(o.Fields)))
		}
	}
	out := make(map[string]any, len(m))
	for _, f := range o.Fields {
		one, err := Canonical(c, f.Type, m[f.Name])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		if one == nil && f.Type.NonNull {
			return nil, fmt.Errorf("%s of %s is missing", f.Name, o.Name)
		}
		if one != nil {
			out[f.Name] = one
		}
	}
	return out, nil
}

func canonicalInt(v any) (any, error) {
	switch n := v.(type) {
	case int:
		return checkInt(int64(n))
	case int64:
		return checkInt(n)
	case uint64:
		if n <= math.MaxInt32 {
			return int64(n), nil
		}
	case json.Number:
		if i, err := strconv.ParseInt(n.String(), 10, 64); err == nil {
			return checkInt(i)
		}
	}
	return nil, fmt.Errorf("%s is no Int of 32 bits", show(v))
}

func checkInt(n int64) (any, error) {
	if n > math.MaxInt32 || n < math.MinInt32 {
		return nil, fmt.Errorf("%d is no Int of 32 bits", n)
	}
	return n, nil
}

func canonicalFloat(v any) (any, error) {
	var f float64
	switch n := v.(type) {
	case int:
		f = float64(n)
	case int64:
		f = float64(n)
	case uint64:
		f = float64(n)
	case float64:
		f = n
	case json.Number:
		parsed, err := n.Float64()
		if err != nil {
			return nil, fmt.Errorf("%s is no Float", n)
		}
		f = parsed
	default:
		return nil, fmt.Errorf("%s is no Float", show(v))
	}
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return nil, fmt.Errorf("%v is no finite Float", f)
	}
	if f == 0 {
		f = 0 // a negative zero would be another value to some stores
	}
	return f, nil
}

// CheckID returns an error for a text that cannot be an id: ids must do as parts of URLs, of cursors and of ids of relations.
func CheckID(id string) error {
	if len(id) > 200 {
		return fmt.Errorf("the id %.40q… is longer than 200 characters", id)
	}
	for _, r := range id {
		if r != '/' && r != '-' && r != '_' && r != '.' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') {
			return fmt.Errorf("the id %q has %q: use ASCII letters, digits and . _ - /", id, r)
		}
	}
	return nil
}

func show(v any) string {
	switch v := v.(type) {
	case string:
		return fmt.Sprintf("%q", v)
	case map[string]any:
		return "an object"
	case []any:
		return "a list"
	}
	return fmt.Sprint(v)
}
