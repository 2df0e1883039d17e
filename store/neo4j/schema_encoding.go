package neo4j

import (
	"fmt"
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
	if c.Object(t.Name) != nil || s.Field.Name == store.Standings {
		return asJSON
	}
	return encodingOfType(t)
}

// encodingOfType returns the encoding of the values of a type that isn't an object type.
func encodingOfType(t ontology.Type) encoding {
	switch t.Name {
	case "Date":
		return asDate
	case "DateTime":
		return asDateTime
	}
	return asIs
}

// cypherType returns the type of a property that holds a value of a type, or an item of a list of it.
func (e encoding) cypherType(t ontology.Type) string {
	switch {
	case e == asDate:
		return typeDate
	case e == asDateTime:
		return typeDateTime
	case e == asJSON:
		return typeString
	case t.Name == "Int":
		return typeInteger
	case t.Name == "Float":
		return typeFloat
	case t.Name == "Boolean":
		return typeBoolean
	}
	return typeString
}

// check tells whether a value, which may be null, has the type of the property. record names in errors what has it.
func (p *property) check(record string, v any) error {
	if !p.list {
		return p.checkOne(record, v)
	}
	items, ok := v.([]any)
	if !ok && v != nil {
		return &DecodeError{record, p.name, typeList, cypherType(v)}
	}
	for _, item := range items {
		if err := p.checkOne(record, item); err != nil {
			return err
		}
	}
	return nil
}

func (p *property) checkOne(record string, v any) error {
	if got := cypherType(v); v != nil && got != p.typ {
		return &DecodeError{record, p.name, p.typ, got}
	}
	return nil
}

// check checks the properties of a node or relation. Properties that the ontology doesn't know aren't looked at.
func (r *recordLayout) check(record string, props map[string]any) error {
	for i := range r.slots {
		if err := r.slots[i].check(record, props[r.slots[i].name]); err != nil {
			return err
		}
	}
	return nil
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

// decode returns the canonical form of a stored value. record names in errors what has it.
func (p *property) decode(c *ontology.Catalogue, record string, v any) (any, error) {
	if p.encoding != asJSON {
		return decodeValue(v), nil
	}
	text, ok := v.(string)
	out := store.Decode([]byte(text))
	if !ok || out == nil {
		return nil, &DecodeError{record, p.name, "JSON in a " + typeString, cypherType(v)}
	}
	t := p.slot.Field.Type
	if c.Object(t.Name) == nil {
		return out, nil // standings hold strings alone
	}
	canonical, err := store.Canonical(c, t, out)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.name, err)
	}
	return canonical, nil
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
