package e2e

import (
	"bytes"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

// A graphOfLines is an export read back: nodes by id, and relations by either end.
type graphOfLines struct {
	nodes map[string]*store.Node
	edges map[string][]*store.Edge
}

// readExport reads an export's lines, as a user of the file would.
func readExport(t *testing.T, export []byte) graphOfLines {
	t.Helper()
	g := graphOfLines{map[string]*store.Node{}, map[string][]*store.Edge{}}
	for line := range bytes.Lines(export) {
		line = bytes.TrimSpace(line)
		if bytes.HasPrefix(line, []byte(`{"kind":`)) {
			n, err := store.ReadNode(ontology.Must(), line)
			if err != nil {
				t.Fatal(err)
			}
			g.nodes[n.ID] = n
			continue
		}
		e, err := store.ReadEdge(ontology.Must(), line)
		if err != nil {
			t.Fatal(err)
		}
		g.edges[e.From], g.edges[e.To] = append(g.edges[e.From], e), append(g.edges[e.To], e)
	}
	return g
}

// reached returns what relations lead to from some nodes, without passing states and counties.
func (g graphOfLines) reached(from []string) map[string]bool {
	out := map[string]bool{}
	for len(from) > 0 {
		id := from[0]
		from = from[1:]
		if out[id] {
			continue
		}
		out[id] = true
		if ontology.Must().KindOfID(id).Source != "" {
			continue
		}
		for _, e := range g.edges[id] {
			from = append(from, e.From, e.To)
		}
	}
	return out
}

// TestEveryNodeIsReachable: from the articles, relations lead to every node of the export. States and counties are
// reference data: each county has its state, and those of which no article speaks have the source of their kind.
func TestEveryNodeIsReachable(t *testing.T) {
	g := readExport(t, exported(t, seeded(t, embedded.Memory(ontology.Must()))))
	var articles []string
	for _, edges := range g.edges {
		for _, e := range edges {
			if e.Relation == "MADE_IN" && !slices.Contains(articles, e.To) {
				articles = append(articles, e.To)
			}
		}
	}
	if len(articles) < 4 {
		t.Fatalf("articles: %v", articles)
	}
	reached := g.reached(articles)
	for id, n := range g.nodes {
		source := ontology.Must().Kind(n.Kind).Source
		switch {
		case source == "" && !reached[id] && !isKindSource(id) && !g.beside(id, isKindSource):
			t.Errorf("%s is not reachable", id)
		case source != "" && g.nodes[source] == nil:
			t.Errorf("%s has no source", id)
		case n.Kind == "County" && !g.beside(id, func(far string) bool { return g.nodes[far].Kind == "State" }):
			t.Errorf("%s is in no state", id)
		}
	}
}

// beside tells whether a relation leads from a node to one of some sort.
func (g graphOfLines) beside(id string, sort func(string) bool) bool {
	return slices.ContainsFunc(g.edges[id], func(e *store.Edge) bool {
		return e.From == id && sort(e.To) || e.To == id && sort(e.From)
	})
}

// isKindSource tells whether a source backs a kind of reference data.
func isKindSource(id string) bool {
	return slices.ContainsFunc(ontology.Must().Kinds, func(k *ontology.Kind) bool { return k.Source == id })
}

// TestTheJusticeDepartmentIsOneNode: it investigates, sues and funds as one node.
func TestTheJusticeDepartmentIsOneNode(t *testing.T) {
	g := readExport(t, exported(t, seeded(t, embedded.Memory(ontology.Must()))))
	var same []string
	for id, n := range g.nodes {
		if names := append([]any{n.Properties["name"]}, list(n.Properties["aliases"])...); slices.ContainsFunc(names, isJustice) {
			same = append(same, id)
		}
	}
	if len(same) != 1 {
		t.Fatalf("there are %v", same)
	}
	roles := map[string]bool{}
	for _, e := range g.edges[same[0]] {
		role, _ := e.Properties["role"].(string)
		roles[e.Relation+" "+role] = true
	}
	for _, want := range []string{"CONDUCTED_BY ", "PARTY PLAINTIFF", "FUNDED_BY "} {
		if !roles[want] {
			t.Errorf("%s has no relation %s: %v", same[0], want, roles)
		}
	}
}

func list(v any) []any {
	items, _ := v.([]any)
	return items
}

func isJustice(name any) bool {
	return slices.Contains([]any{"U.S. Department of Justice", "Department of Justice", "Justice Department", "DOJ"}, name)
}

// TestMergedIdsResolve: an id that was merged away finds the survivor, which lists it; so does any citation by which a law
// goes. Both stores.
func TestMergedIdsResolve(t *testing.T) {
	law := store.Node{Kind: "Law", ID: "law/a", Properties: map[string]any{
		"name": "A", "description": "a law", "named": true, "kind": "STATUTE", "status": "IN_FORCE", "citation": "1 U.S.C. § 1",
		"aliases": []any{"Act 1(a)"}, "formerIds": []any{"law/b", "law/c"},
	}}
	const query = `{ former: node(id: "law/b") { ...law } many: nodes(ids: ["law/c", "law/a"]) { ...law } law(id: "law/b") { ...law } alias: law(citation: "Act 1(a)") { ...law } citation: law(citation: "1 U.S.C. § 1") { ...law } } fragment law on Entity { id formerIds }`
	const one = `{"id":"law/a","formerIds":["law/b","law/c"]}`
	const want = `{"data":{"former":` + one + `,"many":[` + one + `,` + one + `],"law":` + one + `,"alias":` + one + `,"citation":` + one + `}}`
	eachStore(t, func(t *testing.T, s store.Store) {
		if _, err := s.Apply(t.Context(), store.Change{Edits: []store.Edit{store.PutNode(law)}}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, string(ask(t, serve(t, s), query, nil))); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}
