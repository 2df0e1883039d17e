package httpapi

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/graph/limits"
	"graph287g/store"
)

func TestAKindIsExportedWhole(t *testing.T) {
	e := newTableEngine(t, limits.Limits{}, 230)
	h := built(testConfig(e))
	res := do(h, request("GET", "/export/topic.csv", ""))
	wantStatus(t, res, http.StatusOK)
	wantHeader(t, res, "Content-Type", "text/csv; charset=utf-8; header=present")
	wantHeader(t, res, "Content-Disposition", `attachment; filename="topic.csv"`)
	wantHeader(t, res, "Cache-Control", "no-cache")
	wantHeader(t, res, "Content-Length", fmt.Sprint(res.Body.Len()))
	wantHeader(t, res, "Link", `<https://creativecommons.org/licenses/by/4.0/>; rel="license", </export/topic.csv-metadata.json>; rel="describedby"; type="application/csvm+json"`)
	got := records(t, res.Body.String())
	if len(got) != 231 {
		t.Fatalf("%d records", len(got))
	}
	at := map[string]int{}
	for i, name := range got[0] {
		at[name] = i
	}
	for i, cells := range got[1:] {
		if cells[at["id"]] != fmt.Sprintf("topic/t%05d", i) || cells[at["name"]] != hostile[i%len(hostile)] || cells[at["kind"]] != "PRACTICE" {
			t.Errorf("record %d: %q", i, cells)
		}
	}
	if _, ok := at["broader.id"]; !ok {
		t.Errorf("no ids of what it is related with: %v", got[0])
	}
	t.Run("the same compressed", func(t *testing.T) {
		zipped := do(h, request("GET", "/export/topic.csv", "", "Accept-Encoding", "gzip"))
		wantHeader(t, zipped, "Content-Encoding", "gzip")
		wantHeader(t, zipped, "Content-Length", fmt.Sprint(zipped.Body.Len()))
		if gunzip(t, zipped.Body.Bytes()) != res.Body.String() {
			t.Error("it has other bytes")
		}
		if zipped.Header().Get("ETag") == res.Header().Get("ETag") {
			t.Error("with the same tag")
		}
	})
	t.Run("HEAD tells all but the bytes", func(t *testing.T) {
		head := do(h, request("HEAD", "/export/topic.csv", ""))
		wantHeader(t, head, "Content-Length", fmt.Sprint(res.Body.Len()))
		wantBody(t, head, "")
	})
	t.Run("a file describes it", func(t *testing.T) {
		described := do(h, request("GET", "/export/topic.csv-metadata.json", ""))
		var m csvwTableOf
		if err := json.Unmarshal(described.Body.Bytes(), &m); err != nil {
			t.Fatal(err)
		}
		if m.URL != "/export/topic.csv" || m.Notes[0].Version != 1 || len(m.Schema.Columns) != len(got[0]) || !strings.Contains(m.Notes[0].Query, "topics {") {
			t.Errorf("%s", described.Body)
		}
		for i, column := range m.Schema.Columns {
			if column.Titles[0] != got[0][i] {
				t.Errorf("column %d is %s, in the CSV %s", i, column.Titles[0], got[0][i])
			}
		}
	})
}

func TestTheGraphIsExportedAsTheCommandDoes(t *testing.T) {
	e := newTableEngine(t, limits.Limits{}, 40)
	res := do(built(testConfig(e)), request("GET", "/export.jsonl.gz", ""))
	wantStatus(t, res, http.StatusOK)
	wantHeader(t, res, "Content-Type", "application/gzip")
	wantHeader(t, res, "Content-Encoding", "")
	wantHeader(t, res, "Content-Length", fmt.Sprint(res.Body.Len()))
	var want []byte
	for record, err := range e.store.Export(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		want = append(store.AppendRecord(want, record), '\n')
	}
	if got := gunzip(t, res.Body.Bytes()); got != string(want) || len(want) == 0 {
		t.Errorf("got %d bytes, want %d", len(got), len(want))
	}
}

func TestExportsAreOfAVersion(t *testing.T) {
	e := newTableEngine(t, limits.Limits{}, 3)
	h := built(testConfig(e))
	for _, path := range []string{"/export/topic.csv", "/export/topic.csv-metadata.json", "/export.jsonl.gz"} {
		t.Run(path, func(t *testing.T) {
			first := do(h, request("GET", path, ""))
			made := len(e.asked)
			tag := first.Header().Get("ETag")
			for name, headers := range map[string][]string{
				"its tag": {"If-None-Match", tag}, "a weak tag among others": {"If-None-Match", `"x", W/` + tag}, "any": {"If-None-Match", "*"},
				"its time": {"If-Modified-Since", first.Header().Get("Last-Modified")},
			} {
				res := do(h, request("GET", path, "", headers...))
				wantStatus(t, res, http.StatusNotModified)
				wantHeader(t, res, "ETag", tag)
				if res.Body.Len() != 0 {
					t.Errorf("%s: a body of %d bytes", name, res.Body.Len())
				}
			}
			for _, headers := range [][]string{{"If-None-Match", `"x"`}, {"If-Modified-Since", "Mon, 02 Jan 2006 15:04:05 GMT"}, {"If-None-Match", `"x"`, "If-Modified-Since", first.Header().Get("Last-Modified")}} {
				wantStatus(t, do(h, request("GET", path, "", headers...)), http.StatusOK)
			}
			if len(e.asked) != made {
				t.Errorf("it was made again")
			}
			if _, err := e.store.Apply(t.Context(), store.Change{Edits: []store.Edit{topic("x"+fmt.Sprint(made), path)}}); err != nil {
				t.Fatal(err)
			}
			res := do(h, request("GET", path, "", "If-None-Match", tag))
			wantStatus(t, res, http.StatusOK)
			if res.Header().Get("ETag") == tag || res.Body.String() == first.Body.String() {
				t.Error("a new version has the same")
			}
		})
	}
}

func TestWhatIsntExported(t *testing.T) {
	e := newTableEngine(t, limits.Limits{}, 1)
	h := built(testConfig(e))
	for _, path := range []string{"/export/topics.csv", "/export/topic", "/export/topic.csv/", "/export/.csv", "/export/topic.json", "/export/"} {
		res := do(h, request("GET", path, ""))
		wantStatus(t, res, http.StatusNotFound)
		wantError(t, res.Body.Bytes(), apierror.NotFound, "/export lists those that there are")
	}
	wantStatus(t, do(h, request("POST", "/export/topic.csv", "")), http.StatusMethodNotAllowed)
	var list exportList
	res := do(h, request("GET", "/export", ""))
	if err := json.Unmarshal(res.Body.Bytes(), &list); err != nil {
		t.Fatal(err)
	}
	rows := 0
	for _, k := range list.Kinds {
		if k.Kind == "topic" {
			rows = k.Rows
		}
		wantStatus(t, do(h, request("GET", k.CSV, "")), http.StatusOK)
		wantStatus(t, do(h, request("GET", k.Metadata, "")), http.StatusOK)
	}
	if list.Version != 1 || list.Records != "/export.jsonl.gz" || rows != 1 {
		t.Errorf("%s", res.Body)
	}
}

func TestAnExportIsMadeOnceForAllWhoAsk(t *testing.T) {
	e := newTableEngine(t, limits.Limits{}, 3)
	begun, goOn := make(chan struct{}), make(chan struct{})
	e.before = func(n int, _ graph.Request) *graph.Response {
		if n == 1 {
			close(begun)
		}
		<-goOn
		return nil
	}
	h := built(testConfig(e))
	gone, leave := context.WithCancel(t.Context())
	var waiting sync.WaitGroup
	answers := make([]*httptest.ResponseRecorder, 5)
	for i := range answers {
		r := request("GET", "/export/topic.csv", "")
		if i == 0 {
			r = r.WithContext(gone)
		}
		waiting.Go(func() { answers[i] = do(h, r) })
		if i == 0 {
			<-begun
		}
	}
	leave() // who asked first: the others get it nevertheless
	close(goOn)
	waiting.Wait()
	for i, res := range answers[1:] {
		if res.Code != http.StatusOK || strings.Count(res.Body.String(), "\r\n") != 4 {
			t.Errorf("%d: %d %s", i, res.Code, res.Body)
		}
	}
	if len(e.asked) != 1 {
		t.Errorf("it was asked for %d times", len(e.asked))
	}
}

func TestAnExportUnderWhichTheGraphIsChanged(t *testing.T) {
	for _, c := range []struct {
		name    string
		changes int
		status  int
		pages   int
	}{{"once is made again", 1, http.StatusOK, 2 + 2}, {"again and again is given up", 100, http.StatusServiceUnavailable, exportTries * 2}} {
		t.Run(c.name, func(t *testing.T) {
			e := newTableEngine(t, limits.Limits{}, 150)
			changed := 0
			e.before = func(n int, _ graph.Request) *graph.Response {
				if n%2 == 0 && changed < c.changes {
					changed++
					if _, err := e.store.Apply(context.Background(), store.Change{Edits: []store.Edit{topic("new", fmt.Sprint(n))}}); err != nil {
						t.Error(err)
					}
				}
				return nil
			}
			res := do(built(testConfig(e)), request("GET", "/export/topic.csv", ""))
			wantStatus(t, res, c.status)
			if len(e.asked) != c.pages {
				t.Errorf("%d pages, want %d", len(e.asked), c.pages)
			}
			if c.status == http.StatusOK {
				if got := records(t, res.Body.String()); len(got) != 152 {
					t.Errorf("%d records", len(got))
				}
				return
			}
			wantError(t, res.Body.Bytes(), apierror.StoreUnavailable, "ask again in a minute")
			wantHeader(t, res, "Retry-After", "60")
			wantHeader(t, res, "ETag", "")
		})
	}
}

func TestAnExportThatFails(t *testing.T) {
	for code, want := range map[apierror.Code]int{apierror.StoreUnavailable: 503, apierror.Internal: 500, "PANIC": 500} {
		e := newTableEngine(t, limits.Limits{}, 3)
		e.before = func(n int, _ graph.Request) *graph.Response {
			if n == 1 && code == "PANIC" {
				panic("secret of the store")
			}
			if n == 1 {
				return refusing(code, "secret of the store")
			}
			return nil
		}
		h := built(testConfig(e))
		res := do(h, request("GET", "/export/topic.csv", ""))
		wantStatus(t, res, want)
		if strings.Contains(res.Body.String(), "secret") {
			t.Errorf("%s", res.Body)
		}
		wantStatus(t, do(h, request("GET", "/export/topic.csv", "")), http.StatusOK) // it isn't kept that it failed
	}
}

// A file is closed once nobody sends it any more, and not before.
func TestFilesOfOldVersions(t *testing.T) {
	files := newExportFiles(newTableEngine(t, limits.Limits{}, 1), testConfig(fakeEngine{}).withDefaults().Logger)
	write := func(version int64) maker {
		return func(_ context.Context, to *spool) (store.Version, []byte, error) {
			_, err := io.WriteString(to, strings.Repeat(fmt.Sprint(version), 1000))
			return store.Version{Number: version}, nil, err
		}
	}
	old, p := files.get(t.Context(), "x", store.Version{Number: 1}, write(1))
	if p != nil {
		t.Fatal(p.message)
	}
	newer, p := files.get(t.Context(), "x", store.Version{Number: 2}, write(2))
	if p != nil {
		t.Fatal(p.message)
	}
	if got := unspooled(t, old.spool); got != strings.Repeat("1", 1000) {
		t.Errorf("the old one has %.10q", got)
	}
	files.giveBack(old)
	if _, err := old.file.Stat(); err == nil {
		t.Error("the old file is open")
	}
	files.giveBack(newer)
	if got := unspooled(t, newer.spool); got != strings.Repeat("2", 1000) {
		t.Errorf("the newer one has %.10q", got)
	}
}

func unspooled(t *testing.T, s *spool) string {
	t.Helper()
	plain, err := gzip.NewReader(s.reader())
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(plain)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestWithoutAFolderForFilesExportsAreInMemory(t *testing.T) {
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "none"))
	s := newSpool()
	if s.file != nil {
		t.Fatal("there is a file")
	}
	if _, err := io.WriteString(s, "abc"); err != nil {
		t.Fatal(err)
	}
	if err := s.finish(); err != nil || unspooled(t, s) != "abc" || s.plain != 3 {
		t.Errorf("%v, %q", err, unspooled(t, s))
	}
	if _, err := (&spoolSink{size: maxSpoolMemory}).Write([]byte("x")); !errors.Is(err, errSpoolFull) {
		t.Errorf("more than fits: %v", err)
	}
}

// A client of a stream reads at a rate, but isn't held to it while there is nothing to read.
func TestAPauseMovesTheDeadlineOn(t *testing.T) {
	x := &responseWriter{ResponseWriter: httptest.NewRecorder()}
	pause(x, time.Minute)
	if !x.started.IsZero() {
		t.Error("nothing has been written yet")
	}
	x.started = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	pause(x, time.Minute)
	if got := x.started.Format(time.TimeOnly); got != "00:01:00" {
		t.Error(got)
	}
}
