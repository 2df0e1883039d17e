package archive

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"time"
)

// A Request is what was asked.
type Request struct {
	Query         string          `json:"query"`
	OperationName string          `json:"operationName,omitempty"`
	Variables     json.RawMessage `json:"variables,omitempty"` // a JSON object, or nothing
}

// idDigits is how many digits the id of a request has.
const idDigits = 32

// ID tells requests apart. Space within variables makes no other request, any other byte does.
func (r Request) ID() string {
	parts := []any{r.Query, r.OperationName}
	if len(r.Variables) > 0 {
		parts = append(parts, r.Variables)
	}
	text, err := json.Marshal(parts)
	if err != nil { // variables that are no JSON, which Put refuses
		text = nil
	}
	return Hash(text)[:idDigits]
}

// An Entry is one answer to one request.
type Entry struct {
	Title      string // what the answer is called
	Version    int64  // of the graph that answered
	RecordedAt time.Time
	ArchivedAt time.Time // set by Put
	Request    Request
	Data       []byte // the bytes of the answer
}

// Hash is the SHA-256 of bytes, in hexadecimal digits.
func Hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// IsHash tells whether a text can be the address of an answer. Only what is so ever becomes part of a path.
func IsHash(s string) bool { return isHex(s, 2*sha256.Size) }

// IsID tells whether a text can be the id of a request.
func IsID(s string) bool { return isHex(s, idDigits) }

func isHex(s string, digits int) bool {
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return len(s) == digits
}

// normalized is the request as a file can hold it: in UTF-8, and without space in its variables.
func (r Request) normalized() (Request, error) {
	r.Query, r.OperationName = strings.ToValidUTF8(r.Query, "\ufffd"), strings.ToValidUTF8(r.OperationName, "\ufffd")
	if len(r.Variables) == 0 {
		return r, nil
	}
	var out bytes.Buffer
	if err := json.Compact(&out, r.Variables); err != nil {
		return r, err
	}
	r.Variables = out.Bytes()
	return r, nil
}
