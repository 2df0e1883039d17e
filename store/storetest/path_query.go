package storetest

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"graph287g/ontology"
	"graph287g/plan"
)

// A pathQuery is a search for the shortest paths between two nodes, with all that can be asked of it.
type pathQuery struct {
	search, found, hubs, steps, from, to step
}

// paths looks for paths of at most so many hops; with relations along these alone.
func (q *query) paths(from, to string, hops int, relations ...string) pathQuery {
	nodes := ontology.Must().KindsOf("Node")
	args := &plan.PathSearchArgs{From: from, To: to, Hops: hops, First: 100}
	s := q.add(plan.Step{Parent: plan.Root, Spec: &plan.PathSearchSpec{Links: true}, Kinds: nodes}, args).show(plan.PathSearchComplete)
	for _, r := range relations {
		args.Relations = append(args.Relations, ontology.Must().Relation(r))
	}
	found := s.under(&plan.FoundPathsSpec{}).show(plan.PathBasis, plan.PathStanding)
	steps := found.under(&plan.PathEdgesSpec{}).show(plan.PathEdgeRelation, plan.PathEdgeForward)
	return pathQuery{
		s, found, s.nodesUnder(&plan.SkippedHubsSpec{}, "Entity"), steps, steps.nodesUnder(&plan.PathEdgeSourceSpec{}, "Node"), steps.nodesUnder(&plan.PathEdgeTargetSpec{}, "Node"),
	}
}

// texts returns the paths found as texts: `basis standing: start >RELATION node <RELATION node`.
func (p pathQuery) texts() []string {
	var out []string
	for i := range p.found.table().Rows() {
		line := p.found.row(i) + ":"
		for row := int(p.steps.table().From[i]); row < int(p.steps.table().To[i]); row++ {
			relation, forward, _ := strings.Cut(p.steps.row(row), " ")
			if row == int(p.steps.table().From[i]) {
				line += " " + p.from.row(row)
			}
			line += map[string]string{"true": " >", "false": " <"}[forward] + relation + " " + p.to.row(row)
		}
		out = append(out, line)
	}
	return out
}

func (p pathQuery) hubIDs() []string {
	var out []string
	for i := range p.hubs.table().Rows() {
		out = append(out, p.hubs.row(i))
	}
	return out
}

// want compares the paths, and the hubs that were met, in one text.
func (p pathQuery) want(t *testing.T, hubs string, paths ...string) {
	t.Helper()
	if got := p.search.row(0); got != "true" {
		t.Errorf("complete: %s", got)
	}
	if got := strings.Join(p.hubIDs(), " "); got != hubs {
		t.Errorf("hubs: %s, not %s", got, hubs)
	}
	if diff := cmp.Diff(paths, p.texts(), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("paths (-want +got):\n%s", diff)
	}
}

// reverse turns a path round.
func reverse(path string) string {
	head, nodes, _ := strings.Cut(path, ": ")
	words := strings.Fields(nodes)
	slices.Reverse(words)
	for i, w := range words {
		switch w[0] {
		case '>':
			words[i] = "<" + w[1:]
		case '<':
			words[i] = ">" + w[1:]
		}
	}
	return head + ": " + strings.Join(words, " ")
}
