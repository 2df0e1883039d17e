package data

import (
	"fmt"
	"strings"
)

var (
	suitStatuses = []choice{{"DECIDED", 55}, {"SETTLED", 15}, {"DISMISSED", 20}, {"PENDING", 10}}
	bases        = []choice{{"SAME_AGREEMENT", 70}, {"SAME_AGENCY", 30}}
	confidences  = []choice{{"HIGH", 60}, {"MEDIUM", 30}, {"LOW", 10}}
	sourceKinds  = []choice{{"NEWS", 60}, {"REPORT", 12}, {"LAW_REVIEW", 8}, {"BLOG", 10}, {"PRESS_RELEASE", 10}}
	surnames     = []string{
		"Morales", "Garcia", "Nguyen", "Smith", "Okafor", "Lopez", "Brown", "Castillo", "Reyes", "Johnson", "Santos", "Ramirez", "Davis", "Ortega",
		"Melendres", "Villars", "Galarza", "Mercado", "Medina", "Arias",
	}
)

// lawsuits makes the lawsuits; every one concerns an agreement, few concern many.
func (g *generator) lawsuits() {
	for i := range NumLawsuits {
		plaintiff := surnames[g.IntN(len(surnames))]
		l := &Lawsuit{ID: g.id("lawsuit/%s-%03d", slug(plaintiff), i), Citation: g.id("%d F.3d %d", 100+i, 1+g.IntN(999)), Status: g.draw(suitStatuses)}
		l.Name = plaintiff + " v. " + surnames[g.IntN(len(surnames))]
		l.Description = "lawsuit, " + strings.ToLower(l.Status)
		g.Lawsuits = append(g.Lawsuits, l)
	}
	order := g.Perm(len(g.Agreements))
	for n := 0; n < numConcerns; {
		l := g.Lawsuits[n%NumLawsuits]
		if n >= NumLawsuits {
			l = g.Lawsuits[g.skewed(NumLawsuits)]
		}
		m := g.Agreements[order[g.skewed(len(order))]]
		if len(m.Lawsuits) < maxOfOne && !m.concerns(l) {
			m.Lawsuits = append(m.Lawsuits, Concern{l, g.draw(bases), g.draw(confidences)})
			n++
		}
	}
}

func (m *Agreement) concerns(l *Lawsuit) bool {
	for _, c := range m.Lawsuits {
		if c.Lawsuit == l {
			return true
		}
	}
	return false
}

// sources makes the sources, which report on lawsuits and agencies.
func (g *generator) sources() {
	for i := range NumSources {
		s := &Source{ID: g.id("source/report-%04d", i), Kind: g.draw(sourceKinds), PublishedOn: text(day("2008-01-01").AddDate(0, 0, g.IntN(18*365)))}
		s.Name = fmt.Sprintf("%s and the sheriff: report %d", townNames[g.IntN(len(townNames))], i)
		s.Description = strings.ToLower(strings.ReplaceAll(s.Kind, "_", " ")) + ", " + s.PublishedOn
		s.URL = "https://example.org/" + strings.TrimPrefix(s.ID, "source/")
		g.Sources = append(g.Sources, s)
	}
	for n := 0; n < numOnLawsuits; {
		s, l := g.Sources[g.IntN(NumSources)], g.Lawsuits[g.skewed(NumLawsuits)]
		if len(l.Sources) < maxOfOne && add(&l.Sources, s) {
			n++
		}
	}
	for n := 0; n < numOnAgencies; {
		if add(&g.Agencies[g.skewed(NumAgencies)].Sources, g.Sources[g.IntN(NumSources)]) {
			n++
		}
	}
}

// add adds what is not there yet, and tells whether it did.
func add(list *[]*Source, s *Source) bool {
	for _, other := range *list {
		if other == s {
			return false
		}
	}
	*list = append(*list, s)
	return true
}
