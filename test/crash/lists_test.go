package crash

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"graph287g/internal/testenv"
	"graph287g/seed"
)

// smallLists writes lists of three days: some agencies come, some go, one is spelt otherwise, one has another day.
func smallLists(t *testing.T) []string {
	t.Helper()
	folder := t.TempDir()
	first := agencies(40)
	second := append(agencies(55)[3:], row{"GEORGIA", "Lee County Sherrif's Office", "2026-05-02"})
	third := append(agencies(60)[5:], row{"GEORGIA", "Lee County Sheriff's Office", "2026-05-03"})
	return []string{
		writeList(t, folder, "participatingAgencies06012026am.xlsx", "2026-06-01", first),
		writeList(t, folder, "participatingAgencies06082026am.xlsx", "2026-06-08", second),
		writeList(t, folder, "participatingAgencies06152026am.xlsx", "2026-06-15", third),
	}
}

// bigList writes a list that is more edits than one change may have.
func bigList(t *testing.T) []string {
	t.Helper()
	return []string{writeList(t, t.TempDir(), "participatingAgencies06012026am.xlsx", "2026-06-01", agencies(1_600))}
}

// A row is a row of a list, as far as lists here differ.
type row struct{ state, agency, signed string }

// agencies are rows of as many towns' police.
func agencies(n int) []row {
	states := []string{"FLORIDA", "TEXAS", "NORTH CAROLINA", "GEORGIA"}
	out := make([]row, n)
	for i := range out {
		out[i] = row{states[i%len(states)], fmt.Sprintf("Springfield %d Police Department", i), fmt.Sprintf("2026-05-%02d", 1+i%28)}
	}
	return out
}

// writeList writes a list of participating agencies that was saved on a day.
func writeList(t *testing.T, folder, name, saved string, rows []row) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	cells := [][]any{{"STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "SIGNED", "MOA"}}
	for _, r := range rows {
		cells = append(cells, []any{r.state, r.agency, "Municipality", "", "Task Force Model", r.signed, "link pending"})
	}
	for i := range cells {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", cell, &cells[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetDocProps(&excelize.DocProperties{Modified: saved + "T10:00:00Z"}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, name)
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// realLists are the newest of ICE's own files, with the hashes by which the compiled lists know them.
func realLists(t *testing.T, n int) (files []string, hashes map[string]bool) {
	t.Helper()
	const folder = "../../../shared/ice"
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		testenv.Skip(t, testenv.Lists, "ICE's workbooks aren't in "+folder)
	}
	paths := map[string]string{} // by the name of the file
	err := filepath.WalkDir(folder, func(path string, _ os.DirEntry, err error) error {
		paths[filepath.Base(path)] = path
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	compiled, err := seed.CompiledLists(seed.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	hashes = map[string]bool{}
	for i := len(compiled.Lists) - 1; i >= 0 && len(files) < n; i-- {
		l := compiled.Lists[i]
		if path := paths[l.Files[0]]; path != "" && strings.HasSuffix(path, ".xlsx") && l.Kind == "participating" {
			absolute, err := filepath.Abs(path)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, absolute)
			hashes[l.SHA256] = true
		}
	}
	return files, hashes
}
