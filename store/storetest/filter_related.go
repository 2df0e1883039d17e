package storetest

import (
	"testing"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

func filterRelatedCases() []Case {
	return []Case{
		{"Filter/looks at the node that a relation to one leads to", func(t *testing.T, s store.Store) {
			served(t, s)
			inNC := some("Agency", "state", compared(plan.Eq, "State", "code", "NC"))
			wantFits(t, s, "Agency", inNC, "agency/a, agency/b")
			wantFits(t, s, "Agency", negated(inNC), "agency/c, agency/d")
			wantFits(t, s, "Agency", some("Agency", "state", plan.Filter{}), "agency/a, agency/b, agency/c")
			wantFits(t, s, "Agency", negated(some("Agency", "state", plan.Filter{})), "agency/d")
			wantFits(t, s, "Agency", some("Agency", "state", compared(plan.IsNull, "State", "code", true)), "")
			wantFits(t, s, "Agreement", some("Agreement", "agency", inNC), "agreement/1, agreement/2, agreement/3")
			wantFits(t, s, "Agreement", some("Agreement", "agency", negated(inNC)), "agreement/4")
			wantFits(t, s, "Agreement", negated(some("Agreement", "agency", negated(inNC))), "agreement/1, agreement/2, agreement/3")
			wantFits(t, s, "Agreement", some("Agreement", "state", compared(plan.Contains, "State", "name", "caro")), "agreement/1, agreement/2, agreement/3")
		}},
		{"Filter/looks for some, none and every of a list", func(t *testing.T, s store.Store) {
			served(t, s)
			ended := compared(plan.Eq, "Agreement", "ending", "EXPIRED")
			wantFits(t, s, "Agency", some("Agency", "agreements", ended), "agency/a, agency/c")
			wantFits(t, s, "Agency", negated(some("Agency", "agreements", ended)), "agency/b, agency/d")
			every := negated(some("Agency", "agreements", negated(ended)))
			wantFits(t, s, "Agency", every, "agency/c, agency/d") // of agency/a one has no ending
			wantFits(t, s, "Agency", negated(every), "agency/a, agency/b")
			wantFits(t, s, "Agency", negated(some("Agency", "agreements", plan.Filter{})), "agency/d")
			wantFits(t, s, "Agency", some("Agency", "agreements", joined(plan.Or)), "")
			wantFits(t, s, "Agency", negated(some("Agency", "agreements", negated(joined(plan.Or)))), "agency/d")
			wantFits(t, s, "State", some("State", "agreements", some("Agreement", "lawsuits", compared(plan.Eq, "Lawsuit", "status", "PENDING"))), "state/NC")
			wantFits(t, s, "Agreement", joined(plan.Or, some("Agreement", "lawsuits", plan.Filter{}), some("Agreement", "models", compared(plan.Gte, "ProgramModel", "code", "TASK_FORCE"))), "agreement/1, agreement/3")
		}},
		{"Filter/counts related nodes that fit", func(t *testing.T, s store.Store) {
			served(t, s)
			any, ended := plan.Filter{}, compared(plan.Eq, "Agreement", "ending", "EXPIRED")
			wantFits(t, s, "Agency", counts("Agency", "agreements", any, number(plan.Gte, 2)), "agency/a")
			wantFits(t, s, "Agency", counts("Agency", "agreements", any, number(plan.Eq, 0)), "agency/d")
			wantFits(t, s, "Agency", counts("Agency", "agreements", ended, number(plan.Lt, 1)), "agency/b, agency/d")
			wantFits(t, s, "Agency", counts("Agency", "agreements", negated(ended), number(plan.Eq, 1)), "agency/a, agency/b")
			wantFits(t, s, "Agency", negated(counts("Agency", "agreements", any, number(plan.Eq, 1))), "agency/a, agency/d")
			wantFits(t, s, "Agency", counts("Agency", "agreements", any, joined(plan.And, number(plan.Gt, 0), number(plan.Lte, 1))), "agency/b, agency/c")
			wantFits(t, s, "Agency", counts("Agency", "agreements", any, negated(number(plan.In, 0, 1))), "agency/a")
			wantFits(t, s, "Agency", counts("Agency", "agreements", any, joined(plan.And)), "agency/a, agency/b, agency/c, agency/d")
			wantFits(t, s, "Agency", counts("Agency", "agreements", any, number(plan.IsNull, true)), "")
			wantFits(t, s, "Agency", counts("Agency", "state", any, number(plan.Eq, 1)), "agency/a, agency/b, agency/c")
		}},
		{"Filter/counts relations that facts tell apart, and nodes at the ends of paths once", func(t *testing.T, s store.Store) {
			served(t, s)
			// lawsuit/x concerns agreement/1 twice, in two ways; agency/a serves county/1 and, twice, county/2.
			wantFits(t, s, "Agreement", counts("Agreement", "lawsuits", plan.Filter{}, number(plan.Eq, 2)), "agreement/1")
			wantFits(t, s, "Agreement", counts("Agreement", "counties", plan.Filter{}, number(plan.Eq, 2)), "agreement/1, agreement/2")
			wantFits(t, s, "Agency", counts("Agency", "serves", plan.Filter{}, number(plan.Eq, 3)), "agency/a")
			wantFits(t, s, "County", counts("County", "agreements", plan.Filter{}, number(plan.Eq, 2)), "county/1, county/2")
			wantFits(t, s, "County", counts("County", "agreements", compared(plan.Eq, "Agreement", "ending", "EXPIRED"), number(plan.Gte, 1)), "county/1, county/2, county/3")
		}},
		{"Filter/narrows an interface by kind", func(t *testing.T, s store.Store) {
			served(t, s)
			county := func(f plan.Filter) plan.Filter { return ofKind("County", f) }
			wantFits(t, s, "Jurisdiction", county(plan.Filter{}), "county/1, county/2, county/3")
			wantFits(t, s, "Jurisdiction", negated(county(compared(plan.Eq, "County", "fips", "1"))), "county/2, county/3, state/FL, state/NC")
			wantFits(t, s, "Agency", some("Agency", "serves", county(compared(plan.Eq, "County", "fips", "1"))), "agency/a")
			wantFits(t, s, "Agency", some("Agency", "serves", ofKind("State", plan.Filter{})), "agency/c")
			wantFits(t, s, "Agency", some("Agency", "serves", joined(plan.And, county(plan.Filter{}), ofKind("State", plan.Filter{}))), "")
			wantFits(t, s, "Agency", negated(some("Agency", "serves", negated(joined(plan.Or, county(plan.Filter{}), ofKind("Place", plan.Filter{}))))), "agency/a, agency/b, agency/d")
			wantFits(t, s, "County", ofKind("County", plan.Filter{}), "county/1, county/2, county/3")
			wantFits(t, s, "County", ofKind("State", plan.Filter{}), "")
			wantFits(t, s, "Jurisdiction", some("County", "agreements", compared(plan.Eq, "Agreement", "name", "4")), "county/3, state/FL")
			wantFits(t, s, "Jurisdiction", counts("County", "agreements", plan.Filter{}, number(plan.Eq, 2)), "county/1, county/2")
		}},
		{"Filter/never takes the start of a path for its end, but that of a relation", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("source/a", "source/b", "lawsuit/a")
			g.citation("citation/aa", "source/a", "source/a")
			g.citation("citation/ab", "source/a", "source/b")
			g.citation("citation/bb", "source/b", "source/b")
			g.edge("PARTY", "lawsuit/a", "lawsuit/a", props{"n": "1"})
			g.load(t, s)
			wantFits(t, s, "Source", some("Source", "cites", plan.Filter{}), "source/a")
			wantFits(t, s, "Source", counts("Source", "cites", plan.Filter{}, number(plan.Gte, 1)), "source/a")
			wantFits(t, s, "Source", some("Source", "cites", ofKind("Source", compared(plan.Eq, "Source", "name", "b"))), "source/a")
			wantFits(t, s, "Lawsuit", some("Lawsuit", "parties", ofKind("Lawsuit", plan.Filter{})), "lawsuit/a")
		}},
		{"Filter/looks only at ways of the reaches asked for", func(t *testing.T, s store.Store) {
			served(t, s)
			// county/3 has the agreement of the state's agency/c alone, which agency/b's would join if it served the county.
			any, own, wide := plan.Filter{}, []string{"OWN"}, []string{"STATEWIDE", "WITHIN"}
			wantFits(t, s, "County", someReaching(own, "County", "agreements", any), "county/1, county/2")
			wantFits(t, s, "County", negated(someReaching(own, "County", "agreements", any)), "county/3")
			wantFits(t, s, "County", someReaching(wide, "County", "agreements", any), "county/3")
			wantFits(t, s, "County", someReaching([]string{"OWN", "STATEWIDE"}, "County", "agreements", any), "county/1, county/2, county/3")
			wantFits(t, s, "County", someReaching(nil, "County", "agreements", any), "")
			wantFits(t, s, "County", negated(someReaching(nil, "County", "agreements", any)), "county/1, county/2, county/3")
			wantFits(t, s, "County", someReaching([]string{"SURROUNDING"}, "County", "agreements", any), "")
			wantFits(t, s, "State", someReaching(own, "State", "agreements", any), "state/FL")
			wantFits(t, s, "State", someReaching([]string{"WITHIN"}, "State", "agreements", any), "state/FL, state/NC") // by the state of its agency
			wantFits(t, s, "Jurisdiction", someReaching(own, "County", "agreements", any), "county/1, county/2, state/FL")
			wantFits(t, s, "Jurisdiction", someReaching(own, "County", "agreements", someReaching(own, "Agreement", "counties", compared(plan.Eq, "County", "fips", "2"))), "county/1, county/2")
			ended := counts("County", "agreements", compared(plan.Eq, "Agreement", "ending", "EXPIRED"), number(plan.Eq, 1))
			ended.Field = narrowed(own, ended.Field)
			wantFits(t, s, "County", ended, "county/1, county/2")
			wantFits(t, s, "Agreement", someReaching([]string{"STATEWIDE"}, "Agreement", "counties", any), "agreement/4")
			wantFits(t, s, "Agency", some("Agency", "serves", ofKind("County", someReaching(wide, "County", "agreements", any))), "")
		}},
		{"Filter/looks at related nodes in lists of relations and paths", func(t *testing.T, s store.Store) {
			served(t, s)
			var q query
			states := q.scan("State")
			counties := states.along("counties").fits(some("County", "agreements", compared(plan.IsNull, "Agreement", "ending", true))).count()
			agencies := states.along("agencies").fits(counts("Agency", "agreements", plan.Filter{}, number(plan.Gte, 2))).count()
			q.run(t, s)
			counties.want(t, "", "county/1, county/2")
			counties.wantTotals(t, 0, 2)
			agencies.want(t, "", "agency/a")
			agencies.wantTotals(t, 0, 1)
		}},
	}
}

// served makes a small graph of states, counties, agencies and agreements:
//
//	state/NC  agency/a  agreement/1 (no ending, two concerns), agreement/2 (EXPIRED); serves county/1, twice county/2
//	          agency/b  agreement/3 (no ending, TASK_FORCE)
//	state/FL  agency/c  agreement/4 (EXPIRED); serves state/FL
//	          agency/d  of no state, without agreements
func served(t *testing.T, s store.Store) {
	t.Helper()
	var g graph
	g.node("state/NC", props{"code": "NC", "name": "North Carolina"})
	g.node("state/FL", props{"code": "FL", "name": "Florida"})
	g.county("county/1", "state/NC")
	g.county("county/2", "state/NC")
	g.county("county/3", "state/FL")
	g.nodes("agency/a", "agency/b", "agency/c", "agency/d")
	for agency, state := range map[string]string{"agency/a": "state/NC", "agency/b": "state/NC", "agency/c": "state/FL"} {
		g.edge("OF_STATE", agency, state)
	}
	g.edge("SERVES", "agency/a", "county/1", props{"n": "1"})
	g.edge("SERVES", "agency/a", "county/2", props{"n": "1"})
	g.edge("SERVES", "agency/a", "county/2", props{"n": "2"})
	g.edge("SERVES", "agency/c", "state/FL", props{"n": "1"})
	g.agreement("agreement/1", "agency/a")
	g.agreement("agreement/2", "agency/a", props{"ending": "EXPIRED"})
	g.agreement("agreement/3", "agency/b")
	g.agreement("agreement/4", "agency/c", props{"ending": "EXPIRED"})
	g.node("program-model/t", props{"code": "TASK_FORCE"})
	g.edge("USES_MODEL", "agreement/3", "program-model/t")
	g.node("lawsuit/x", props{"status": "PENDING"})
	g.edge("CONCERNS", "lawsuit/x", "agreement/1", props{"n": "1"})
	g.edge("CONCERNS", "lawsuit/x", "agreement/1", props{"n": "2"})
	g.load(t, s)
}

func some(kind, name string, of plan.Filter) plan.Filter {
	return plan.Filter{Op: plan.Some, Field: field(kind, name), Sub: []plan.Filter{of}}
}

// narrowed returns a field as it is where only ways of some reaches count.
func narrowed(reaches []string, f *ontology.Field) *ontology.Field {
	set := uint8(0)
	for _, r := range reaches {
		rank, _ := ontology.Must().Enum("Reach").Rank(r)
		set |= 1 << rank
	}
	return f.Reaching(set)
}

func someReaching(reaches []string, kind, name string, of plan.Filter) plan.Filter {
	return plan.Filter{Op: plan.Some, Field: narrowed(reaches, field(kind, name)), Sub: []plan.Filter{of}}
}

func counts(kind, name string, where, number plan.Filter) plan.Filter {
	return plan.Filter{Op: plan.Count, Field: field(kind, name), Sub: []plan.Filter{where, number}}
}

// number compares a count.
func number(op plan.FilterOp, with ...any) plan.Filter {
	f := plan.Filter{Op: op, Field: plan.CountField, Values: with}
	for i, v := range with {
		if n, ok := v.(int); ok {
			f.Values[i] = int64(n)
		}
	}
	return f
}

func ofKind(kind string, f plan.Filter) plan.Filter {
	return plan.Filter{Op: plan.OfKind, Kinds: ontology.Must().KindsOf(kind), Sub: []plan.Filter{f}}
}
