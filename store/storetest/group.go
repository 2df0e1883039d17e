package storetest

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

func groupCases() []Case {
	return []Case{
		{"Group/counts rows by their values, the largest first, then as the values are ordered", func(t *testing.T, s store.Store) {
			signers(t, s)
			var q query
			all := q.scan("Agency").first(1)
			kinds, states := all.groups("Agency", "KIND"), all.groups("Agency", "STATE")
			both := all.groups("Agency", "STATE", "KIND")
			q.run(t, s)
			kinds.want(t, "SHERIFF 2", "POLICE 1", "CORRECTIONS 1") // enums as declared
			states.want(t, "state/NC 2", "state/FL 1", "- 1")
			both.want(t, "state/FL|SHERIFF 1", "state/NC|SHERIFF 1", "state/NC|POLICE 1", "-|CORRECTIONS 1")
		}},
		{"Group/counts what has several values under each of them, once", func(t *testing.T, s store.Store) {
			signers(t, s)
			var q query
			all := q.scan("Agreement")
			models, counties := all.groups("Agreement", "MODEL"), all.groups("Agreement", "COUNTY")
			both := all.groups("Agreement", "MODEL", "COUNTY")
			effects := q.scan("Law").groups("Law", "EFFECT")
			q.run(t, s)
			models.want(t, "program-model/jem 2", "program-model/tfm 1", "- 1")
			counties.want(t, "county/1 2", "county/2 2", "- 1") // agency/a serves county/1 twice
			both.want(t, "program-model/jem|county/1 2", "program-model/jem|county/2 2", "program-model/tfm|county/1 1", "program-model/tfm|county/2 1", "-|- 1")
			effects.want(t, "BANS 1", "FUNDS 1", "- 2") // null and the empty list
		}},
		{"Group/comes in the order of the values where that is asked for", func(t *testing.T, s store.Store) {
			signers(t, s)
			var g graph
			g.nodes("source/b", "topic/x")
			for id, n := range map[string]any{"citation/1": 10, "citation/2": 9, "citation/3": 10, "citation/4": nil, "citation/5": -1, "citation/6": 10} {
				g.citation(id, "source/b", "topic/x", props{"footnote": n})
			}
			g.load(t, s)
			var q query
			notes := q.scan("Source").where("id", "source/b").along("citations")
			largest, ordered := notes.groups("Citation", "FOOTNOTE"), notes.groups("Citation", "FOOTNOTE").byValue()
			both, first := notes.groups("Citation", "CITING", "FOOTNOTE").byValue(), notes.groups("Citation", "FOOTNOTE").byValue().largest(2)
			kinds := q.scan("Agency").groups("Agency", "STATE", "KIND").byValue()
			q.run(t, s)
			largest.want(t, "10 3", "-1 1", "9 1", "- 1")
			ordered.want(t, "-1 1", "9 1", "10 3", "- 1")
			both.want(t, "source/b|-1 1", "source/b|9 1", "source/b|10 3", "source/b|- 1")
			first.want(t, "-1 1", "9 1")
			kinds.want(t, "state/FL|SHERIFF 1", "state/NC|SHERIFF 1", "state/NC|POLICE 1", "-|CORRECTIONS 1")
		}},
		{"Group/tells years where they are certain", func(t *testing.T, s store.Store) {
			signers(t, s)
			var q query
			signed, listed := q.scan("Agreement").groups("Agreement", "SIGNED_YEAR"), q.scan("Source").groups("Source", "PUBLISHED_YEAR")
			q.run(t, s)
			signed.want(t, "2018 1", "2019 1", "- 1")
			listed.want(t, "- 1")
		}},
		{"Group/knows Booleans, texts and the node itself", func(t *testing.T, s store.Store) {
			signers(t, s)
			var q query
			consulted, code := q.scan("Source").groups("Source", "CONSULTED"), q.scan("State").groups("State", "CODE")
			ids := q.scan("State").groups("State", "ID")
			q.run(t, s)
			consulted.want(t, "false 1")
			code.want(t, "FL 1", "NC 1")
			ids.want(t, "state/FL 1", "state/NC 1")
		}},
		{"Group/counts different values, null not among them", func(t *testing.T, s store.Store) {
			signers(t, s)
			var q query
			all := q.scan("Agreement")
			agencies := all.groups("Agreement", "MODEL").different("Agreement", "AGENCY")
			models := all.groups("Agreement", "STATE").different("Agreement", "MODEL")
			counts := []step{all.distinct("Agreement", "AGENCY"), all.distinct("Agreement", "STATE"), all.distinct("Agreement", "MODEL"), all.distinct("Agreement", "ENDING"), all.distinct("Agreement", "ID")}
			q.run(t, s)
			agencies.want(t, "program-model/jem 1", "program-model/tfm 1", "- 1")
			models.want(t, "state/NC 2", "state/FL 0")
			for i, want := range []int32{2, 2, 2, 0, 3} {
				counts[i].wantTotals(t, want)
			}
		}},
		{"Group/counts for each parent what the filter lets pass, on all pages", func(t *testing.T, s store.Store) {
			signers(t, s)
			var q query
			agencies := q.lookup("Agency", "agency/c", "agency/none", "agency/a", "agency/b", "agency/a")
			agreements := agencies.along("agreements").first(0).where("name", "1", "2")
			groups, counted := agreements.groups("Agreement", "MODEL"), agreements.distinct("Agreement", "ID")
			q.run(t, s)
			if got := groups.perParent(); got != "[] [] [program-model/jem 2, program-model/tfm 1] [] [program-model/jem 2, program-model/tfm 1]" {
				t.Error(got)
			}
			counted.wantTotals(t, 0, 0, 2, 0, 2)
		}},
		{"Group/counts what a filter on related nodes lets pass", func(t *testing.T, s store.Store) {
			signers(t, s)
			var q query
			inNC := q.scan("Agreement").fits(some("Agreement", "state", compared(plan.Eq, "State", "code", "NC")))
			others := q.scan("Agreement").fits(negated(some("Agreement", "state", compared(plan.Eq, "State", "code", "NC"))))
			models, agencies := inNC.groups("Agreement", "MODEL"), inNC.distinct("Agreement", "AGENCY")
			rest, none := others.groups("Agreement", "STATE"), q.scan("Agreement").fits(some("Agreement", "agency", joined(plan.Or))).groups("Agreement", "ID")
			q.run(t, s)
			models.want(t, "program-model/jem 2", "program-model/tfm 1")
			agencies.wantTotals(t, 1)
			rest.want(t, "state/FL 1")
			none.want(t)
		}},
		{"Group/counts relations where these are rows, and nodes where those are", func(t *testing.T, s store.Store) {
			signers(t, s)
			var q query
			serves := q.lookup("Agency", "agency/a").along("serves")
			kinds, nodes := serves.groups("Jurisdiction", "KIND"), serves.groups("Jurisdiction", "ID")
			different := serves.groups("Jurisdiction", "KIND").different("Jurisdiction", "ID")
			agencies := q.lookup("County", "county/1").along("agencies").groups("Agency", "KIND")
			q.run(t, s)
			kinds.want(t, "COUNTY 3")
			nodes.want(t, "county/1 2", "county/2 1")
			different.want(t, "COUNTY 2")
			agencies.want(t, "SHERIFF 1")
		}},
		{"Group/counts neighbors by relation, and by the kind they are of", func(t *testing.T, s store.Store) {
			signers(t, s)
			var q query
			near := q.lookup("Agency", "agency/a", "agency/d").along("neighbors")
			both, nodes := near.groups("Entity", "RELATION", "KIND"), near.groups("Entity", "RELATION").different("Entity", "ID")
			few := q.lookup("Agency", "agency/a").along("neighbors").relations("SERVES").groups("Entity", "RELATION")
			q.run(t, s)
			if got := both.perParent(); got != "[SERVES|COUNTY 3, SIGNED|AGREEMENT 2, OF_STATE|STATE 1] []" {
				t.Error(got)
			}
			if got := nodes.perParent(); got != "[SERVES 2, SIGNED 2, OF_STATE 1] []" {
				t.Error(got)
			}
			few.want(t, "SERVES 3")
		}},
		{"Group/knows the relation of a field, and none of a path", func(t *testing.T, s store.Store) {
			signers(t, s)
			var q query
			concerns := q.lookup("Lawsuit", "lawsuit/l").along("concerns").groups("Entity", "RELATION")
			discusses := q.lookup("Source", "source/s").along("discusses").groups("Entity", "RELATION", "KIND")
			q.run(t, s)
			concerns.want(t, "CONCERNS 1")
			discusses.want(t, "-|AGENCY 1")
		}},
		{"Group/counts the ends of paths that basis and reach let pass", func(t *testing.T, s store.Store) {
			mecklenburg(t, s)
			var q query
			all := q.lookup("County", "county/1").along("agencies")
			own := q.lookup("County", "county/1").along("agencies").reaches("OWN")
			kinds, few := all.groups("Agency", "LEVEL"), own.groups("Agency", "LEVEL")
			filtered := q.lookup("County", "county/1").along("agencies").where("name", "town", "own").distinct("Agency", "ID")
			q.run(t, s)
			kinds.want(t, "FEDERAL 4")
			few.want(t, "FEDERAL 2")
			filtered.wantTotals(t, 2)
		}},
		{"Group/shows the largest that are asked for, and refuses to show too many", func(t *testing.T, s store.Store) {
			var g graph
			for i := range store.MaxGroups + 1 {
				g.node(fmt.Sprintf("topic/%04d", i))
			}
			g.load(t, s)
			var q query
			few := q.scan("Topic").groups("Topic", "ID").first(2)
			argsOf[plan.GroupArgs](few.step).All = false
			none := q.scan("Topic").groups("Topic", "ID").first(0)
			argsOf[plan.GroupArgs](none.step).All = false
			q.run(t, s)
			few.want(t, "topic/0000 1", "topic/0001 1")
			none.want(t)
			if !few.isCut(0) || none.isCut(0) {
				t.Errorf("two of many are cut: %v; none of them: %v", few.isCut(0), none.isCut(0))
			}
			var all query
			over := all.scan("Topic").groups("Topic", "ID")
			_, err := s.Execute(t.Context(), &all.plan, all.args)
			var tooMuch *store.StepError
			want := store.StepError{Step: over.Index, Message: "a list has 1001 groups, 1000 are given at once: ask with `first` for the largest alone, or filter the list"}
			if !errors.As(err, &tooMuch) || *tooMuch != want {
				t.Errorf("got %v", err)
			}
		}},
		{"Group/tells of a key by what, its value, what to call it, and its node", func(t *testing.T, s store.Store) {
			signers(t, s)
			var q query
			groups := q.scan("Agreement").groups("Agreement", "STATE", "ENDING")
			q.run(t, s)
			groups.keys.want(t, "STATE state/NC Carolina, ENDING null none", "STATE state/FL FL, ENDING null none")
			groups.node.want(t, "state/NC", "", "state/FL", "")
		}},
	}
}

// signers are agencies of two states and of none, with agreements of both, one and no models.
func signers(t *testing.T, s store.Store) {
	t.Helper()
	var g graph
	g.node("state/NC", props{"name": "Carolina", "code": "NC"})
	g.node("state/FL", props{"code": "FL"})
	g.node("program-model/tfm", props{"code": "TASK_FORCE"})
	g.nodes("program-model/jem", "source/s", "lawsuit/l", "law/n")
	g.node("law/e", props{"effects": []any{}})
	g.node("law/l", props{"effects": []any{"FUNDS", "BANS"}})
	g.county("county/1", "state/NC")
	g.county("county/2", "state/NC")
	for id, kind := range map[string]string{"agency/a": "SHERIFF", "agency/b": "POLICE", "agency/c": "SHERIFF", "agency/d": "CORRECTIONS"} {
		g.node(id, props{"kind": kind})
	}
	for id, state := range map[string]string{"agency/a": "state/NC", "agency/b": "state/NC", "agency/c": "state/FL"} {
		g.edge("OF_STATE", id, state)
	}
	g.edge("SERVES", "agency/a", "county/1", props{"n": "1"})
	g.edge("SERVES", "agency/a", "county/1", props{"n": "2"})
	g.edge("SERVES", "agency/a", "county/2")
	g.agreement("agreement/1", "agency/a", props{"signedOn": day("2018-12-05")})
	late := about("RANGE", "2019-01-01", "2019-01-01/2019-06-30")
	late["latest"] = "2019-06-30"
	g.agreement("agreement/2", "agency/a", props{"signedOn": late})
	over := about("RANGE", "2019-12-31", "2019-12-31/2020-01-02")
	over["latest"] = "2020-01-02"
	g.agreement("agreement/3", "agency/c", props{"signedOn": over})
	g.edge("USES_MODEL", "agreement/1", "program-model/jem", props{"position": 1})
	g.edge("USES_MODEL", "agreement/1", "program-model/tfm", props{"position": 2})
	g.edge("USES_MODEL", "agreement/2", "program-model/jem", props{"position": 1})
	g.edge("CONCERNS", "lawsuit/l", "county/1")
	g.claim("claim/c", "name", "agency/d", "", "source/s")
	g.load(t, s)
}

// A grouped step is one that counts, with its keys and their nodes.
type grouped struct {
	step
	keys, node step
}

// groups counts the rows of a step.
func (s step) groups(target string, by ...string) grouped {
	s.List().Grouped = true
	args := &plan.GroupArgs{All: true, First: 100}
	g := grouped{step: s.q.add(plan.Step{Parent: s.Parent, Spec: &plan.GroupSpec{Of: s.Index}, On: s.On}, args).show(plan.GroupCount)}
	for _, name := range by {
		args.By = append(args.By, plan.Key{Grouping: ontology.Must().Grouping(target, name)})
	}
	g.keys = g.under(&plan.GroupKeysSpec{}).show(plan.GroupBy, plan.GroupValue, plan.GroupLabel)
	g.node = g.keys.nodesUnder(&plan.GroupNodeSpec{}, "Node")
	return g
}

func (g grouped) first(n int) grouped {
	argsOf[plan.GroupArgs](g.step).First = n
	return g
}

// largest asks for as many groups.
func (g grouped) largest(n int) grouped {
	argsOf[plan.GroupArgs](g.step).All = false
	return g.first(n)
}

// byValue asks for the groups in the order of their values.
func (g grouped) byValue() grouped {
	argsOf[plan.GroupArgs](g.step).ByValue = true
	return g
}

// different lets groups count different values.
func (g grouped) different(target, name string) grouped {
	argsOf[plan.GroupArgs](g.step).Distinct = &plan.Key{Grouping: ontology.Must().Grouping(target, name)}
	return g
}

// distinct counts the different values of the rows of a step.
func (s step) distinct(target, name string) step {
	s.List().Grouped = true
	args := &plan.CountDistinctArgs{Key: plan.Key{Grouping: ontology.Must().Grouping(target, name)}}
	return s.q.add(plan.Step{Parent: s.Parent, Spec: &plan.CountDistinctSpec{Of: s.Index}, On: s.On}, args)
}

// line shows a group: its values and how many.
func (g grouped) line(row int) string {
	var values []string
	keys := g.keys.table()
	for k := keys.From[row]; k < keys.To[row]; k++ {
		values = append(values, strings.Replace(text(keys.Cell(int(k), 1)), "null", "-", 1))
	}
	return strings.Join(values, "|") + " " + string(g.table().Cell(row, 0))
}

// perParent shows the groups of each parent.
func (g grouped) perParent() string {
	var parents []string
	for i := range g.table().From {
		var lines []string
		for row := g.table().From[i]; row < g.table().To[i]; row++ {
			lines = append(lines, g.line(int(row)))
		}
		parents = append(parents, "["+strings.Join(lines, ", ")+"]")
	}
	return strings.Join(parents, " ")
}

// want compares the groups of the one parent there is.
func (g grouped) want(t *testing.T, groups ...string) {
	t.Helper()
	if diff := cmp.Diff("["+strings.Join(groups, ", ")+"]", g.perParent()); diff != "" {
		t.Errorf("groups of step %s (-want +got):\n%s", strconv.Itoa(g.Index), diff)
	}
}
