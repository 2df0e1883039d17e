package embedded

import (
	"encoding/json"
	"strconv"
	"time"

	"github.com/cespare/xxhash/v2"

	"graph287g/store"
)

// A header is what a file says of itself.
type header struct {
	Format     int    `json:"format"`
	Number     int64  `json:"version"`
	RecordedAt string `json:"recordedAt"`
	Seed       string `json:"seed"`
	Ontology   string `json:"ontology,omitempty"`   // the fingerprint of the ontology that the records were checked by
	Records    string `json:"records,omitempty"`    // the checksum of all records, and of the statistics
	Statistics string `json:"statistics,omitempty"` // the fingerprint of what these count
	Header     string `json:"header,omitempty"`     // that of the header without it
}

func newHeader(v store.Version, ontology string, records checksum) *header {
	return &header{Format: format, Number: v.Number, RecordedAt: v.RecordedAt.Format(store.InstantLayout), Seed: v.Seed, Ontology: ontology, Records: records.String()}
}

// encode returns the header with its checksum.
func (h *header) encode() []byte {
	h.Header = h.checksum()
	out, _ := json.Marshal(h) // texts and numbers can be marshalled
	return out
}

func (h *header) checksum() string {
	plain := *h
	plain.Header = ""
	text, _ := json.Marshal(plain) // as above
	return strconv.FormatUint(xxhash.Sum64(text), 16)
}

func (h *header) version() store.Version {
	at, _ := time.Parse(store.InstantLayout, h.RecordedAt)
	return store.Version{Number: h.Number, RecordedAt: at, Seed: h.Seed}
}

// A checksum is that of a set of records: the sum of their hashes, so that a change costs its own size.
type checksum uint64

func (c *checksum) add(key, record []byte)    { *c += checksum(hashOf(key, record)) }
func (c *checksum) remove(key, record []byte) { *c -= checksum(hashOf(key, record)) }

func (c *checksum) String() string { return strconv.FormatUint(uint64(*c), 16) }

func hashOf(key, record []byte) uint64 {
	var d xxhash.Digest
	d.Reset()
	_, _ = d.Write(key) // a hash takes everything
	_, _ = d.Write([]byte{0})
	_, _ = d.Write(record)
	return d.Sum64()
}
