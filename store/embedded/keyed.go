package embedded

import (
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// keyed returns the nodes that a condition on the id or a key leaves, in order: few enough to look at each. The filter as
// a whole still has to be held against them, for a key's name may be an alias.
func (s *snapshot) keyed(k *ontology.Kind, f *plan.Filter) ([]executor.Ref, bool) {
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
			if ref := s.byKey(k, c.Field.Name, text); ref >= 0 {
				refs = append(refs, ref)
			}
		}
		slices.Sort(refs)
		return slices.Compact(refs), true
	}
	return nil, false
}

func (s *snapshot) byKey(k *ontology.Kind, field, value string) executor.Ref {
	if field != "id" {
		return s.named(store.KeyName(k.Name, field, value))
	}
	if ref, ok := s.refs[value]; ok {
		return ref
	}
	return -1
}
