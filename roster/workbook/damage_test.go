package workbook

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestDamaged: a damaged file is refused or read: then its row is right, or what isn't is told.
func TestDamaged(t *testing.T) {
	whole := small().pack()
	directory := bytes.Index(whole, []byte("PK\x01\x02"))
	end := bytes.LastIndex(whole, []byte("PK\x05\x06"))
	cut := func(n int) []byte { return bytes.Clone(whole[:n]) }
	flip := func(at int) []byte {
		b := bytes.Clone(whole)
		b[at] ^= 0xff
		return b
	}
	number := func(at int, value uint32) []byte {
		b := bytes.Clone(whole)
		binary.LittleEndian.PutUint32(b[at:], value)
		return b
	}
	const read, refused = true, false
	cases := []struct {
		name    string
		content []byte
		read    bool
	}{
		{"nothing but the magic bytes", cut(4), refused},
		{"cut within the first entry", cut(60), refused},
		{"cut in the middle", cut(len(whole) / 2), refused},
		{"cut before the directory", cut(directory), refused},
		{"cut within the directory", cut(directory + 100), refused},
		{"cut before the end record", cut(end), refused},
		{"cut within the end record", cut(end + 10), refused},
		{"the last byte is missing", cut(len(whole) - 1), refused},
		{"the first half is missing", append([]byte("PK\x03\x04"), whole[len(whole)/2:]...), refused},
		{"bytes before the archive", append([]byte("PK\x03\x04 junk"), whole...), read},
		{"bytes behind the archive", append(bytes.Clone(whole), "junk junk"...), read},
		{"twice the file", append(bytes.Clone(whole), whole...), read},
		{"a byte order mark before it", append([]byte("\xef\xbb\xbf"), whole...), refused},
		{"line ends were changed", bytes.ReplaceAll(bytes.ReplaceAll(whole, []byte("\x00\x00"), []byte("\x00\r\n\x00")), []byte("\n"), []byte("\r\n")), refused},
		{"read as UTF-8", []byte(strings.ToValidUTF8(string(whole), "\ufffd")), refused},
		{"the magic bytes of the end record", flip(end), refused},
		{"the number of entries", flip(end + 10), refused},
		{"the size of the directory", flip(end + 12), refused},
		{"the offset of the directory", flip(end + 16), refused},
		{"a directory at the end of all", number(end+16, 0xfffffff0), refused},
		{"no directory by its size", number(end+12, 0), read},
		{"the magic bytes of the directory", flip(directory), refused},
		{"the method of an entry", flip(directory + 10), refused},
		{"the checksum of an entry", flip(directory + 16), refused},
		{"the packed size of an entry", number(directory+20, 0x7fffffff), refused},
		{"no packed size", number(directory+20, 0), refused},
		{"the unpacked size of an entry", number(directory+24, 0x7fffffff), refused},
		{"no unpacked size", number(directory+24, 0), refused},
		{"the length of a name", flip(directory + 28), refused},
		{"the length of a comment", flip(directory + 32), refused},
		{"the place of an entry", number(directory+42, 0x7ffffff0), refused},
		{"the place of another entry", number(directory+42, uint32(bytes.LastIndex(whole, []byte("PK\x03\x04")))), refused},
		{"the first letter of a name", flip(directory + 46), refused},
		{"the first byte of an entry's data", flip(30 + len(types1)), refused},

		{"no types", small().without(types1).pack(), refused},
		{"no relationships", small().without(rootRels).pack(), refused},
		{"no workbook", small().without(main1).pack(), refused},
		{"no relationships of the workbook", small().without(mainRels).pack(), refused},
		{"no sheet", small().without(sheet1).pack(), refused},
		{"no texts", small().without(strings1).pack(), refused},
		{"no styles", small().without(styles1).pack(), refused},
		{"no links", small().without(rels1).pack(), read},
		{"no properties", small().without(core1).pack(), read},
		{"empty parts", small().with(sheet1, "").pack(), refused},
		{"blank parts", small().with(strings1, " \n").pack(), refused},
		{"zero bytes for a part", small().with(sheet1, strings.Repeat("\x00", 900)).pack(), refused},
		{"a page for a part", small().with(sheet1, "<html><body>502</body></html>").pack(), refused},
		{"the type of another document", small().replace(types1, "spreadsheetml.sheet.main", "wordprocessingml.document.main").pack(), refused},
		{"no type of the workbook", small().replace(types1, "/xl/workbook.xml", "/xl/other.xml").pack(), refused},
		{"no type of the sheet", small().replace(types1, "/xl/worksheets/sheet1.xml", "/xl/other.xml").pack(), read},
		{"no type of the texts", small().replace(types1, "/xl/sharedStrings.xml", "/xl/other.xml").pack(), read},
		{"the workbook outside", small().replace(rootRels, `Target="xl/workbook.xml"`, `Target="https://example.org/w.xml" TargetMode="External"`).pack(), refused},
		{"the sheet outside", small().replace(mainRels, `Target="worksheets/sheet1.xml"`, `Target="file:///etc/passwd" TargetMode="External"`).pack(), refused},
		{"the sheet further up", small().replace(mainRels, `worksheets/sheet1.xml`, `../../../../etc/passwd`).pack(), refused},
		{"the sheet is the workbook", small().replace(mainRels, `worksheets/sheet1.xml`, `workbook.xml`).pack(), refused},
		{"a sheet without a relationship", small().replace(main1, `r:id="rId1"`, "").pack(), refused},

		{"an element isn't closed", small().replace(sheet1, "</sheetData>", "").pack(), refused},
		{"an element is closed twice", small().replace(sheet1, "</sheetData>", "</sheetData></sheetData>").pack(), refused},
		{"the XML ends early", small().with(sheet1, small()[sheet1][:900]).pack(), refused},
		{"an attribute without quotes", small().replace(sheet1, `r="2"`, `r=2`).pack(), refused},
		{"an ampersand", small().replace(sheet1, "Task", "Task & Force").pack(), refused},
		{"a character that XML hasn't", small().replace(sheet1, "Task", "Task\x01").pack(), refused},
		{"bytes that aren't UTF-8", small().replace(sheet1, "Task", "Task\xff").pack(), refused},
		{"another encoding", small().replace(sheet1, "UTF-8", "windows-1252").pack(), refused},
		{"text behind the root", small().with(sheet1, small()[sheet1]+"<").pack(), refused},
		{"row 0", small().replace(sheet1, `<row r="2">`, `<row r="0">`).pack(), refused},
		{"a negative row", small().replace(sheet1, `<row r="2">`, `<row r="-2">`).pack(), refused},
		{"a row of 30 digits", small().replace(sheet1, `<row r="2">`, `<row r="999999999999999999999999999999">`).pack(), refused},
		{"a row behind the last", small().replace(sheet1, `<row r="2">`, `<row r="1048577">`).pack(), refused},
		{"a cell in row 0", small().replace(sheet1, `"F2"`, `"F0"`).pack(), refused},
		{"a cell in a huge column", small().replace(sheet1, `"F2"`, `"ZZZZZZZZ2"`).pack(), refused},
		{"a cell behind the last column", small().replace(sheet1, `"F2"`, `"XFE2"`).pack(), refused},
		{"a cell without a row", small().replace(sheet1, `"F2"`, `"F"`).pack(), refused},
		{"a day of 400 digits", small().replace(sheet1, "45784", strings.Repeat("9", 400)).pack(), read},
		{"a text of 30 digits", small().replace(sheet1, "<v>0</v>", "<v>999999999999999999999999999999</v>").pack(), read},
		{"a style of 30 digits", small().replace(sheet1, `s="1"`, `s="999999999999999999999999999999"`).pack(), read},
		{"a format of 30 digits", small().replace(styles1, `numFmtId="14"`, `numFmtId="999999999999999999999999999999"`).pack(), read},
		{"an impossible time", small().replace(core1, "2025-05-15", "2025-99-99").pack(), read},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			w, err := Read("list.xlsx", c.content)
			var r *Refusal
			switch {
			case c.read != (err == nil):
				t.Fatalf("it was read: %v; %v", err == nil, err)
			case err != nil && (!errors.As(err, &r) || strings.Contains(r.Error(), "\n") || !strings.HasPrefix(r.Error(), "list.xlsx: ")):
				t.Errorf("no refusal: %q", err)
			case err == nil && len(w.Problems) == 0 && !cmp.Equal([]Row{leeCounty()}, w.Rows):
				t.Errorf("read without a word: %s", cmp.Diff([]Row{leeCounty()}, w.Rows))
			}
		})
	}
}

// TestFlipped changes each byte of a file in turn: whatever is read without a word is right.
func TestFlipped(t *testing.T) {
	whole := small().pack()
	want := []Row{leeCounty()}
	read := 0
	for i := range whole {
		b := bytes.Clone(whole)
		b[i] ^= 1 << (i % 8)
		w, err := Read("list.xlsx", b)
		if err != nil {
			if r := (*Refusal)(nil); !errors.As(err, &r) || strings.Contains(r.What, "foreseen") {
				t.Errorf("byte %d: %v", i, err)
			}
			continue
		}
		if read++; len(w.Problems) == 0 && !cmp.Equal(want, w.Rows) {
			t.Errorf("byte %d: %s", i, cmp.Diff(want, w.Rows))
		}
	}
	t.Logf("of %d files, %d were read", len(whole), read)
}

// TestUnforeseenDamage: what makes the reader fail in a way that nobody thought of is a refusal, too.
func TestUnforeseenDamage(t *testing.T) {
	var rows []*Workbook
	w, err := guarded("list.xlsx", func() (*Workbook, error) { return rows[3], nil })
	if w != nil || err == nil || !strings.HasPrefix(err.Error(), "list.xlsx: can't be read") || !strings.Contains(errors.Unwrap(err).Error(), "index out of range") {
		t.Errorf("%v, %v", w, err)
	}
}
