package archive

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
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

// Put archives an answer and returns it as it is archived. What is there already stays as it is: then that is returned, and
// fresh is false. When it returns without an error the answer is on the disk for good. It returns *TooLargeError,
// *FullError (for a full disk too), *DamagedError where what is there already is damaged, the context's error while others
// write, or what the system said.
func (a *Archive) Put(ctx context.Context, e Entry) (kept Entry, fresh bool, err error) {
	if len(e.Data) > a.bounds.AnswerBytes {
		return e, false, &TooLargeError{len(e.Data), a.bounds.AnswerBytes}
	}
	if e.Request, err = e.Request.normalized(); err != nil {
		return e, false, err
	}
	if err := a.acquire(ctx); err != nil {
		return e, false, err
	}
	defer a.release()
	sha, id := Hash(e.Data), e.Request.ID()
	there, err := a.list(sha)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return e, false, err
	}
	for _, f := range there {
		if f.id == id {
			kept, err := a.read(sha, f)
			return kept, false, err
		}
	}
	if len(there) >= MaxRequests {
		return e, false, &FullError{fmt.Sprintf("this answer is archived for %d requests already, no more are kept", MaxRequests)}
	}
	e.ArchivedAt = a.now().UTC()
	return e, true, asFullError(a.write(sha, fileName(len(there)+1, id), e))
}

// write adds a file, unless that would exceed a bound.
func (a *Archive) write(sha, name string, e Entry) error {
	b, err := encode(e)
	if err != nil {
		return err
	}
	switch {
	case a.answers >= a.bounds.Answers:
		return &FullError{fmt.Sprintf("the archive is full: it holds %d answers", a.answers)}
	case a.bytes+int64(len(b)) > a.bounds.Bytes:
		return &FullError{fmt.Sprintf("the archive is full: it may hold %d bytes", a.bounds.Bytes)}
	}
	if err := a.writeAtomically(sha, name, b); err != nil {
		return err
	}
	a.answers++
	a.bytes += int64(len(b))
	return nil
}

// asFullError tells of a full disk as of a full archive: to who cites it is the same.
func asFullError(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return errors.Join(&FullError{"the archive is full: its disk is"}, err)
	}
	return err
}

// writeAtomically writes a file in whole, or not at all: beside its place, synced, then moved.
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
	if err := os.Rename(temp.Name(), filepath.Join(folder, name)); err != nil {
		return err
	}
	return errors.Join(syncFolder(folder), syncFolder(a.folder))
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
