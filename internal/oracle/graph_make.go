package oracle

import (
	"math/rand/v2"
	"slices"
	"strconv"

	"graph287g/agreement"
	"graph287g/ontology"
	"graph287g/store"
)

// A maker makes a random graph that keeps all rules of the ontology.
type maker struct {
	r      *rand.Rand
	c      *ontology.Catalogue
	nodes  []*store.Node
	byKind map[string][]*store.Node
	edges  []*store.Edge
	ids    map[store.EdgeKey]bool
	degree map[store.DegreeKey]int
	taken  map[string]bool // names that only one node may have
}

// randomGraph returns the edits that make a graph.
func randomGraph(r *rand.Rand) []store.Edit {
	m := &maker{
		r: r, c: ontology.Must(), byKind: map[string][]*store.Node{}, ids: map[store.EdgeKey]bool{},
		degree: map[store.DegreeKey]int{}, taken: map[string]bool{},
	}
	if chance(r, 3) {
		return nil // the empty graph is one too
	}
	m.makeNodes()
	for _, n := range m.nodes {
		m.fill(n)
	}
	m.require(false)
	m.scatter(false)
	m.makeDisagreements()
	m.makeClaims()
	m.require(true)
	m.scatter(true)
	m.derive()
	var out []store.Edit
	for _, n := range m.nodes {
		out = append(out, store.PutNode(*n))
	}
	for _, e := range m.edges {
		out = append(out, store.PutEdge(*e))
	}
	return out
}

// derive fills in what follows from the claims about agreements, as loading records does.
func (m *maker) derive() {
	for _, n := range m.byKind["Agreement"] {
		for _, derived := range []string{"firstShownOn", "lastShownOn", "observations", "knownFrom", "signedOnKnownFrom", "endedOnKnownFrom"} {
			delete(n.Properties, derived)
		}
		if n.Properties["status"] != "UNLISTED" { // of which no claim tells the day
			delete(n.Properties, "statusAsOf")
		}
	}
	for _, n := range m.byKind["Claim"] {
		if n.Properties["inForce"] == nil || chance(m.r, 50) {
			delete(n.Properties, "observedOn")
		}
	}
	agreement.DeriveRecords(m.c, m.nodes, m.edges)
}

var endings = []string{"a", "A", "b", "a-b", "a.b", "a_b", "a/b", "ab", "B/1", "0", "10", "2", "z"}

// makeNodes makes a few nodes of each kind, and of one or two kinds so many that lists have pages and evidence is cut.
func (m *maker) makeNodes() {
	big := []*ontology.Kind{pick(m.r, m.c.Kinds), m.c.Kind(pick(m.r, []string{"Claim", "Agency", "Source", "Lawsuit", "Citation", "Disagreement"}))}
	for _, k := range m.c.Kinds {
		n := 1 + m.r.IntN(4)
		if slices.Contains(big, k) {
			n += m.r.IntN(16)
			if chance(m.r, 40) {
				n += 21 // more than evidence lists
			}
		}
		if len(k.Keys) == 1 && m.c.Enum(k.Keys[0].Type.Name) != nil {
			n = min(n, len(m.c.Enum(k.Keys[0].Type.Name).Values))
		}
		for i := range n {
			id := k.Slug + "/" + pick(m.r, endings) + strconv.Itoa(i)
			if i == 0 && k.Name == "Source" && chance(m.r, 60) {
				id = m.c.Kind("County").Source
			}
			node := &store.Node{Kind: k.Name, ID: id, Properties: map[string]any{}}
			m.nodes, m.byKind[k.Name] = append(m.nodes, node), append(m.byKind[k.Name], node)
		}
	}
}
