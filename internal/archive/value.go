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

func first(value []byte) byte {
	if len(value) == 0 {
		return 0
	}
	return value[0]
}

// membersOf cuts an object up. Of what is no JSON it returns what it could read.
func membersOf(object []byte) (out []member) {
	cut(object, func(d *json.Decoder) error {
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

// itemsOf cuts a list up.
func itemsOf(list []byte) (out []json.RawMessage) {
	cut(list, func(d *json.Decoder) error {
		var item json.RawMessage
		if err := d.Decode(&item); err != nil {
			return err
		}
		out = append(out, item)
		return nil
	})
	return out
}

func cut(value []byte, next func(*json.Decoder) error) {
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

func find(members []member, name string) (json.RawMessage, bool) {
	for _, m := range members {
		if m.name == name {
			return m.value, true
		}
	}
	return nil, false
}

func textOf(value []byte) (s string) {
	_ = json.Unmarshal(value, &s) // what is no text is empty
	return s
}

func idIn(members []member) string {
	id, _ := find(members, "id")
	return textOf(id)
}

// identities returns the id of each item, its own or that of its `node`, and whether all have one that no other has.
func identities(items []json.RawMessage) ([]string, bool) {
	ids := make([]string, len(items))
	for i, item := range items {
		if first(item) != '{' {
			return nil, false
		}
		members := membersOf(item)
		if ids[i] = idIn(members); ids[i] != "" {
			continue
		}
		node, _ := find(members, "node")
		if first(node) != '{' {
			return nil, false
		}
		if ids[i] = idIn(membersOf(node)); ids[i] == "" {
			return nil, false
		}
	}
	return ids, len(places(ids)) == len(ids)
}

func places(ids []string) map[string]int {
	at := make(map[string]int, len(ids))
	for i, id := range ids {
		at[id] = i
	}
	return at
}

func jsonOf(ids []string) []byte {
	b, err := json.Marshal(ids)
	if err != nil {
		panic(err) // texts always marshal
	}
	return b
}
