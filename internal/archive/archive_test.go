package archive

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func opened(t *testing.T, b Bounds) *Archive {
	t.Helper()
	a, err := Open(filepath.Join(t.TempDir(), "a", "b"), b)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func entry(query, data string) Entry {
	return Entry{
		Title: "[Answer]", Version: 12, RecordedAt: time.Date(2026, 11, 22, 4, 5, 6, 7e6, time.UTC),
		Request: Request{Query: query, Variables: json.RawMessage(`{ "a": "<é\u2028>" }`)}, Data: []byte(data),
	}
}

// someone is a client.
var someone = netip.MustParsePrefix("192.0.2.1/32")

func put(t *testing.T, a *Archive, e Entry) Entry {
	t.Helper()
	kept, err := a.Put(t.Context(), someone, e)
	if err != nil || !kept.Fresh || kept.Instead != nil {
		t.Fatalf("fresh %v, instead of %v, %v", kept.Fresh, kept.Instead, err)
	}
	return kept.Entry
}

func TestWhatIsPutIsThere(t *testing.T) {
	a := opened(t, Bounds{})
	e := entry("{ a }\n# é\u2028</script>", `{"a":"line\u2028 é <b>"}`)
	kept := put(t, a, e)
	got, err := a.Get(Hash(e.Data), e.Request.ID())
	if diff := cmp.Diff(kept, got); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	e.ArchivedAt, e.Request.Variables = got.ArchivedAt, json.RawMessage(`{"a":"<é\u2028>"}`)
	if diff := cmp.Diff(e, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if ids, err := a.Requests(Hash(e.Data)); err != nil || len(ids) != 1 || ids[0] != e.Request.ID() {
		t.Errorf("%v, %v", ids, err)
	}
	file, err := os.ReadFile(filepath.Join(a.folder, Hash(e.Data), "01-"+e.Request.ID()+".txt"))
	if lines := strings.Split(string(file), "\n"); err != nil || len(lines) != 4 || lines[1] != string(e.Data) {
		t.Errorf("%v: %s", err, file)
	}
}

func TestArchivingAgainKeepsTheFirst(t *testing.T) {
	a := opened(t, Bounds{})
	first := put(t, a, entry("{ a }", "{}"))
	later := entry("{ a }", "{}")
	later.Version, later.Title = 13, "Later"
	later.Request.Variables = json.RawMessage("{\n\"a\":\"<é\\u2028>\"}")
	kept, err := a.Put(t.Context(), someone, later)
	if diff := cmp.Diff(Kept{Entry: first}, kept); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	if n, _ := a.Size(); n != 1 {
		t.Errorf("%d answers", n)
	}
}

func TestRequestsOfOneAnswerStandBesideEachOther(t *testing.T) {
	a := opened(t, Bounds{})
	sha := Hash([]byte("{}"))
	var want []string
	for i := range MaxRequests {
		e := entry(fmt.Sprint("{ a }", i), "{}")
		put(t, a, e)
		want = append(want, e.Request.ID())
	}
	ids, err := a.Requests(sha)
	if diff := cmp.Diff(want, ids); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	more, err := a.Put(t.Context(), someone, entry("{ one more }", "{}"))
	refused(t, more.Instead, "this answer is archived for 16 requests already, no more are kept")
	if err != nil || more.Fresh || more.Request.Query != "{ a }0" {
		t.Errorf("one more: %+v, %v", more, err)
	}
	if kept, err := a.Put(t.Context(), someone, entry("{ a }3", "{}")); err != nil || kept.Fresh || kept.Instead != nil || kept.Request.Query != "{ a }3" {
		t.Errorf("one of them: %+v, %v", kept, err)
	}
}

func refused(t *testing.T, err error, want string) {
	t.Helper()
	var full *FullError
	if !errors.As(err, &full) || full.What != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestBounds(t *testing.T) {
	t.Run("of answers", func(t *testing.T) {
		a := opened(t, Bounds{Answers: 2, ClientShare: 100, DailyShare: 100})
		put(t, a, entry("a", "1"))
		put(t, a, entry("b", "1"))
		_, err := a.Put(t.Context(), someone, entry("c", "2"))
		refused(t, err, "the archive is full: it holds 2 answers")
		again, err := Open(a.folder, Bounds{Answers: 2})
		if err != nil {
			t.Fatal(err)
		}
		_, err = again.Put(t.Context(), someone, entry("c", "2"))
		refused(t, err, "the archive is full: it holds 2 answers")
		if kept, err := again.Put(t.Context(), someone, entry("a", "1")); kept.Fresh || err != nil {
			t.Errorf("what is there is not refused: %v", err)
		}
	})
	t.Run("of bytes", func(t *testing.T) {
		a := opened(t, Bounds{Bytes: 1500})
		put(t, a, entry("a", strings.Repeat("1", 900)))
		_, err := a.Put(t.Context(), someone, entry("b", strings.Repeat("2", 900)))
		refused(t, err, "the archive is full: it may hold 1500 bytes")
		if n, size := a.Size(); n != 1 || size < 900 || size > 1500 {
			t.Errorf("%d answers, %d bytes", n, size)
		}
	})
	t.Run("of one answer", func(t *testing.T) {
		a := opened(t, Bounds{AnswerBytes: 3})
		var large *TooLargeError
		if _, err := a.Put(t.Context(), someone, entry("a", "1234")); !errors.As(err, &large) || large.Bytes != 4 || large.Limit != 3 {
			t.Errorf("got %v", err)
		}
		put(t, a, entry("a", "123"))
	})
	t.Run("aren't negative", func(t *testing.T) {
		if _, err := Open(t.TempDir(), Bounds{Bytes: -1}); err == nil {
			t.Error("taken")
		}
	})
	t.Run("have shares of some of it, at most all", func(t *testing.T) {
		for _, b := range []Bounds{{ClientShare: -1}, {ClientShare: 101}, {DailyShare: -1}, {DailyShare: 101}} {
			if _, err := Open(t.TempDir(), b); err == nil || !strings.Contains(err.Error(), "a share is from 1 to 100 %") {
				t.Errorf("%+v: %v", b, err)
			}
		}
	})
	t.Run("leave room to read an answer", func(t *testing.T) {
		if _, err := Open(t.TempDir(), Bounds{AnswerBytes: MaxAnswerBytes + 1}); err == nil {
			t.Error("taken")
		}
	})
}

func TestManyAtOnceArchiveOnce(t *testing.T) {
	a := opened(t, Bounds{})
	var all sync.WaitGroup
	var fresh [64]bool
	for i := range fresh {
		all.Go(func() {
			e := entry(fmt.Sprint(i%2), `{"a":1}`)
			kept, err := a.Put(t.Context(), someone, e)
			if fresh[i] = kept.Fresh; err != nil || kept.Instead != nil {
				t.Errorf("%v, %v", err, kept.Instead)
			}
			if _, err := a.Get(Hash(e.Data), e.Request.ID()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	n := 0
	for _, f := range fresh {
		if f {
			n++
		}
	}
	if size, _ := a.Size(); n != 2 || size != 2 {
		t.Errorf("%d were fresh, %d are archived", n, size)
	}
}

// broken is a file that fails at one of its steps.
type broken struct {
	tempFile
	at  string
	err error
}

func (b broken) Write(p []byte) (int, error) {
	if b.at == "write" {
		n, _ := b.tempFile.Write(p[:len(p)/2])
		return n, b.err
	}
	return b.tempFile.Write(p)
}

func (b broken) Sync() error {
	if b.at == "sync" {
		return b.err
	}
	return b.tempFile.Sync()
}

func TestADiskThatFails(t *testing.T) {
	for _, c := range []struct {
		at    string
		cause error
		full  bool
	}{{"write", syscall.ENOSPC, true}, {"sync", syscall.EDQUOT, true}, {"write", syscall.EIO, false}, {"sync", syscall.EIO, false}} {
		t.Run(c.at+" "+c.cause.Error(), func(t *testing.T) {
			a := opened(t, Bounds{})
			a.create = func(folder string) (tempFile, error) {
				f, err := createTemp(folder)
				return broken{f, c.at, c.cause}, err
			}
			_, err := a.Put(t.Context(), someone, entry("a", "{}"))
			var full *FullError
			if !errors.Is(err, c.cause) || errors.As(err, &full) != c.full {
				t.Errorf("got %v", err)
			}
			if _, err := a.Requests(Hash([]byte("{}"))); !errors.Is(err, ErrNotFound) {
				t.Errorf("half of it is there: %v", err)
			}
			if left, _ := filepath.Glob(a.folder + "/" + tempPrefix + "*"); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
			a.create = createTemp
			put(t, a, entry("a", "{}"))
		})
	}
}

func TestAFolderThatGoesAway(t *testing.T) {
	a := opened(t, Bounds{})
	if err := os.RemoveAll(a.folder); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Put(t.Context(), someone, entry("a", "{}")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

func TestFoldersThatCannotBeUsed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{file, filepath.Join(file, "below"), "/proc/archive"} {
		if _, err := Open(folder, Bounds{}); err == nil || !strings.Contains(err.Error(), "the folder of the archive can't be") {
			t.Errorf("%s: %v", folder, err)
		}
	}
}

func TestWhoseTimeIsOverDoesNotWait(t *testing.T) {
	a := opened(t, Bounds{})
	if err := a.queue.turn.acquire(t.Context()); err != nil {
		t.Fatal(err)
	}
	defer a.queue.turn.release()
	over, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := a.Put(over, someone, entry("a", "{}")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestACrashLeavesNothing(t *testing.T) {
	a := opened(t, Bounds{})
	put(t, a, entry("a", "{}"))
	old, young := filepath.Join(a.folder, tempPrefix+"old"), filepath.Join(a.folder, tempPrefix+"young")
	for _, path := range []string{old, young} {
		if err := os.WriteFile(path, []byte("half"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chtimes(old, time.Time{}, time.Now().Add(-2*staleTempAge)); err != nil {
		t.Fatal(err)
	}
	again, err := Open(a.folder, Bounds{})
	if err != nil {
		t.Fatal(err)
	}
	if n, _ := again.Size(); n != 1 {
		t.Errorf("%d answers", n)
	}
	if _, err := os.Stat(old); err == nil {
		t.Error("what a crash left is still there")
	}
	if _, err := os.Stat(young); err != nil {
		t.Error("what another may be writing is gone")
	}
}

func TestWhatIsNoHashFindsNothing(t *testing.T) {
	a := opened(t, Bounds{})
	put(t, a, entry("a", "{}"))
	sha := Hash([]byte("{}"))
	for _, s := range []string{"", ".", "..", "../" + sha, sha[:63], sha + "0", strings.ToUpper(sha), strings.Repeat("g", 64), strings.Repeat("0", 64)} {
		if _, err := a.Requests(s); !errors.Is(err, ErrNotFound) {
			t.Errorf("%q: %v", s, err)
		}
		if _, err := a.Get(s, entry("a", "").Request.ID()); !errors.Is(err, ErrNotFound) {
			t.Errorf("%q: %v", s, err)
		}
	}
	if _, err := a.Get(sha, entry("b", "").Request.ID()); !errors.Is(err, ErrNotFound) {
		t.Errorf("another request: %v", err)
	}
}

// TestADamagedFile: no byte of a file can change without it being seen, by who reads and by who archives again.
func TestADamagedFile(t *testing.T) {
	a := opened(t, Bounds{})
	e := entry("{ a }", `{"a":1}`)
	put(t, a, e)
	path := filepath.Join(a.folder, Hash(e.Data), fileName(1, e.Request.ID()))
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range whole {
		changed := bytes.Clone(whole)
		changed[i] ^= 1
		if _, wrong := decode(changed, Hash(e.Data), e.Request.ID()); wrong == "" {
			t.Fatalf("byte %d can change: %s", i, changed)
		}
		if _, wrong := decode(whole[:i], Hash(e.Data), e.Request.ID()); wrong == "" {
			t.Fatalf("it can break off after %d bytes", i)
		}
	}
	if err := os.WriteFile(path, whole[:len(whole)-1], 0o644); err != nil {
		t.Fatal(err)
	}
	var damaged *DamagedError
	if _, err := a.Get(Hash(e.Data), e.Request.ID()); !errors.As(err, &damaged) || damaged.Path != path {
		t.Errorf("got %v", err)
	}
	if _, err := a.Put(t.Context(), someone, e); !errors.As(err, &damaged) {
		t.Errorf("got %v", err)
	}
}

// TestAFileElsewhere: a file that is whole is no answer to another request, nor under another hash, nor of a later format.
func TestAFileElsewhere(t *testing.T) {
	e, other := entry("{ a }", `{"a":1}`), entry("{ b }", `{"a":2}`)
	file, err := encode(e)
	if err != nil {
		t.Fatal(err)
	}
	later := bytes.Replace(file[:len(file)-checksumLength], []byte(`"format":1`), []byte(`"format":2`), 1)
	later = append(later, checksumPrefix+Hash(later)+"\n"...)
	for _, c := range []struct {
		file    []byte
		sha, id string
		want    string
	}{
		{file, Hash(e.Data), other.Request.ID(), "it is about another request"},
		{file, Hash(other.Data), e.Request.ID(), "the answer has another hash"},
		{later, Hash(e.Data), e.Request.ID(), "a newer version of this program wrote it (format 2, this one reads up to 1)"},
		{nil, Hash(e.Data), e.Request.ID(), "it breaks off"},
	} {
		if _, wrong := decode(c.file, c.sha, c.id); wrong != c.want {
			t.Errorf("got %q, want %q", wrong, c.want)
		}
	}
}
