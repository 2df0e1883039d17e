package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

func tableCases() []Case {
	return []Case{
		{"Execute/answers a plan without steps without tables", func(t *testing.T, s store.Store) {
			a, err := s.Execute(t.Context(), &plan.Plan{}, nil)
			if err != nil || len(a.Tables) != 0 || a.Version.Number != 0 {
				t.Errorf("got %+v, %v", a, err)
			}
		}},
		{"Execute/has a table for every step, in the plan's order", func(t *testing.T, s store.Store) {
			var g graph
			g.node("state/NC")
			g.county("county/1", "state/NC")
			g.load(t, s)
			var q query
			states := q.scan("State")
			topics := q.scan("Topic")
			counties := states.along("counties")
			back := counties.along("state")
			q.run(t, s)
			states.want(t, "state/NC")
			topics.want(t, "")
			counties.want(t, "county/1")
			back.want(t, "state/NC")
		}},
		{"Execute/tells the kind of each row's node", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "law/l", "state/NC")
			g.load(t, s)
			var q query
			found := q.lookup("Node", "topic/a", "state/NC", "law/none", "law/l")
			numbers := found.numbers()
			q.run(t, s)
			c := ontology.Must()
			want := []uint8{uint8(c.Kind("Topic").Index), uint8(c.Kind("State").Index), store.NoKind, uint8(c.Kind("Law").Index)}
			if diff := cmp.Diff(want, found.table().Kinds); diff != "" {
				t.Errorf("kinds (-want +got):\n%s", diff)
			}
			for _, k := range numbers.table().Kinds {
				if k != store.NoKind {
					t.Errorf("an identifier has the kind %d", k)
				}
			}
		}},
		{"Execute/gives rows of kinds that a step isn't for no rows", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "state/NC", "law/l", "agency/a")
			g.county("county/1", "state/NC")
			g.edge("ON_TOPIC", "law/l", "topic/a")
			g.edge("SERVES", "agency/a", "state/NC")
			g.agreement("agreement/x", "agency/a")
			g.load(t, s)
			var q query
			found := q.lookup("Node", "county/1", "state/NC", "topic/a", "law/l", "topic/none")
			counties, topics := found.as("State").along("counties"), found.as("Law").along("topics")
			agreements, claims := found.as("Jurisdiction").along("agreements").count(), found.as("Law").along("provisions")
			backing := found.as("Topic").evidence("name")
			q.run(t, s)
			counties.want(t, "", "county/1", "", "", "")
			topics.want(t, "", "", "", "topic/a", "")
			agreements.want(t, "agreement/x", "agreement/x", "", "", "")
			agreements.wantTotals(t, 1, 1, 0, 0, 0)
			claims.want(t, "", "", "", "", "")
			backing.want(t, "", "", "name a UNKNOWN No claim is loaded for it.", "", "")
		}},
		{"Execute/leaves cells of kinds that a column isn't asked for empty", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "law/l")
			g.load(t, s)
			var q query
			found := q.lookup("Node", "topic/a", "law/l").get("name")
			found.Column(plan.Column{Kind: plan.Property, Name: "description", On: ontology.Must().KindsOf("Law")})
			found.Column(plan.Column{Kind: plan.Property, Name: "slug", On: ontology.Must().KindsOf("Entity")})
			q.run(t, s)
			found.want(t, "topic/a a null a, law/l l l null")
		}},
		{"Execute/lets parents that are the same node share their rows", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("agency/a", "source/s")
			g.node("state/NC", props{"identifiers": []any{props{"scheme": "ORI", "value": "1"}}})
			g.county("county/1", "state/NC")
			g.edge("SERVES", "agency/a", "state/NC")
			g.claim("claim/c", "name", "state/NC", "", "source/s")
			g.load(t, s)
			var q query
			states := q.lookup("State", "state/NC", "state/NC", "state/none", "state/NC")
			steps := []step{
				states.along("counties"), states.along("agencies"), states.along("claims"), states.evidence("name"), states.numbers(),
			}
			q.run(t, s)
			for _, child := range steps {
				table := child.table()
				if table.Rows() != 1 || table.From[0] != table.From[1] || table.From[0] != table.From[3] || table.To[3]-table.From[3] != 1 || table.To[2] != table.From[2] {
					t.Errorf("step %d: %d rows, from %v to %v", child.Index, table.Rows(), table.From, table.To)
				}
			}
		}},
		{"Execute/gives its answer away", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "law/l", "law/m")
			g.edge("ON_TOPIC", "law/l", "topic/a")
			g.edge("ON_TOPIC", "law/m", "topic/a")
			g.load(t, s)
			for range 3 {
				var q query
				topics := q.scan("Topic").get("name").count()
				laws := topics.along("laws").count()
				q.run(t, s)
				topics.want(t, "topic/a a")
				laws.want(t, "law/l, law/m")
				for i := range q.answer.Tables { // the caller owns all but the bytes of cells
					table := &q.answer.Tables[i]
					clear(table.From)
					clear(table.To)
					clear(table.Kinds)
					clear(table.Cells)
					clear(table.Totals)
					clear(table.More)
				}
				clear(q.answer.Tables)
			}
		}},
	}
}

// numbers lists the identifiers of nodes.
func (s step) numbers() step {
	var on ontology.KindSet
	f := s.field("identifiers", &on)
	return s.q.add(plan.Step{Parent: s.Index, Spec: &plan.ItemsSpec{Field: f}, On: on}, nil).parts("scheme", "value", "url")
}

// evidence lists what backs fields of nodes, all of them without names: field, value, standing, reason.
func (s step) evidence(fields ...string) step {
	e := s.q.add(plan.Step{Parent: s.Index, Spec: &plan.EvidenceSpec{}, On: s.Kinds}, &plan.EvidenceArgs{Fields: fields})
	return e.show(plan.EvidenceField, plan.EvidenceShown, plan.EvidenceStanding, plan.EvidenceReason)
}

// standings counts the ends of relations that back fields, by their standings.
func (s step) standings() step {
	e := s.q.add(plan.Step{Parent: s.Index, Spec: &plan.EvidenceStandingsSpec{}, On: s.On}, nil)
	return e.show(plan.StandingCountStanding, plan.StandingCountCount)
}
