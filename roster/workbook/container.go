package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"math"
	"path"
	"strings"
)

// A container is the ZIP archive that a workbook is: its parts by their names, and what may still be inflated of them.
type container struct {
	entries map[string]*zip.File // by partName
	order   []string
	bytes   int64 // that may still be inflated
	tokens  int   // that may still be read
}

const encryptedFlag = 1 // of an entry

// openContainer reads the directory of the archive and holds what it promises against the bounds. That the promises are kept, a
// part's reader sees to.
func openContainer(content []byte) (*container, error) {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, refuse(err, "is a damaged or truncated workbook (%v); "+downloadAgain, err)
	}
	if len(z.File) > maxEntries {
		return nil, refuse(nil, "has %d parts, more than the %d that are read; ICE's lists have less than 30", len(z.File), maxEntries)
	}
	c := &container{entries: map[string]*zip.File{}, bytes: maxUnpackedBytes, tokens: maxTokens}
	var promised uint64
	for _, f := range z.File {
		if err := c.add(f); err != nil {
			return nil, err
		}
		if promised += min(f.UncompressedSize64, math.MaxInt32); promised > maxUnpackedBytes {
			return nil, tooLarge()
		}
	}
	return c, nil
}

func (c *container) add(f *zip.File) error {
	if strings.HasSuffix(f.Name, "/") {
		return nil
	}
	name := partName(f.Name)
	if c.entries[name] != nil {
		return refuse(nil, "has two parts called %s, so that programs may read different ones; "+downloadAgain, f.Name)
	}
	if f.Flags&encryptedFlag != 0 {
		return refuse(nil, "is "+encrypted)
	}
	if tooDense(f.UncompressedSize64, f.CompressedSize64) {
		return tooDenseError(f)
	}
	c.entries[name] = f
	c.order = append(c.order, name)
	return nil
}

func tooLarge() error {
	return refuse(nil, "unpacks to more than %d bytes, as no list of ICE's does; it may be made to fill the memory", maxUnpackedBytes)
}

func tooDense(unpacked, packed uint64) bool {
	return unpacked > ratioFrom && unpacked/maxRatio > packed
}

func tooDenseError(f *zip.File) error {
	return refuse(nil, "its part %s unpacks to more than %d times its size, as no list of ICE's does; it may be made to fill the memory", f.Name, maxRatio)
}

// partName is how parts are looked up: names don't tell upper from lower case, and some programs write them as Windows does.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

func (c *container) has(name string) bool { return c.entries[name] != nil }

// shown is the name of a part as the archive has it.
func (c *container) shown(name string) string {
	if f := c.entries[name]; f != nil {
		return f.Name
	}
	return name
}

// open opens a part. Its reader counts.
func (c *container) open(name string) (io.ReadCloser, error) {
	f := c.entries[name]
	if f == nil {
		return nil, refuse(nil, "lacks its part %s; "+downloadAgain, name)
	}
	in, err := f.Open()
	if err != nil {
		return nil, damaged(f.Name, err)
	}
	return &inflater{ReadCloser: in, file: f, container: c}, nil
}

// damaged is the refusal of a part that can't be read. A refusal that was met on the way stays what it is.
func damaged(name string, err error) error {
	if r := (*Refusal)(nil); errors.As(err, &r) {
		return err
	}
	return refuse(err, "its part %s is damaged (%v); "+downloadAgain, name, err)
}

// An inflater counts what really comes out of a part, whatever the directory promised.
type inflater struct {
	io.ReadCloser
	file      *zip.File
	container *container
	read      uint64
}

func (i *inflater) Read(p []byte) (int, error) {
	n, err := i.ReadCloser.Read(p)
	i.read += uint64(n)
	i.container.bytes -= int64(n)
	if i.container.bytes < 0 {
		return 0, tooLarge()
	}
	if tooDense(i.read, i.file.CompressedSize64) {
		return 0, tooDenseError(i.file)
	}
	return n, err
}
