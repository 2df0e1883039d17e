package oracle

import (
	"context"
	"flag"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2/ast"
	"pgregory.net/rapid"

	"graph287g/graph"
	"graph287g/graph/schema"
	"graph287g/ontology"
	"graph287g/store"
)

// A metamorphicRelation says how the answers to different queries depend on each other, whatever the graph: two pages of ten
// are one of twenty. Testing it needs no second engine, and so it works for graphs of any size. make draws a trial: what to
// ask, and what must hold then.
type metamorphicRelation struct {
	name string
	make func(g *queryMaker) trial
}

// A trial asks, and fails the asker where the relation does not hold.
type trial func(a *asker)

// metamorphicRelations lists them; each file metamorphic_*.go has those of one subject.
var metamorphicRelations = []metamorphicRelation{
	{"pages add up", pagesAddUp},
	{"fewer rows are the beginning of more", fewerAreFirst},
	{"a filter and its complement are all", complementIsRest},
	{"and, or and not are Boolean", booleanAlgebra},
	{"in is eq or eq", inIsEither},
	{"groups add up", groupsAddUp},
	{"reversed order reverses", reversedReverses},
	{"the last state is that of its day", lastStateIsThatOfItsDay},
	{"what is certain is possible", certainIsPossible},
	{"a coverage is of the lists", coverageIsOfTheLists},
	{"fragments, doubles and names change nothing", writingIsNothing},
}

// trialSeed is what trials are drawn from, unless -rapid.seed says otherwise.
const trialSeed = "287"

// CheckMetamorphic tests the engine over a store, which holds a graph, with every metamorphic relation, so many trials each. A
// trial that fails is made smaller, and printed with what repeats it.
func CheckMetamorphic(t *testing.T, s store.Store, times int) {
	t.Helper()
	engine, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: s, Limits: patient})
	if err != nil {
		t.Fatal(err)
	}
	engine.Now = func() time.Time { return today }
	if err := engine.Measure(t.Context()); err != nil {
		t.Fatal(err)
	}
	public, err := schema.Public()
	if err != nil {
		t.Fatal(err)
	}
	p := poolOf(recordsOf(t, s))
	setUnlessGiven(t, "rapid.seed", "0", trialSeed)
	setUnlessGiven(t, "rapid.checks", "100", strconv.Itoa(times))
	tried, seen := 0, 0
	for _, m := range metamorphicRelations {
		t.Run(m.name, func(t *testing.T) {
			trials, withRows := m.check(t, engine, public, p)
			tried, seen = tried+trials, seen+withRows
		})
	}
	tellsMuch(t, p, tried, seen)
}

// tellsMuch fails where trials hardly ever saw a row: they would prove nothing.
func tellsMuch(t *testing.T, p *pool, tried, seen int) {
	t.Helper()
	if len(p.ids) > 0 && tried >= 40 && seen*3 < tried {
		t.Errorf("%d trials, of which only %d had rows", tried, seen)
	}
}

func recordsOf(t *testing.T, s store.Store) []store.Record {
	t.Helper()
	var out []store.Record
	for r, err := range s.Export(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

// setUnlessGiven sets a flag of package rapid until the test ends.
func setUnlessGiven(t *testing.T, name, unset, value string) {
	t.Helper()
	f := flag.Lookup(name)
	if f.Value.String() != unset {
		return
	}
	if err := f.Value.Set(value); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Value.Set(unset) })
}

// check tries a relation, and returns how many trials came to an end and how many of them saw a row.
func (m metamorphicRelation) check(t *testing.T, engine *graph.Engine, public *ast.Schema, p *pool) (tried, seen int) {
	begun, asked := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		begun++
		drawn := rapid.Custom(func(rt *rapid.T) trial {
			return m.make(&queryMaker{r: rand.New(draws{rt}), c: ontology.Must(), schema: public, pool: p, doc: &queryDocument{}, budget: 40, rows: 1, brief: true})
		}).Draw(rt, "what is asked")
		a := &asker{t: rt, engine: engine}
		drawn(a)
		tried, asked = tried+1, asked+len(a.asked)
		count(&seen, a.rows > 0)
	})
	t.Logf("%d trials, %d of them with rows, %d questions; %d trials more asked for too much", tried, seen, asked, begun-tried)
	tellsMuch(t, p, tried, seen)
	return tried, seen
}

// GoString keeps addresses out of what is printed.
func (trial) GoString() string { return "see below" }

// draws is chance as package rapid draws it: so it can make smaller what was drawn.
type draws struct{ t *rapid.T }

// Uint64 spreads what is drawn, mostly small numbers, over all; 0 stays 0.
func (d draws) Uint64() uint64 {
	n := rapid.Uint64().Draw(d.t, "chance")
	n = (n ^ n>>30) * 0xbf58476d1ce4e5b9
	n = (n ^ n>>27) * 0x94d049bb133111eb
	return n ^ n>>31
}

// RandomStore fills a store with a random graph. Its dates begin before they end, or no relation of time would hold.
func RandomStore(t testing.TB, s store.Store, seed uint64) store.Store {
	t.Helper()
	edits := randomGraph(rand.New(rand.NewPCG(seed, 287)))
	for _, e := range edits {
		if e.Node != nil {
			straighten(e.Node.Properties)
		}
	}
	if _, err := s.Apply(t.Context(), store.Change{Edits: edits}); err != nil {
		t.Fatal(err)
	}
	return s
}

func straighten(p map[string]any) {
	for _, v := range p {
		date, _ := v.(map[string]any)
		earliest, open := date["earliest"].(string)
		latest, shut := date["latest"].(string)
		if open && shut && latest < earliest {
			date["earliest"], date["latest"] = latest, earliest
		}
	}
}
