package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"
)

// Bounds are the most that an archive holds. What is 0 is set to its default.
type Bounds struct {
	Answers     int   // how many
	Bytes       int64 // how many, of all files together
	AnswerBytes int   // how many one answer may have

	// Shares, in hundredths of the answers and of the bytes that are still free, to be taken within a day.
	ClientShare int // of one client
	DailyShare  int // of all clients together
}

// Defaults of Bounds, and how many requests are kept for one answer.
const (
	DefaultAnswers     = 10_000
	DefaultBytes       = 1 << 30
	DefaultAnswerBytes = 4 << 20
	DefaultClientShare = 1
	DefaultDailyShare  = 50

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
	if b.ClientShare == 0 {
		b.ClientShare = DefaultClientShare
	}
	if b.DailyShare == 0 {
		b.DailyShare = DefaultDailyShare
	}
	return b
}

func (b Bounds) verify() error {
	if b.Answers < 0 || b.Bytes < 0 || b.AnswerBytes < 0 {
		return errors.New("the bounds of an archive can't be negative")
	}
	if n := b.AnswerBytes; n > MaxAnswerBytes {
		return fmt.Errorf("one answer may have %d bytes at most, not %d", MaxAnswerBytes, n)
	}
	for _, percent := range []int{b.ClientShare, b.DailyShare} {
		if percent < 1 || percent > hundred {
			return fmt.Errorf("a share is from 1 to 100 %%, not %d", percent)
		}
	}
	return nil
}

// An Archive is a folder. It may be used by several goroutines at the same time.
type Archive struct {
	folder string
	bounds Bounds
	create func(folder string) (tempFile, error)
	sync   func(folder string) error
	now    func() time.Time

	unsynced atomic.Pointer[string] // path of the file that the disk may not have yet: nobody may cite it

	queue   *queue  // whose turn it is may use what follows
	shares  *shares // of what is free
	answers int
	bytes   int64
}

// ErrNotFound tells that nothing is archived there.
var ErrNotFound = errors.New("nothing is archived under this hash")

// An Option changes what Open opens.
type Option func(*Archive)

// WithClock sets what tells the time, for the dates of answers and for shares; without it, that is time.Now.
func WithClock(now func() time.Time) Option { return func(a *Archive) { a.now = now } }

// Open opens a folder, which it makes where it isn't there, and counts what is in it.
func Open(folder string, bounds Bounds, options ...Option) (*Archive, error) {
	bounds = bounds.withDefaults()
	if err := bounds.verify(); err != nil {
		return nil, err
	}
	a := &Archive{
		folder: folder, bounds: bounds, create: createTemp, sync: syncFolder, now: time.Now,
		queue: newQueue(queuedAnswers * bounds.AnswerBytes), shares: newShares(bounds, knownBuckets),
	}
	for _, option := range options {
		option(a)
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
	a.queue.turn <- struct{}{}
	defer a.queue.turn.release()
	return a.answers, a.bytes
}
