package data

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// How much one copy has of each kind; there are as many states as in stateList.
const (
	NumStates     = 50
	NumCounties   = 3144
	NumAgencies   = 2300
	NumAgreements = 2900
	NumLawsuits   = 400
	NumSources    = 1500
	NumNodes      = NumStates + NumCounties + NumAgencies + NumAgreements + NumLawsuits + NumSources
)

// How many relations of each type one copy has. Every county is IN_STATE, every agency OF_STATE, every agreement SIGNED.
const (
	numServes        = NumAgencies + 150 // some agencies serve two counties
	numConcerns      = 1006
	numOnLawsuits    = 1400 // REPORTS_ON
	numOnAgencies    = 500  // REPORTS_ON
	NumRelations     = NumCounties + NumAgencies + numServes + NumAgreements + numConcerns + numOnLawsuits + numOnAgencies
	maxOfOne         = 15 // ends of one relation that one node may have; the API's pages have 20 where nobody says otherwise
	sheriffs         = 1500
	withFour         = 60  // agencies with four agreements
	withThree        = 100 // with three
	withTwo          = 240 // with two; all others have one
	withoutAgreement = NumAgencies - (NumAgreements - 3*withFour - 2*withThree - withTwo)
)

// A generator makes one copy. What it draws doesn't depend on the copy.
type generator struct {
	Graph
	*rand.Rand
	copy int
}

// Copy returns one copy of the graph, counted from 0.
func Copy(n int) *Graph {
	g := &generator{Rand: rand.New(rand.NewPCG(287, 24)), copy: n}
	g.places()
	g.agencies()
	g.agreements()
	g.lawsuits()
	g.sources()
	g.sort()
	return &g.Graph
}

// id makes an id or another key that no other copy has.
func (g *generator) id(format string, args ...any) string {
	s := fmt.Sprintf(format, args...)
	if g.copy == 0 {
		return s
	}
	return fmt.Sprintf("%s-c%d", s, g.copy)
}

// fips makes a code of digits alone. Those of the first copy are real ones' length and come first in order.
func (g *generator) fips(code string) string {
	if g.copy == 0 {
		return code
	}
	return fmt.Sprintf("9%03d%s", g.copy, code)
}

// skewed draws an index, low ones more often.
func (g *generator) skewed(n int) int {
	u := g.Float64()
	return int(u * u * float64(n))
}

// draw returns one of some texts, each as often as its weight says.
func (g *generator) draw(choices []choice) string {
	total := 0
	for _, c := range choices {
		total += c.weight
	}
	n, at := g.IntN(total), 0
	for n >= choices[at].weight {
		n -= choices[at].weight
		at++
	}
	return choices[at].text
}

type choice struct {
	text   string
	weight int
}

// sort puts every list in order of ids, as all engines are asked for it.
func (g *generator) sort() {
	slices.SortFunc(g.Counties, func(a, b *County) int { return cmp.Compare(a.FIPS, b.FIPS) })
	for _, c := range g.Counties {
		slices.SortFunc(c.Agencies, func(a, b *Agency) int { return cmp.Compare(a.ID, b.ID) })
	}
	for _, a := range g.Agencies {
		slices.SortFunc(a.Agreements, func(a, b *Agreement) int { return cmp.Compare(a.ID, b.ID) })
	}
	for _, m := range g.Agreements {
		slices.SortFunc(m.Lawsuits, func(a, b Concern) int { return cmp.Compare(a.Lawsuit.ID, b.Lawsuit.ID) })
	}
	for _, l := range g.Lawsuits {
		slices.SortFunc(l.Sources, func(a, b *Source) int { return cmp.Compare(a.ID, b.ID) })
	}
}

// slug makes a part of an id of a name.
func slug(name string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r == ' ':
			return '-'
		}
		return -1
	}, name), "-")
}
