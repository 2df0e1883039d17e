package cli

import (
	"io"
	"sync"
	"time"
)

const (
	// logPause is how long lines of the log may wait for others with which they are written.
	logPause = 100 * time.Millisecond

	// maxGathered is how many bytes wait at most.
	maxGathered = 32 << 10
)

// A logWriter writes lines one after the other, or gathers them for a while and writes them at once: a line for each request is nothing to
// make, but handing it to the system takes a good part of the time in which a request is answered.
type logWriter struct {
	to    io.Writer
	pause time.Duration // how long a line may wait; 0 writes each at once

	mu       sync.Mutex
	gathered []byte
	timer    *time.Timer
}

// Write takes a whole line.
func (w *logWriter) Write(line []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.pause == 0 {
		return w.to.Write(line)
	}
	first := len(w.gathered) == 0
	if w.gathered = append(w.gathered, line...); len(w.gathered) >= maxGathered {
		return len(line), w.writeGathered()
	}
	if first {
		w.wake()
	}
	return len(line), nil
}

// wake sees to it that what is gathered is written in time, with mu held.
func (w *logWriter) wake() {
	if w.timer == nil {
		w.timer = time.AfterFunc(w.pause, w.flush)
		return
	}
	w.timer.Reset(w.pause)
}

// flush writes what is gathered.
func (w *logWriter) flush() {
	w.mu.Lock()
	defer w.mu.Unlock()
	_ = w.writeGathered() // there is nowhere else to tell it
}

func (w *logWriter) writeGathered() error {
	if len(w.gathered) == 0 {
		return nil
	}
	_, err := w.to.Write(w.gathered)
	w.gathered = w.gathered[:0]
	return err
}
