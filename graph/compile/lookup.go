package compile

import (
	"slices"
	"strings"

	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// lookupAnyKind compiles the root fields that look up nodes of any kind.
func (c *compilation) lookupAnyKind(r *encode.Root, g group) {
	kinds := c.c.KindsOf("Node")
	if g.name() == "entity" {
		kinds = c.c.KindsOf("Entity")
	}
	s, _ := c.step(plan.Step{Parent: plan.Root, Spec: &plan.LookupSpec{}, Kinds: kinds}, g.fields, g.path)
	r.Value = encode.Value{Op: encode.LookupOne, Step: s.Index, ByKind: c.byKind(s, g)}
	r.NotFound = "there is no node with this id: take ids from answers, such as county/37119"
	switch g.name() {
	case "nodes":
		r.Value.Op, r.Value.NonNull = encode.LookupMany, true
		c.bindIDs(s, g)
	case "node":
		c.bindID(s, g)
	case "entity":
		r.NotFound = "nothing has this number under this scheme: `identifiers` of an entity lists those it has"
		c.bindIdentifier(s, g)
	}
}

// kindRoot compiles the singular or plural root field of a kind.
func (c *compilation) kindRoot(r *encode.Root, g group) {
	for _, k := range c.c.Kinds {
		switch g.name() {
		case k.Singular:
			s, _ := c.step(plan.Step{Parent: plan.Root, Spec: &plan.LookupSpec{}, Kinds: ontology.SetOf(k)}, g.fields, g.path)
			c.bindKey(s, k, g)
			r.Value = encode.Value{Op: encode.LookupOne, Step: s.Index, ByKind: c.byKind(s, g)}
			r.NotFound = "there is no such " + k.Name + ": " + exampleKeys(k) + "; `" + k.Plural + "` lists those that there are"
			return
		case k.Plural:
			s, _ := c.step(plan.Step{Parent: plan.Root, Spec: &plan.ScanSpec{List: plan.List{Shape: plan.Page}}, Kinds: ontology.SetOf(k)}, g.fields, g.path)
			c.bindPage(s, g)
			r.Value = c.connection(s, nil, g)
			return
		}
	}
}

// exampleKeys tells for an error what the id and the keys of a kind look like, by the examples in their descriptions.
func exampleKeys(k *ontology.Kind) string {
	out := "an id looks like " + k.Slug + "/…"
	for _, key := range k.Keys {
		if _, rest, ok := strings.Cut(key.Description, "`"); ok {
			example, _, _ := strings.Cut(rest, "`")
			out += ", " + article(key.Name) + " like " + example
		}
	}
	for _, key := range k.FoldedKeys {
		if !slices.Contains(k.Keys, key.Field) {
			out += ", " + article(key.Field.Name) + " like " + key.Example
		}
	}
	return out
}

// article puts the indefinite article before the name of a key.
func article(name string) string {
	if strings.ContainsRune("aeio", rune(name[0])) {
		return "an " + name
	}
	return "a " + name
}

func (c *compilation) bindID(s *plan.Step, g group) {
	c.bind(s, g, func(a *arguments) any {
		id, _ := a.get("id")
		return &plan.LookupArgs{IDs: []string{asText(id)}}
	})
}

func (c *compilation) bindIDs(s *plan.Step, g group) {
	c.bind(s, g, func(a *arguments) any {
		v, _ := a.get("ids")
		ids, _ := v.([]any)
		if len(ids) > MaxIDs {
			a.fail("ids", "%d ids; at most %d go into one request", len(ids), MaxIDs)
			return nil
		}
		to := &plan.LookupArgs{IDs: make([]string, len(ids))}
		for i, id := range ids {
			to.IDs[i] = asText(id)
		}
		return to
	})
}

func (c *compilation) bindIdentifier(s *plan.Step, g group) {
	c.bind(s, g, func(a *arguments) any {
		scheme, _ := a.get("scheme")
		value, _ := a.get("value")
		if scheme == "" {
			a.fail("scheme", "is empty: it is one of the schemes of `identifiers`, such as FIPS")
		}
		return &plan.LookupArgs{Scheme: asText(scheme), Value: asText(value)}
	})
}

// bindKey binds the id or key of a singular root field: exactly one of them.
func (c *compilation) bindKey(s *plan.Step, k *ontology.Kind, g group) {
	names := k.LookupNames()
	c.bind(s, g, func(a *arguments) any {
		to, given := &plan.LookupArgs{}, 0
		for _, name := range names {
			v, ok := a.get(name)
			if !ok || v == nil {
				continue
			}
			given++
			if name == "id" {
				to.IDs = []string{asText(v)}
				continue
			}
			to.Value, to.Folded = asText(v), k.FoldedKey(name)
			if f := k.Field(name); slices.Contains(k.Keys, f) {
				to.Key = f
			}
			if to.Key == nil && len(store.ReadFolded(to.Folded, to.Value)) == 0 {
				a.fail(name, "has no letter or digit: write it as in %s", to.Folded.Example)
			}
		}
		switch {
		case given > 1:
			a.fail(names[0], "give one of %s, not %d of them: %s", strings.Join(names, ", "), given, exampleKeys(k))
		case given == 0 && len(names) == 1:
			a.fail(names[0], "has no value: %s", exampleKeys(k))
		case given == 0:
			a.fail(names[0], "none of %s has a value, give one: %s", strings.Join(names, ", "), exampleKeys(k))
		}
		return to
	})
}
