package oracle

import (
	"slices"
	"strconv"
	"strings"

	"graph287g/ontology"
	"graph287g/store"
)

// fill gives a node its stored values: all required ones, most of the others.
func (m *maker) fill(n *store.Node) {
	k := m.c.Kind(n.Kind)
	for _, f := range k.Fields {
		switch {
		case f.Role != ontology.Stored || f.Name == "id":
		case f.Name == "formerIds":
			n.Properties[f.Name] = m.formerIDs(k)
		case f.Name == "identifiers":
			n.Properties[f.Name] = m.identifiers()
		case slices.Contains(k.Keys, f):
			m.key(n, k, f)
		case f.Name == "shownOfAgreement" || f.Name == "shownOfAgency":
			n.Properties[f.Name] = m.shown(f.Name)
		case f.Name == "aliases":
			n.Properties[f.Name] = m.aliases(k)
		case f.Type.NonNull || chance(m.r, 65):
			n.Properties[f.Name] = value(m.r, m.c, f.Type)
		}
	}
	m.standings(n, k)
	if m.c.KindsOf("Entity").Has(k.Index) && chance(m.r, 6) {
		n.Properties[store.HubProperty] = true
	}
}

// shown names fields that have their value from a row of a list, and sometimes what is none.
func (m *maker) shown(name string) []any {
	known, out := store.EvidenceFields(m.c.Kind(strings.TrimPrefix(name, "shownOf"))), []any{}
	for chance(m.r, 70) {
		out = append(out, pick(m.r, append([]string{"none"}, known...)))
	}
	return out
}

// once tells whether a name is still free, and takes it.
func (m *maker) once(name string) bool {
	free := !m.taken[name]
	m.taken[name] = true
	return free
}

func (m *maker) key(n *store.Node, k *ontology.Kind, f *ontology.Field) {
	if !f.Type.NonNull && chance(m.r, 40) {
		return
	}
	for {
		v := value(m.r, m.c, f.Type).(string)
		if m.c.Enum(f.Type.Name) == nil && chance(m.r, 50) {
			v += strconv.Itoa(m.r.IntN(1000))
		}
		if m.once(store.KeyName(k.Name, f.Name, normal(v))) {
			n.Properties[f.Name] = v
			return
		}
	}
}

// aliases are names to find something by where a kind is found by its citation.
func (m *maker) aliases(k *ontology.Kind) []any {
	out := []any{}
	for range m.r.IntN(4) {
		v := name(m.r)
		if m.once(store.KeyName(k.Name, "citation", normal(v))) || k.Field("citation") == nil {
			out = append(out, v)
		}
	}
	return out
}

func (m *maker) formerIDs(k *ontology.Kind) []any {
	out := []any{}
	for chance(m.r, 25) {
		id := pick(m.r, []string{k.Slug, "gone", pick(m.r, m.c.Kinds).Slug}) + "/old-" + strconv.Itoa(m.r.IntN(100))
		if k.Name == "Source" && chance(m.r, 30) && !slices.ContainsFunc(m.nodes, func(n *store.Node) bool { return n.ID == m.c.Kind("County").Source }) {
			id = m.c.Kind("County").Source
		}
		if m.once(store.FormerName(id)) {
			out = append(out, id)
		}
	}
	return out
}

func (m *maker) identifiers() []any {
	out := []any{}
	for chance(m.r, 40) {
		item := map[string]any{"scheme": pick(m.r, []string{"ORI", "FIPS", "é"}), "value": name(m.r)}
		if chance(m.r, 30) {
			item["url"] = "https://example.org/"
		}
		if m.once(store.IdentifierName(item["scheme"].(string), normal(item["value"].(string)))) {
			out = append(out, item)
		}
	}
	return out
}

// standings says of some fields, each once, how firmly they stand.
func (m *maker) standings(n *store.Node, k *ontology.Kind) {
	var list []any
	for _, f := range store.EvidenceFields(k) {
		if chance(m.r, 6) {
			list = append(list, map[string]any{"field": f, "standing": pick(m.r, m.c.Enum("Standing").Values).Name, "reason": "Because" + text(m.r)})
		}
	}
	if list != nil {
		n.Properties[store.Standings] = list
	}
}
