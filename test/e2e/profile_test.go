package e2e

import (
	"context"
	"encoding/json"
	"regexp"
	"strings"
	"sync"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/internal/neo4jtest"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/neo4j"
)

// A sent statement is one that the store sent to Neo4j, with its values.
type sent struct {
	statement string
	params    map[string]any
}

// A recorder keeps what a store sends.
type recorder struct {
	mu   sync.Mutex
	sent []sent
}

func (r *recorder) add(statement string, params map[string]any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sent = append(r.sent, sent{statement, params})
}

// during returns what is sent for one answer.
func (r *recorder) during(ask func()) []sent {
	r.sent = nil
	ask()
	return r.sent
}

// An observedStore lets a recorder observe its answers.
type observedStore struct {
	*neo4j.Store
	recorder *recorder
}

func (s observedStore) Execute(ctx context.Context, p *plan.Plan, args plan.Args) (*store.Result, error) {
	return s.Store.Execute(store.WithObserver(ctx, &store.Observer{Statement: s.recorder.add}), p, args)
}

// watchedStore opens a server's database for a recorder.
func watchedStore(t *testing.T, uri string, fused neo4j.Fused, r *recorder) observedStore {
	t.Helper()
	s, err := neo4j.Open(t.Context(), neo4j.Config{Catalogue: ontology.Must(), URI: uri, Deadlines: neo4jtest.Deadlines, Fused: fused})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	return observedStore{s, r}
}

// A profile is how Neo4j answered a statement: how often it read something, the operators of its plan, and those of them
// that enter the graph, with the index that they use.
type profile struct {
	hits      int64
	operators []string
	entries   []string
}

// A profiler has Neo4j tell how it answers statements.
type profiler struct {
	session driver.SessionWithContext
	known   map[string]*profile
}

// newProfiler has Neo4j count the graph as it is now: what it counted while that was being filled would choose the plans.
func newProfiler(t *testing.T, uri string) *profiler {
	t.Helper()
	d, err := driver.NewDriverWithContext(uri, driver.NoAuth())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close(context.Background()) })
	p := &profiler{session: d.NewSession(t.Context(), driver.SessionConfig{}), known: map[string]*profile{}}
	if _, err := p.run(t.Context(), "CALL db.prepareForReplanning(300)", nil); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *profiler) run(ctx context.Context, statement string, params map[string]any) (driver.ResultSummary, error) {
	result, err := p.session.Run(ctx, statement, params)
	if err != nil {
		return nil, err
	}
	return result.Consume(ctx)
}

// profile runs a statement as the store does; what was run before with the same values isn't run again.
func (p *profiler) profile(t *testing.T, s sent) *profile {
	t.Helper()
	values, err := json.Marshal(s.params)
	if err != nil {
		t.Fatal(err)
	}
	key := s.statement + string(values)
	if p.known[key] == nil {
		summary, err := p.run(t.Context(), "PROFILE "+s.statement, s.params)
		if err != nil {
			t.Fatalf("%v\n%s", err, s.statement)
		}
		p.known[key] = &profile{}
		p.known[key].add(summary.Profile())
	}
	return p.known[key]
}

var cached = regexp.MustCompile(`, cache\[.*`)

// add counts an operator of a plan, and those below it.
func (p *profile) add(plan driver.ProfiledPlan) {
	p.hits += plan.DbHits()
	name, _, _ := strings.Cut(plan.Operator(), "@")
	p.operators = append(p.operators, name)
	if strings.Contains(name, "Scan") || strings.Contains(name, "Seek") || strings.Contains(name, "CountStore") {
		details, _ := plan.Arguments()["Details"].(string)
		p.entries = append(p.entries, name+" "+cached.ReplaceAllString(details, ""))
	}
	for _, child := range plan.Children() {
		p.add(child)
	}
}
