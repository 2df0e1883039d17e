package roster_test

import (
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/internal/testenv"
	"graph287g/roster"
)

// compiled is the history that is part of the program.
func compiled(t *testing.T) *roster.History {
	t.Helper()
	h, err := roster.ReadCompiled(os.DirFS("../seed/data/lists"))
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// expectedLists are the facts of testdata/lists.tsv by hash, which were read from the workbooks by others than who wrote the program.
func expectedLists(t *testing.T) map[string]map[string]string {
	t.Helper()
	text, err := os.ReadFile("testdata/lists.tsv")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	head, out := strings.Split(lines[0], "\t"), map[string]map[string]string{}
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, v := range strings.Split(line, "\t") {
			row[head[i]] = v
		}
		out[row["sha256"]] = row
	}
	return out
}

// TestListsAreAsTheyWereReadByHand holds the compiled lists against the facts.
func TestListsAreAsTheyWereReadByHand(t *testing.T) {
	h, want := compiled(t), expectedLists(t)
	if len(h.Lists) != len(want) || len(want) < 112 {
		t.Errorf("%d lists, and facts of %d", len(h.Lists), len(want))
	}
	for _, l := range h.Lists {
		w := want[l.SHA256]
		if w == nil {
			t.Errorf("no facts of %v", l.Files)
			continue
		}
		n, models, florida := h.Count(l.SHA256), map[string]int{}, 0
		for i := range h.Listings {
			if x := &h.Listings[i]; x.Shows(l) {
				models[roster.ModelOf(x.Model)]++
				if strings.EqualFold(x.State, "FLORIDA") {
					florida++
				}
			}
		}
		got := map[string]string{
			"kind": string(l.Kind), "rows": strconv.Itoa(n.Rows), "agencies": strconv.Itoa(n.PrintedAgencies), "states": strconv.Itoa(n.States),
			"jail": strconv.Itoa(models["JAIL_ENFORCEMENT"]), "task_force": strconv.Itoa(models["TASK_FORCE"]), "warrant_service": strconv.Itoa(models["WARRANT_SERVICE_OFFICER"]),
			"florida": strconv.Itoa(florida),
		}
		for name, v := range got {
			if w[name] != v {
				t.Errorf("%v: %s is %s, not %s", l.Files, name, v, w[name])
			}
		}
		if l.Dated.Day < w["earliest"] || l.Dated.Day > w["latest"] {
			t.Errorf("%v: published on %s, by %s; it was from %s to %s", l.Files, l.Dated.Day, l.Dated.By, w["earliest"], w["latest"])
		}
		if w["named"] != "" && l.Dated.Day != w["published"] {
			t.Errorf("%v: published on %s, by %s, not %s", l.Files, l.Dated.Day, l.Dated.By, w["published"])
		}
	}
}

// TestTheOrderOfListsDoesNotMatter: a history is that of a set of lists.
func TestTheOrderOfListsDoesNotMatter(t *testing.T) {
	h := compiled(t)
	want := h.Compiled()
	for seed := range uint64(3) {
		r := rand.New(rand.NewPCG(seed, 13))
		lists := h.Expand()
		r.Shuffle(len(lists), func(i, j int) { lists[i], lists[j] = lists[j], lists[i] })
		some := r.IntN(len(lists))
		got := roster.NewHistory(lists[:some]).With(lists[some/2:]).Compiled()
		if !maps.EqualFunc(got, want, func(a, b []byte) bool { return string(a) == string(b) }) {
			t.Errorf("in order %d the history is another", seed)
		}
	}
}

// TestASmallerSetHasAHistoryOfItsOwn: without some lists, what the others say stays, and each run ends where they no longer print it.
func TestASmallerSetHasAHistoryOfItsOwn(t *testing.T) {
	lists := compiled(t).Expand()
	h := roster.NewHistory(lists[len(lists)/2:])
	for i := range h.Listings {
		x := &h.Listings[i]
		for _, l := range h.OfKind(x.Kind) {
			if !x.Shows(l) {
				continue
			}
			j := slices.IndexFunc(lists, func(o *roster.List) bool { return o.SHA256 == l.SHA256 })
			if !slices.ContainsFunc(lists[j].Rows, func(r roster.Row) bool { return r.Printed == x.Printed }) {
				t.Fatalf("%v doesn't print %+v", l.Files, x.Printed)
			}
		}
	}
}

// TestWorkbooksCompileToWhatIsHere reads the workbooks themselves, where they are at hand.
func TestWorkbooksCompileToWhatIsHere(t *testing.T) {
	const folder = "../../shared/ice"
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		testenv.Skip(t, testenv.Lists, "ICE's workbooks aren't in "+folder)
	}
	var lists []*roster.List
	err := filepath.WalkDir(folder, func(name string, _ os.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".xlsx" {
			return err
		}
		content, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		l, _, err := roster.ReadFile(name, content)
		lists = append(lists, l)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	got, want := roster.NewHistory(lists).Compiled(), compiled(t).Compiled()
	for name := range want {
		if diff := cmp.Diff(string(want[name]), string(got[name])); diff != "" {
			t.Errorf("%s isn't what the workbooks say; `graph287g roster compile ../shared/ice` writes it anew", name)
		}
	}
}

func TestPublished(t *testing.T) {
	for _, c := range []struct{ name, saved, newest, want string }{
		{"participatingAgencies05162025am.xlsx", "2025-05-15T23:33Z", "2025-05-13", "2025-05-16 NAME"},
		{"pendingAgencies01052025pm.xlsx", "2026-01-05T20:37Z", "", "2026-01-05 NAME_YEAR"},
		{"participatingAgencies-20250301180751.xlsx", "2025-04-16T16:09Z", "2025-02-26", "2025-03-01 CAPTURE"},
		{"participatingAgencies-20250226183301.xlsx", "2025-02-26T20:50Z", "2025-02-26", "2025-02-26 SAVED"},
		{"participatingAgencies04122025am.xlsx", "2025-05-12T09:00Z", "2025-05-09", "2025-05-12 SAVED"},      // the wrong month
		{"participatingAgencies04122025am.xlsx", "2025-06-30T09:00Z", "2025-04-10", "2025-04-12 NAME_ALONE"}, // saved again
		{"participatingAgencies04122025am.xlsx", "", "2025-04-10", "2025-04-12 NAME_ALONE"},
		{"participatingAgencies04122025am.xlsx", "", "2025-05-10", "2025-05-10 SIGNING"},
		{"list.xlsx", "2025-06-30T09:00Z", "2025-04-10", "2025-06-30 SAVED"},
		{"list.xlsx", "", "2025-04-10", "2025-04-10 SIGNING"},
		{"list.xlsx", "", "", " NONE"},
	} {
		l := &roster.List{Kind: roster.Participating, SHA256: "0", Files: []string{c.name}, Saved: c.saved, Newest: c.newest}
		d := roster.NewHistory([]*roster.List{l}).Lists[0].Dated
		if got := d.Day + " " + string(d.By); got != c.want {
			t.Errorf("%s saved %s, newest signing %s: %s, not %s", c.name, c.saved, c.newest, got, c.want)
		}
	}
}

func TestSigned(t *testing.T) {
	for _, c := range []struct{ printed, by, want string }{
		{"2025-02-26", "2025-03-01", "2025-02-26"},
		{"05/082025", "2025-06-01", "2025-05-08 repaired"},
		{"7/72025", "2025-08-01", "2025-07-07 repaired"},
		{"5025-07-07", "2025-08-01", "2025-07-07 repaired"},
		{"2/14/2025", "2025-03-01", "2025-02-14"},
		{"2/30/2025", "2025-03-01", ""},
		{"2025-12-01", "2025-03-01", ""}, // after the list
		{"1985-01-01", "2025-03-01", ""}, // before the law
		{"pending", "2025-03-01", ""},
		{"", "2025-03-01", ""},
	} {
		s := roster.ParseSigned(c.printed, c.by)
		got := s.Day
		if s.Repaired != "" {
			got += " repaired"
		}
		if got != c.want {
			t.Errorf("%q by %s: %q, not %q", c.printed, c.by, got, c.want)
		}
	}
}

func TestUnwrap(t *testing.T) {
	for link, want := range map[string]string{
		"https://www.ice.gov/doclib/287gMOA/a.pdf": "https://www.ice.gov/doclib/287gMOA/a.pdf",
		"https://gcc02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.ice.gov%2Fa.pdf&data=05%7C02%7Csomebody%40ice.gov%7Cx": "https://www.ice.gov/a.pdf",
		"chrome-extension://efaidnbmnnnibpcajpcglclefindmkaj/https://www.ice.gov/a.pdf":                                               "https://www.ice.gov/a.pdf",
		"https:/www.ice.gov/a.pdf":                                    "https://www.ice.gov/a.pdf",
		"https://urldefense.com/v3/__https://www.ice.gov/a.pdf__;!!x": "https://www.ice.gov/a.pdf",
		"mailto:somebody@ice.gov":                                     "",
		"file:///C:/a.pdf":                                            "",
		"https://":                                                    "",
		"javascript:alert(1)":                                         "",
	} {
		if got, _ := roster.Unwrap(link); got != want {
			t.Errorf("%s: %q, not %q", link, got, want)
		}
	}
}

// TestNoMailboxIsPublished: no link of the compiled lists carries a mailbox address, or goes through a wrapper.
func TestNoMailboxIsPublished(t *testing.T) {
	for name, text := range compiled(t).Compiled() {
		for i, line := range strings.Split(string(text), "\n") {
			if strings.Contains(line, "@") || strings.Contains(line, "safelinks") {
				t.Errorf("%s:%d has a mailbox or a wrapped link", name, i+1)
			}
		}
	}
}
