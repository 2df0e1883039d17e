package embedded

import (
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// nodesByKeys returns, in order, the nodes that a condition on the id or on a key lets pass, so that a scan need not look at every node.
// ok is false where the filter has no such condition. The filter has to be matched against the nodes nevertheless, because it may have
// other conditions and a key is also found by an alias.
func (s *snapshot) nodesByKeys(k *ontology.Kind, f *plan.Filter) (_ []executor.Ref, ok bool) {
	conditions := f.Sub
	if f.Op != plan.And {
		conditions = []plan.Filter{*f}
	}
	for i := range conditions {
		c := &conditions[i]
		if c.Op != plan.Eq && c.Op != plan.In || (c.Field.Name != "id" && !slices.Contains(k.Keys, k.Field(c.Field.Name))) {
			continue
		}
		var refs []executor.Ref
		for _, v := range c.Values {
			text, _ := v.(string)
			if ref := s.nodeByKey(k, c.Field.Name, text); ref >= 0 {
				refs = append(refs, ref)
			}
		}
		slices.Sort(refs)
		return slices.Compact(refs), true
	}
	return nil, false
}

// nodeByKey returns the node with an id or a value of a key, or -1.
func (s *snapshot) nodeByKey(k *ontology.Kind, field, value string) executor.Ref {
	if field != "id" {
		return s.nodeByName(store.KeyName(k.Name, field, value))
	}
	if ref, ok := s.refs[value]; ok {
		return ref
	}
	return -1
}
