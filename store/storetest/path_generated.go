package storetest

import (
	"math/rand/v2"
	"slices"
	"testing"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

func pathGeneratedCases() []Case {
	return []Case{{"PathSearch/are on generated graphs what naive enumeration finds", func(t *testing.T, s store.Store) {
		relations := ontology.Must().Relations
		for seed := range uint64(6) {
			random := rand.New(rand.NewPCG(2870, seed))
			g := generate(random)
			for i := range g.edits {
				if n := g.edits[i].Node; n != nil && random.IntN(8) == 0 && ontology.Must().KindsOf("Entity").Has(ontology.Must().Kind(n.Kind).Index) {
					n.Properties[store.HubProperty] = true
				}
			}
			renew(t, s, g)
			p := readPlain(t, s)
			var q query
			var asked []pathQuery
			for range 12 {
				var names []string
				for random.IntN(4) == 0 || len(names) > 0 && len(names) < 8 {
					names = append(names, relations[random.IntN(len(relations))].Type)
				}
				asked = append(asked, q.paths(p.ids[random.IntN(len(p.ids))], p.ids[random.IntN(len(p.ids))], 1+random.IntN(6), names...))
			}
			q.run(t, s)
			for _, a := range asked {
				p.comparePaths(t, a)
			}
			if t.Failed() {
				t.Fatalf("with seed %d", seed)
			}
		}
	}}}
}

// comparePaths compares a search with what naive enumeration finds.
func (p *plain) comparePaths(t *testing.T, a pathQuery) {
	t.Helper()
	args := argsOf[plan.PathSearchArgs](a.search)
	w := &plainPaths{plain: p, args: args, from: args.From, to: args.To}
	paths, longest := w.shortest()
	got := a.texts()
	if !slices.Equal(got, paths[:min(len(paths), args.First)]) || a.search.row(0) != "true" {
		t.Errorf("%s to %s over %d: got %q, want %q", w.from, w.to, args.Hops, got, paths)
	}
	w.checkHubs(t, a.hubIDs(), longest)
}
