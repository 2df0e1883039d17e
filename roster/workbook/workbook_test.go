package workbook

import (
	"bytes"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// text is a cell that prints a text.
func text(s string) Cell { return Cell{Text: s} }

// day is a cell that holds a date.
func day(s string) Cell { return Cell{Text: s, Day: s} }

// leeCounty is what leeRow prints.
func leeCounty() Row {
	return Row{Number: 2, State: text("FLORIDA"), Agency: text("Lee County\u00a0Sheriff's Office"), Type: text("County"), County: text("Lee County"),
		Model: text("Task Force Model"), Signed: day("2025-05-07"), MOA: text("MOA")}
}

func TestSmall(t *testing.T) {
	w := mustRead(t, small().pack())
	want := &Workbook{File: "list.xlsx", Saved: time.Date(2025, 5, 15, 23, 33, 17, 0, time.UTC), Rows: []Row{leeCounty()}}
	if diff := cmp.Diff(want, w); diff != "" {
		t.Error(diff)
	}
}

// TestOfAnotherWriter reads what a library wrote that knows nothing of this package.
func TestOfAnotherWriter(t *testing.T) {
	f := excelize.NewFile()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(f.SetSheetRow("Sheet1", "A1", &[]any{"SIGNED", "State ", "law  enforcement\u00a0agency", "SUPPORT TYPE", "MOA"}))
	must(f.SetSheetRow("Sheet1", "A2", &[]any{time.Date(2025, 2, 28, 13, 0, 0, 0, time.UTC), "TEXAS", nil, "Warrant Service Officer", "link pending"}))
	must(f.SetCellRichText("Sheet1", "C2", []excelize.RichTextRun{{Text: "Jefferson "}, {Text: "County", Font: &excelize.Font{Bold: true}}}))
	must(f.SetSheetRow("Sheet1", "A4", &[]any{"7/72025", "OHIO", "Butler County & City", "Jail Enforcement Model", "https://www.ice.gov/b"}))
	must(f.SetCellHyperLink("Sheet1", "E4", "https://www.ice.gov/b.pdf?a=1&b=2", "External"))
	must(f.SetCellHyperLink("Sheet1", "E2", "Sheet1!A1", "Location"))
	must(f.SetRowVisible("Sheet1", 4, false))
	var b bytes.Buffer
	must(f.Write(&b))
	w := mustRead(t, b.Bytes())
	want := []Row{
		{Number: 2, State: text("TEXAS"), Agency: text("Jefferson County"), Model: text("Warrant Service Officer"), Signed: day("2025-02-28"), MOA: text("link pending")},
		{Number: 4, State: text("OHIO"), Agency: text("Butler County & City"), Model: text("Jail Enforcement Model"), Signed: text("7/72025"),
			MOA: Cell{Text: "https://www.ice.gov/b", Link: "https://www.ice.gov/b.pdf?a=1&b=2"}},
	}
	if diff := cmp.Diff(want, w.Rows); diff != "" || w.Pending || len(w.Problems) > 0 {
		t.Errorf("pending %v, %v\n%s", w.Pending, w.Problems, diff)
	}
}

// TestPeculiarities: each changes one thing of the small list, the row that is read of it, and what is told.
func TestPeculiarities(t *testing.T) {
	const wide = `<c r="REF" s="1"><v>`
	signed := func(cell string) parts {
		return made(headerRow+row("2", "FLORIDA", "Lee County\u00a0Sheriff's Office", "County", "Lee County", "Task Force Model", cell, "MOA"), "")
	}
	linked := func(below string) parts { return made(headerRow+leeRow, below) }
	external := `<sheetData/><externalBook xmlns:r="` + office + `" r:id="rId1"/>`
	cases := map[string]struct {
		file     parts
		row      func(*Row)
		pending  bool
		problems []Problem
	}{
		"a number without a format is a day in SIGNED": {signed(`<c r="REF"><v>45784</v></c>`), func(r *Row) { r.Signed.Text = "45784" }, false,
			[]Problem{{2, "SIGNED", "45784", "is a number without a format of dates; it is taken for the day 2025-05-07"}}},
		"a format of the time makes no date": {signed(`<c r="REF" s="3"><v>45784</v></c>`), func(r *Row) { r.Signed.Text = "45784" }, false,
			[]Problem{{2, "SIGNED", "45784", "is a number without a format of dates; it is taken for the day 2025-05-07"}}},
		"a number that can't be a day isn't one": {signed(`<c r="REF"><v>287</v></c>`), func(r *Row) { r.Signed = text("287") }, false, nil},
		"a format of its own":                    {signed(`<c r="REF" s="2"><v>45784.75</v></c>`), nil, false, nil},
		"a style that there isn't": {signed(`<c r="REF" s="99"><v>45784</v></c>`), func(r *Row) { r.Signed.Text = "45784" }, false,
			[]Problem{{2, "SIGNED", "45784", "is a number without a format of dates; it is taken for the day 2025-05-07"}}},
		"the year 5025": {signed(wide + `1141572</v></c>`), func(r *Row) { r.Signed = day("5025-07-07") }, false,
			[]Problem{{2, "SIGNED", "1141572", "is a day of the year 5025, which can't be meant; it is kept as it stands"}}},
		"a negative day": {signed(wide + `-7</v></c>`), func(r *Row) { r.Signed = text("-7") }, false,
			[]Problem{{2, "SIGNED", "-7", "has a format of dates, but is no day that there is; it is read as a number"}}},
		"a day after all days": {signed(wide + `1e300</v></c>`), func(r *Row) { r.Signed = text("1e300") }, false,
			[]Problem{{2, "SIGNED", "1e300", "has a format of dates, but is no day that there is; it is read as a number"}}},
		"no number": {signed(wide + `NaN</v></c>`), func(r *Row) { r.Signed = text("NaN") }, false,
			[]Problem{{2, "SIGNED", "NaN", "should be a number and isn't; it is read as text"}}},
		"a date as text":            {signed("05/082025"), func(r *Row) { r.Signed = text("05/082025") }, false, nil},
		"a date stored as one":      {signed(`<c r="REF" t="d"><v>2025-05-07T00:00:00</v></c>`), nil, false, nil},
		"a date that is none":       {signed(`<c r="REF" t="d"><v>soon</v></c>`), func(r *Row) { r.Signed = text("soon") }, false, []Problem{{2, "SIGNED", "soon", "should be a date and isn't; it is read as text"}}},
		"days counted from 1904":    {signed(wide+`44322</v></c>`).replace(main1, "<workbookPr/>", `<workbookPr date1904="1"/>`), nil, false, nil},
		"an error cell":             {small().replace(sheet1, `<c r="D2" t="inlineStr"><is><t xml:space="preserve">Lee County</t></is></c>`, `<c r="D2" t="e"><v>#N/A</v></c>`), func(r *Row) { r.County = text("#N/A") }, false, nil},
		"a truth":                   {signed(`<c r="REF" t="b"><v>1</v></c>`), func(r *Row) { r.Signed = text("TRUE") }, false, nil},
		"a type that there isn't":   {signed(`<c r="REF" t="zzz"><v>7</v></c>`), func(r *Row) { r.Signed = text("7") }, false, []Problem{{2, "SIGNED", "7", "is of a type that workbooks don't have (zzz); it is read as text"}}},
		"a formula prints a value":  {signed(`<c r="REF" s="1"><f>TODAY()</f><v>45784</v></c>`), nil, false, []Problem{{2, "SIGNED", "45784", "is a formula, which ICE's lists don't have; what it showed when the file was saved is taken"}}},
		"a formula prints a text":   {signed(`<c r="REF" t="str"><f t="shared" si="0"/><v>soon_x000A_</v></c>`), func(r *Row) { r.Signed = text("soon\n") }, false, []Problem{{2, "SIGNED", "soon\n", "is a formula, which ICE's lists don't have; what it showed when the file was saved is taken"}}},
		"a text that there isn't":   {signed(`<c r="REF" t="s"><v>99999</v></c>`), func(r *Row) { r.Signed = Cell{} }, true, []Problem{{2, "SIGNED", "99999", "refers to text 99999 of the workbook's 2; it is read as empty"}}},
		"a text before the first":   {signed(`<c r="REF" t="s"><v>-1</v></c>`), func(r *Row) { r.Signed = Cell{} }, true, []Problem{{2, "SIGNED", "-1", "refers to text -1 of the workbook's 2; it is read as empty"}}},
		"an empty cell with style":  {signed(`<c r="REF" s="1"/>`), func(r *Row) { r.Signed = Cell{} }, true, nil},
		"a place in another row":    {small().replace(sheet1, `r="F2"`, `r="F7"`), nil, false, []Problem{{2, "SIGNED", "45784", "stands in row 2, but says that it stands at F7; it is taken for one of the row it stands in"}}},
		"two cells at one place":    {small().replace(sheet1, `r="G2"`, `r="F2"`), func(r *Row) { r.MOA = Cell{} }, false, []Problem{{2, "SIGNED", "MOA", "is a second cell at the same place; the first one is taken"}}},
		"cells without places":      {made("<row><c t=\"inlineStr\"><is><t>STATE</t></is></c>"+"<c t=\"inlineStr\"><is><t>LAW ENFORCEMENT AGENCY</t></is></c><c t=\"inlineStr\"><is><t>SUPPORT TYPE</t></is></c></row><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"inlineStr\"><is><t>Task Force Model</t></is></c></row>", ""), func(r *Row) { r.Type, r.County, r.Signed, r.MOA = Cell{}, Cell{}, Cell{}, Cell{} }, true, nil},
		"a hidden row":              {small().replace(sheet1, `<row r="2">`, `<row r="2" hidden="1" customFormat="1">`), nil, false, nil},
		"rows of styles alone":      {made(headerRow+leeRow+row("3", `<c r="REF" s="1"/>`, " ", "\u00a0")+row("1048576", `<c r="REF" s="1"/>`), ""), nil, false, nil},
		"a gap above the list":      {made(row("1")+moved(headerRow, "2")+moved(leeRow, "9"), ""), func(r *Row) { r.Number = 9 }, false, nil},
		"a note beside the list":    {small().replace(sheet1, "</row></sheetData>", `<c r="J2" t="str"><v>see below</v></c></row></sheetData>`), nil, false, []Problem{{2, "J", "see below", "stands outside of the list; it isn't read"}}},
		"a note below the list":     {made(headerRow+leeRow+row("5", "", "", "", "", "", "", "", "", "", "as of May"), ""), nil, false, []Problem{{5, "J", "as of May", "stands outside of the list; it isn't read"}}},
		"an added column":           {made(moved(headerRow, "1")+leeRow, "").replace(sheet1, "</row>", `<c r="I1" t="str"><v>FUNDED</v></c></row>`).replace(sheet1, "</row></sheetData>", `<c r="I2" t="str"><v>yes</v></c></row></sheetData>`), nil, false, []Problem{{1, "FUNDED", "FUNDED", "is a column that ICE's lists didn't have; it isn't read"}}},
		"SIGNED under another name": {small().replace(sheet1, ">SIGNED<", ">DATE<"), func(r *Row) { r.Signed = Cell{} }, true, []Problem{{0, "DATE", "", "holds days, but no column is called SIGNED: the list is taken for the pending one"}, {1, "DATE", "DATE", "is a column that ICE's lists didn't have; it isn't read"}}},
		"a column twice":            {small().replace(sheet1, ">ADDENDUM<", ">moa <"), nil, false, []Problem{{1, "MOA", "moa ", "is a second column of that name, in column H; the first one is read"}}},
		"an empty agency":           {small().replace(sheet1, `<c r="B2" t="s"><v>1</v></c>`, ``), func(r *Row) { r.Agency = Cell{} }, false, []Problem{{2, "LAW ENFORCEMENT AGENCY", "", "is empty, though no row should do without"}}},
		"a number twice":            {made(headerRow+leeRow+moved(leeRow, "2"), ""), func(*Row) {}, false, []Problem{{2, "", "", "has a number that another row has, or the header; both are kept"}}},

		"a link":                       {linked(`<hyperlinks><hyperlink ref="G2" r:id="rId1" display="x"/></hyperlinks>`), func(r *Row) { r.MOA.Link = "https://www.ice.gov/a.pdf" }, false, nil},
		"a link with a fragment":       {linked(`<hyperlinks><hyperlink ref="$G$2" r:id="rId1" location="p=2"/></hyperlinks>`), func(r *Row) { r.MOA.Link = "https://www.ice.gov/a.pdf#p=2" }, false, nil},
		"a link of columns":            {linked(`<hyperlinks><hyperlink ref="G1:H1048576" r:id="rId1"/></hyperlinks>`), func(r *Row) { r.MOA.Link, r.Addendum.Link = "https://www.ice.gov/a.pdf", "https://www.ice.gov/a.pdf" }, false, nil},
		"a link within":                {linked(`<hyperlinks><hyperlink ref="G2" location="Sheet1!A1"/></hyperlinks>`), nil, false, nil},
		"a link to a part":             {linked(`<hyperlinks><hyperlink ref="G2" r:id="rId2"/></hyperlinks>`), nil, false, nil},
		"a link that leads nowhere":    {linked(`<hyperlinks><hyperlink ref="G2" r:id="rId9"/></hyperlinks>`), nil, false, []Problem{{2, "MOA", "rId9", "is the link of the cell, but the workbook doesn't say where it leads; it is left out"}}},
		"a link at no place":           {linked(`<hyperlinks><hyperlink ref="G0" r:id="rId1"/></hyperlinks>`), nil, false, []Problem{{0, "", "G0", "is where a link should stand, but is no place in a sheet; the link is left out"}}},
		"merged cells":                 {linked(`<mergeCells><mergeCell ref="D2:E3"/><mergeCell ref="M2:N3"/></mergeCells>`), nil, false, []Problem{{2, "COUNTY", "", "is merged with the cells up to E3; only the first of them has a value"}}},
		"a link to another workbook":   {small().with("xl/externalLinks/externalLink1.xml", `<externalLink xmlns="`+mainXML+`">`+external+`</externalLink>`), nil, false, []Problem{{What: "refers to other files; these are ignored, and the values that were saved are taken"}}},
		"no styles":                    {small().without(styles1).replace(mainRels, "/styles", "/other"), func(r *Row) { r.Signed.Text = "45784" }, false, []Problem{{What: "has no styles, so that dates can't be told from other numbers but in the column SIGNED"}, {2, "SIGNED", "45784", "is a number without a format of dates; it is taken for the day 2025-05-07"}}},
		"a sheet of another type":      {small().replace(types1, "worksheet+xml", "chart+xml"), nil, false, []Problem{{0, "", "application/vnd.openxmlformats-officedocument.spreadsheetml.chart+xml", "is the type of the part with the sheet, though the part is one; it was read nevertheless"}}},
		"a hidden sheet":               {small().replace(main1, `name="Sheet1"`, `name="Sheet1" state="veryHidden"`), nil, false, []Problem{{0, "", "Sheet1", "is hidden, but the only sheet with a list; it was read"}}},
		"a mark of byte order":         {small().with(sheet1, "\ufeff"+small()[sheet1]), nil, false, nil},
		"UTF-16":                       {small().with(sheet1, utf16Of(small().replace(sheet1, "UTF-8", "UTF-16")[sheet1])), nil, false, nil},
		"prefixes of its own":          {small().with(sheet1, prefixed(small()[sheet1])), nil, false, nil},
		"names as Windows writes them": {renamed(small(), sheet1, `XL\Worksheets\Sheet1.xml`), nil, false, nil},
		"targets from the root":        {small().replace(mainRels, "worksheets/sheet1.xml", "/xl/worksheets/../worksheets/sheet1.xml"), nil, false, nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			w := mustRead(t, c.file.pack())
			want := leeCounty()
			if c.row != nil {
				c.row(&want)
			}
			if len(w.Rows) == 0 {
				t.Fatalf("no row; %v", w.Problems)
			}
			if diff := cmp.Diff(want, w.Rows[0]); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.problems, w.Problems); diff != "" {
				t.Error(diff)
			}
			if w.Pending != c.pending {
				t.Errorf("pending is %v", w.Pending)
			}
		})
	}
}

// TestPending: what a list is, its columns and rows say, whatever it is called.
func TestPending(t *testing.T) {
	pendingHeader := row("1", "STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "MOA")
	pendingRow := row("2", "OHIO", "Butler", "County", "Butler", "Task Force Model", "link pending")
	for name, c := range map[string]struct {
		file parts
		want bool
	}{
		"no column of days":       {made(pendingHeader+pendingRow, ""), true},
		"no rows and no column":   {made(pendingHeader, ""), true},
		"a column of days":        {small(), false},
		"a column without a day":  {small().replace(sheet1, "<v>45784</v>", ""), true},
		"a column and no rows":    {made(headerRow, ""), false},
		"a day in one row of two": {made(headerRow+leeRow+row("3", "OHIO", "Butler", "", "", "Task Force Model"), ""), false},
	} {
		t.Run(name, func(t *testing.T) {
			w, err := Read(`C:\lists\participatingAgencies05162025am.xlsx`, c.file.pack())
			if err != nil {
				t.Fatal(err)
			}
			if w.Pending != c.want || w.File != "participatingAgencies05162025am.xlsx" {
				t.Errorf("%s: pending is %v", w.File, w.Pending)
			}
		})
	}
}

// TestSheets: the list is the first visible sheet that has the columns.
func TestSheets(t *testing.T) {
	other := made(row("1", "Notes")+row("2", "STATE"), "")[sheet1]
	two := func(first, second, state string) *Workbook {
		p := small().with(sheet1, first).with("xl/worksheets/sheet2.xml", second)
		if state == "first" {
			p.replace(main1, `name="Sheet1"`, `name="Sheet1" state="hidden"`)
			state = ""
		}
		p.replace(main1, "</sheets>", `<sheet name="Sheet2" sheetId="2" `+state+` r:id="rId7"/></sheets>`)
		p.replace(mainRels, "</Relationships>", `<Relationship Id="rId7" Type="`+office+`/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`)
		return mustRead(t, p.pack())
	}
	lists := small()[sheet1]
	for name, c := range map[string]struct {
		w        *Workbook
		problems []Problem
	}{
		"first":                  {two(lists, other, ""), nil},
		"second":                 {two(other, lists, ""), nil},
		"both":                   {two(lists, lists, ""), []Problem{{Printed: "Sheet2", What: `is another sheet with the columns of a list; it isn't read, only "Sheet1" is`}}},
		"hidden":                 {two(other, lists, `state="hidden"`), []Problem{{Printed: "Sheet2", What: "is hidden, but the only sheet with a list; it was read"}}},
		"both, the first hidden": {two(strings.Replace(lists, "Task Force", "Old", 1), lists, "first"), []Problem{{Printed: "Sheet1", What: `is another sheet with the columns of a list; it isn't read, only "Sheet2" is`}}},
	} {
		if diff := cmp.Diff([]Row{leeCounty()}, c.w.Rows); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if diff := cmp.Diff(c.problems, c.w.Problems); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestSaved: the time is told only where the properties have one.
func TestSaved(t *testing.T) {
	const printed = "2025-05-15T23:33:17Z"
	for name, c := range map[string]struct {
		file     parts
		want     time.Time
		problems int
	}{
		"another zone":  {small().replace(core1, printed, "2025-05-15T20:33:17-04:00"), time.Date(2025, 5, 16, 0, 33, 17, 0, time.UTC), 0},
		"a day alone":   {small().replace(core1, printed, "2025-05-15"), time.Date(2025, 5, 15, 0, 0, 0, 0, time.UTC), 0},
		"no time":       {small().replace(core1, printed, "yesterday"), time.Time{}, 1},
		"nothing":       {small().replace(core1, "dcterms:modified>"+printed, "dcterms:other>").replace(core1, "/dcterms:modified", "/dcterms:other"), time.Time{}, 0},
		"no properties": {small().without(core1), time.Time{}, 0},
	} {
		w := mustRead(t, c.file.pack())
		if !w.Saved.Equal(c.want) || len(w.Problems) != c.problems {
			t.Errorf("%s: saved %v, problems %v", name, w.Saved, w.Problems)
		}
	}
}

// TestProblemsEnd: a file that is wrong in every row doesn't fill a report.
func TestProblemsEnd(t *testing.T) {
	rows := headerRow
	for number := 2; number < maxProblems+12; number++ {
		rows += row(strconv.Itoa(number), "OHIO", "", "", "", "Task Force Model")
	}
	w := mustRead(t, made(rows, "").pack())
	if n := len(w.Problems); n != maxProblems+1 || w.Problems[0].What != "has 10 more problems, which aren't listed" {
		t.Errorf("%d problems: %v", n, w.Problems[0])
	}
}
