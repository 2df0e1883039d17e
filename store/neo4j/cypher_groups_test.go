package neo4j

import (
	"testing"

	"graph287g/agreement"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// A groupSample is a question for groups whose statement is written down.
type groupSample struct {
	sample
	by       []plan.Key
	distinct *plan.Key
}

func groupSamples() []groupSample {
	keys := func(target string, names ...string) []plan.Key {
		var out []plan.Key
		for _, n := range names {
			out = append(out, plan.Key{Grouping: ontology.Must().Grouping(target, n)})
		}
		return out
	}
	agreements := scanOf(kinds("Agreement"))
	on := plan.Filter{Op: plan.Eq, Field: field("Agreement", "signedOn"), Values: []any{"2018-12-05"}}
	ofNC := plan.Filter{Op: plan.Some, Field: field("Agreement", "state"), Sub: []plan.Filter{{Op: plan.Eq, Field: field("State", "code"), Values: []any{"NC"}}}}
	walk := plan.Step{Spec: &plan.TraverseSpec{List: plan.List{Shape: plan.Page}, Path: field("County", "agencies")}, On: kinds("County"), Kinds: kinds("Agency")}
	return []groupSample{
		{sample{"values of all, filtered", agreements, sampleArgs{Filter: on}}, keys("Agreement", "STATUS", "SIGNED_YEAR"), nil},
		{sample{"nodes that all lead to, several of them", agreements, sampleArgs{}}, keys("Agreement", "MODEL", "STATE"), &keys("Agreement", "AGENCY")[0]},
		{sample{"values of all, filtered by related nodes", agreements, sampleArgs{Filter: ofNC}}, keys("Agreement", "STATUS"), nil},
		{sample{"different nodes", agreements, sampleArgs{}}, nil, &keys("Agreement", "COUNTY")[0]},
		{sample{"relation to many", following("Agency", "agreements"), sampleArgs{}}, keys("Agreement", "ID"), nil},
		{sample{"relation with facts", following("Lawsuit", "parties"), sampleArgs{}}, keys("Entity", "KIND", "RELATION"), nil},
		{sample{"neighbors", following("Topic", "neighbors"), sampleArgs{}}, keys("Entity", "RELATION"), &keys("Entity", "ID")[0]},
		{sample{"path", walk, sampleArgs{}}, keys("Agency", "LEVEL"), nil},
		{sample{"a list of values", scanOf(kinds("Law")), sampleArgs{}}, keys("Law", "EFFECT"), nil},
		{sample{"dates that tell of a timeline", agreements, sampleArgs{Filter: on}}, append(keys("Agreement", "MODEL"), agreement.Time{Catalogue: ontology.Must(), Today: "2026-01-01"}.Keys()...), nil},
		{sample{"dates that were known", following("Agency", "agreements"), sampleArgs{}}, agreement.Time{Catalogue: ontology.Must(), Known: "2019-01-01", Today: "2026-01-01"}.Keys(), nil},
		{sample{"the first case that holds", agreements, sampleArgs{}}, []plan.Key{{Grouping: keys("Agreement", "STATUS")[0].Grouping, Cases: []plan.Case{{If: on, Then: "ACTIVE"}, {Then: "UNKNOWN"}}}}, nil},
	}
}

// groups returns the text that a sample makes.
func (s *groupSample) groups(l *layout) string {
	g := &groupReader{rowReader: newReader(l, nil, store.Version{}).newRowReader(s.query()), by: s.by, distinct: s.distinct}
	if g.isLong() {
		return g.collectStatement() + "\n" + g.statement()
	}
	return g.statement()
}

// Whatever the values, the text is the same.
func TestGroupTextsDontDependOnValues(t *testing.T) {
	l := testLayout(t)
	for _, s := range groupSamples() {
		other := s
		other.args.Filter, other.args.Relations = revalued(s.args.Filter), []*ontology.Relation{}
		if a, b := s.groups(l), other.groups(l); a != b {
			t.Errorf("%s:\n%s\n%s", s.name, a, b)
		}
	}
}
