package storetest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

func generatedCases() []Case {
	return []Case{
		{"Traverse/finds on generated graphs what naive enumeration finds", func(t *testing.T, s store.Store) {
			onGenerated(t, s, 8, func(t *testing.T, random *rand.Rand, p *plain, k *ontology.Kind, f *ontology.Field) {
				args := plan.TraverseArgs{}
				if random.IntN(3) == 0 {
					args.Bases = plan.Bases(random.Uint32N(1<<ontology.Bases)) | 1<<15
				}
				if random.IntN(3) == 0 {
					args.Reaches = plan.Reaches(random.Uint32N(1<<5)) | 1<<7
				}
				var q query
				starts := q.scan(k.Name)
				ends := starts.along(f.Name).show(plan.LinkBases, plan.LinkReach, plan.LinkStanding).count()
				argsOf[plan.TraverseArgs](ends).Bases, argsOf[plan.TraverseArgs](ends).Reaches = args.Bases, args.Reaches
				q.run(t, s)
				var want []string
				var totals []int32
				for _, row := range starts.rows() {
					found := p.ends(k, f, row, &args)
					want, totals = append(want, strings.Join(found, ", ")), append(totals, int32(len(found)))
				}
				ends.want(t, want...)
				ends.wantTotals(t, totals...)
			})
		}},
		{"LinkPaths/shows on generated graphs the paths that naive enumeration finds", func(t *testing.T, s store.Store) {
			onGenerated(t, s, 4, func(t *testing.T, _ *rand.Rand, p *plain, k *ontology.Kind, f *ontology.Field) {
				var q query
				starts := q.scan(k.Name)
				ends := starts.along(f.Name)
				paths, steps, _, to := ends.linkPaths()
				q.run(t, s)
				var wantPaths, wantSteps, wantTo []string
				for i, start := range starts.rows() {
					for row := ends.table().From[i]; row < ends.table().To[i]; row++ {
						found := p.shortestPaths(k, f, start, ends.row(int(row)))
						line := make([]string, len(found))
						for j, w := range found {
							line[j] = w.head()
							wantSteps = append(wantSteps, strings.Join(w.hops, ", "))
							wantTo = append(wantTo, w.nodes...)
						}
						wantPaths = append(wantPaths, strings.Join(line, ", "))
					}
				}
				if wantPaths == nil {
					return
				}
				paths.want(t, wantPaths...)
				steps.want(t, wantSteps...)
				to.want(t, wantTo...)
			})
		}},
	}
}

// onGenerated makes some graphs, one after the other, and calls check for every path of every kind.
func onGenerated(t *testing.T, s store.Store, graphs uint64, check func(*testing.T, *rand.Rand, *plain, *ontology.Kind, *ontology.Field)) {
	t.Helper()
	c := ontology.Must()
	for seed := range graphs {
		random := rand.New(rand.NewPCG(287, seed))
		g := generate(random)
		renew(t, s, g)
		p := readPlain(t, s)
		for _, k := range c.Kinds {
			for _, f := range k.Fields {
				if f.Role == ontology.Traverse && f.Type.List {
					check(t, random, p, k, f)
				}
			}
		}
		if t.Failed() {
			t.Fatalf("with seed %d", seed)
		}
	}
}

// renew puts a graph in the place of all that is there.
func renew(t *testing.T, s store.Store, g *graph) {
	t.Helper()
	g.edits = append(gone(t, s), g.edits...)
	g.load(t, s)
}

// generate makes a small graph with many paths between its nodes.
func generate(random *rand.Rand) *graph {
	g := &graph{}
	some := func(stem string, n int) []string {
		ids := make([]string, 1+random.IntN(n))
		for i := range ids {
			ids[i] = fmt.Sprintf("%s/%d", stem, i)
		}
		return ids
	}
	one := func(ids []string) string { return ids[random.IntN(len(ids))] }
	standing := func() props {
		return props{"standing": []string{"STATED", "STATED", "INFERRED", "DERIVED", "UNKNOWN"}[random.IntN(5)]}
	}
	bases := ontology.Must().Enum("Basis").Values
	basis := func() props {
		return props{"basis": bases[random.IntN(len(bases))].Name}
	}
	states, places, agencies, people := some("state", 2), some("place", 3), some("agency", 4), some("person", 2)
	lawsuits, sources, investigations := some("lawsuit", 4), some("source", 3), some("investigation", 2)
	counties, agreements := some("county", 3), some("agreement", 3)
	for _, ids := range [][]string{states, places, agencies, people, lawsuits, sources, investigations} {
		g.nodes(ids...)
	}
	for _, id := range counties {
		g.county(id, one(states))
	}
	for _, id := range agreements {
		g.agreement(id, one(agencies))
	}
	places = append(append(places, counties...), states...)
	anything := append(append(append([]string{}, places...), agencies...), lawsuits...)
	times := func(n int, put func(i int)) {
		for i := range random.IntN(n + 1) {
			put(i)
		}
	}
	times(6, func(i int) {
		g.edge("SERVES", one(agencies), one(places), standing(), props{"n": fmt.Sprint(i)})
	})
	times(2, func(int) { g.edge("OF_STATE", agencies[0], states[0], standing()) })
	times(2, func(int) { g.edge("IN_COUNTY", "place/0", one(counties), standing()) })
	times(2, func(i int) {
		g.edge("HOLDS_OFFICE_IN", one(people), one(agencies), standing(), props{"n": fmt.Sprint(i)})
	})
	times(5, func(i int) {
		g.edge("PARTY", one(lawsuits), one(append(anything, people...)), standing(), props{"n": fmt.Sprint(i)})
	})
	times(6, func(i int) {
		g.edge("CONCERNS", one(lawsuits), one(append(agreements, anything[:len(anything)-len(lawsuits)]...)), standing(), basis(), props{"n": fmt.Sprint(i)})
	})
	times(3, func(int) { g.edge("INVESTIGATED", one(investigations), one(append(places, agencies...)), standing()) })
	times(4, func(int) { g.edge("REPORTS_ON", one(sources), one(anything), standing()) })
	times(5, func(i int) {
		g.claim(fmt.Sprintf("claim/%d", i), "x", one(anything), one(anything), one(sources))
	})
	times(4, func(i int) {
		g.citation(fmt.Sprintf("citation/%d", i), one(sources), one(append(anything, sources...)))
	})
	return g
}
