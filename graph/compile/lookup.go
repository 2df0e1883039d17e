package compile

import (
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

func (c *compilation) bindID(s *plan.Step, g group) {
	c.bind(s, g, func(a *arguments, to *plan.StepArgs) {
		id, _ := a.get("id")
		to.IDs = []string{asText(id)}
	})
}

func (c *compilation) bindIDs(s *plan.Step, g group) {
	c.bind(s, g, func(a *arguments, to *plan.StepArgs) {
		v, _ := a.get("ids")
		ids, _ := v.([]any)
		if len(ids) > MaxIDs {
			a.fail("ids", "%d ids; at most %d go into one request", len(ids), MaxIDs)
			return
		}
		to.IDs = make([]string, len(ids))
		for i, id := range ids {
			to.IDs[i] = asText(id)
		}
	})
}

func (c *compilation) bindIdentifier(s *plan.Step, g group) {
	c.bind(s, g, func(a *arguments, to *plan.StepArgs) {
		scheme, _ := a.get("scheme")
		value, _ := a.get("value")
		if scheme == "" {
			a.fail("scheme", "is empty: it is one of the schemes of `identifiers`, such as FIPS")
		}
		to.Scheme, to.Value = asText(scheme), asText(value)
	})
}

// bindKey binds the id or key of a singular root field: exactly one of them.
func (c *compilation) bindKey(s *plan.Step, k *ontology.Kind, g group) {
	names := []string{"id"}
	for _, key := range k.Keys {
		names = append(names, key.Name)
	}
	c.bind(s, g, func(a *arguments, to *plan.StepArgs) {
		given := 0
		for _, name := range names {
			v, ok := a.get(name)
			if !ok || v == nil {
				continue
			}
			given++
			if name == "id" {
				to.IDs = []string{asText(v)}
			} else {
				to.Key, to.Value = k.Field(name), asText(v)
			}
		}
		if given != 1 {
			a.fail(names[0], "give exactly one of %s, here are %d", strings.Join(names, ", "), given)
		}
	})
}

// bindEvidence binds the names of the fields to back.
func (c *compilation) bindEvidence(s *plan.Step, g group) {
	c.bind(s, g, func(a *arguments, to *plan.StepArgs) {
		v, _ := a.get("fields")
		names, ok := v.([]any)
		if !ok {
			return
		}
		known := c.evidenceNames(s.On)
		to.Fields = make([]string, 0, len(names))
		for _, n := range names {
			name := asText(n)
			if !contains(known, name) {
				a.fail("fields", "no kind that may stand here has a field %q with evidence%s", short(name), store.Nearest(name, known))
			}
			if !contains(to.Fields, name) {
				to.Fields = append(to.Fields, name)
			}
		}
	})
}

func (c *compilation) evidenceNames(kinds ontology.KindSet) []string {
	var out []string
	for _, k := range kinds.In(c.c) {
		for _, name := range store.EvidenceFields(k) {
			if !contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}

func asText(v any) string {
	s, _ := v.(string)
	return s
}

func short(s string) string {
	if len(s) > 60 {
		return s[:60] + "…"
	}
	return s
}
