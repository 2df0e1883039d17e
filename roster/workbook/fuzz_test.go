package workbook

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// FuzzRead: whatever a file has, it is read or refused.
func FuzzRead(f *testing.F) {
	f.Add(small().pack())
	f.Add(made(headerRow+leeRow, `<mergeCells><mergeCell ref="D2:E3"/></mergeCells><hyperlinks><hyperlink ref="G2" r:id="rId1"/></hyperlinks>`).pack())
	f.Add(parts{}.pack())
	f.Add([]byte("STATE,LAW ENFORCEMENT AGENCY\n"))
	f.Fuzz(func(t *testing.T, content []byte) { mustHold(t, content) })
}

// FuzzParts changes what the archive's checksums keep FuzzRead from changing.
func FuzzParts(f *testing.F) {
	p := made(headerRow+leeRow, `<mergeCells><mergeCell ref="D2:E3"/></mergeCells><hyperlinks><hyperlink ref="G2" r:id="rId1"/></hyperlinks>`)
	f.Add(p[sheet1], p[strings1], p[styles1], p[rels1], p[main1])
	f.Fuzz(func(t *testing.T, sheet, texts, styles, links, main string) {
		mustHold(t, small().with(sheet1, sheet).with(strings1, texts).with(styles1, styles).with(rels1, links).with(main1, main).pack())
	})
}

// mustHold asks for what holds of every file: a refusal of one line that was foreseen, or rows with something in them, in which days
// are days.
func mustHold(t *testing.T, content []byte) {
	w, err := Read("f.xlsx", content)
	if err != nil {
		if r := (*Refusal)(nil); !errors.As(err, &r) || w != nil || strings.ContainsAny(r.Error(), "\r\n") || strings.Contains(r.What, "foreseen") {
			t.Fatalf("%q: %v", err, errors.Unwrap(err))
		}
		return
	}
	if len(w.Problems) > maxProblems+1 {
		t.Errorf("%d problems", len(w.Problems))
	}
	for i := range w.Rows {
		printed := false
		for _, c := range columns {
			cell := c.cell(&w.Rows[i])
			printed = printed || !blank(cell.Text)
			if _, err := time.Parse(time.DateOnly, cell.Day); cell.Day != "" && err != nil {
				t.Errorf("row %d, %s: %+v", w.Rows[i].Number, c.name, cell)
			}
		}
		if !printed {
			t.Errorf("row %d is empty", w.Rows[i].Number)
		}
	}
}
