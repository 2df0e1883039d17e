package store

import (
	"errors"

	"graph287g/ontology"
)

// AppendRecord appends a record as one line of an export, without the line's end: {"kind","id","properties"} for a node,
// {"relation","id","from","to","properties"} for a relation.
func AppendRecord(b []byte, r Record) []byte {
	var properties map[string]any
	if n := r.Node; n != nil {
		b = AppendString(append(b, `{"kind":`...), n.Kind)
		b = AppendString(append(b, `,"id":`...), n.ID)
		properties = n.Properties
	} else {
		e := r.Edge
		b = AppendString(append(b, `{"relation":`...), e.Relation)
		b = AppendString(append(b, `,"id":`...), e.ID)
		b = AppendString(append(b, `,"from":`...), e.From)
		b = AppendString(append(b, `,"to":`...), e.To)
		properties = e.Properties
	}
	return append(AppendJSON(append(b, `,"properties":`...), properties), '}')
}

// ReadNode reads a line that AppendRecord wrote for a node.
func ReadNode(c *ontology.Catalogue, line []byte) (*Node, error) {
	m, _ := Decode(line).(map[string]any)
	n := &Node{}
	n.Kind, _ = m["kind"].(string)
	n.ID, _ = m["id"].(string)
	n.Properties, _ = m["properties"].(map[string]any)
	out, problems := CanonicalNode(c, n)
	return out, first(problems)
}

// ReadEdge reads a line that AppendRecord wrote for a relation.
func ReadEdge(c *ontology.Catalogue, line []byte) (*Edge, error) {
	m, _ := Decode(line).(map[string]any)
	e := &Edge{}
	e.Relation, _ = m["relation"].(string)
	e.ID, _ = m["id"].(string)
	e.From, _ = m["from"].(string)
	e.To, _ = m["to"].(string)
	e.Properties, _ = m["properties"].(map[string]any)
	out, problems := CanonicalEdge(c, e)
	return out, first(problems)
}

func first(problems []Problem) error {
	if len(problems) == 0 {
		return nil
	}
	return errors.New(problems[0].String())
}
