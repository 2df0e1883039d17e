package httpapi

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
)

// maxSpoolMemory is how much an export may have, compressed, where there is no folder for temporary files.
const maxSpoolMemory = 64 << 20

var errSpoolFull = errors.New("there is no folder for temporary files, and the export has more than fits in memory")

// A spool keeps compressed bytes outside the memory of the process where it can: in a temporary file without a name, which is gone with
// the process. It is written once, and then read by several at the same time.
type spool struct {
	file   *os.File // nil where the bytes are in memory
	memory bytes.Buffer
	zip    *gzip.Writer
	plain  int64 // bytes before compressing
	size   int64
}

func newSpool() *spool {
	s := &spool{}
	if f, err := os.CreateTemp("", "graph287g-export-*"); err == nil {
		s.file = f
		_ = os.Remove(f.Name()) // it stays until it is closed; a system that keeps the name has a file more
	}
	s.zip = gzip.NewWriter((*spoolSink)(s))
	return s
}

// Write compresses.
func (s *spool) Write(b []byte) (int, error) {
	n, err := s.zip.Write(b)
	s.plain += int64(n)
	return n, err
}

// finish ends the writing.
func (s *spool) finish() error {
	err := s.zip.Close()
	s.zip = nil
	return err
}

// reader reads what was written, compressed.
func (s *spool) reader() io.Reader {
	if s.file == nil {
		return bytes.NewReader(s.memory.Bytes())
	}
	return io.NewSectionReader(s.file, 0, s.size)
}

func (s *spool) close() {
	if s.file != nil {
		_ = s.file.Close() // nothing is left to be written
	}
}

// A spoolSink takes the compressed bytes of a spool.
type spoolSink spool

func (s *spoolSink) Write(b []byte) (n int, err error) {
	switch {
	case s.file != nil:
		n, err = s.file.Write(b)
	case s.size+int64(len(b)) > maxSpoolMemory:
		return 0, errSpoolFull
	default:
		n, err = s.memory.Write(b)
	}
	s.size += int64(n)
	return n, err
}
