package neo4jtest

import (
	"bytes"
	"encoding/binary"
	"io"
)

// A packet is one message of Bolt, without its chunks: a structure whose second byte tells what it is.
type packet []byte

// What messages are.
const (
	boltGoodbye  = 0x02
	boltReset    = 0x0f
	boltRun      = 0x10
	boltBegin    = 0x11
	boltCommit   = 0x12
	boltRollback = 0x13
	boltPull     = 0x3f
	boltRoute    = 0x66
	boltSuccess  = 0x70
	boltRecord   = 0x71
	boltIgnored  = 0x7e
	boltFailure  = 0x7f
)

// is returns what a message is, 0 for none.
func (p packet) is() byte {
	if len(p) < 2 {
		return 0
	}
	return p[1]
}

// reads tells whether a transaction that a message begins is one that only reads.
func (p packet) reads() bool { return bytes.Contains(p, []byte("\x84mode\x81r")) }

// bookmark returns the bookmark that an answer has, if it has one.
func (p packet) bookmark() string {
	_, rest, ok := bytes.Cut(p, []byte("\x88bookmark"))
	switch {
	case !ok || len(rest) < 2:
		return ""
	case rest[0]&0xf0 == 0x80: // a text of less than 16 bytes
		return string(rest[1 : 1+rest[0]&0x0f])
	case rest[0] == 0xd0: // its length is a byte
		return string(rest[2 : 2+rest[1]])
	}
	return ""
}

func readPacket(r io.Reader) (packet, error) {
	var p packet
	for {
		var size [2]byte
		if _, err := io.ReadFull(r, size[:]); err != nil {
			return nil, err
		}
		n := binary.BigEndian.Uint16(size[:])
		if n == 0 && len(p) > 0 {
			return p, nil
		} // an empty message only keeps the connection
		chunk := make([]byte, n)
		if _, err := io.ReadFull(r, chunk); err != nil {
			return nil, err
		}
		p = append(p, chunk...)
	}
}

func writePacket(w io.Writer, p packet) error {
	var out []byte
	for len(p) > 0 {
		chunk := p[:min(len(p), 0xffff)]
		out = binary.BigEndian.AppendUint16(out, uint16(len(chunk)))
		out, p = append(out, chunk...), p[len(chunk):]
	}
	_, err := w.Write(append(out, 0, 0))
	return err
}

// A field is a part of a map, which has an order here.
type field struct {
	name  string
	value any // a string, a small number, a []string, a []any, or a []field
}

// message makes a message that is a map, or nothing where there are no fields.
func message(what byte, fields ...field) packet {
	if len(fields) == 0 {
		return packet{0xb0, what}
	}
	return pack(packet{0xb1, what}, fields)
}

// pack appends a value. Texts have less than 256 bytes, lists and maps less than 16 items.
func pack(to packet, v any) packet {
	switch v := v.(type) {
	case string:
		return append(append(to, 0xd0, byte(len(v))), v...)
	case int:
		return binary.BigEndian.AppendUint16(append(to, 0xc9), uint16(v))
	case []string:
		to = append(to, 0x90|byte(len(v)))
		for _, item := range v {
			to = pack(to, item)
		}
	case []any:
		to = append(to, 0x90|byte(len(v)))
		for _, item := range v {
			to = pack(to, item)
		}
	case []field:
		to = append(to, 0xa0|byte(len(v)))
		for _, f := range v {
			to = pack(pack(to, f.name), f.value)
		}
	}
	return to
}
