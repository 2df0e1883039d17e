package workbook

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
)

// parts are a workbook's parts by their names, to be changed before they are packed.
type parts map[string]string

const (
	office   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	opc      = "http://schemas.openxmlformats.org/package/2006/relationships"
	mainXML  = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	xmlStart = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	sheet1   = "xl/worksheets/sheet1.xml"
	rels1    = "xl/worksheets/_rels/sheet1.xml.rels"
	strings1 = "xl/sharedStrings.xml"
	styles1  = "xl/styles.xml"
	main1    = "xl/workbook.xml"
	mainRels = "xl/_rels/workbook.xml.rels"
	types1   = "[Content_Types].xml"
	core1    = "docProps/core.xml"
	rootRels = "_rels/.rels"
)

// made gives the parts of a small list: header and rows are the content of sheetData, below is what stands beneath it.
func made(rows, below string) parts {
	const sheetML = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	return parts{
		types1: xmlStart + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + sheetML + `sheet.main+xml"/>` +
			`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + sheetML + `worksheet+xml"/>` +
			`<Override PartName="/xl/worksheets/sheet2.xml" ContentType="` + sheetML + `worksheet+xml"/>` +
			`<Override PartName="/xl/styles.xml" ContentType="` + sheetML + `styles+xml"/>` +
			`<Override PartName="/xl/sharedStrings.xml" ContentType="` + sheetML + `sharedStrings+xml"/></Types>`,
		rootRels: xmlStart + `<Relationships xmlns="` + opc + `"><Relationship Id="rId1" Type="` + office + `/officeDocument" Target="xl/workbook.xml"/>` +
			`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
		main1: xmlStart + `<workbook xmlns="` + mainXML + `" xmlns:r="` + office + `"><workbookPr/><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		mainRels: xmlStart + `<Relationships xmlns="` + opc + `"><Relationship Id="rId1" Type="` + office + `/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="` + office + `/styles" Target="styles.xml"/><Relationship Id="rId3" Type="` + office + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		styles1: xmlStart + `<styleSheet xmlns="` + mainXML + `"><numFmts count="2"><numFmt numFmtId="164" formatCode="m/d/yyyy;@"/><numFmt numFmtId="165" formatCode="h:mm"/></numFmts>` +
			`<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
		strings1: xmlStart + `<sst xmlns="` + mainXML + `"><si><t>FLORIDA</t></si><si><r><t>Lee County</t></r><r><rPr><b/></rPr><t xml:space="preserve">` + "\u00a0" +
			`Sheriff's Office</t></r><rPh sb="0" eb="1"><t>not printed</t></rPh></si></sst>`,
		core1: xmlStart + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dcterms="http://purl.org/dc/terms/">` +
			`<dcterms:created>2020-01-01T00:00:00Z</dcterms:created><dcterms:modified>2025-05-15T23:33:17Z</dcterms:modified></cp:coreProperties>`,
		sheet1: xmlStart + `<worksheet xmlns="` + mainXML + `" xmlns:r="` + office + `"><dimension ref="A1:XFD1048576"/><sheetData>` + rows + `</sheetData>` + below + `</worksheet>`,
		rels1: xmlStart + `<Relationships xmlns="` + opc + `"><Relationship Id="rId1" Type="` + office + `/hyperlink" Target="https://www.ice.gov/a.pdf" TargetMode="External"/>` +
			`<Relationship Id="rId2" Type="` + office + `/printerSettings" Target="../printerSettings1.bin"/></Relationships>`,
	}
}

// row writes a row of texts; a value that begins with < is the cell's own XML.
func row(number string, values ...string) string {
	var b strings.Builder
	b.WriteString(`<row r="` + number + `">`)
	for i, v := range values {
		ref := letters(i+1) + number
		switch {
		case strings.HasPrefix(v, "<"):
			b.WriteString(strings.ReplaceAll(v, "REF", ref))
		case v == "":
		default:
			b.WriteString(`<c r="` + ref + `" t="inlineStr"><is><t xml:space="preserve">` + strings.ReplaceAll(v, "&", "&amp;") + `</t></is></c>`)
		}
	}
	b.WriteString(`</row>`)
	return b.String()
}

var (
	headerRow = row("1", "STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "SIGNED", "MOA", "ADDENDUM")
	leeRow    = row("2", `<c r="REF" t="s"><v>0</v></c>`, `<c r="REF" t="s"><v>1</v></c>`, "County", "Lee County", "Task Force Model", `<c r="REF" s="1"><v>45784</v></c>`, "MOA")
)

// small is a list of one row.
func small() parts { return made(headerRow+leeRow, "") }

// mustHave ends the tests where a part lacks a text: a case that changes nothing would show nothing.
func (p parts) mustHave(part, text string) {
	if !strings.Contains(p[part], text) {
		panic(part + " doesn't have " + text)
	}
}

// replace changes a text in a part, which must be there.
func (p parts) replace(part, old, new string) parts {
	p.mustHave(part, old)
	p[part] = strings.Replace(p[part], old, new, 1)
	return p
}

// with adds or changes a part.
func (p parts) with(part, content string) parts {
	p[part] = content
	return p
}

// without takes parts away, which must be there.
func (p parts) without(names ...string) parts {
	for _, name := range names {
		p.mustHave(name, "<")
		delete(p, name)
	}
	return p
}

// pack makes a workbook of parts, always the same bytes of the same parts.
func (p parts) pack() []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for _, name := range slices.Sorted(maps.Keys(p)) {
		write(z, name, p[name])
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func write(z *zip.Writer, name, content string) {
	w, err := z.Create(name)
	if err == nil {
		_, err = io.WriteString(w, content)
	}
	if err != nil {
		panic(err)
	}
}

// mustRead reads what must be a list.
func mustRead(t testing.TB, content []byte) *Workbook {
	t.Helper()
	w, err := Read("list.xlsx", content)
	if err != nil {
		t.Fatal(err)
	}
	return w
}
