package oracle

import (
	"math"
	"slices"
	"strconv"

	"golang.org/x/text/unicode/norm"

	"graph287g/ontology"
	"graph287g/store"
)

func normal(s string) string { return norm.NFC.String(s) }

// require gives every node the relations to one that it must have; those of claims come last, for claims are made to fit
// what is there.
func (m *maker) require(claims bool) {
	for _, n := range m.nodes {
		if (n.Kind == "Claim") != claims {
			continue
		}
		k := m.c.Kind(n.Kind)
		for _, f := range k.Fields {
			if f.Role != ontology.Related || f.Type.List || !f.Type.NonNull {
				continue
			}
			for m.degree[store.DegreeKey{ID: n.ID, Relation: f.Relation.Type, Direction: f.Direction}] == 0 {
				m.join(f, n, m.other(f, k))
			}
		}
	}
}

// other picks a node for the other end of a field's relation.
func (m *maker) other(f *ontology.Field, k *ontology.Kind) *store.Node {
	kinds := (m.c.KindsOf(f.Type.Name) & f.Relation.Ends(k, f.Direction)).In(m.c)
	return m.popular(m.byKind[pick(m.r, kinds).Name])
}

// popular picks a node, the first ones far more often than the last: hubs come of it.
func (m *maker) popular(nodes []*store.Node) *store.Node {
	if len(nodes) == 0 {
		return nil
	}
	return nodes[int(math.Pow(m.r.Float64(), 2.5)*float64(len(nodes)))]
}

func (m *maker) join(f *ontology.Field, n, other *store.Node) {
	if f.Direction == ontology.In {
		n, other = other, n
	}
	m.add(f.Relation, n, other)
}

// passed are relations that many paths go through.
var passed = []string{"SERVES", "OF_STATE", "SIGNED", "CONCERNS", "PARTY", "HOLDS_OFFICE_IN", "IN_COUNTY", "IN_COUNTRY", "INVESTIGATED", "INVOLVES", "REPORTS_ON", "CITES", "HAS_CITATION"}

// scatter adds relations at random; of claims, or of all others.
func (m *maker) scatter(claims bool) {
	for _, r := range m.c.Relations {
		most := 30
		if slices.Contains(passed, r.Type) {
			most = 70
		}
		for range m.r.IntN(most) {
			from := pick(m.r, r.From().In(m.c))
			if (from.Name == "Claim") != claims {
				continue
			}
			to := pick(m.r, m.seen(r, r.Ends(from, ontology.Out).In(m.c)))
			m.add(r, m.popular(m.byKind[from.Name]), m.popular(m.byKind[to.Name]))
		}
	}
}

// seen are, mostly, those kinds that have a field for a relation that leads to them.
func (m *maker) seen(r *ontology.Relation, kinds []*ontology.Kind) []*ontology.Kind {
	var out []*ontology.Kind
	for _, k := range kinds {
		if len(r.Fields(k, ontology.In)) > 0 {
			out = append(out, k)
		}
	}
	if len(out) == 0 || chance(m.r, 40) {
		return kinds
	}
	return out
}

// add adds a relation where the rules allow it.
func (m *maker) add(r *ontology.Relation, from, to *store.Node) {
	if from == nil || to == nil || !r.Allows(m.c.Kind(from.Kind), m.c.Kind(to.Kind)) {
		return
	}
	out, in := store.DegreeKey{ID: from.ID, Relation: r.Type, Direction: ontology.Out}, store.DegreeKey{ID: to.ID, Relation: r.Type, Direction: ontology.In}
	if m.degree[out] >= m.limit(from, r, ontology.Out) || m.degree[in] >= m.limit(to, r, ontology.In) {
		return
	}
	e := &store.Edge{Relation: r.Type, ID: from.ID + " " + to.ID, From: from.ID, To: to.ID, Properties: m.facts(r)}
	if r.Parallel() && chance(m.r, 40) {
		e.ID += " " + pick(m.r, []string{"2", "10", "a", "A"}) + strconv.Itoa(m.r.IntN(3))
	}
	key := store.EdgeKey{Relation: r.Type, ID: e.ID}
	if m.ids[key] {
		return
	}
	m.ids[key], m.edges = true, append(m.edges, e)
	m.degree[out]++
	m.degree[in]++
}

// limit is how many relations of a type a node may have in a direction.
func (m *maker) limit(n *store.Node, r *ontology.Relation, dir ontology.Direction) int {
	limit := math.MaxInt
	for _, f := range m.c.Kind(n.Kind).Fields {
		switch {
		case f.Role != ontology.Related || f.Relation != r || f.Direction != dir:
		case !f.Type.List:
			limit = 1
		case f.Few:
			limit = min(limit, store.MaxFew)
		}
	}
	return limit
}

func (m *maker) facts(r *ontology.Relation) map[string]any {
	out := map[string]any{}
	for _, f := range r.Facts {
		switch {
		case f.Name == "standing":
			if chance(m.r, 40) {
				out[f.Name] = pick(m.r, m.c.Enum("Standing").Values).Name
			}
		case f.Type.NonNull || chance(m.r, 40):
			out[f.Name] = value(m.r, m.c, f.Type)
		}
	}
	if chance(m.r, 60) {
		out[store.PositionProperty] = m.r.IntN(5)
	}
	return out
}
