package neo4j

import (
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/ontology"
	"graph287g/store"
)

// An encoding is how a property holds a value.
type encoding uint8

const (
	asIs       encoding = iota // as it is
	asDate                     // a native date
	asDateTime                 // a native date and time, in UTC
	asJSON                     // JSON: properties hold no maps
)

func encodingOf(c *ontology.Catalogue, s ontology.Slot) encoding {
	t := s.Field.Type
	if s.Part != nil {
		t = s.Part.Type
	}
	switch {
	case c.Object(t.Name) != nil || s.Field.Name == store.Standings:
		return asJSON
	case t.Name == "Date":
		return asDate
	case t.Name == "DateTime":
		return asDateTime
	}
	return asIs
}

// encode returns a canonical value as the driver sends it, nil for a text that isn't a value of the encoding.
func (e encoding) encode(v any) any {
	if items, ok := v.([]any); ok && e != asJSON {
		out := make([]any, len(items))
		for i, item := range items {
			out[i] = e.encode(item)
		}
		return out
	}
	switch s, _ := v.(string); e {
	case asDate:
		if t, err := time.Parse(time.DateOnly, s); err == nil {
			return driver.DateOf(t)
		}
		return nil
	case asDateTime:
		if t, err := time.Parse(store.InstantLayout, s); err == nil {
			return t.In(utc)
		}
		return nil
	case asJSON:
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

// decode returns the canonical form of a stored value.
func (e encoding) decode(c *ontology.Catalogue, t ontology.Type, v any) (any, error) {
	if e != asJSON {
		return decodeValue(v), nil
	}
	s, _ := v.(string)
	out := store.Decode([]byte(s))
	if c.Object(t.Name) == nil {
		return out, nil // standings hold strings alone
	}
	return store.Canonical(c, t, out)
}

func decodeValue(v any) any {
	switch v := v.(type) {
	case driver.Date:
		return v.Time().Format(time.DateOnly)
	case time.Time:
		return v.UTC().Format(store.InstantLayout)
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = decodeValue(item)
		}
		return out
	}
	return v
}
