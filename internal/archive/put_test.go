package archive

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestWhatIsArchivedAnswersAlways: for a request that isn't archived the first one stands in, whatever keeps it from being added.
func TestWhatIsArchivedAnswersAlways(t *testing.T) {
	const data = `{"a":1}`
	reopened := func(t *testing.T, a *Archive, b Bounds) *Archive {
		t.Helper()
		again, err := Open(a.folder, b)
		if err != nil {
			t.Fatal(err)
		}
		return again
	}
	background := func(t *testing.T) context.Context { return t.Context() }
	for _, c := range []struct {
		name string
		// hinder makes an archive that has the answer, for one request, take no more; it may return another for the same folder.
		hinder  func(t *testing.T, a *Archive) *Archive
		context func(t *testing.T) context.Context
		instead func(error) bool
	}{
		{"the archive is full of answers", func(t *testing.T, a *Archive) *Archive { return reopened(t, a, Bounds{Answers: 1}) }, background, isA[*FullError]},
		{"the archive is full of bytes", func(t *testing.T, a *Archive) *Archive { return reopened(t, a, Bounds{Bytes: 1}) }, background, isA[*FullError]},
		{"an answer may have less now", func(t *testing.T, a *Archive) *Archive { return reopened(t, a, Bounds{AnswerBytes: 1}) }, background, isA[*TooLargeError]},
		{"the client's share is used up", func(t *testing.T, a *Archive) *Archive {
			again := reopened(t, a, Bounds{Answers: 100})
			put(t, again, entry("{ other }", "{}"))
			return again
		}, background, isA[*ShareError]},
		{"the disk is full", func(_ *testing.T, a *Archive) *Archive {
			a.create = func(string) (tempFile, error) { return nil, syscall.ENOSPC }
			return a
		}, background, isA[*FullError]},
		{"the disk fails", func(_ *testing.T, a *Archive) *Archive {
			a.create = func(string) (tempFile, error) { return nil, syscall.EIO }
			return a
		}, background, func(err error) bool { return errors.Is(err, syscall.EIO) }},
		{"too much waits", func(t *testing.T, a *Archive) *Archive {
			leave, err := a.queue.enter(t.Context(), someone, a.queue.most/clientQueues)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(leave)
			return a
		}, background, isA[*BusyError]},
		{"time is over while others write", func(t *testing.T, a *Archive) *Archive {
			if err := a.queue.turn.acquire(t.Context()); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(a.queue.turn.release)
			return a
		}, func(t *testing.T) context.Context {
			over, cancel := context.WithCancel(t.Context())
			cancel()
			return over
		}, func(err error) bool { return errors.Is(err, context.Canceled) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := opened(t, Bounds{})
			first := put(t, a, entry("{ a }", data))
			a = c.hinder(t, a)
			same, err := a.Put(c.context(t), someone, entry("{ a }", data))
			if err != nil || same.Fresh || same.Instead != nil || same.Request.Query != first.Request.Query {
				t.Errorf("the same request: %+v, %v", same, err)
			}
			other, err := a.Put(c.context(t), someone, entry("{ a } # again", data))
			if err != nil || other.Fresh || other.Request.Query != first.Request.Query || !bytes.Equal(other.Data, first.Data) {
				t.Errorf("another request: %+v, %v", other, err)
			}
			if !c.instead(other.Instead) {
				t.Errorf("instead of %v", other.Instead)
			}
			if _, err := a.Put(c.context(t), someone, entry("{ b }", `{"b":2}`)); !c.instead(err) && c.name != "an answer may have less now" {
				t.Errorf("another answer: %v", err)
			}
			if ids, err := a.Requests(Hash(first.Data)); err != nil || len(ids) != 1 {
				t.Errorf("%v, %v", ids, err)
			}
		})
	}
}

func isA[E error](err error) bool {
	var e E
	return errors.As(err, &e)
}

// TestADamagedFileAmongOthers: the same answer is there for another request, whose file is whole.
func TestADamagedFileAmongOthers(t *testing.T) {
	a := opened(t, Bounds{})
	first, second := put(t, a, entry("{ a }", "{}")), put(t, a, entry("{ b }", "{}"))
	path := filepath.Join(a.folder, Hash(first.Data), fileName(1, first.Request.ID()))
	if err := os.WriteFile(path, []byte("other"), 0o644); err != nil {
		t.Fatal(err)
	}
	kept, err := a.Put(t.Context(), someone, entry("{ a }", "{}"))
	if err != nil || kept.Fresh || kept.Request.Query != second.Request.Query || !isA[*DamagedError](kept.Instead) {
		t.Errorf("%+v, %v", kept, err)
	}
	a.create = func(string) (tempFile, error) { return nil, syscall.ENOSPC }
	kept, err = a.Put(t.Context(), someone, entry("{ c }", "{}"))
	if err != nil || kept.Fresh || kept.Request.Query != second.Request.Query || !isA[*FullError](kept.Instead) {
		t.Errorf("%+v, %v", kept, err)
	}
}

// TestNobodySeesWhatTheDiskMayNotHave: a file counts once its folder lasts too; where that fails it is gone again.
func TestNobodySeesWhatTheDiskMayNotHave(t *testing.T) {
	a := opened(t, Bounds{})
	e := entry("{ a }", "{}")
	sha := Hash(e.Data)
	looked := 0
	a.sync = func(string) error {
		looked++
		if _, err := a.Requests(sha); !errors.Is(err, ErrNotFound) {
			t.Errorf("it is seen: %v", err)
		}
		return nil
	}
	put(t, a, e)
	if ids, err := a.Requests(sha); looked != 2 || err != nil || len(ids) != 1 {
		t.Errorf("looked %d times; %v, %v", looked, ids, err)
	}
	a.sync = func(string) error { return syscall.EIO }
	if _, err := a.Put(t.Context(), someone, entry("{ b }", `{"b":2}`)); !errors.Is(err, syscall.EIO) {
		t.Errorf("got %v", err)
	}
	if _, err := a.Requests(Hash([]byte(`{"b":2}`))); !errors.Is(err, ErrNotFound) {
		t.Errorf("it is there: %v", err)
	}
	if n, _ := a.Size(); n != 1 {
		t.Errorf("%d answers", n)
	}
	a.sync = syncFolder
	put(t, a, entry("{ b }", `{"b":2}`))
}
