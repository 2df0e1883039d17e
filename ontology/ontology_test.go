package ontology

import "testing"

func TestLoads(t *testing.T) {
	c, err := Shared()
	if err != nil {
		t.Fatal(err)
	}
	t.Log(len(c.Kinds), len(c.Relations), len(c.Enums))
	for _, k := range c.Kinds {
		for _, f := range k.Fields {
			if f.Role == Traverse {
				t.Log(k.Name, f.Name, len(f.Trie(k).States), f.Trie(k).Depth)
			}
		}
	}
	for _, r := range c.Relations {
		t.Log(r.Type, r.From().Len(), r.To().Len())
	}
}
