package crash

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// question is what readers ask all the time: enough that the answer from a part of an import is another.
const question = `{
	agencies(first: 3, orderBy: [{name: DESC}]) { totalCount nodes { id name } }
	agreements(first: 2, orderBy: [{name: DESC}]) { totalCount nodes { id status listings { totalCount } } groups(by: [STATUS]) { keys { value } count } }
	snapshots { totalCount }
	sources { totalCount }
	counties { totalCount }
}`

// asked is the answer that the program gives from a store.
func asked(t *testing.T, store string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "question.graphql")
	if err := os.WriteFile(file, []byte(question), 0o600); err != nil {
		t.Fatal(err)
	}
	return compact(t, run(t, "query", "--store", store, file))
}

// answerOfNothing is the answer from an empty store.
const answerOfNothing = `{"data":{"agencies":{"totalCount":0,"nodes":[]},"agreements":{"totalCount":0,"nodes":[],"groups":[]},"snapshots":{"totalCount":0},"sources":{"totalCount":0},"counties":{"totalCount":0}}}`

func compact(t *testing.T, text string) string {
	t.Helper()
	var out bytes.Buffer
	if err := json.Compact(&out, []byte(text)); err != nil {
		t.Fatalf("%v in %.500s", err, text)
	}
	return out.String()
}

// An api is a server of this program over a Neo4j, which readers ask one question after the other for as long as the test lasts. It stays one process
// all the time.
type api struct {
	command *exec.Cmd
	url     string
	known   map[string]string // what the answers are, by the answer
	stop    context.CancelFunc
	asking  sync.WaitGroup

	lock   sync.Mutex
	last   string         // what was answered last; empty where nothing was
	counts map[string]int // of answers, by what they are
	wrong  []string       // answers that may not be
}

// serve starts an API over a Neo4j server, and readers. It ends with the test.
func serve(t *testing.T, store string, known map[string]string) *api {
	t.Helper()
	a := &api{known: known, counts: map[string]int{}}
	a.command, a.url = startAPI(t, store)
	ctx, stop := context.WithCancel(context.Background())
	a.stop = stop
	t.Cleanup(stop)
	for range 2 {
		a.asking.Go(func() {
			for ctx.Err() == nil {
				a.ask(ctx)
				time.Sleep(100 * time.Millisecond) // the import needs the machine, too
			}
		})
	}
	return a
}

// startAPI starts a server of the program over a store, and returns the address of its API. It ends with the test.
func startAPI(t *testing.T, store string) (command *exec.Cmd, url string) {
	t.Helper()
	command = exec.Command(program, "serve", "--store", store, "--listen", "127.0.0.1:0")
	command.Dir = t.TempDir()
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = command.Process.Kill() })
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if _, url, ok := strings.Cut(lines.Text(), "  API          "); ok {
			return command, url
		}
	}
	t.Fatal("the API didn't start")
	return nil, ""
}

// ask asks once. The answer is that of one version, or says that there is none now; it is never another.
func (a *api) ask(ctx context.Context) {
	body, err := json.Marshal(map[string]string{"query": question})
	if err != nil {
		panic(err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, a.url, bytes.NewReader(body))
	if err != nil {
		panic(err)
	}
	req.Header.Set("Content-Type", "application/json")
	what, text := a.tell(req)
	if ctx.Err() != nil {
		return
	}
	a.lock.Lock()
	defer a.lock.Unlock()
	if a.counts[what]++; what == anotherAnswer || what == noConnection {
		a.wrong = append(a.wrong, text)
	} else {
		a.last = what
	}
}

// tell sends a request, and says what its answer is.
func (a *api) tell(req *http.Request) (what, text string) {
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return noConnection, err.Error()
	}
	defer resp.Body.Close()
	content, err := io.ReadAll(resp.Body)
	if err != nil {
		return noConnection, err.Error()
	}
	text = strings.TrimSpace(string(content))
	switch {
	case a.known[text] != "":
		return a.known[text], text
	case strings.Contains(text, `"code":"STORE_UNAVAILABLE"`), strings.Contains(text, `"code":"TIMEOUT"`):
		return notReady, text
	}
	return anotherAnswer, text
}

// What a reader may be told that is no version. Only the first is right.
const (
	notReady      = "not ready"
	anotherAnswer = "another answer"
	noConnection  = "no connection"
)

// settled waits until readers are told of a version, and returns of which. It gives up after minutes, which is no matter of a busy machine.
func (a *api) settled(t *testing.T) string {
	t.Helper()
	a.setLast("")
	for start := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		if last := a.getLast(); last != "" && last != notReady {
			return last
		}
		if time.Since(start) > 5*time.Minute {
			t.Fatal("readers get no answer any more")
		}
	}
}

// awaitNotReady waits until readers are told that there is no answer now. It is false where an import ends before.
func (a *api) awaitNotReady(p *importing) bool {
	a.setLast("")
	for a.getLast() != notReady {
		select {
		case next, ok := <-p.said:
			if !ok {
				return false
			}
			p.stage = next
		case <-time.After(20 * time.Millisecond):
		}
	}
	return true
}

func (a *api) getLast() string {
	a.lock.Lock()
	defer a.lock.Unlock()
	return a.last
}

func (a *api) setLast(what string) {
	a.lock.Lock()
	defer a.lock.Unlock()
	a.last = what
}

// end stops the readers and the API, which has to run still and to end as it does when it is told to.
func (a *api) end(t *testing.T) {
	t.Helper()
	a.stop()
	a.asking.Wait()
	t.Logf("readers were told of: %s", listed(a.counts))
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
