package workbook

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

const downloadAgain = "download it again"

// checkSignature refuses what is no ZIP archive, which .xlsx files are, and says what it is instead.
func checkSignature(content []byte) error {
	if len(content) > maxFileBytes {
		return refuse(nil, "has %d bytes, more than the %d that are read; ICE's lists have less than a million", len(content), maxFileBytes)
	}
	if bytes.HasPrefix(content, []byte("PK\x03\x04")) {
		return nil
	}
	if len(content) == 0 {
		return refuse(nil, "is empty; "+downloadAgain)
	}
	if len(bytes.Trim(content, "\x00")) == 0 {
		return refuse(nil, "holds nothing but zero bytes; "+downloadAgain)
	}
	for _, s := range signatures {
		if bytes.HasPrefix(content, []byte(s.magic)) {
			return refuse(nil, "is %s", s.what)
		}
	}
	if bytes.HasPrefix(content, oleMagic) {
		return refuse(nil, "is %s", oleKind(content))
	}
	return refuse(nil, "is %s", textKind(content))
}

// signatures are the first bytes of what people take for workbooks.
var signatures = []struct{ magic, what string }{
	{"PK\x05\x06", "an empty ZIP archive; " + downloadAgain},
	{"PK", "a ZIP archive of several volumes, or damaged; " + downloadAgain},
	{"%PDF", "a PDF document; the list is needed as .xlsx, as ICE publishes it"},
	{"\x1f\x8b", "compressed by gzip; unpack it first"},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"},
	{"Rar!", "a RAR archive; unpack it first"},
	{"\x89PNG", "an image; the list is needed as .xlsx, as ICE publishes it"},
	{"\xff\xd8\xff", "an image; the list is needed as .xlsx, as ICE publishes it"},
	{"\x09\x00\x04\x00", oldExcel},
	{"\x09\x02\x06\x00", oldExcel},
	{"\x09\x04\x06\x00", oldExcel},
	{"\x09\x08\x08\x00", oldExcel},
	{"\x09\x08\x10\x00", oldExcel},
	{"version https://git-lfs", "a pointer of Git LFS to the file; fetch it with git lfs pull"},
}

const (
	oldExcel  = "in Excel's old format (.xls); open it in Excel and save it as .xlsx"
	encrypted = "encrypted; open it in Excel with its password and save it without one"
)

// oleMagic begins the files of old Office programs, and the encrypted ones of all.
var oleMagic = []byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}

// oleKind tells what lies in an OLE file by the names of its streams, which are UTF-16.
func oleKind(content []byte) string {
	switch {
	case bytes.Contains(content, wide("EncryptedPackage")):
		return encrypted
	case bytes.Contains(content, wide("Workbook")), bytes.Contains(content, wide("Book")):
		return oldExcel
	case bytes.Contains(content, wide("WordDocument")):
		return "a Word document in the old format; the list is needed as .xlsx"
	}
	return "a file of an old Office program, but no workbook; the list is needed as .xlsx"
}

func wide(s string) []byte {
	var b []byte
	for _, unit := range utf16.Encode([]rune(s)) {
		b = append(b, byte(unit), byte(unit>>8))
	}
	return b
}

// textKind tells what a file of text is, or that it is none.
func textKind(content []byte) string {
	start := strings.ToLower(string(bytes.TrimLeft(bytes.TrimPrefix(content[:min(len(content), 4096)], []byte("\xef\xbb\xbf")), " \t\r\n")))
	switch {
	case strings.Contains(start, "urn:schemas-microsoft-com:office:spreadsheet"):
		return "an XML spreadsheet of 2003; open it in Excel and save it as .xlsx"
	case strings.HasPrefix(start, "<!doctype html"), strings.Contains(start, "<html"), strings.Contains(start, "<head"):
		return "an HTML page, such as a site sends for a file that isn't there; download the workbook itself"
	case strings.HasPrefix(start, "mime-version:"):
		return "a web archive; open it in Excel and save it as .xlsx"
	case strings.HasPrefix(start, "<"):
		return "XML, but no workbook; the list is needed as .xlsx, as ICE publishes it"
	case isText(content):
		return "text, such as .csv, and has no links; the list is needed as .xlsx, as ICE publishes it"
	}
	return "no workbook, and nothing else that is known; the list is needed as .xlsx, as ICE publishes it"
}

// isText holds for what has no control characters but those of lines, in UTF-8, UTF-16 or an encoding of single bytes.
func isText(content []byte) bool {
	start := content[:min(len(content), 4096)]
	if bytes.HasPrefix(start, []byte("\xff\xfe")) || bytes.HasPrefix(start, []byte("\xfe\xff")) {
		return true
	}
	for _, b := range start {
		if b < utf8.RuneSelf && b < ' ' && !strings.ContainsRune("\t\r\n\f", rune(b)) {
			return false
		}
	}
	return true
}
