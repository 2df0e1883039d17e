package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"graph287g/internal/testenv"
)

// lists calls test for each of ICE's workbooks beside the repository.
func lists(t *testing.T, test func(name string, content []byte)) {
	t.Helper()
	const folder = "../../../shared/ice"
	if _, err := os.Stat(folder); err != nil {
		testenv.Skip(t, testenv.Lists, "ICE's workbooks aren't in "+folder)
	}
	count := 0
	err := filepath.WalkDir(folder, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(file) != ".xlsx" {
			return err
		}
		content, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		count++
		test(strings.TrimPrefix(filepath.ToSlash(file), folder+"/"), content)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if count < 100 {
		t.Errorf("%s has %d workbooks only", folder, count)
	}
}

// TestLists holds rows and states of each list against a second reader, which shares nothing with this package.
func TestLists(t *testing.T) {
	var seconds float64
	rows, pending := 0, 0
	lists(t, func(name string, content []byte) {
		start := cpuSeconds()
		w, err := Read(name, content)
		seconds += cpuSeconds() - start
		if err != nil {
			t.Error(err)
			return
		}
		got := count{states: map[string]int{}, dated: w.hasDays()}
		for _, r := range w.Rows {
			if blank(r.Agency.Text) {
				continue
			}
			got.rows++
			got.states[r.State.Text]++
		}
		if diff := cmp.Diff(secondCount(t, content), got, cmp.AllowUnexported(count{})); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if w.Pending == got.dated || w.Saved.Year() < 2025 {
			t.Errorf("%s: pending is %v, saved %v", name, w.Pending, w.Saved)
		}
		for _, p := range w.Problems {
			if p.Row > 0 && !strings.HasPrefix(p.What, "is a day of the year 5025") {
				t.Errorf("%s: %+v", name, p)
			}
		}
		if rows += got.rows; w.Pending {
			pending++
		}
	})
	t.Logf("%d rows, %d pending lists, %.1f s", rows, pending, seconds)
	if seconds > 15 {
		t.Errorf("reading took %.1f s of the processor", seconds)
	}
}

// hasDays tells whether a row has a text for the day that it was signed.
func (w *Workbook) hasDays() bool {
	for _, r := range w.Rows {
		if r.Signed.Text != "" {
			return true
		}
	}
	return false
}

// A count is what both readers must agree on.
type count struct {
	rows   int
	states map[string]int
	dated  bool
}

// secondCount counts rows that have an agency, with another reader: whole parts are decoded into structs, columns are found by their
// letters, and nothing is bounded.
func secondCount(t *testing.T, content []byte) count {
	t.Helper()
	type rich struct {
		T string   `xml:"t"`
		R []string `xml:"r>t"`
	}
	var shared struct {
		SI []rich `xml:"si"`
	}
	var sheet struct {
		Rows []struct {
			R int `xml:"r,attr"`
			C []struct {
				R string `xml:"r,attr"`
				T string `xml:"t,attr"`
				V string `xml:"v"`
			} `xml:"c"`
		} `xml:"sheetData>row"`
	}
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	for part, into := range map[string]any{"xl/sharedStrings.xml": &shared, "xl/worksheets/sheet1.xml": &sheet} {
		f, err := z.Open(part)
		if err != nil {
			t.Fatal(err)
		}
		if err := xml.NewDecoder(f).Decode(into); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
	column := map[string]string{} // names by letters
	agencies, states, dated := map[int]bool{}, map[string]int{}, false
	for _, r := range sheet.Rows {
		values := map[string]string{}
		for _, c := range r.C {
			v := c.V
			if c.T == "s" && v != "" {
				i, err := strconv.Atoi(v)
				if err != nil {
					t.Fatal(err)
				}
				v = shared.SI[i].T + strings.Join(shared.SI[i].R, "")
			}
			letters := strings.TrimRight(c.R, "0123456789")
			if r.R == 1 {
				column[letters] = strings.TrimSpace(v)
			} else {
				values[column[letters]] = v
			}
		}
		if agency := values["LAW ENFORCEMENT AGENCY"]; strings.TrimSpace(agency) != "" && !agencies[r.R] {
			agencies[r.R] = true
			states[values["STATE"]]++
			dated = dated || values["SIGNED"] != ""
		}
	}
	return count{len(agencies), states, dated}
}

// TestCells holds every cell, day and link against what a library for workbooks makes of the same file: of each fourth list, for the
// library takes its time; with -short of each sixteenth.
func TestCells(t *testing.T) {
	cells, linked := 0, 0
	count, each := 0, 4
	if testing.Short() {
		each = 16
	}
	lists(t, func(name string, content []byte) {
		if count++; count%each != 1 {
			return
		}
		w, err := Read(name, content)
		if err != nil {
			t.Error(err)
			return
		}
		want := ofLibrary(t, content)
		got := map[string]Cell{}
		for i := range w.Rows {
			for _, c := range columns {
				if cell := *c.cell(&w.Rows[i]); cell != (Cell{}) {
					got[c.name+" "+strconv.Itoa(w.Rows[i].Number)] = cell
				}
				if c.cell(&w.Rows[i]).Link != "" {
					linked++
				}
			}
		}
		cells += len(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %.1500s", name, diff)
		}
	})
	t.Logf("%d cells, %d of them with links", cells, linked)
}

var serialDay = regexp.MustCompile(`^\d{5,7}$`)

// ofLibrary reads the cells of a list with excelize.
func ofLibrary(t *testing.T, content []byte) map[string]Cell {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheet := f.GetSheetName(0)
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	cells := map[string]Cell{}
	set := func(row, column int, change func(*Cell)) {
		if row == 0 || column >= len(rows[0]) || rows[0][column] == "" {
			return
		}
		key := rows[0][column] + " " + strconv.Itoa(row+1)
		c := cells[key]
		if change(&c); c != (Cell{}) {
			cells[key] = c
		}
	}
	for i, row := range rows {
		for j, value := range row {
			set(i, j, func(c *Cell) {
				c.Text = value
				if rows[0][j] == "SIGNED" && serialDay.MatchString(value) {
					c.Text = dayOfLibrary(t, value)
					c.Day = c.Text
				}
			})
		}
	}
	linked, err := f.GetHyperLinkCells(sheet, "External")
	if err != nil {
		t.Fatal(err)
	}
	for _, ref := range linked {
		column, row, err := excelize.CellNameToCoordinates(ref)
		if err != nil {
			t.Fatal(err)
		}
		_, target, err := f.GetCellHyperLink(sheet, ref)
		if err != nil {
			t.Fatal(err)
		}
		set(row-1, column-1, func(c *Cell) { c.Link = target })
	}
	return cells
}

func dayOfLibrary(t *testing.T, serial string) string {
	t.Helper()
	n, err := strconv.ParseFloat(serial, 64)
	if err != nil {
		t.Fatal(err)
	}
	day, err := excelize.ExcelDateToTime(n, false)
	if err != nil {
		t.Fatal(err)
	}
	return day.Format(time.DateOnly)
}
