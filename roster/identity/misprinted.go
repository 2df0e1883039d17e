package identity

import (
	_ "embed"
	"fmt"
	"sync"
)

//go:embed misprinted.tsv
var misprintedTSV string

// A Row is what tells a row of the lists from the others of its agency.
type Row struct {
	List   string // participating or pending
	Model  string // its code
	Signed string // the day of signing; of applications none
	Day    string // that of the list
}

// A misprintKey is a row as a line of misprinted.tsv names it: by its agency as printed.
type misprintKey struct{ state, key, list, model, signed string }

// A misprint is a reviewed line: this row means another agency than the one whose name it prints.
type misprint struct{ from, before, meant, reason string }

var misprints = sync.OnceValue(func() map[misprintKey]misprint { return must(parseMisprints(misprintedTSV)) })

// parseMisprints reads the table and refuses lines that name no row, or no other agency than the one that is printed.
func parseMisprints(text string) (map[misprintKey]misprint, error) {
	rows, err := parseTable("misprinted.tsv", text, "state", "list", "agency", "model", "signed", "from", "before", "meant", "reason")
	if err != nil {
		return nil, err
	}
	table := map[misprintKey]misprint{}
	for _, r := range rows {
		key, _ := KeyOf(r["state"], r["agency"])
		meant, _ := KeyOf(r["state"], r["meant"])
		at := misprintKey{r["state"], key, r["list"], r["model"], r["signed"]}
		what := ""
		switch {
		case states().codes[r["state"]] == "":
			what = "no such state, want a postal code"
		case r["list"] != "participating" && r["list"] != "pending":
			what = "the list is participating or pending"
		case (r["list"] == "pending") != (r["signed"] == ""):
			what = "a day of signing is what tells rows of participating agencies apart; applications have none"
		case r["model"] == "" || r["reason"] == "":
			what = "no model or no reason"
		case r["from"] >= r["before"]:
			what = "the first list that prints it so comes before the one that has it right"
		case key == meant:
			what = "that is the same agency; leave the line out"
		case table[at].meant != "":
			what = "it stands twice; keep one"
		}
		if what != "" {
			return nil, fmt.Errorf("misprinted.tsv: %s, %q: %s", r["state"], r["agency"], what)
		}
		table[at] = misprint{r["from"], r["before"], r["meant"], r["reason"]}
	}
	return table, nil
}

// Misprinted says that a row means another agency than the one whose name it prints, in the spelling of the table, and why. ok is false for all
// others: they mean whom they name.
func Misprinted(p Printed, r Row) (meant, reason string, ok bool) {
	id := Identify(p)
	m, ok := misprints()[misprintKey{id.State, id.Key, r.List, r.Model, r.Signed}]
	if !ok || r.Day >= m.before {
		return "", "", false
	}
	return m.meant, m.reason, true
}
