package seed

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// oddValues are values that fit few fields.
var oddValues = []string{
	"", "[]", "{}", "[[x]]", "{edtf: 2018, to: x}", "4013", `"quoted"`, "agency/us-ice", "[agency/us-ice, agency/us-ice]",
	"{to: county/37119, level: COUNTY}", "2018-02-30",
}

// TestMutations: with a line missing, doubled or with another value, a good graph is refused with places inside the
// file, or becomes a graph that a store takes.
func TestMutations(t *testing.T) {
	for _, path := range casesIn(t, "good") {
		files, _ := readCase(t, path, "records")
		for name, file := range files {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				lines := strings.Split(strings.TrimSuffix(string(file.Data), "\n"), "\n")
				for i := range lines {
					for _, mutant := range mutants(lines, i) {
						checkMutant(t, files, name, mutant)
					}
				}
			})
		}
	}
}

// mutants returns the file with line i gone, doubled, and with each odd value.
func mutants(lines []string, i int) []string {
	before, after := strings.Join(lines[:i], "\n")+"\n", "\n"+strings.Join(lines[i+1:], "\n")
	out := []string{before + after, before + lines[i] + "\n" + lines[i] + after}
	if key, _, ok := strings.Cut(lines[i], ": "); ok {
		for _, v := range oddValues {
			out = append(out, before+strings.TrimRight(key+": "+v, " ")+after)
		}
	}
	return out
}

func checkMutant(t *testing.T, files fstest.MapFS, name, text string) {
	t.Helper()
	mutated := fstest.MapFS{name: {Data: []byte(text)}}
	for other, file := range files {
		if other != name {
			mutated[other] = file
		}
	}
	p := checkLoad(t, mutated)
	if p == nil {
		return
	}
	for _, one := range p.List {
		at := position{one.File, one.Line, one.Column}
		if file := mutated[strings.TrimPrefix(one.File, dataFolder+"/")]; file == nil || !isWithin(strings.Split(string(file.Data), "\n"), at) {
			t.Fatal(fmt.Sprint(one, "\n", text))
		}
		if strings.Contains(one.What, "it is a") && strings.HasSuffix(one.What, "!") {
			t.Errorf("only the store found: %s", one)
		}
	}
}
