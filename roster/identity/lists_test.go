package identity

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata/decisions.tsv anew")

// A listed row of testdata/printed.tsv is one of the distinct values of state, agency, type and county that 112 lists of ICE's from February
// 2025 to May 2026 print, those of the newest first.
type listed struct {
	Printed
	newest bool
}

func lists(t *testing.T) []listed {
	t.Helper()
	text, err := os.ReadFile("testdata/printed.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var rows []listed
	for _, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")[1:] {
		c := strings.Split(line, "\t")
		for i := range c {
			c[i] = strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\\`, `\`).Replace(c[i])
		}
		rows = append(rows, listed{Printed{c[1], c[2], c[3], c[4]}, c[0] == "yes"})
	}
	return rows
}

type agencies struct {
	printings map[string][]Printed // by state and key
	newest    map[string]bool
}

func agenciesOf(rows []listed) agencies {
	a := agencies{map[string][]Printed{}, map[string]bool{}}
	for _, r := range rows {
		id := Identify(r.Printed)
		at := id.State + "\t" + id.Key
		a.printings[at] = append(a.printings[at], r.Printed)
		a.newest[at] = a.newest[at] || r.newest
	}
	return a
}

// TestDecisions holds every agency of the real lists to what was decided for it and read through: -update writes it anew, and each line of the
// difference must be meant.
func TestDecisions(t *testing.T) {
	const file = "testdata/decisions.tsv"
	a := agenciesOf(lists(t))
	var b strings.Builder
	b.WriteString("state\tkey\tname\tkind\tlevel\tplace\tplace name\tcounties\tstanding\tof counties\tprinted\n")
	for _, at := range slices.Sorted(maps.Keys(a.printings)) {
		d := Describe(a.printings[at])
		p := d.Place
		fmt.Fprintf(&b, "%s\t%s\n", at, strings.Join([]string{
			d.Name, d.Kind, d.Level, p.Kind, p.Name, strings.Join(p.Counties, " "), p.Standing, p.CountiesStanding, spellings(a.printings[at]),
		}, "\t"))
	}
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got, expected := strings.Split(b.String(), "\n"), strings.Split(string(want), "\n")
	for _, line := range got {
		if !slices.Contains(expected, line) {
			t.Errorf("not decided before: %s", line)
		}
	}
	for _, line := range expected {
		if !slices.Contains(got, line) {
			t.Errorf("decided otherwise: %s", line)
		}
	}
}

// spellings lists the names that were joined, where there is more than one.
func spellings(printings []Printed) string {
	var names []string
	for _, p := range printings {
		if name := collapse(p.Agency); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) == 1 {
		return ""
	}
	return strings.Join(names, " | ")
}

// TestTheNewestListIsTold holds that of the newest list no agency is without kind, level and place.
func TestTheNewestListIsTold(t *testing.T) {
	a := agenciesOf(lists(t))
	count := 0
	for at, printings := range a.printings {
		if !a.newest[at] {
			continue
		}
		count++
		if d := Describe(printings); d.Level == "" || d.Place.Kind == "" || d.Place.Standing == "" {
			t.Errorf("%s: %+v", at, d)
		}
	}
	if count != 1549 {
		t.Errorf("%d agencies in the newest list, want 1549", count)
	}
}

// TestEveryReviewedLineIsOfAnAgency finds lines of the tables that no list needs any more, or that were mistyped.
func TestEveryReviewedLineIsOfAnAgency(t *testing.T) {
	rows := lists(t)
	folded := map[aliasKey]bool{}
	for _, r := range rows {
		state := stateCode(r.State)
		key, _ := foldName(state, r.Agency)
		folded[aliasKey{state, key}] = true
	}
	a := agenciesOf(rows)
	for at, a := range aliases() {
		if !folded[at] && !strings.Contains(a.reason, "in another list") {
			t.Errorf("aliases.tsv: no list prints %v", at)
		}
	}
	for at := range elsewhere() {
		if !folded[at] {
			t.Errorf("elsewhere.tsv: no list prints %v", at)
		}
	}
	for at := range reviews() {
		if a.printings[at.state+"\t"+at.key] == nil {
			t.Errorf("reviewed.tsv: no list prints %v", at)
		}
	}
}
