package embedded

import (
	"encoding/binary"
	"errors"
	"io"
	"os"
)

// A pageChecker follows the pages of a bbolt file before bbolt does, which trusts them: what leads out of the file or of a page would make
// it read memory that isn't its own, and end the process. What it finds sound leads nowhere else; whether the records are those that were
// written is told by their checksum. The format is that of bbolt's files, which hasn't changed since its version 2.
type pageChecker struct {
	file     io.ReaderAt
	pageSize int64
	high     uint64 // pages from this number on are not in use
	used     map[uint64]bool
}

// Sizes, flags and places of bbolt's format, all numbers of which are little-endian here.
const (
	pageHead   = 16
	branchPage = 0x01
	leafPage   = 0x02
	freePage   = 0x10
	element    = 16 // bytes of an element of a page, behind its head
	bucketHead = 16
	bucketLeaf = 0x01 // the flag of an element whose value is a bucket
	noFreelist = 1<<64 - 1
	manyFree   = 1<<16 - 1 // the count of a list of free pages that is behind the head
	maxDepth   = 64
)

var errUnsound = errors.New("a page leads out of the file")

// checkPages follows all pages of the newest version of a file.
func checkPages(file *os.File, meta []byte) error {
	info, err := file.Stat()
	if err != nil {
		return err
	}
	c := &pageChecker{file: file, pageSize: int64(binary.LittleEndian.Uint32(meta[pageSizeAt:])), high: binary.LittleEndian.Uint64(meta[40:]), used: map[uint64]bool{0: true, 1: true}}
	if c.pageSize < 512 || c.pageSize > 1<<16 || c.high > uint64(info.Size()/c.pageSize) {
		return errUnsound
	}
	if err := c.tree(binary.LittleEndian.Uint64(meta[16:]), 0); err != nil {
		return err
	}
	if free := binary.LittleEndian.Uint64(meta[32:]); free != noFreelist {
		return c.freelist(free)
	}
	return nil
}

// page reads a page with those that it continues in; each is in use once.
func (c *pageChecker) page(id uint64) ([]byte, error) {
	if id >= c.high {
		return nil, errUnsound
	}
	out := make([]byte, c.pageSize)
	if _, err := c.file.ReadAt(out, int64(id)*c.pageSize); err != nil {
		return nil, err
	}
	more := uint64(binary.LittleEndian.Uint32(out[12:]))
	if binary.LittleEndian.Uint64(out) != id || more >= c.high-id {
		return nil, errUnsound
	}
	for p := id; p <= id+more; p++ {
		if c.used[p] {
			return nil, errUnsound
		}
		c.used[p] = true
	}
	if more == 0 {
		return out, nil
	}
	out = append(out, make([]byte, int64(more)*c.pageSize)...)
	_, err := c.file.ReadAt(out, int64(id)*c.pageSize)
	return out, err
}

// tree follows the pages of a bucket.
func (c *pageChecker) tree(root uint64, depth int) error {
	page, err := c.page(root)
	if err != nil {
		return err
	}
	return c.elements(page, depth)
}

// elements checks the elements of a page of a bucket, and follows them.
func (c *pageChecker) elements(page []byte, depth int) error {
	if len(page) < pageHead || depth > maxDepth {
		return errUnsound
	}
	flags, count := binary.LittleEndian.Uint16(page[8:]), int(binary.LittleEndian.Uint16(page[10:]))
	if flags != leafPage && flags != branchPage || flags == branchPage && count == 0 || pageHead+count*element > len(page) {
		return errUnsound
	}
	for i := range count {
		at := pageHead + i*element
		e := page[at : at+element]
		var err error
		if flags == branchPage {
			err = c.branch(page, at, e, depth)
		} else {
			err = c.leaf(page, at, e, depth)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *pageChecker) branch(page []byte, at int, e []byte, depth int) error {
	pos, size := uint64(binary.LittleEndian.Uint32(e)), uint64(binary.LittleEndian.Uint32(e[4:]))
	if uint64(at)+pos+size > uint64(len(page)) {
		return errUnsound
	}
	return c.tree(binary.LittleEndian.Uint64(e[8:]), depth+1)
}

func (c *pageChecker) leaf(page []byte, at int, e []byte, depth int) error {
	pos, key, size := uint64(binary.LittleEndian.Uint32(e[4:])), uint64(binary.LittleEndian.Uint32(e[8:])), uint64(binary.LittleEndian.Uint32(e[12:]))
	end := uint64(at) + pos + key + size
	if end > uint64(len(page)) {
		return errUnsound
	}
	if binary.LittleEndian.Uint32(e)&bucketLeaf == 0 {
		return nil
	}
	value := page[end-size : end]
	if size < bucketHead {
		return errUnsound
	}
	if root := binary.LittleEndian.Uint64(value); root != 0 {
		return c.tree(root, depth+1)
	}
	return c.elements(value[bucketHead:], depth+1) // it is small, and stands where it is named
}

// freelist checks that no page of the list of free ones is in use: it would be written over.
func (c *pageChecker) freelist(id uint64) error {
	page, err := c.page(id)
	if err != nil {
		return err
	}
	count, at := uint64(binary.LittleEndian.Uint16(page[10:])), uint64(pageHead)
	if count == manyFree && len(page) >= pageHead+8 {
		count, at = binary.LittleEndian.Uint64(page[pageHead:]), pageHead+8
	}
	if binary.LittleEndian.Uint16(page[8:]) != freePage || count > (uint64(len(page))-at)/8 {
		return errUnsound
	}
	for i := range count {
		free := binary.LittleEndian.Uint64(page[at+8*i:])
		if free >= c.high || c.used[free] {
			return errUnsound
		}
		c.used[free] = true
	}
	return nil
}
