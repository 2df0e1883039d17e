package embedded

import (
	"encoding/binary"
	"hash/fnv"
	"io"
	"os"

	"github.com/gofrs/flock"
)

// bbolt keeps two meta pages, and writes them by turns. Where one does not hold what was written it takes the other, and with it the
// version before: a change that was acknowledged would be gone without a word.
const (
	boltMagic  = 0xED0CDAED
	metaAt     = 16 // behind the head of the page
	metaSize   = 64
	metaSum    = 56 // where the checksum of what comes before it is
	pageSizeAt = 8
	txidAt     = 48
)

// checkFile refuses a file that is damaged: one of its meta pages is, or what these lead to. It leaves to bbolt what is no database of its
// own.
func checkFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return nil // so is what can't be opened
	}
	defer f.Close()
	lock := flock.New(path, flock.SetFlag(os.O_RDONLY))
	if locked, err := lock.TryRLock(); err != nil || !locked {
		return nil // another process may be writing to it, which bbolt tells
	}
	defer func() { _ = lock.Unlock() }() // it goes with the file anyway
	first, ok := readMeta(f, 0)
	if !ok || !isSound(first) {
		for size := int64(1 << 10); size <= 1<<16; size <<= 1 { // the size of its pages is in what is damaged
			if second, ok := readMeta(f, size); ok && isSound(second) {
				return (&disk{path: path}).damaged(errUnsound)
			}
		}
		return nil
	}
	second, ok := readMeta(f, int64(binary.LittleEndian.Uint32(first[pageSizeAt:])))
	if !ok || !isSound(second) {
		return (&disk{path: path}).damaged(errUnsound)
	}
	newest := first
	if binary.LittleEndian.Uint64(second[txidAt:]) > binary.LittleEndian.Uint64(first[txidAt:]) {
		newest = second
	}
	if err := checkPages(f, newest); err != nil {
		return (&disk{path: path}).damaged(err)
	}
	return nil
}

func readMeta(f io.ReaderAt, at int64) (meta []byte, ok bool) {
	meta = make([]byte, metaSize)
	n, _ := f.ReadAt(meta, at+metaAt)
	return meta, n == metaSize
}

func isSound(meta []byte) bool {
	h := fnv.New64a()
	_, _ = h.Write(meta[:metaSum]) // a hash takes everything
	return binary.LittleEndian.Uint32(meta) == boltMagic && binary.LittleEndian.Uint64(meta[metaSum:]) == h.Sum64()
}
