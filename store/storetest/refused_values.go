package storetest

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"graph287g/store"
)

// badValue is a value that no store may take, in a field of a node of its kind.
type badValue struct {
	name    string
	id      string
	field   string
	value   any
	problem string
}

func refusedValueCases() []Case {
	bad := "a\xffb"
	var out []Case
	for _, v := range []badValue{
		{"invalid UTF-8", "topic/a", "name", bad, "is no valid UTF-8"},
		{"invalid UTF-8 in a list", "topic/a", "aliases", []any{"ok", bad}, "is no valid UTF-8"},
		{"invalid UTF-8 inside a value", "topic/a", "identifiers", []any{props{"scheme": bad, "value": "1"}}, "is no valid UTF-8"},
		{"half of a surrogate pair", "topic/a", "name", "\xed\xa0\x80", "is no valid UTF-8"},
		{"NaN", "claim/c", "number", math.NaN(), "is no finite Float"},
		{"infinity", "claim/c", "number", math.Inf(1), "is no finite Float"},
		{"negative infinity", "claim/c", "number", math.Inf(-1), "is no finite Float"},
		{"a number too large", "claim/c", "number", json.Number("1e999"), "is no Float"},
		{"a text for a number", "claim/c", "number", "2", "is no Float"},
		{"a fraction for a whole number", "citation/c", "footnote", 2.5, "is no Int of 32 bits"},
		{"a whole number of over 32 bits", "citation/c", "footnote", int64(1 << 31), "is no Int of 32 bits"},
		{"a whole number of under 32 bits", "citation/c", "footnote", json.Number("-2147483649"), "is no Int of 32 bits"},
		{"a whole number of over 64 bits", "citation/c", "footnote", uint64(math.MaxUint64), "is no Int of 32 bits"},
		{"a text for a Boolean", "topic/a", "named", "true", "is no Boolean"},
		{"a number for a text", "topic/a", "name", 7, "is no String"},
		{"a list for a single value", "topic/a", "name", []any{"a"}, "is no String"},
		{"a single value for a list", "topic/a", "aliases", "a", "is no list"},
		{"null in a list", "topic/a", "aliases", []any{"a", nil}, "null in a list"},
		{"a list in a list", "topic/a", "aliases", []any{[]any{"a"}}, "is no String"},
		{"null for what must be there", "topic/a", "name", nil, "is missing"},
		{"what is no value of an enum", "topic/a", "kind", "program", "did you mean PROGRAM"},
		{"what is no value of an enum in a list", "law/a", "effects", []any{"MANDATES", "HELPS"}, "is no LawEffect"},
		{"a day that doesn't exist", "source/s", "lastVisitedOn", "2019-02-29", "is no day"},
		{"a day without its zeros", "source/s", "lastVisitedOn", "2019-2-9", "is no day"},
		{"a day with a time", "source/s", "lastVisitedOn", "2019-02-09T00:00:00Z", "is no day"},
		{"the year 0", "source/s", "lastVisitedOn", "0000-01-01", "is no day"},
		{"the year 10000", "source/s", "lastVisitedOn", "10000-01-01", "is no day"},
		{"an address of another sort", "source/s", "url", "ftp://example.org", "is no absolute web address"},
		{"an address without a host", "source/s", "url", "https:///x", "is no absolute web address"},
		{"a relative address", "source/s", "url", "/x", "is no absolute web address"},
		{"a text for a value of several parts", "source/s", "publishedOn", "2019", "is no PartialDate"},
		{"a value without a part that it must have", "source/s", "publishedOn", props{"date": "2019-01-01", "precision": "YEAR", "inferred": false}, "edtf"},
		{"a value with a part that it doesn't have", "topic/a", "identifiers", []any{props{"scheme": "ORI", "value": "1", "link": "x"}}, "has no field \"link\""},
		{"a wrong part of a value", "topic/a", "identifiers", []any{props{"scheme": "ORI", "value": 1}}, "is no String"},
		{"an unknown field", "topic/a", "nam", "x", "did you mean name"},
		{"a field that is a relation", "law/a", "topics", []any{"topic/a"}, "has no stored field"},
		{"a former id that could be none", "topic/a", "formerIds", []any{"topic/é"}, "use ASCII"},
		{"an ordered text of over 2,600 bytes", "topic/a", "name", strings.Repeat("é", 1_301), "has 2602 bytes"},
		{"a filtered text of over 2,600 bytes", "lawsuit/a", "docketNumber", strings.Repeat("x", 2_601), "has 2601 bytes"},
		{"a standing of a field that has no evidence", "topic/a", "standings", []any{props{"field": "id", "standing": "INFERRED", "reason": "r"}}, "no field \"id\" that has evidence"},
		{"a standing that is none", "topic/a", "standings", []any{props{"field": "name", "standing": "GUESSED", "reason": "r"}}, "a standing is one of"},
		{"a standing without a reason", "topic/a", "standings", []any{props{"field": "name", "standing": "INFERRED"}}, "with a reason"},
		{"standings that are no list", "topic/a", "standings", "INFERRED", "is no list"},
	} {
		out = append(out, Case{"Apply/refuses " + v.name, v.run})
	}
	return out
}

func (v badValue) run(t *testing.T, s store.Store) {
	var g graph
	g.node(v.id, props{v.field: v.value})
	before := exported(t, s)
	problems := problemsOf(t, s, g.edits)
	if p := problems[0]; p.ID != v.id || p.Field != v.field || !strings.Contains(p.What, v.problem) || len(problems) != 1 {
		t.Errorf("problems %v, want one of %s, %s with %q", problems, v.id, v.field, v.problem)
	}
	if len(exported(t, s)) != len(before) {
		t.Error("the graph changed")
	}
}

func refusedShapeCases() []Case {
	out := refusals([]refusal{
		{
			"facts of a relation that don't fit",
			func(g *graph) {
				g.nodes("agency/a", "county/1", "state/NC")
				g.edge("IN_STATE", "county/1", "state/NC")
			},
			func(g *graph) {
				g.edge("SERVES", "agency/a", "county/1", props{"share": math.NaN(), "level": "TOWN", "weight": 1, "since": "2019"})
			},
			[]string{
				`SERVES agency/a county/1, level: "TOWN" is no Level`, "SERVES agency/a county/1, share: NaN is no finite Float",
				"SERVES agency/a county/1, since: ", `SERVES agency/a county/1, weight: SERVES has no stored field "weight"`,
			},
		}, {
			"a relation without a fact that it must have",
			func(g *graph) { g.nodes("agency/a", "state/NC") },
			func(g *graph) { g.edge("SERVES", "agency/a", "state/NC", props{"level": nil}) },
			[]string{"SERVES agency/a state/NC, level: is missing, it is a Level!"},
		}, {
			"facts on a relation that has none",
			func(g *graph) { g.nodes("law/l", "topic/a") },
			func(g *graph) { g.edge("ON_TOPIC", "law/l", "topic/a", props{"role": "x"}) },
			[]string{`ON_TOPIC law/l topic/a, role: ON_TOPIC has no stored field "role"`},
		}, {
			"a position that is no whole number",
			func(g *graph) { g.nodes("law/l", "topic/a") },
			func(g *graph) { g.edge("ON_TOPIC", "law/l", "topic/a", props{"position": "first"}) },
			[]string{`ON_TOPIC law/l topic/a, position: "first" is no Int`},
		}, {
			"an unknown standing of a relation",
			func(g *graph) { g.nodes("law/l", "topic/a") },
			func(g *graph) { g.edge("ON_TOPIC", "law/l", "topic/a", props{"standing": "GUESSED"}) },
			[]string{`ON_TOPIC law/l topic/a, standing: "GUESSED" is no Standing`},
		},
	})
	return append(out, Case{"Apply/takes the longest texts that it promises to take", func(t *testing.T, s store.Store) {
		var g graph
		name, prose := strings.Repeat("é", 1_300), strings.Repeat("long prose, ", 20_000)
		g.node("topic/a", props{"name": name, "description": prose})
		put := g.edits
		g.load(t, s)
		holds(t, s, put)
		var q query
		found := q.scan("Topic").where("name", name)
		q.run(t, s)
		found.want(t, "topic/a")
	}})
}
