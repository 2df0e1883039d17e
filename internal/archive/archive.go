package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Bounds are the most that an archive holds. What is 0 is set to its default.
type Bounds struct {
	Answers     int   // how many
	Bytes       int64 // how many, of all files together
	AnswerBytes int   // how many one answer may have
}

// Defaults of Bounds, and how many requests are kept for one answer.
const (
	DefaultAnswers     = 10_000
	DefaultBytes       = 1 << 30
	DefaultAnswerBytes = 4 << 20

	MaxRequests = 16

	MaxAnswerBytes = 128 << 20 // the highest that the bound of one answer may be
)

func (b Bounds) withDefaults() Bounds {
	if b.Answers == 0 {
		b.Answers = DefaultAnswers
	}
	if b.Bytes == 0 {
		b.Bytes = DefaultBytes
	}
	if b.AnswerBytes == 0 {
		b.AnswerBytes = DefaultAnswerBytes
	}
	return b
}

// An Archive is a folder. It may be used by several goroutines at the same time.
type Archive struct {
	folder string
	bounds Bounds
	create func(folder string) (tempFile, error)
	now    func() time.Time

	lock    chan struct{} // a mutex that can be waited for with a context: held while a file is written, and for what follows
	answers int
	bytes   int64
}

// ErrNotFound tells that nothing is archived there.
var ErrNotFound = errors.New("nothing is archived under this hash")

// Open opens a folder, which it makes where it isn't there, and counts what is in it.
func Open(folder string, bounds Bounds) (*Archive, error) {
	a := &Archive{folder: folder, bounds: bounds.withDefaults(), create: createTemp, now: time.Now, lock: make(chan struct{}, 1)}
	if b := a.bounds; b.Answers < 0 || b.Bytes < 0 || b.AnswerBytes < 0 {
		return nil, errors.New("the bounds of an archive can't be negative")
	}
	if n := a.bounds.AnswerBytes; n > MaxAnswerBytes {
		return nil, fmt.Errorf("one answer may have %d bytes at most, not %d", MaxAnswerBytes, n)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, fmt.Errorf("the folder of the archive can't be made: %w", err)
	}
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		a.folder = real // counting doesn't follow links
	}
	if err := a.checkWritable(); err != nil {
		return nil, fmt.Errorf("the folder of the archive can't be written to: %w", err)
	}
	if err := a.scan(); err != nil {
		return nil, fmt.Errorf("the folder of the archive can't be read: %w", err)
	}
	return a, nil
}

// checkWritable finds out at the start what would otherwise be found out by the first who cites.
func (a *Archive) checkWritable() error {
	f, err := a.create(a.folder)
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// staleTempAge is the age from which on a temporary file is one that a crash left.
const staleTempAge = time.Hour

// scan counts files, and clears away what a crash left half written.
func (a *Archive) scan() error {
	return filepath.WalkDir(a.folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		switch _, answer := requestIDOf(d.Name()); {
		case answer:
			a.answers++
			a.bytes += info.Size()
		case isTemp(d.Name()) && a.now().Sub(info.ModTime()) > staleTempAge:
			return os.Remove(path)
		}
		return nil
	})
}

// Size tells how many answers are archived, and how many bytes they have.
func (a *Archive) Size() (answers int, bytes int64) {
	a.lock <- struct{}{}
	defer a.release()
	return a.answers, a.bytes
}

func (a *Archive) acquire(ctx context.Context) error {
	select {
	case a.lock <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (a *Archive) release() { <-a.lock }
