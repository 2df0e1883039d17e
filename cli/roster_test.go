package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// workbook writes a list of participating agencies: a row for each agency, of Florida, under the task force model.
func workbook(t *testing.T, folder, name string, agencies ...string) string {
	t.Helper()
	f := excelize.NewFile()
	rows := [][]any{{"STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "SIGNED", "MOA"}}
	for _, a := range agencies {
		rows = append(rows, []any{"FLORIDA", a, "County", "", "Task Force Model", "2026-05-01", "link pending"})
	}
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetDocProps(&excelize.DocProperties{Modified: "2026-06-01T10:00:00Z"}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, name)
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// An imported is what `roster import --json` prints.
type imported struct {
	DryRun bool
	Lists  []struct {
		File, SHA256, List, PublishedBy                     string
		Published                                           *string
		Rows, Agreements, Agencies, PrintedAgencies, States int
		Known                                               bool
		Problems                                            []map[string]any
	}
	Refused []struct{ File, Refused string }
	Changes struct {
		New, SignedFromPending, BackAgain, Unlisted, Renamed, Changed []struct{ State, Agency, Model, What, Sign string }
		ManyAtOnce                                                    []string
	}
	Review  review
	Nodes   struct{ Added, Changed, Removed int }
	Version int
}

// A review is what it prints of what isn't matched.
type review struct {
	Agencies, Counties struct {
		Count, Told int
		Share       float64
	}
	WithoutPlace, NewNearKnown []struct {
		State, Agency string
		Candidates    []string
	}
	WithoutCounty []struct{ County string }
}

func importJSON(t *testing.T, wantCode int, args ...string) imported {
	t.Helper()
	code, out, status := run(append([]string{"roster", "import", "--json"}, args...)...)
	if code != wantCode {
		t.Fatalf("code %d, not %d: %s%s", code, wantCode, out, status)
	}
	var report imported
	if err := json.Unmarshal([]byte(out), &report); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	return report
}

// TestRosterImport: an import tells what it found and what changes; a second one changes nothing, and a file that is no workbook stops no other.
func TestRosterImport(t *testing.T) {
	folder := t.TempDir()
	store := filepath.Join(folder, "graph.db")
	list := workbook(t, folder, "participatingAgencies06012026am.xlsx", "Example County Sheriff's Office", "Hillsborough County Sheriff's Office")
	misspelt := workbook(t, folder, "participatingAgencies06022026am.xlsx", "Example County Sheriff's Office", "Hillsborogh County Sheriff's Office")
	bad := filepath.Join(folder, "notes.xlsx")
	if err := os.WriteFile(bad, []byte("no workbook"), 0o600); err != nil {
		t.Fatal(err)
	}

	dry := importJSON(t, 0, "--dry-run", "--store", store, misspelt)
	if r := dry.Review; r.Agencies.Count != 2 || r.Agencies.Told != 0 || len(r.WithoutPlace) != 2 || r.Counties.Share != 1 || r.WithoutCounty == nil || len(r.NewNearKnown) != 2 ||
		r.NewNearKnown[1].Agency != "Hillsborogh County Sheriff's Office" || !slices.Equal(r.NewNearKnown[1].Candidates, []string{"Hillsborough County Sheriff's Office"}) {
		t.Errorf("%+v", r)
	}
	if !dry.DryRun || dry.Version != 1 || dry.Nodes.Added == 0 || len(dry.Changes.New) != 2 || len(dry.Changes.Unlisted) < 1_800 {
		t.Errorf("dry run: version %d, %+v, %d new, %d unlisted", dry.Version, dry.Nodes, len(dry.Changes.New), len(dry.Changes.Unlisted))
	}
	if u := dry.Changes.Unlisted[0]; len(dry.Changes.ManyAtOnce) < 30 || !strings.HasPrefix(u.Sign, "Both agreements of Alaska left between the lists of May 18, 2026 and June 2, 2026.") || !slices.Contains(dry.Changes.ManyAtOnce, u.Sign) {
		t.Errorf("nothing tells that nearly all left at once: %+v, %q", u, dry.Changes.ManyAtOnce)
	}
	got := importJSON(t, 1, "--store", store, list, bad)
	if len(got.Refused) != 1 || got.Refused[0].File != bad || got.Version != 2 || len(got.Lists) != 1 {
		t.Fatalf("%+v", got)
	}
	l := got.Lists[0]
	if l.List != "participating" || l.Published == nil || *l.Published != "2026-06-01" || l.Rows != 2 || l.Agreements != 2 || l.Agencies != 2 || l.PrintedAgencies != 2 || l.States != 1 || l.Known || len(l.SHA256) != 64 {
		t.Errorf("%+v", l)
	}
	again := importJSON(t, 0, "--store", store, list)
	if again.Version != 2 || again.Nodes.Added+again.Nodes.Changed+again.Nodes.Removed != 0 || !again.Lists[0].Known {
		t.Errorf("a second import made version %d, %+v", again.Version, again.Nodes)
	}

	// `seed` keeps what was imported.
	if code, out, status := run("seed", "--store", store); code != 0 || !strings.Contains(status, "0 nodes added, 0 changed, 0 removed") {
		t.Errorf("code %d: %s%s", code, out, status)
	}
	query := filepath.Join(folder, "q.graphql")
	if err := os.WriteFile(query, []byte(`{ snapshots(filter: {publishedOn: {eq: "2026-06-01"}}) { nodes { rowsCount } } agency(slug: "fl-example-county-sheriffs-office") { agreements { nodes { status } } } }`), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, status := run("query", "--store", store, query)
	var answer bytes.Buffer
	if code != 0 || json.Compact(&answer, []byte(out)) != nil || answer.String() != `{"data":{"snapshots":{"nodes":[{"rowsCount":2}]},"agency":{"agreements":{"nodes":[{"status":"ACTIVE"}]}}}}` {
		t.Errorf("code %d: %s%s", code, out, status)
	}
}

// TestRosterCompileReviews: what is compiled is told with what isn't matched, and what is like a name of the lists that were there.
func TestRosterCompileReviews(t *testing.T) {
	folder, to := t.TempDir(), filepath.Join(t.TempDir(), "lists")
	first := workbook(t, folder, "participatingAgencies06012026am.xlsx", "Hillsborough County Sheriff's Office")
	second := workbook(t, folder, "participatingAgencies06022026am.xlsx", "Hillsborough County Sheriff's Office", "Hillsborogh County Sheriff's Office")
	code, out, status := run("roster", "compile", first, "--to", to)
	if code != 0 || out != "to review: agencies without a place: 0 of 1; printed counties without a match: 0 of 0; new names near known ones: 0\n1 list, 1 row, 1 listing in "+to+"\n" {
		t.Errorf("code %d: %s%s", code, out, status)
	}
	code, out, status = run("roster", "compile", first, second, "--to", to, "--json")
	var got struct {
		Folder                string
		Lists, Rows, Listings int
		Review                review
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != 0 || got.Folder != to || got.Lists != 2 || got.Rows != 3 || got.Listings != 2 {
		t.Fatalf("code %d, %v: %s%s", code, err, out, status)
	}
	if r := got.Review; r.Agencies.Count != 2 || len(r.WithoutPlace) != 1 || len(r.NewNearKnown) != 1 || r.NewNearKnown[0].Candidates[0] != "Hillsborough County Sheriff's Office" {
		t.Errorf("%+v", r)
	}
}

// TestRosterRefuses: what can't be found or read is told in a line, and nothing is written.
func TestRosterRefuses(t *testing.T) {
	folder := t.TempDir()
	for want, args := range map[string][]string{
		"nowhere.xlsx: there is no such file or folder": {"import", filepath.Join(folder, "nowhere.xlsx")},
		"there is no workbook (.xlsx) in this folder":   {"import", folder},
		"expected \"<file-or-folder> ...\"":             {"import"},
		"1 file refused; nothing was written":           {"compile", notes(t, folder), "--to", filepath.Join(folder, "lists")},
	} {
		code, out, status := run(append([]string{"roster"}, args...)...)
		if code == 0 || !strings.Contains(status, want) {
			t.Errorf("%v: code %d, %s%s", args, code, out, status)
		}
	}
	if _, err := os.Stat(filepath.Join(folder, "lists")); err == nil {
		t.Error("lists were written")
	}
}

func notes(t *testing.T, folder string) string {
	t.Helper()
	path := filepath.Join(folder, "notes.txt")
	if err := os.WriteFile(path, []byte("no workbook"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
