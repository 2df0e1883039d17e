package workbook

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
)

// A document is one part as XML, read element by element. Nothing of it is kept, and no token is read beyond the bounds.
type document struct {
	part      string // its name as the archive has it
	container *container
	in        *scanner
	closer    io.Closer
	decoder   *xml.Decoder
	depth     int // of the element that was read last
}

// openDocument opens a part and reads its root, which must have the given name. Elements are told by their local names: strict
// workbooks have other namespaces, and some programs other prefixes.
func (c *container) openDocument(part, root string) (*document, error) {
	in, err := c.open(part)
	if err != nil {
		return nil, err
	}
	part = c.shown(part)
	d := &document{part: part, container: c, closer: in, in: &scanner{part: part, in: decoded(in)}}
	d.decoder = xml.NewDecoder(d.in)
	d.decoder.CharsetReader = d.charset
	e, err := d.root()
	if err == nil && e.Name.Local != root {
		err = refuse(nil, "its part %s is %q, not %q as in workbooks; "+downloadAgain, part, e.Name.Local, root)
	}
	if err != nil {
		d.close()
		return nil, err
	}
	return d, nil
}

// walk calls visit for each child of the part's root, and reads the part to its end, so that its checksum is held against it.
func (c *container) walk(part, root string, visit func(*document, xml.StartElement) error) error {
	d, err := c.openDocument(part, root)
	if err != nil {
		return err
	}
	defer d.close()
	if err := d.children(func(e xml.StartElement) error { return visit(d, e) }); err != nil {
		return err
	}
	return d.rest()
}

func (d *document) close() { _ = d.closer.Close() } // only read: nothing can be lost

func (d *document) root() (xml.StartElement, error) {
	for {
		t, err := d.token()
		if err != nil {
			return xml.StartElement{}, d.early(err)
		}
		if e, ok := t.(xml.StartElement); ok {
			return e, nil
		}
	}
}

// rest reads what stands below the root, up to the end of the part.
func (d *document) rest() error {
	for {
		if _, err := d.token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// children calls visit for each element within the one that was read last. What visit leaves unread is passed over.
func (d *document) children(visit func(xml.StartElement) error) error {
	depth := d.depth
	for {
		t, err := d.token()
		if err != nil {
			return d.early(err)
		}
		if e, ok := t.(xml.StartElement); ok {
			if err := visit(e); err != nil {
				return err
			}
			if err := d.leave(depth); err != nil {
				return err
			}
		}
		if d.depth < depth {
			return nil
		}
	}
}

// leave reads until an element of the given depth is the innermost one.
func (d *document) leave(depth int) error {
	for d.depth > depth {
		if _, err := d.token(); err != nil {
			return d.early(err)
		}
	}
	return nil
}

// text joins the text that stands directly within the element that was read last.
func (d *document) text() (string, error) {
	depth := d.depth
	var text strings.Builder
	for {
		t, err := d.token()
		if err != nil {
			return "", d.early(err)
		}
		if s, ok := t.(xml.CharData); ok && d.depth == depth {
			if text.Len()+len(s) > maxTextBytes {
				return "", refuse(nil, "its part %s has a text that is longer than a cell of Excel's can hold; "+downloadAgain, d.part)
			}
			text.Write(s)
		}
		if d.depth < depth {
			return text.String(), nil
		}
	}
}

// token reads the next token; io.EOF tells of the end of the part.
func (d *document) token() (xml.Token, error) {
	d.in.left = maxTokenBytes
	t, err := d.decoder.Token()
	if errors.Is(err, io.EOF) {
		return nil, io.EOF
	}
	if err != nil {
		return nil, damaged(d.part, err)
	}
	d.container.tokens--
	switch t := t.(type) {
	case xml.StartElement:
		d.depth++
		d.container.tokens -= len(t.Attr)
	case xml.EndElement:
		d.depth--
	case xml.Directive: // a DTD: entities could blow up a text or read other files; workbooks have none
		return nil, refuse(nil, "its part %s declares a document type, as no workbook does; it may be made to do harm", d.part)
	}
	if d.container.tokens < 0 {
		return nil, refuse(nil, "has more than %d elements, as no list of ICE's does; it may be made to take long", maxTokens)
	}
	if d.depth > maxDepth {
		return nil, refuse(nil, "its part %s has elements %d deep in each other, as no workbook has; it may be made to do harm", d.part, d.depth)
	}
	return t, nil
}

// early is the refusal of a part that ends before its root does.
func (d *document) early(err error) error {
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return damaged(d.part, err)
}

// charset admits what XML of workbooks is written in. UTF-16 was decoded already: only its declaration still says so.
func (d *document) charset(name string, in io.Reader) (io.Reader, error) {
	if strings.HasPrefix(strings.ToLower(name), "utf-16") {
		return in, nil
	}
	return nil, fmt.Errorf("it is written in %q; workbooks are written in UTF-8", shortened(name, 40))
}

// decoded reads UTF-8 from a part in UTF-8 or UTF-16, which begins with a mark of byte order.
func decoded(in io.Reader) *bufio.Reader {
	b := bufio.NewReaderSize(in, 1<<15)
	start, _ := b.Peek(2) // a part that can't be read says so at the first token
	if mark := string(start); mark == "\xff\xfe" || mark == "\xfe\xff" {
		return bufio.NewReader(unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM).NewDecoder().Reader(b))
	}
	return b
}

// A scanner hands bytes to the decoder as long as the token that it reads isn't too long. The decoder keeps a whole token in memory.
type scanner struct {
	part string
	in   *bufio.Reader
	left int
}

// ReadByte is what the decoder calls.
func (s *scanner) ReadByte() (byte, error) {
	if s.left--; s.left < 0 {
		return 0, s.tooLong()
	}
	return s.in.ReadByte()
}

// Read makes a scanner a reader; the decoder prefers ReadByte.
func (s *scanner) Read(p []byte) (int, error) {
	if s.left <= 0 {
		return 0, s.tooLong()
	}
	n, err := s.in.Read(p[:min(len(p), s.left)])
	s.left -= n
	return n, err
}

func (s *scanner) tooLong() error {
	return refuse(nil, "its part %s has an element or a text of more than %d bytes, as no list of ICE's has; it may be made to fill the memory", s.part, maxTokenBytes)
}

// attr is the value of an attribute without a prefix; empty where there is none.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// relationID is the id of the relationship that an element refers to, r:id by custom.
func relationID(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local == "id" && a.Name.Space != "" {
			return a.Value
		}
	}
	return ""
}

// isTrue reads a flag.
func isTrue(s string) bool { return s == "1" || s == "true" }
