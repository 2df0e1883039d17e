package neo4j

import (
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/ontology"
	"graph287g/store"
)

// A form is how a value is held.
type form uint8

const (
	plain    form = iota // as it is
	day                  // a native date
	instant              // a native date and time, in UTC
	document             // JSON: properties hold no maps
)

func formOf(c *ontology.Catalogue, s ontology.Slot) form {
	t := s.Field.Type
	if s.Part != nil {
		t = s.Part.Type
	}
	switch {
	case c.Object(t.Name) != nil || s.Field.Name == store.Standings:
		return document
	case t.Name == "Date":
		return day
	case t.Name == "DateTime":
		return instant
	}
	return plain
}

// native returns a canonical value as the driver sends it; nil for a text that is no value of the form.
func (f form) native(v any) any {
	if items, ok := v.([]any); ok && f != document {
		out := make([]any, len(items))
		for i, item := range items {
			out[i] = f.native(item)
		}
		return out
	}
	switch s, _ := v.(string); f {
	case day:
		if t, err := time.Parse(time.DateOnly, s); err == nil {
			return driver.DateOf(t)
		}
		return nil
	case instant:
		if t, err := time.Parse(store.InstantLayout, s); err == nil {
			return t.In(utc)
		}
		return nil
	case document:
		return string(store.AppendJSON(nil, v))
	}
	if f, ok := v.(float64); ok && f == 0 {
		return 0.0 // a negative zero would be another value to an index
	}
	return v
}

// utc is the one zone in which instants are sent. Neo4j tells zones apart, and the driver refuses most names. Local
// date-times won't do: the driver reads them in the local zone of the machine, where an hour a year is missing.
var utc = time.FixedZone("Offset", 0)

// canonical returns a stored value in its canonical form.
func (f form) canonical(c *ontology.Catalogue, t ontology.Type, v any) (any, error) {
	if f != document {
		return fromNative(v), nil
	}
	s, _ := v.(string)
	out := store.Decode([]byte(s))
	if c.Object(t.Name) == nil {
		return out, nil // standings hold strings alone
	}
	return store.Canonical(c, t, out)
}

func fromNative(v any) any {
	switch v := v.(type) {
	case driver.Date:
		return v.Time().Format(time.DateOnly)
	case time.Time:
		return v.UTC().Format(store.InstantLayout)
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = fromNative(item)
		}
		return out
	}
	return v
}
