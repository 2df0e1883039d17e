package cost_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/graph/limits"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/embedded"
)

// states makes states with so many counties each.
func states(counties ...int) []store.Edit {
	var out []store.Edit
	for i, n := range counties {
		state := fmt.Sprintf("state/S%d", i)
		out = append(out, store.PutNode(store.Node{Kind: "State", ID: state, Properties: common("code", fmt.Sprintf("%c%c", 'A'+i, 'A'+i), "fips", fmt.Sprintf("%02d", i+1))}))
		for j := range n {
			fips := fmt.Sprintf("%02d%03d", i+1, j)
			out = append(out, store.PutNode(store.Node{Kind: "County", ID: "county/" + fips, Properties: common("fips", fips, "kind", "COUNTY")}),
				store.PutEdge(store.Edge{Relation: "IN_STATE", ID: "county/" + fips + " " + state, From: "county/" + fips, To: state, Properties: map[string]any{"standing": "STATED"}}))
		}
	}
	return out
}

func common(more ...string) map[string]any {
	p := map[string]any{"name": "A", "description": "A", "named": true, "formerIds": []any{}, "identifiers": []any{}, "aliases": []any{}}
	for i := 0; i < len(more); i += 2 {
		p[more[i]] = more[i+1]
	}
	return p
}

// engine is one over a graph of these edits, measured.
func engine(t *testing.T, edits []store.Edit) *graph.Engine {
	t.Helper()
	return over(t, embedded.Memory(ontology.Must()), edits)
}

func over(t *testing.T, s store.Store, edits []store.Edit) *graph.Engine {
	t.Helper()
	if _, err := s.Apply(t.Context(), store.Change{Edits: edits}); err != nil {
		t.Fatal(err)
	}
	e, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: s, Limits: limits.Limits{StoreTimeout: 5 * time.Minute}})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Measure(t.Context()); err != nil {
		t.Fatal(err)
	}
	return e
}

// costs runs a query and returns its estimates and what it shows, by path.
func costs(t *testing.T, e *graph.Engine, query string) string {
	t.Helper()
	r := e.Execute(t.Context(), graph.Request{Query: query})
	if r.Cost == nil {
		t.Fatalf("no cost: %s", r.Body)
	}
	var out []string
	for _, s := range r.Cost.Steps() {
		shown := "refused"
		if s.Actual != nil {
			shown = fmt.Sprint(*s.Actual)
		}
		out = append(out, fmt.Sprintf("%s %d/%s", s.Path, *s.Estimated, shown))
	}
	return strings.Join(out, ", ")
}

func TestEstimates(t *testing.T) {
	e := engine(t, states(30, 5, 1, 0))
	for _, c := range []struct{ name, query, want string }{
		{"a list is as long as its page", `{ counties(first: 7) { nodes { id } } }`, "counties 7/7"},
		{"or as there are nodes", `{ counties(first: 100) { nodes { id } } }`, "counties 36/36"},
		{"a page has twenty unless it says otherwise", `{ counties { nodes { id } } }`, "counties 20/20"},
		{"a filter names so many", `{ counties(filter: {fips: {in: ["01000", "02000", "99999"]}}) { nodes { id } } }`, "counties 3/2"},
		{"the fewest of several", `{ counties(filter: {fips: {in: ["01000", "02000"]}, id: {eq: "county/01000"}}) { nodes { id } } }`, "counties 1/1"},
		{"but by a field that isn't a key any number", `{ counties(filter: {kind: {eq: PARISH}}, first: 9) { nodes { id } } }`, "counties 9/0"},
		{"one node may be the widest", `{ state(code: "CC") { counties(first: 100) { nodes { id } } } }`, "state 1/1, state.counties 30/1"},
		{"several are the widest, each once", `{ states(first: 2) { nodes { counties(first: 100) { nodes { id } } } } }`, "states 2/2, states.nodes.counties 35/35"},
		{"pages cut the widest", `{ states { nodes { counties(first: 4) { nodes { id } } } } }`, "states 4/4, states.nodes.counties 9/9"},
		{"what parents share is shown under each", `{ counties(first: 3) { nodes { state { counties(first: 30) { nodes { id } } } } } }`,
			"counties 3/3, counties.nodes.state 3/3, counties.nodes.state.counties 90/90"},
		{"what has one parent comes once", `{ states { nodes { counties(first: 40) { nodes { state { id } } } } } }`,
			"states 4/4, states.nodes.counties 36/36, states.nodes.counties.nodes.state 36/36"},
		{"ids may be given twice", `{ nodes(ids: ["state/S0", "state/S0"]) { ... on State { counties(first: 30) { nodes { id } } } } }`, "nodes 2/2, nodes.counties 60/60"},
		{"evidence tells of the fields asked for", `{ states(first: 2) { nodes { evidence(fields: ["name", "code"]) { claims { id } source { id } } } } }`,
			"states 2/2, states.nodes.evidence 4/4, states.nodes.evidence.claims 0/0, states.nodes.evidence.source 4/0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := costs(t, e, c.query); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// dated makes agreements of one agency in force by so many dates.
func dated(first ...string) []store.Edit {
	out := []store.Edit{
		store.PutNode(store.Node{Kind: "Agency", ID: "agency/a", Properties: common("slug", "a", "kind", "SHERIFF", "level", "COUNTY")}),
		store.PutNode(store.Node{Kind: "Agency", ID: "agency/b", Properties: common("slug", "b", "kind", "SHERIFF", "level", "COUNTY")}),
	}
	for i, day := range first {
		id := fmt.Sprintf("agreement/%d", i)
		out = append(out, store.PutNode(store.Node{Kind: "Agreement", ID: id, Properties: common("status", "ACTIVE", "firstListedOn", day)}),
			store.PutEdge(store.Edge{Relation: "SIGNED", ID: "agency/a " + id, From: "agency/a", To: id, Properties: map[string]any{"standing": "STATED"}}))
	}
	return out
}

func TestEstimatesOfTimelines(t *testing.T) {
	e := engine(t, dated("2018-02-03", "2019-06-01", "2019-06-01"))
	e.Now = func() time.Time { return time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC) }
	for _, c := range []struct{ name, query, want string }{
		{"a row a period", `{ agreements(first: 0) { timeline(from: "2019-01-01", to: "2019-12-31") { signed } } }`, "agreements 0/0, agreements.timeline 12/12"},
		{"from the first day that is known", `{ agreements(first: 0) { timeline { signed } } }`, "agreements 0/0, agreements.timeline 24/24"},
		{"for each group that there may be", `{ agreements(first: 0) { timeline(interval: YEAR, by: [STATUS]) { keys { value } } } }`, "agreements 0/0, agreements.timeline 9/3, agreements.timeline.keys 9/3"},
		{"not more than there are nodes", `{ agreements(first: 0) { timeline(interval: YEAR, by: [ID], to: "2018-12-31") { keys { node { id } } } } }`, "agreements 0/0, agreements.timeline 3/3, agreements.timeline.keys 3/3, agreements.timeline.keys.node 3/3"},
		{"for each parent", `{ agencies { nodes { agreements(first: 0) { timeline(interval: YEAR, from: "2019-01-01", to: "2020-12-31") { end } } } } }`, "agencies 2/2, agencies.nodes.agreements 0/0, agencies.nodes.agreements.timeline 4/4"},
		{"and not over what one may have", `{ agreements(first: 0) { timeline(by: [COUNTY], from: "1700-01-01", to: "2019-12-31") { end } } }`, "agreements 0/0, agreements.timeline 3840/3840"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := costs(t, e, c.query); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// counting is a store that counts how many plans it is asked.
type counting struct {
	store.Store
	asked int
}

func (c *counting) Execute(ctx context.Context, p *plan.Plan, args plan.Args) (*store.Result, error) {
	c.asked++
	return c.Store.Execute(ctx, p, args)
}

// wide asks so many times for everything.
func wide(times int) string {
	var b strings.Builder
	for i := range times {
		fmt.Fprintf(&b, "x%d: counties(first: 100) { nodes { state { counties(first: 100) { nodes { id } } } } } ", i)
	}
	return "{ " + b.String() + "}"
}

func TestRefusedWithWhatFits(t *testing.T) {
	e := engine(t, states(slices.Repeat([]int{100}, 3)...))
	for _, c := range []struct{ name, query, path, message string }{
		{"at the page that has to give up least", wide(5), "x0.nodes.state.counties", "the answer may have 51000 objects, 50000 are allowed; 19 % of them at x0.nodes.state.counties: with `first: 90` at x0.nodes.state.counties it fits"},
		{"on every list where none alone is enough", wide(12), "x0.nodes.state.counties", "the answer may have 122400 objects, 50000 are allowed; 8 % of them at x0.nodes.state.counties: with at most `first: 63` on every list it fits"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := e.Execute(t.Context(), graph.Request{Query: c.query})
			var body struct {
				Errors []struct {
					Message    string
					Extensions struct{ Cost struct{ First int } }
				}
			}
			if err := json.Unmarshal(r.Body, &body); err != nil || r.Code != apierror.CostExceeded {
				t.Fatalf("%v %s", err, r.Body)
			}
			if body.Errors[0].Message != c.message {
				t.Errorf("got  %s\nwant %s", body.Errors[0].Message, c.message)
			}
			first := body.Errors[0].Extensions.Cost.First
			fits := func(first int) bool {
				old := "counties(first: 100) { nodes { id"
				query := strings.Replace(c.query, old, fmt.Sprintf("counties(first: %d) { nodes { id", first), 1)
				if c.name != "at the page that has to give up least" {
					query = strings.ReplaceAll(c.query, "first: 100", fmt.Sprintf("first: %d", first))
				}
				return e.Execute(t.Context(), graph.Request{Query: query}).Code == ""
			}
			if !fits(first) || fits(first+1) {
				t.Errorf("first: %d fits %v, %d %v", first, fits(first), first+1, fits(first+1))
			}
		})
	}
}

// TestRefusedBeforeTheStoreIsAsked, and priced by the version that was measured last.
func TestRefusedBeforeTheStoreIsAsked(t *testing.T) {
	s := &counting{Store: embedded.Memory(ontology.Must())}
	e := over(t, s, states(2))
	ask := func() graph.Response { return e.Execute(t.Context(), graph.Request{Query: wide(5)}) }
	if r := ask(); r.Code != "" || s.asked != 1 {
		t.Fatalf("%s, asked %d times", r.Body, s.asked)
	}
	if _, err := s.Apply(t.Context(), store.Change{Edits: states(100, 100, 100)}); err != nil {
		t.Fatal(err)
	}
	if r := ask(); r.Code != apierror.CostExceeded || !strings.Contains(string(r.Body), "would have over") {
		t.Errorf("not measured yet, the budget between steps holds: %s", r.Body)
	}
	if err := e.Measure(t.Context()); err != nil {
		t.Fatal(err)
	}
	before := s.asked
	if r := ask(); r.Code != apierror.CostExceeded || s.asked != before {
		t.Errorf("asked %d times more: %s", s.asked-before, r.Body)
	}
}

func TestUnmeasuredIsUnpriced(t *testing.T) {
	s := embedded.Memory(ontology.Must())
	e, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: s, Limits: limits.Limits{StoreTimeout: 5 * time.Minute}})
	if err != nil {
		t.Fatal(err)
	}
	r := e.Execute(t.Context(), graph.Request{Query: `{ counties { nodes { id } } }`, ShowCost: true})
	const want = `{"data":{"counties":{"nodes":[]}},"extensions":{"cost":{"estimated":null,"actual":0,"limit":50000,"bytes":{"estimated":null,"actual":34,"limit":8388608},"steps":[{"path":["counties"],"estimated":null,"actual":0}]}}}`
	if string(r.Body) != want || r.Cost.Header() != "actual=0, limit=50000, actual-bytes=34, limit-bytes=8388608" {
		t.Errorf("%s %s", r.Body, r.Cost.Header())
	}
}

// TestRefusedForItsBytes: an answer of few rows may have too many bytes. The error names the list that has most of them, the field, and a
// page size that fits; the store isn't asked.
func TestRefusedForItsBytes(t *testing.T) {
	e, s := counted(t, states(30, 5, 1))
	repeated := ""
	for i := range 90 {
		repeated += fmt.Sprintf(" a%d: citeAs(style: BIBTEX)", i)
	}
	for name, query := range map[string]string{
		"texts": `{ counties(first: 100) { nodes { state { counties(first: %d) { nodes {` + repeated + ` } } } } } }`,
		"keys":  `{ counties(first: 100) { nodes { state { counties(first: %d) { nodes { ` + strings.Repeat("k", 9_800) + `: fips } } } } } }`,
	} {
		t.Run(name, func(t *testing.T) {
			s.asked = 0
			r := e.Execute(t.Context(), graph.Request{Query: fmt.Sprintf(query, 100)})
			var answer struct {
				Errors []struct {
					Message    string
					Extensions struct {
						Code string
						Cost struct {
							Estimated, Limit, Share int64
							Unit                    string
							Heaviest, At            []string
							First                   int
						}
					}
				}
			}
			if err := json.Unmarshal(r.Body, &answer); err != nil || len(answer.Errors) != 1 {
				t.Fatalf("%v %.300s", err, r.Body)
			}
			c := answer.Errors[0].Extensions.Cost
			if c.Unit != "bytes" || c.Estimated <= c.Limit || c.Share < 90 || len(c.Heaviest) == 0 || c.First < 1 || s.asked != 0 {
				t.Errorf("the store was asked %d times; %+v %s", s.asked, c, answer.Errors[0].Message)
			}
			fitting := fmt.Sprintf(query, c.First)
			if strings.Join(c.At, ".") == "counties" {
				fitting = strings.Replace(fmt.Sprintf(query, 100), "100", fmt.Sprint(c.First), 1)
			}
			within := e.Execute(t.Context(), graph.Request{Query: fitting})
			if estimated, actual := within.Cost.Bytes(); within.Code != "" || estimated < actual || actual == 0 {
				t.Errorf("with first: %d at %v it has %d bytes, estimated are %d: %.300s", c.First, c.At, actual, estimated, within.Body)
			}
		})
	}
}

// counted is an engine over a store that counts how often it is asked.
func counted(t *testing.T, edits []store.Edit) (*graph.Engine, *counting) {
	t.Helper()
	s := &counting{Store: embedded.Memory(ontology.Must())}
	return over(t, s, edits), s
}

// TestErrorsArePriced: who asks for nodes that there aren't gets an error for each, with its path.
func TestErrorsArePriced(t *testing.T) {
	e := engine(t, states(2))
	ids := strings.Repeat(`"county/00000", `, 99) + `"nothing"`
	for _, query := range []string{
		`{ ` + strings.Repeat("n", 3_000) + `: nodes(ids: [` + ids + `]) { id } }`,
		`{ nodes(ids: [` + ids + `]) { id } county(fips: "99999") { id } node(id: "state/S0") { id } }`,
		`{ paths(from: "county/00000", to: "county/00001") { complete } }`,
	} {
		r := e.Execute(t.Context(), graph.Request{Query: query})
		estimated, actual := r.Cost.Bytes()
		if !strings.Contains(string(r.Body), `"NOT_FOUND"`) || estimated < actual || estimated > 3*actual {
			t.Errorf("%d bytes, %d estimated: %.300s", actual, estimated, r.Body)
		}
	}
}
