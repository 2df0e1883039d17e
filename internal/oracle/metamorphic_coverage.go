package oracle

import (
	"fmt"
	"slices"
	"strconv"
)

// coverageIsOfTheLists: a coverage has what the lists of the place have on that day, each in one part, and the status of each that day fits
// the part.
func coverageIsOfTheLists(g *queryMaker) trial {
	var all, served []string
	for _, k := range g.c.KindsOf("Jurisdiction").In(g.c) {
		all, served = append(all, g.pool.byKind[k.Name]...), append(served, g.pool.alive[k.Name+" IN SERVES"]...)
	}
	places := served
	if len(served) == 0 || chance(g.r, 15) {
		places = all
	}
	if len(places) == 0 {
		return func(*asker) {}
	}
	place, day, known := pick(g.r, places), pick(g.r, lastDays), ""
	if chance(g.r, 40) {
		known = fmt.Sprintf(", knownAt: %q", pick(g.r, days[:7]))
	}
	at := fmt.Sprintf("asOf: %q%s", day, known)
	query := fmt.Sprintf(`{ l: node(id: %s) { ... on Jurisdiction {
  coverage(%[2]s) {
    agreements(first: 100) { totalCount nodes { certainty agreement { id status(%[2]s) } } }
    certain: agreements(first: 100, certainty: CERTAIN) { totalCount nodes { certainty agreement { id status(%[2]s) } } }
    silent(first: 100) { totalCount nodes { agreement { id status(%[2]s) } } }
    pending(first: 100) { totalCount nodes { agreement { id status(%[2]s) } } }
    entries { certainty agreement { id status(%[2]s) } }
  }
  certain: agreements(%[2]s, first: 100) { totalCount nodes { id } }
  possible: agreements(%[2]s, first: 100, certainty: POSSIBLE) { totalCount nodes { id } }
  all: agreements(first: 0) { totalCount }
} } }`, strconv.Quote(place), at)
	return func(a *asker) {
		for _, c := range read[coveredPlace](a, question{Query: query}) {
			a.rows += c.All.TotalCount
			c.check(a)
		}
	}
}

// A coveredPlace is a place with its coverage, and with its lists of the same day.
type coveredPlace struct {
	Coverage struct {
		Agreements, Certain, Silent, Pending coveredPart
		Entries                              []coveredAgreement
	}
	Certain, Possible struct {
		TotalCount int
		Nodes      []struct{ ID string }
	}
	All struct{ TotalCount int }
}

type coveredPart struct {
	TotalCount int
	Nodes      []coveredAgreement
}

type coveredAgreement struct {
	Certainty string
	Agreement struct{ ID, Status string }
}

func (p *coveredPart) ids() []string {
	var out []string
	for _, n := range p.Nodes {
		out = append(out, n.Agreement.ID)
	}
	return out
}

func (c *coveredPlace) check(a *asker) {
	parts := &c.Coverage
	listed := func(nodes []struct{ ID string }) []string {
		var out []string
		for _, n := range nodes {
			out = append(out, n.ID)
		}
		return out
	}
	sorted := func(ids []string) []string { return slices.Sorted(slices.Values(ids)) }
	if c.Possible.TotalCount <= 100 { // lists on one page
		a.same("possibly in force, by the coverage and the list", sorted(parts.Agreements.ids()), sorted(listed(c.Possible.Nodes)))
		a.same("certainly in force, by the coverage and the list", sorted(parts.Certain.ids()), sorted(listed(c.Certain.Nodes)))
		a.same("with pages and without", parts.Agreements.ids(), (&coveredPart{Nodes: parts.Entries}).ids())
	}
	counted := parts.Agreements.TotalCount + parts.Silent.TotalCount + parts.Pending.TotalCount
	a.must(counted <= c.All.TotalCount, "%d agreements in the parts of a coverage, of %d", counted, c.All.TotalCount)
	for _, n := range parts.Agreements.Nodes {
		a.must((n.Certainty == "CERTAIN") == (n.Agreement.Status == "ACTIVE"), "%s is %s and %s", n.Agreement.ID, n.Certainty, n.Agreement.Status)
	}
	for _, n := range parts.Silent.Nodes {
		a.must(n.Agreement.Status == "UNKNOWN", "of %s no source speaks, and it is %s", n.Agreement.ID, n.Agreement.Status)
	}
	for _, n := range parts.Pending.Nodes {
		a.must(n.Agreement.Status == "PENDING" || n.Agreement.Status == "UNKNOWN", "%s was applied for, and is %s", n.Agreement.ID, n.Agreement.Status)
	}
}
