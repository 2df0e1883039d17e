package identity

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/agnivade/levenshtein"

	"graph287g/seed/geo"
)

//go:embed cells.tsv
var cellsTSV string

// A countyTable finds counties by state and name.
type countyTable struct {
	byFIPS map[string]geo.County
	full   map[string]map[string]string   // state, run of the full name: FIPS
	bare   map[string]map[string][]string // state, run of the name without County, Parish and the like: FIPS
	slips  map[string]map[string]slip     // state, run of a misspelt name without suffix
}

// A slip is a reviewed line: a misspelt cell, and the county that it means.
type slip struct{ fips, reason string }

var counties = sync.OnceValue(func() countyTable {
	t := countyTable{
		byFIPS: map[string]geo.County{}, full: map[string]map[string]string{},
		bare: map[string]map[string][]string{}, slips: map[string]map[string]slip{},
	}
	codes := map[string]string{}
	for code, fips := range states().fips {
		codes[fips] = code
		t.full[code], t.bare[code], t.slips[code] = map[string]string{}, map[string][]string{}, map[string]slip{}
	}
	for _, c := range must(geo.Counties()) {
		code := codes[c.StateFIPS()]
		t.byFIPS[c.FIPS] = c
		t.full[code][saintly(c.Name)] = c.FIPS
		name := saintly(bareCounty(c.Name))
		t.bare[code][name] = append(t.bare[code][name], c.FIPS)
	}
	for _, r := range must(parseTable("cells.tsv", cellsTSV, "state", "printed", "county", "reason")) {
		fips, ok := t.full[r["state"]][saintly(r["county"])]
		if !ok {
			panic(fmt.Sprintf("cells.tsv: %s has no %s", r["state"], r["county"]))
		}
		t.slips[r["state"]][saintly(bareCounty(r["printed"]))] = slip{fips, r["reason"]}
	}
	return t
})

// countySuffix ends the name of a county or what counts as one.
var countySuffix = regexp.MustCompile(`(?i) (county|parish|borough|census area|municipality|municipio|city and borough|planning region|island|district|city)$`)

// bareCounty leaves out the suffix, also one that is misspelt: no county is called Conty or Countey.
func bareCounty(name string) string {
	name = collapse(name)
	if cut := countySuffix.ReplaceAllString(name, ""); cut != name {
		return cut
	}
	if at := strings.LastIndexByte(name, ' '); at > 0 && isCountyMisspelt(name[at+1:]) {
		return name[:at]
	}
	return name
}

func isCountyMisspelt(word string) bool {
	word = strings.ToLower(word)
	return strings.HasPrefix(word, "co") && levenshtein.ComputeDistance(word, "county") <= 2
}

// saintly is the run of a name in which Saint is St.
func saintly(name string) string {
	w := words(name)
	for i := range w {
		if w[i] == "saint" {
			w[i] = "st"
		}
	}
	return strings.Join(w, "")
}

// isBlankCell tells a COUNTY cell that holds nothing from one that names something.
func isBlankCell(printed string) bool {
	return slices.Contains([]string{"", "na", "none", "null", "ref", "county"}, run(printed))
}

// PrintsCounty tells a COUNTY cell that names something from one that is blank, or as good as that: `#N/A`.
func PrintsCounty(printed string) bool { return !isBlankCell(collapse(printed)) }

// CountyOf matches a COUNTY cell, or a county that an agency's name names, to the Census Bureau's counties of the state. how is empty where
// the cell has the county's full name; where it was matched otherwise how says what was read through, and where fips is empty, why it
// couldn't be. Candidates are counties for someone to look at: those of the state whose names are near, then those of that name elsewhere.
func CountyOf(state, printed string) (fips, how string, candidates []string) {
	code, cell := stateCode(state), collapse(printed)
	t := counties()
	switch {
	case isBlankCell(cell):
		return "", "no county is printed", nil
	case t.full[code] == nil:
		return "", fmt.Sprintf("the state %q can't be told", collapse(state)), nil
	}
	if fips, ok := t.full[code][saintly(cell)]; ok {
		return fips, "", nil
	}
	name := saintly(bareCounty(cell))
	if s, ok := t.slips[code][name]; ok {
		return s.fips, fmt.Sprintf("%s is read as %s: %s", cell, t.byFIPS[s.fips].Name, s.reason), nil
	}
	found := t.bare[code][name]
	if len(found) == 1 {
		return found[0], fmt.Sprintf("%s is read as %s", cell, t.byFIPS[found[0]].Name), nil
	}
	return "", t.unmatched(code, cell, found), t.candidates(code, name, found)
}

// unmatched says why a cell matches no county.
func (t countyTable) unmatched(code, cell string, found []string) string {
	where := states().codes[code]
	switch {
	case len(found) > 1:
		return fmt.Sprintf("%s has both a county and a city %s", where, cell)
	case code == "CT":
		return fmt.Sprintf("%s isn't among Connecticut's planning regions, which replaced its counties in the Census Bureau's list of 2022", cell)
	}
	return fmt.Sprintf("%s has no %s", where, cell)
}

// candidates lists counties by name, state and FIPS.
func (t countyTable) candidates(code, name string, found []string) []string {
	for _, near := range nearest(name, t.bare[code]) {
		for _, fips := range t.bare[code][near] {
			if !slices.Contains(found, fips) {
				found = append(found[:len(found):len(found)], fips)
			}
		}
	}
	var elsewhere []string
	for other, names := range t.bare {
		if other != code {
			elsewhere = append(elsewhere, names[name]...)
		}
	}
	slices.Sort(elsewhere)
	if len(elsewhere) > 5 { // Washington County is in every other state: that helps nobody
		elsewhere = nil
	}
	var candidates []string
	for _, fips := range append(found[:len(found):len(found)], elsewhere...) {
		candidates = append(candidates, t.describe(fips))
	}
	return candidates
}

// describe names a county so that it can be told from its namesakes: `Bowie County, TX (48037)`.
func (t countyTable) describe(fips string) string {
	c := t.byFIPS[fips]
	for code, s := range states().fips {
		if s == c.StateFIPS() {
			return fmt.Sprintf("%s, %s (%s)", c.Name, code, fips)
		}
	}
	return c.Name
}
