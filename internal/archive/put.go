package archive

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// A FullError tells which bound keeps an answer from being archived.
type FullError struct{ What string }

func (e *FullError) Error() string { return e.What }

// A TooLargeError tells that one answer has more bytes than an archived one may have.
type TooLargeError struct{ Bytes, Limit int }

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("the answer has %d bytes, one that is archived may have %d", e.Bytes, e.Limit)
}

// Kept is an answer as it is archived.
type Kept struct {
	Entry
	Fresh   bool  // it wasn't archived before
	Instead error // why this is the answer for another request, nil where it is for the one that was given
}

// Put archives an answer for a client, by the network that stands for it (the zero value is one client too), and returns it
// as it is archived. When it returns without an error the answer is on the disk for good.
//
// What is there already stays as it is and is returned, whatever the bounds and the disk say: where it is there only for other
// requests and can't be added for this one, for the first of them. Else it returns *TooLargeError, *FullError (for a full disk
// too), *ShareError, *BusyError, the context's error while others write, *DamagedError where what is there is damaged, or what the
// system said.
func (a *Archive) Put(ctx context.Context, from netip.Prefix, e Entry) (Kept, error) {
	var err error
	if e.Request, err = e.Request.normalized(); err != nil {
		return Kept{}, err
	}
	sha, id := Hash(e.Data), e.Request.ID()
	if kept, err := a.kept(sha, id); !errors.Is(err, ErrNotFound) {
		return kept, err
	}
	kept, err := a.add(ctx, from, sha, id, e)
	if err == nil {
		return kept, nil
	}
	first, wrong := a.first(sha)
	if errors.Is(wrong, ErrNotFound) {
		return Kept{}, err
	}
	return Kept{Entry: first, Instead: err}, wrong
}

// kept reads an answer that is archived for a request; ErrNotFound where it isn't for that one. Where that file is damaged,
// another with the same answer does.
func (a *Archive) kept(sha, id string) (Kept, error) {
	e, err := a.Get(sha, id)
	var damaged *DamagedError
	if errors.As(err, &damaged) {
		if other, wrong := a.first(sha); wrong == nil {
			return Kept{Entry: other, Instead: err}, nil
		}
	}
	return Kept{Entry: e}, err
}

// first reads an answer for the first request for which it isn't damaged. It returns ErrNotFound where it isn't archived, else
// what is wrong with the last.
func (a *Archive) first(sha string) (Entry, error) {
	files, err := a.list(sha)
	for _, f := range files {
		var e Entry
		if e, err = a.read(sha, f); err == nil {
			return e, nil
		}
	}
	return Entry{}, err
}

// queuedAnswers is how many answers of the largest size a client may have in the queue.
const queuedAnswers = 2

// add archives an answer for one more request, in its turn.
func (a *Archive) add(ctx context.Context, from netip.Prefix, sha, id string, e Entry) (Kept, error) {
	if len(e.Data) > a.bounds.AnswerBytes {
		return Kept{}, &TooLargeError{len(e.Data), a.bounds.AnswerBytes}
	}
	leave, err := a.queue.enter(ctx, from, len(e.Data)+len(e.Request.Query)+len(e.Request.Variables))
	if err != nil {
		return Kept{}, err
	}
	defer leave()
	there, err := a.list(sha)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return Kept{}, err
	}
	if slices.ContainsFunc(there, func(f storedFile) bool { return f.id == id }) { // since it waits
		return a.kept(sha, id)
	}
	if len(there) >= MaxRequests {
		return Kept{}, &FullError{fmt.Sprintf("this answer is archived for %d requests already, no more are kept", MaxRequests)}
	}
	e.ArchivedAt = a.now().UTC()
	if err := a.write(from, sha, fileName(len(there)+1, id), e); err != nil {
		return Kept{}, asFullError(err)
	}
	return Kept{Entry: e, Fresh: true}, nil
}

// write adds a file, unless that would exceed a bound or a share.
func (a *Archive) write(from netip.Prefix, sha, name string, e Entry) error {
	b, err := encode(e)
	if err != nil {
		return err
	}
	size := room{1, int64(len(b))}
	free := room{int64(a.bounds.Answers - a.answers), a.bounds.Bytes - a.bytes}
	switch {
	case size.answers > free.answers:
		return &FullError{fmt.Sprintf("the archive is full: it holds %d answers", a.answers)}
	case size.bytes > free.bytes:
		return &FullError{fmt.Sprintf("the archive is full: it may hold %d bytes", a.bounds.Bytes)}
	}
	giveBack, err := a.shares.take(e.ArchivedAt, from, free, size)
	if err != nil {
		return err
	}
	if err := a.writeAtomically(sha, name, b); err != nil {
		giveBack()
		return err
	}
	a.answers++
	a.bytes += size.bytes
	return nil
}

// asFullError tells of a full disk as of a full archive: to who cites it is the same.
func asFullError(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return errors.Join(&FullError{"the archive is full: its disk is"}, err)
	}
	return err
}

// writeAtomically writes a file in whole, or not at all: beside its place, synced, then moved. Until that lasts too, nobody sees
// it.
func (a *Archive) writeAtomically(sha, name string, b []byte) error {
	temp, err := a.create(a.folder)
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name()) // gone already where all went well
	_, err = temp.Write(b)
	if err == nil {
		err = temp.Sync()
	}
	if err := errors.Join(err, temp.Close()); err != nil {
		return err
	}
	folder := filepath.Join(a.folder, sha)
	if err := os.Mkdir(folder, 0o755); err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	path := filepath.Join(folder, name)
	a.unsynced.Store(&path)
	defer a.unsynced.Store(nil)
	if err := os.Rename(temp.Name(), path); err != nil {
		return err
	}
	if err := errors.Join(a.sync(folder), a.sync(a.folder)); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// syncFolder makes the names in a folder last.
func syncFolder(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// A tempFile is what is being written.
type tempFile interface {
	Write([]byte) (int, error)
	Sync() error
	Close() error
	Name() string
}

const tempPrefix = ".writing-"

func isTemp(name string) bool { return strings.HasPrefix(name, tempPrefix) }

func createTemp(folder string) (tempFile, error) {
	f, err := os.CreateTemp(folder, tempPrefix+"*")
	if err != nil {
		return nil, err // not f: a nil *os.File is no nil file
	}
	return f, nil
}
