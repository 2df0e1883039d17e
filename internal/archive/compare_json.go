package archive

import (
	"bytes"
	"encoding/json"
)

// A member is one of an object, in the order in which they stand.
type member struct {
	name  string
	value json.RawMessage
}

func firstByte(value []byte) byte {
	if len(value) == 0 {
		return 0
	}
	return value[0]
}

// objectMembers cuts an object up. Of what is no JSON it returns what it could read.
func objectMembers(object []byte) (out []member) {
	decodeEach(object, func(d *json.Decoder) error {
		name, err := d.Token()
		if err != nil {
			return err
		}
		m := member{}
		m.name, _ = name.(string)
		if err := d.Decode(&m.value); err != nil {
			return err
		}
		out = append(out, m)
		return nil
	})
	return out
}

// listItems cuts a list up.
func listItems(list []byte) (out []json.RawMessage) {
	decodeEach(list, func(d *json.Decoder) error {
		var item json.RawMessage
		if err := d.Decode(&item); err != nil {
			return err
		}
		out = append(out, item)
		return nil
	})
	return out
}

func decodeEach(value []byte, next func(*json.Decoder) error) {
	d := json.NewDecoder(bytes.NewReader(value))
	if _, err := d.Token(); err != nil {
		return
	}
	for d.More() {
		if next(d) != nil {
			return
		}
	}
}

func memberNamed(members []member, name string) (json.RawMessage, bool) {
	for _, m := range members {
		if m.name == name {
			return m.value, true
		}
	}
	return nil, false
}

func stringValue(value []byte) (s string) {
	_ = json.Unmarshal(value, &s) // what is no text is empty
	return s
}

func objectID(members []member) string {
	id, _ := memberNamed(members, "id")
	return stringValue(id)
}

// itemIDs returns the id of each item, its own or that of its `node`, and whether all have one that no other has.
func itemIDs(items []json.RawMessage) ([]string, bool) {
	ids := make([]string, len(items))
	for i, item := range items {
		if firstByte(item) != '{' {
			return nil, false
		}
		members := objectMembers(item)
		if ids[i] = objectID(members); ids[i] != "" {
			continue
		}
		node, _ := memberNamed(members, "node")
		if firstByte(node) != '{' {
			return nil, false
		}
		if ids[i] = objectID(objectMembers(node)); ids[i] == "" {
			return nil, false
		}
	}
	return ids, len(indexOf(ids)) == len(ids)
}

func indexOf(ids []string) map[string]int {
	at := make(map[string]int, len(ids))
	for i, id := range ids {
		at[id] = i
	}
	return at
}

func marshalIDs(ids []string) []byte {
	b, err := json.Marshal(ids)
	if err != nil {
		panic(err) // texts always marshal
	}
	return b
}
