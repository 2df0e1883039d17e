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

func readSame() *sameTable {
	t := &sameTable{}
	for line := range strings.Lines(sameText) {
		v := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(v) != 6 {
			continue
		}
		n, _ := strconv.Atoi(v[4])
		t.lines = append(t.lines, sameLine{v[0], v[1], v[2], v[3], n, v[5]})
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
