package seed

import (
	_ "embed"
	"strconv"
	"strings"

	"graph287g/roster"
)

// listsFolder is where the compiled lists lie beside the curated files.
const listsFolder = "lists"

// same.tsv says which nodes of the curated files are the same as what ICE's lists show, and why; what is near and isn't the same is told in
// its comments.
//
//go:embed same.tsv
var sameText string

// A sameLine is a line of same.tsv.
type sameLine struct {
	id, state, key string
	model          string // of agreements
	number         int
	reason         string
}

type sameTable struct{ lines []sameLine }

// readSame reads the table, and reports lines that can't be read or name nobody.
func (l *loader) readSame() *sameTable {
	t := &sameTable{}
	n := 0
	for line := range strings.Lines(sameText) {
		n++
		if strings.HasPrefix(line, "#") {
			continue
		}
		at := position{"seed/same.tsv", n, 1}
		v := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(v) != 6 {
			l.report(at, "a line has id, state, key, model, number and reason, with tabs between them: this one has %d values", len(v))
			continue
		}
		number, err := strconv.Atoi(v[4])
		switch {
		case l.byID[v[0]] == nil:
			l.report(at, "there is no curated %s", v[0])
		case v[4] != "" && err != nil:
			l.report(at, "%s is no number of a signing", v[4])
		}
		t.lines = append(t.lines, sameLine{v[0], v[1], v[2], v[3], number, v[5]})
	}
	return t
}

func (t *sameTable) agency(state, key string) (sameLine, bool) {
	for _, l := range t.lines {
		if strings.HasPrefix(l.id, "agency/") && l.state == state && l.key == key {
			return l, true
		}
	}
	return sameLine{}, false
}

func (t *sameTable) agreement(g *roster.Agreement) (sameLine, bool) {
	for _, l := range t.lines {
		if strings.HasPrefix(l.id, "agreement/") && l.state == g.Agency.State && l.key == g.Agency.Key && l.model == g.Model && l.number == g.Number {
			return l, true
		}
	}
	return sameLine{}, false
}
