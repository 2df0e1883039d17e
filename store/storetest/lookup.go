package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/ontology"
	"graph287g/store"
)

func lookupCases() []Case {
	return []Case{
		{"Lookup/has a row for each id, in the order asked", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "topic/b", "law/l")
			g.load(t, s)
			var q query
			found := q.lookup("Node", "topic/b", "law/l", "topic/a", "topic/b").get("name")
			q.run(t, s)
			found.want(t, "topic/b b, law/l l, topic/a a, topic/b b")
			wantLost(t, found)
		}},
		{"Lookup/has no rows where nothing is asked", func(t *testing.T, s store.Store) {
			var q query
			found := q.lookup("Node")
			q.run(t, s)
			found.want(t, "")
		}},
		{"Lookup/has a row that is lost for an id that is none", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a")
			g.load(t, s)
			var q query
			found := q.lookup("Node", "topic/b", "topic/a", "thing/x", "", "topic/A", "topic/a ").get("name")
			q.run(t, s)
			found.want(t, "null null, topic/a a, null null, null null, null null, null null")
			none := uint8(store.NoKind)
			wantLost(t, found, store.Missing{Row: 0, Kind: none}, store.Missing{Row: 2, Kind: none}, store.Missing{Row: 3, Kind: none},
				store.Missing{Row: 4, Kind: none}, store.Missing{Row: 5, Kind: none})
		}},
		{"Lookup/tells the kind of what has the id and is of another", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"formerIds": []any{"law/x"}})
			g.nodes("agency/a", "law/l")
			g.load(t, s)
			var q query
			found := q.lookup("Actor", "topic/a", "agency/a", "law/l", "law/x")
			q.run(t, s)
			found.want(t, "null, agency/a, null, null")
			c := ontology.Must()
			topic, law := uint8(c.Kind("Topic").Index), uint8(c.Kind("Law").Index)
			wantLost(t, found, store.Missing{Row: 0, Kind: topic}, store.Missing{Row: 2, Kind: law}, store.Missing{Row: 3, Kind: topic})
		}},
		{"Lookup/finds the survivor by an id that was merged away", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a", props{"formerIds": []any{"topic/x", "law/y"}})
			g.load(t, s)
			var q query
			found := q.lookup("Topic", "topic/x", "law/y")
			q.run(t, s)
			found.want(t, "topic/a, topic/a")
			wantLost(t, found)
		}},
		{"Lookup/gives lost rows no children", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "law/l")
			g.edge("ON_TOPIC", "law/l", "topic/a")
			g.load(t, s)
			var q query
			found := q.lookup("Topic", "topic/x", "topic/a", "law/l")
			laws, sources, numbers := found.along("laws").count(), found.along("sources"), found.numbers()
			backing := found.evidence("name")
			q.run(t, s)
			laws.want(t, "", "law/l", "")
			laws.wantTotals(t, 0, 1, 0)
			laws.wantMore(t, false, false, false)
			sources.want(t, "", "", "")
			numbers.want(t, "", "", "")
			backing.want(t, "", "name a UNKNOWN No claim is loaded for it.", "")
		}},
		{"Lookup/finds by each key of a kind", func(t *testing.T, s store.Store) {
			var g graph
			g.node("state/a", props{"code": "NC", "fips": "37"})
			g.node("state/b", props{"code": "SC", "fips": "45"})
			g.node("program-model/m", props{"code": "TASK_FORCE"})
			g.node("topic/t", props{"slug": "NC"})
			g.load(t, s)
			var q query
			code, fips, model := q.byKey("State", "code", "NC"), q.byKey("State", "fips", "45"), q.byKey("ProgramModel", "code", "TASK_FORCE")
			other, lower, crossed := q.byKey("State", "code", "XX"), q.byKey("State", "code", "nc"), q.byKey("State", "code", "37")
			q.run(t, s)
			code.want(t, "state/a")
			fips.want(t, "state/b")
			model.want(t, "program-model/m")
			for _, none := range []step{other, lower, crossed} {
				none.want(t, "null")
				wantLost(t, none, store.Missing{Kind: store.NoKind})
			}
		}},
		{"Lookup/finds a citation by another name of it", func(t *testing.T, s store.Store) {
			var g graph
			g.node("law/a", props{"citation": "8 U.S.C. § 1357(g)", "aliases": []any{"INA 287(g)", "Section 287(g)"}})
			g.node("topic/t", props{"slug": "t", "aliases": []any{"tea"}})
			g.load(t, s)
			var q query
			citation, alias, other := q.byKey("Law", "citation", "8 U.S.C. § 1357(g)"), q.byKey("Law", "citation", "INA 287(g)"), q.byKey("Topic", "slug", "tea")
			q.run(t, s)
			citation.want(t, "law/a")
			alias.want(t, "law/a")
			other.want(t, "null")
		}},
		{"Lookup/finds an entity by a number of others", func(t *testing.T, s store.Store) {
			var g graph
			g.node("agency/a", props{"identifiers": []any{props{"scheme": "ORI", "value": "NC0600000"}, props{"scheme": "FIPS", "value": "37"}}})
			g.node("state/NC", props{"fips": "37"})
			g.load(t, s)
			var q query
			ori, fips := q.byNumber("Entity", "ORI", "NC0600000"), q.byNumber("Entity", "FIPS", "37")
			unknown, scheme, kind := q.byNumber("Entity", "ORI", "x"), q.byNumber("Entity", "GEOID", "37"), q.byNumber("Jurisdiction", "FIPS", "37")
			q.run(t, s)
			ori.want(t, "agency/a")
			fips.want(t, "agency/a")
			unknown.want(t, "null")
			scheme.want(t, "null")
			kind.want(t, "null")
			wantLost(t, kind, store.Missing{Kind: uint8(ontology.Must().Kind("Agency").Index)})
		}},
		{"Lookup/forgets the names of what was deleted", func(t *testing.T, s store.Store) {
			var g graph
			g.node("law/a", props{
				"citation": "8 U.S.C.", "aliases": []any{"INA"}, "formerIds": []any{"law/x"},
				"identifiers": []any{props{"scheme": "ORI", "value": "1"}},
			})
			g.load(t, s)
			g.remove("law/a")
			g.load(t, s)
			var q query
			all := []step{
				q.lookup("Law", "law/a"), q.lookup("Law", "law/x"), q.byKey("Law", "citation", "8 U.S.C."),
				q.byKey("Law", "citation", "INA"), q.byNumber("Entity", "ORI", "1"),
			}
			q.run(t, s)
			for _, found := range all {
				found.want(t, "null")
			}
		}},
	}
}

func wantLost(t *testing.T, s step, want ...store.Missing) {
	t.Helper()
	if diff := cmp.Diff(want, s.table().Missing); diff != "" {
		t.Errorf("lost rows of step %d (-want +got):\n%s", s.Index, diff)
	}
}
