package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

// TestRefusals: what is no list, or not safe, is refused with a line that says what it is and what would work.
func TestRefusals(t *testing.T) {
	ole := func(stream string) []byte {
		return append(bytes.Clone(oleMagic), append(make([]byte, 500), wide(stream)...)...)
	}
	packed := func(names ...string) []byte {
		p := parts{}
		for _, name := range names {
			p[name] = "x"
		}
		return p.pack()
	}
	whole := small().pack()
	cases := map[string]struct {
		content []byte
		what    string // a part of the message
	}{
		"nothing":              {nil, "is empty; download it again"},
		"zero bytes":           {make([]byte, 4096), "holds nothing but zero bytes"},
		"a large file":         {make([]byte, maxFileBytes+1), "has 16777217 bytes, more than the 16777216 that are read"},
		"xls":                  {ole("Workbook"), "is in Excel's old format (.xls); open it in Excel and save it as .xlsx"},
		"xls of 1995":          {ole("Book"), "old format (.xls)"},
		"xls of 1990":          {[]byte("\x09\x04\x06\x00\x07\x00\x10\x00"), "old format (.xls)"},
		"encrypted":            {ole("EncryptedPackage"), "is encrypted; open it in Excel with its password and save it without one"},
		"a document":           {ole("WordDocument"), "Word document"},
		"another OLE file":     {ole("Else"), "an old Office program"},
		"csv":                  {[]byte("STATE,LAW ENFORCEMENT AGENCY\nOHIO,Butler\n"), "is text, such as .csv"},
		"csv of Windows":       {[]byte("STATE;Sheriff\x92s\r\n"), "is text"},
		"text in UTF-16":       {[]byte(utf16Of("STATE\tAGENCY")), "is text"},
		"html":                 {[]byte("\xef\xbb\xbf \r\n<!DOCTYPE html><html><body>Page not found"), "is an HTML page"},
		"html without doctype": {[]byte("<?xml version=\"1.0\"?><html>"), "is an HTML page"},
		"XML spreadsheet":      {[]byte(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`), "an XML spreadsheet of 2003"},
		"other XML":            {[]byte("<Error><Code>AccessDenied</Code></Error>"), "is XML, but no workbook"},
		"web archive":          {[]byte("MIME-Version: 1.0\r\n"), "a web archive"},
		"pdf":                  {[]byte("%PDF-1.7\n"), "is a PDF document"},
		"gzip":                 {[]byte("\x1f\x8b\x08\x00"), "compressed by gzip; unpack it first"},
		"bytes":                {[]byte{1, 2, 3, 0, 200}, "nothing else that is known"},
		"an empty archive":     {parts{}.pack(), "an empty ZIP archive"},
		"a truncated file":     {whole[:len(whole)/2], "is a damaged or truncated workbook"},
		"an archive of files":  {packed("a.txt", "b.txt"), "is a ZIP archive, but no workbook"},
		"an archive of lists":  {packed("lists/a.xlsx"), "a ZIP archive with workbooks in it; unpack it first"},
		"xlsb":                 {packed("[Content_Types].xml", "xl/workbook.bin"), "(.xlsb)"},
		"ods":                  {packed("mimetype", "content.xml"), "an OpenDocument file"},
		"docx":                 {packed("[Content_Types].xml", "word/document.xml"), "a Word document"},
		"pptx":                 {packed("[Content_Types].xml", "ppt/presentation.xml"), "a presentation"},

		"without STATE": {small().replace(sheet1, ">STATE<", ">COUNTRY<").pack(), `the first row of its sheet "Sheet1" lacks STATE; name these columns so`},
		"without two":   {small().replace(sheet1, ">LAW ENFORCEMENT AGENCY<", ">X<").replace(sheet1, ">SUPPORT TYPE<", ">Y<").pack(), "lacks LAW ENFORCEMENT AGENCY, SUPPORT TYPE"},
		"empty sheet":   {made("", "").pack(), "has nothing in its sheets; the list needs a header with STATE, LAW ENFORCEMENT AGENCY and SUPPORT TYPE"},
		"no sheets":     {small().replace(main1, `<sheet name="Sheet1" sheetId="1" r:id="rId1"/>`, "").pack(), "has nothing in its sheets"},
		"a chart":       {small().replace(mainRels, "/worksheet", "/chartsheet").pack(), "has nothing in its sheets"},

		"macros":           {small().with("xl/vbaProject.bin", "x").pack(), "has macros (xl/vbaProject.bin), as no list of ICE's does; download it from ICE, or save it as a plain .xlsx"},
		"macros by type":   {small().replace(types1, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml").pack(), "has macros (xl/workbook.xml)"},
		"a macro sheet":    {small().replace(mainRels, "/worksheet", "/xlMacrosheet").pack(), "has a sheet of macros"},
		"OLE":              {small().with("xl/embeddings/oleObject1.bin", "x").pack(), "has embedded objects (OLE)"},
		"ActiveX":          {small().with("xl/activeX/activeX1.xml", "x").pack(), "has ActiveX controls"},
		"DDE":              {small().with("xl/externalLinks/externalLink1.xml", `<externalLink xmlns="`+mainXML+`"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>`).pack(), "starts another program (ddeLink in xl/externalLinks/externalLink1.xml)"},
		"DDE by its link":  {small().with("xl/x.xml", `<externalLink><oleLink/></externalLink>`).replace(mainRels, "</Relationships>", `<Relationship Id="rId9" Type="`+office+`/externalLink" Target="x.xml"/></Relationships>`).pack(), "starts another program (oleLink in xl/x.xml)"},
		"an encrypted ZIP": {flagged(whole), "is encrypted"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) { mustRefuse(t, c.content, c.what) })
	}
}

// slow are cases that take some seconds, at the bounds of what is read at all. Tests with -short do without.
var slow = []string{"attributes", "bytes", "comments", "elements", "full rows", "texts and full rows"}

// TestHostile: what is made to take memory or time is refused before it does.
func TestHostile(t *testing.T) {
	sheet := func(rows string) []byte { return made(headerRow+leeRow+rows, "").pack() }
	below := func(xml string) []byte { return made(headerRow+leeRow+moved(leeRow, "1000000"), xml).pack() }
	noise := noise(maxTokenBytes + 1)
	cases := map[string]struct {
		content func() []byte
		what    string
	}{
		"a dense part":          {func() []byte { return small().with("xl/media/a.bin", strings.Repeat("\x00", 2<<20)).pack() }, "its part xl/media/a.bin unpacks to more than 200 times its size"},
		"much in all":           {func() []byte { return promising(7, 20<<20) }, "unpacks to more than 134217728 bytes"},
		"more than it promises": {func() []byte { return lying(small().with(sheet1, repeated(" ", 40<<20)), sheet1) }, "its part xl/worksheets/sheet1.xml is damaged"},
		"many parts":            {func() []byte { return many(maxEntries) }, "has 1013 parts, more than the 1000 that are read"},
		"two parts of one name": {func() []byte { return twice(small(), sheet1, "<worksheet/>") }, "has two parts called xl/worksheets/sheet1.xml"},

		"entities": {func() []byte {
			return small().replace(strings1, "<sst", `<!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst`).pack()
		},
			"its part xl/sharedStrings.xml declares a document type"},
		"a DTD elsewhere": {func() []byte {
			return small().replace(core1, "<cp:core", `<!DOCTYPE x SYSTEM "file:///etc/passwd"><cp:core`).pack()
		},
			"declares a document type"},
		"an entity without a DTD": {func() []byte { return sheet("&xxe;") }, "is damaged"},
		"elements in each other":  {func() []byte { return sheet(repeated("<a>", 1<<16)) }, "has elements 65 deep in each other"},
		"a long text":             {func() []byte { return sheet(row("3", noise[:maxTextBytes+1])) }, "is longer than a cell of Excel's can hold"},
		"a text in many runs": {func() []byte {
			return small().replace(strings1, "</sst>", "<si>"+repeated("<r><t>"+noise[:999]+"</t></r>", 150)+"</si></sst>").pack()
		}, "is longer than a cell of Excel's can hold"},
		"a long attribute": {func() []byte { return sheet(`<row r="3" x="` + noise + `"/>`) }, "an element or a text of more than 1048576 bytes"},

		"rows with content": {func() []byte { return sheet(repeated(`<row><c t="s"><v>0</v></c></row>`, maxListRows)) }, "has more than 100000 rows with content"},
		"full rows":         {func() []byte { return sheet(repeated(fullRow(noise[:40]), maxListRows)) }, "has more than 100000 rows with content"},
		"rows without":      {func() []byte { return sheet(repeated(`<row/>`, maxSheetRows)) }, "has more than 1000000 rows"},
		"cells in a row":    {func() []byte { return sheet("<row>" + repeated(`<c r="A1" t="b"/>`, maxColumnNumber+1) + "</row>") }, "has more than 16384 cells in row 3"},
		"elements":          {func() []byte { return sheet(repeated("<b/>", maxTokens)) }, "has more than 8000000 elements"},
		"attributes":        {func() []byte { return sheet(repeated("<b "+attributes(40_000)+"/>", 210)) }, "has more than 8000000 elements"},
		"comments":          {func() []byte { return sheet(repeated("<!---->", maxTokens)) }, "has more than 8000000 elements"},
		"bytes":             {func() []byte { return sheet(repeated("<a>"+noise[:500]+strings.Repeat("a", 60_000)+"</a>", 2300)) }, "unpacks to more than"},
		"texts":             {func() []byte { return small().replace(strings1, "</sst>", repeated("<si/>", maxTexts)+"</sst>").pack() }, "has more than 1000000 texts"},
		"texts and full rows": {func() []byte {
			p := made(headerRow+repeated(fullRow("same"), maxListRows+1), "")
			return p.replace(strings1, "</sst>", repeated("<si><t>"+noise[:100]+strings.Repeat("a", 1100)+"</t></si>", 60_000)+"</sst>").pack()
		}, "has more than 100000 rows with content"},
		"formats": {func() []byte {
			return small().replace(styles1, "</cellXfs>", repeated("<xf/>", maxFormats)+"</cellXfs>").pack()
		}, "has more than 65490 formats"},
		"links": {func() []byte {
			return below(`<hyperlinks>` + repeated(`<hyperlink ref="G2" r:id="rId1"/>`, maxLinks+1) + `</hyperlinks>`)
		}, "has more than 200000 links"},
		"links over all": {func() []byte {
			return below(`<hyperlinks>` + repeated(`<hyperlink ref="A1:XFD1048576" r:id="rId1"/>`, 3) + `</hyperlinks>`)
		}, "has links or merged cells over more than 2000000 rows"},
		"merged over all": {func() []byte {
			return below(`<mergeCells>` + repeated(`<mergeCell ref="A1:XFD1048576"/>`, 3) + `</mergeCells>`)
		}, "has links or merged cells over more than 2000000 rows"},
		"merges": {func() []byte {
			return below(`<mergeCells>` + repeated(`<mergeCell ref="A2:B3"/>`, maxLinks+1) + `</mergeCells>`)
		}, "merges more than 200000 times"},
		"relationships": {func() []byte {
			return small().replace(rels1, "</Rel", repeated("<Relationship/>", maxLinks)+"</Rel").pack()
		}, "has more than 200000 links"},
		"sheets": {func() []byte {
			return small().replace(main1, "</sheets>", repeated(`<sheet name="a" r:id="rId1"/>`, maxSheets)+"</sheets>").pack()
		}, "has more than 100 sheets"},
		"types": {func() []byte { return small().replace(types1, "</Types>", manyTypes(2*maxEntries+9)+"</Types>").pack() }, "tells the types of more parts"},
	}
	for name, c := range cases {
		if testing.Short() && slices.Contains(slow, name) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			content := c.content()
			if len(content) > maxFileBytes {
				t.Fatalf("the case has %d bytes", len(content))
			}
			used := measure(func() { mustRefuse(t, content, c.what) })
			if used.seconds > 10 || used.bytes > 512<<20 {
				t.Errorf("took %.1f s and %d MB", used.seconds, used.bytes>>20)
			}
			t.Logf("%.1f s, %d MB", used.seconds, used.bytes>>20)
		})
	}
}

// TestInflater: what comes out of a part is counted, and doesn't depend on what Go's ZIP reader makes of a directory that lies.
func TestInflater(t *testing.T) {
	for what, c := range map[string]struct {
		size   int
		packed uint64
		budget int64
	}{
		"times its size":               {2 << 20, 5000, maxUnpackedBytes},
		"to more than 134217728 bytes": {2 << 20, 2 << 20, 1 << 20},
		"":                             {2 << 20, 1 << 20, 2 << 20},
	} {
		file := &zip.File{FileHeader: zip.FileHeader{CompressedSize64: c.packed}}
		in := &inflater{ReadCloser: io.NopCloser(strings.NewReader(strings.Repeat(" ", c.size))), file: file, container: &container{bytes: c.budget}}
		n, err := io.Copy(io.Discard, in)
		if what == "" && (err != nil || n != int64(c.size)) || what != "" && (err == nil || !strings.Contains(named("x", err).Error(), what)) {
			t.Errorf("%q: %d bytes, %v", what, n, err)
		}
	}
}

// mustRefuse holds a refusal against what it must say: in one line, with the file.
func mustRefuse(t *testing.T, content []byte, what string) {
	t.Helper()
	w, err := Read("folder/list.xlsx", content)
	var r *Refusal
	switch {
	case err == nil:
		t.Errorf("was read: %d rows, %v", len(w.Rows), w.Problems)
	case !errors.As(err, &r) || w != nil:
		t.Errorf("no refusal: %v", err)
	case !strings.Contains(r.What, what):
		t.Errorf("it says %q, want %q", r.What, what)
	case r.Error() != "list.xlsx: "+r.What || strings.Contains(r.What, "\n"):
		t.Errorf("it says %q", r.Error())
	}
}

// flagged marks all entries as encrypted.
func flagged(content []byte) []byte {
	content = bytes.Clone(content)
	for _, h := range []struct {
		magic string
		flags int
	}{{"PK\x01\x02", 8}, {"PK\x03\x04", 6}} {
		for i := 0; ; {
			j := bytes.Index(content[i:], []byte(h.magic))
			if j < 0 {
				break
			}
			content[i+j+h.flags] |= 1
			i += j + 4
		}
	}
	return content
}

// lying packs parts, of which one is said to have 256 bytes.
func lying(p parts, name string) []byte {
	content := p.pack()
	for i := 0; ; i += 4 {
		i += bytes.Index(content[i:], []byte("PK\x01\x02"))
		if string(content[i+46:i+46+len(name)]) == name {
			copy(content[i+24:], "\x00\x01\x00\x00")
			return content
		}
	}
}

// twice packs parts, and another one of the same name.
func twice(p parts, name, content string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for n, c := range p {
		write(z, n, c)
	}
	write(z, strings.ToUpper(name[:1])+name[1:], content)
	if err := z.Close(); err != nil {
		panic(err)
	}
	return bytes.ReplaceAll(b.Bytes(), []byte(strings.ToUpper(name[:1])+name[1:]), []byte(name))
}

// many adds empty parts.
func many(n int) []byte {
	p := small()
	for i := range n + 4 {
		p["customXml/"+letters(i+1)] = ""
	}
	return p.pack()
}

// promising adds parts that are said to have so many bytes.
func promising(n int, size uint64) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range n {
		w, err := z.CreateRaw(&zip.FileHeader{Name: letters(i + 1), Method: zip.Deflate, UncompressedSize64: size, CompressedSize64: 1 << 19})
		if err == nil {
			_, err = w.Write(make([]byte, 1<<19))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// noise makes letters that hardly compress.
func noise(n int) string {
	b := make([]byte, n)
	seed := uint32(287)
	for i := range b {
		seed = seed*1664525 + 1013904223
		b[i] = byte('a' + seed>>28)
	}
	return string(b)
}

// repeated repeats elements, with enough noise in comments between them that the ratio of the part is within its bound.
func repeated(element string, n int) string {
	const every = 4096
	noise := noise(1 << 20)
	var b strings.Builder
	for next := every; n > 0; n-- {
		b.WriteString(element)
		if b.Len() > next && len(element) < every {
			next = b.Len() + every
			at := b.Len() % (len(noise) - 60)
			b.WriteString("<!--" + noise[at:at+60] + "-->")
		}
	}
	return b.String()
}

func fullRow(text string) string {
	return "<row>" + strings.Repeat(`<c t="str"><v>`+text+`</v></c>`, len(columns)) + "</row>"
}

func attributes(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("a=\"\" ")
		if i%1000 == 0 {
			b.WriteString(noise(i/1000 + 30)[i/1000:] + `="" `)
		}
	}
	return b.String()
}

func manyTypes(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(`<Override PartName="/` + letters(i+1) + `" ContentType="x"/>`)
	}
	return b.String()
}
