package archive

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// A file has three lines: what is known of the answer, the answer, the SHA-256 of both. So `sed -n 2p FILE | tr -d '\n' |
// sha256sum` gives its address.
//
// formatVersion is the version of that form. A program that knows it reads all that came before.
const formatVersion = 1

// header is the first line.
type header struct {
	Format     int       `json:"format"`
	SHA256     string    `json:"sha256"`
	Bytes      int       `json:"bytes"`
	Title      string    `json:"title"`
	Version    int64     `json:"version"`
	RecordedAt time.Time `json:"recordedAt"`
	ArchivedAt time.Time `json:"archivedAt"`
	Request    Request   `json:"request"`
}

// checksumPrefix is how the last line begins.
const checksumPrefix = "sha256 "

const checksumLength = len(checksumPrefix) + 64 + len("\n")

// A DamagedError tells that a file isn't what was archived.
type DamagedError struct {
	Path string
	What string
}

func (e *DamagedError) Error() string { return e.Path + " is damaged: " + e.What }

// encode writes a file.
func encode(e Entry) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(header{formatVersion, Hash(e.Data), len(e.Data), e.Title, e.Version, e.RecordedAt.UTC(), e.ArchivedAt.UTC(), e.Request})
	if err != nil {
		return nil, err
	}
	b.Write(e.Data)
	b.WriteByte('\n')
	b.WriteString(checksumPrefix + Hash(b.Bytes()) + "\n")
	return b.Bytes(), nil
}

// decode reads a file that holds the answer with this hash to the request with this id. It returns what is wrong with it.
func decode(file []byte, sha, id string) (e Entry, wrong string) {
	if len(file) < checksumLength {
		return e, "it breaks off"
	}
	body, seal := file[:len(file)-checksumLength], file[len(file)-checksumLength:]
	if string(seal) != checksumPrefix+Hash(body)+"\n" {
		return e, "its bytes have changed"
	}
	line, data, _ := bytes.Cut(body, []byte("\n"))
	h, wrong := decodeHeader(line)
	switch {
	case wrong != "":
		return e, wrong
	case len(data) != h.Bytes+1 || data[h.Bytes] != '\n':
		return e, fmt.Sprintf("the answer doesn't have the %d bytes that it should", h.Bytes)
	case Hash(data[:h.Bytes]) != sha || h.SHA256 != sha:
		return e, "the answer has another hash"
	case h.Request.ID() != id:
		return e, "it is about another request"
	}
	return Entry{h.Title, h.Version, h.RecordedAt, h.ArchivedAt, h.Request, data[:h.Bytes:h.Bytes]}, ""
}

func decodeHeader(line []byte) (h header, wrong string) {
	if err := json.Unmarshal(line, &h); err != nil {
		return h, "its first line can't be read"
	}
	if h.Format > formatVersion {
		return h, fmt.Sprintf("a newer version of this program wrote it (format %d, this one reads up to %d)", h.Format, formatVersion)
	}
	if h.Bytes < 0 {
		return h, "its first line makes no sense"
	}
	return h, ""
}

// A name is that of a file: its place among those of an answer, and the id of the request.
func fileName(place int, id string) string { return fmt.Sprintf("%02d-%s.txt", place, id) }

// requestIDOf reads the id from a file's name, and tells whether it is one.
func requestIDOf(name string) (string, bool) {
	place, rest, _ := strings.Cut(name, "-")
	id, found := strings.CutSuffix(rest, ".txt")
	return id, found && len(place) == 2 && IsID(id)
}
