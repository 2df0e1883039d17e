package crash

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"graph287g/graph"
	"graph287g/graph/limits"
	"graph287g/internal/neo4jserver"
	"graph287g/internal/neo4jtest"
	"graph287g/ontology"
	"graph287g/seed"
	"graph287g/store"
	"graph287g/store/embedded"
	"graph287g/store/neo4j"
)

// TestProcessesOverOneNeo4j: two API processes answer and a writer changes a hundred counties at a time, while Neo4j is killed and started again
// several times (five with `make crash`). Each answer is that of an embedded store at the version that the answer names, byte for byte, or says
// that the store can't answer now. In the end both stores hold the same.
func TestProcessesOverOneNeo4j(t *testing.T) {
	folder := t.TempDir()
	server := startNeo4j(t, folder, "")
	prepare(t, server, func(t *testing.T) *seed.Graph { return loaded(t, nil) })
	w := newWriter(t, server.URI)
	apis := []*checkedAPI{w.serve(t, server.URI), w.serve(t, server.URI)}
	go w.write()
	for range max(fewer(5, 2), 1) {
		w.await(t, apis)
		server.Kill()
		server = startNeo4j(t, folder, strings.TrimPrefix(server.URI, "bolt://"))
	}
	w.await(t, apis)
	w.end(t)
	for _, a := range apis {
		a.end(t)
	}
	w.twoAtOnce(t, server)
}

// versionQuestion asks for the version and for what each change changes.
const versionQuestion = `{ meta { version } state(code: "NC") { name counties(first: 100) { totalCount nodes { id name } } } county(fips: "37119") { name state { name } } }`

// A writer changes a graph in Neo4j and one in memory alike, and knows the answer of each version.
type writer struct {
	neo4j    *neo4j.Store
	memory   store.Store
	engine   *graph.Engine // over memory
	counties []*store.Node

	lock    sync.Mutex
	answers map[int64]string // by version
	written int64            // the version that Neo4j has had at least

	stop, stopped chan struct{}
	err           error
}

func newWriter(t *testing.T, uri string) *writer {
	t.Helper()
	w := &writer{memory: embedded.Memory(ontology.Must()), answers: map[int64]string{}, stop: make(chan struct{}), stopped: make(chan struct{})}
	w.neo4j = openNeo4j(t, uri)
	if _, err := seed.Sync(t.Context(), w.memory, loaded(t, nil)); err != nil {
		t.Fatal(err)
	}
	w.counties = neo4jtest.Nodes(t, w.memory, "county/37")
	var err error
	if w.engine, err = graph.New(graph.Config{Catalogue: ontology.Must(), Store: w.memory}); err != nil {
		t.Fatal(err)
	}
	w.note(1)
	return w
}

// openNeo4j opens a store that leaves a busy server time. Of one that was killed it learns by the connection.
func openNeo4j(t *testing.T, uri string) *neo4j.Store {
	t.Helper()
	s, err := neo4j.Open(t.Context(), neo4j.Config{Catalogue: ontology.Must(), URI: uri, Deadlines: neo4jtest.Deadlines})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	return s
}

// note keeps the answer of the version that memory has.
func (w *writer) note(version int64) {
	body := string(w.engine.Execute(context.Background(), graph.Request{Query: versionQuestion}).Body)
	w.lock.Lock()
	defer w.lock.Unlock()
	w.answers[version] = body
}

// renamed is a change that gives all counties of North Carolina another ending.
func (w *writer) renamed(ending string) store.Change {
	var edits []store.Edit
	for _, c := range w.counties {
		n := *c
		n.Properties = maps.Clone(c.Properties)
		n.Properties["name"] = c.Properties["name"].(string) + " " + ending
		edits = append(edits, store.PutNode(n))
	}
	return store.Change{Edits: edits}
}

// write makes change after change until it is told to stop. The answer of a version is known before Neo4j has it.
func (w *writer) write() {
	defer close(w.stopped)
	for version := int64(2); w.err == nil; version++ {
		select {
		case <-w.stop:
			return
		case <-time.After(50 * time.Millisecond): // readers need the machine, too
		}
		change := w.renamed(fmt.Sprint(version))
		if _, w.err = w.memory.Apply(context.Background(), change); w.err != nil {
			return
		}
		w.note(version)
		w.err = w.apply(version, change)
	}
}

// apply has Neo4j make a change. After a failure the version tells whether it was made.
func (w *writer) apply(version int64, change store.Change) error {
	for {
		made, err := w.neo4j.Apply(context.Background(), change)
		for err != nil {
			time.Sleep(100 * time.Millisecond)
			made, err = w.neo4j.Version(context.Background())
		}
		switch made.Number {
		case version:
			w.lock.Lock()
			defer w.lock.Unlock()
			w.written = version
			return nil
		case version - 1: // it wasn't made
		default:
			return fmt.Errorf("Neo4j has version %d while %d is written", made.Number, version)
		}
	}
}

// await waits until there are new versions, and answers of some of them from each API. It gives up after minutes, which is no matter of a busy machine.
func (w *writer) await(t *testing.T, apis []*checkedAPI) {
	t.Helper()
	const few = 5
	begin := w.version()
	var answered []int
	for _, a := range apis {
		answered = append(answered, a.newer(begin))
	}
	for start := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		done := w.version() >= begin+few
		for i, a := range apis {
			done = done && a.newer(begin) >= answered[i]+few
		}
		if done {
			return
		}
		select {
		case <-w.stopped:
			t.Fatalf("the writer has ended: %v", w.err)
		default:
		}
		if time.Since(start) > 10*time.Minute {
			t.Fatal("nothing is written or answered any more")
		}
	}
}

func (w *writer) version() int64 {
	w.lock.Lock()
	defer w.lock.Unlock()
	return w.written
}

// end stops writing, and compares both stores.
func (w *writer) end(t *testing.T) {
	t.Helper()
	close(w.stop)
	<-w.stopped
	if w.err != nil {
		t.Fatal(w.err)
	}
	if got, want := w.exportOf(t, w.neo4j), w.exportOf(t, w.memory); got != want {
		t.Error("Neo4j and memory hold different graphs after the same changes")
	}
	t.Logf("%d versions were written", w.version())
}

func (w *writer) exportOf(t *testing.T, s store.Store) string {
	t.Helper()
	var out []byte
	for r, err := range s.Export(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(store.AppendRecord(out, r), '\n')
	}
	return string(out)
}

// twoAtOnce has two more writers change the same counties at the same time. Each change is a version of its own, and none is mixed with another.
func (w *writer) twoAtOnce(t *testing.T, server *neo4jserver.Server) {
	t.Helper()
	const changes = 8
	first := w.version() + 1
	versions := make([][]int64, 2)
	var writing sync.WaitGroup
	for i := range versions {
		s := openNeo4j(t, server.URI) // as in a process of its own: nothing is shared but the database
		writing.Go(func() {
			for k := range changes {
				v, err := s.Apply(t.Context(), w.renamed(fmt.Sprintf("%d of %d", k, i)))
				if err != nil {
					t.Errorf("writer %d: %v", i, err)
					return
				}
				versions[i] = append(versions[i], v.Number)
				w.mustBeWhole(t)
			}
		})
	}
	writing.Wait()
	all := slices.Concat(versions...)
	slices.Sort(all)
	for i, v := range all {
		if v != first+int64(i) {
			t.Fatalf("two writers made the versions %v, not those from %d on", versions, first)
		}
	}
	if len(all) != 2*changes {
		t.Errorf("%d versions of %d changes", len(all), 2*changes)
	}
}

// mustBeWhole asks Neo4j for all counties: they have one ending.
func (w *writer) mustBeWhole(t *testing.T) {
	e, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: w.neo4j, Limits: limits.Limits{StoreTimeout: 5 * time.Minute}})
	if err != nil {
		t.Error(err)
		return
	}
	var answer struct {
		Data struct {
			State struct {
				Counties struct{ Nodes []struct{ Name string } }
			}
		}
	}
	body := e.Execute(t.Context(), graph.Request{Query: versionQuestion}).Body
	if err := json.Unmarshal(body, &answer); err != nil {
		t.Error(err)
		return
	}
	endings := map[string]int{}
	for _, c := range answer.Data.State.Counties.Nodes {
		_, ending, _ := strings.Cut(c.Name, "County ")
		endings[ending]++
	}
	if len(endings) != 1 || len(answer.Data.State.Counties.Nodes) != len(w.counties) {
		t.Errorf("the counties have the endings %v: %.300s", endings, body)
	}
}

// A checkedAPI is a server of the program that readers ask one question after the other, each of whose answers is compared.
type checkedAPI struct {
	command *exec.Cmd
	url     string
	writer  *writer
	cancel  context.CancelFunc
	asking  sync.WaitGroup

	lock     sync.Mutex
	versions map[int64]int  // of right answers
	refused  map[string]int // by code
	wrong    []string
}

// serve starts an API over Neo4j with two readers.
func (w *writer) serve(t *testing.T, uri string) *checkedAPI {
	t.Helper()
	a := &checkedAPI{writer: w, versions: map[int64]int{}, refused: map[string]int{}}
	a.command, a.url = startAPI(t, uri)
	var ctx context.Context
	ctx, a.cancel = context.WithCancel(context.Background())
	t.Cleanup(a.cancel)
	for range 2 {
		a.asking.Go(func() {
			for ctx.Err() == nil {
				a.ask(ctx)
				time.Sleep(20 * time.Millisecond)
			}
		})
	}
	return a
}

// ask asks once, and compares the answer with that of its version. An answer that isn't one has a code that promises nothing but to ask again.
func (a *checkedAPI) ask(ctx context.Context) {
	body, err := json.Marshal(map[string]string{"query": versionQuestion})
	if err != nil {
		panic(err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, a.url, bytes.NewReader(body))
	if err != nil {
		panic(err)
	}
	req.Header.Set("Content-Type", "application/json")
	text, err := fetched(req)
	if ctx.Err() != nil {
		return
	}
	var answer struct {
		Data   *struct{ Meta struct{ Version int64 } }
		Errors []struct{ Extensions struct{ Code string } }
	}
	if err == nil {
		err = json.Unmarshal([]byte(text), &answer)
	}
	a.lock.Lock()
	defer a.lock.Unlock()
	switch {
	case err != nil:
		a.wrong = append(a.wrong, err.Error()+" in "+text)
	case len(answer.Errors) == 1 && slices.Contains([]string{"STORE_UNAVAILABLE", "TIMEOUT"}, answer.Errors[0].Extensions.Code):
		a.refused[answer.Errors[0].Extensions.Code]++
	case answer.Data != nil && len(answer.Errors) == 0 && text == a.writer.answerOf(answer.Data.Meta.Version):
		a.versions[answer.Data.Meta.Version]++
	default:
		a.wrong = append(a.wrong, text)
	}
}

// fetched sends a request and returns the body of the response.
func fetched(req *http.Request) (string, error) {
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return strings.TrimSpace(string(body)), err
}

func (w *writer) answerOf(version int64) string {
	w.lock.Lock()
	defer w.lock.Unlock()
	return w.answers[version]
}

// newer is how many right answers were of versions after one.
func (a *checkedAPI) newer(than int64) int {
	a.lock.Lock()
	defer a.lock.Unlock()
	n := 0
	for v, answers := range a.versions {
		if v > than {
			n += answers
		}
	}
	return n
}

// end stops the readers and the API, which has outlived each Neo4j and ends as it is told to.
func (a *checkedAPI) end(t *testing.T) {
	t.Helper()
	a.cancel()
	a.asking.Wait()
	right := 0
	for _, n := range a.versions {
		right += n
	}
	t.Logf("%d right answers of %d versions; refused: %v", right, len(a.versions), a.refused)
	for i, text := range a.wrong {
		if i < 3 {
			t.Errorf("a reader was told: %.1000s", text)
		}
	}
	if err := a.command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Errorf("the API isn't there any more: %v", err)
	}
	if err := a.command.Wait(); err != nil {
		t.Errorf("the API ended with %v", err)
	}
}
