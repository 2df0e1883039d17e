package storetest

import (
	"testing"

	"graph287g/plan"
	"graph287g/store"
)

func evidenceDisagreementCases() []Case {
	return []Case{
		{"Evidence/has the disagreement over its node and field, and no other", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "topic/b", "law/l")
			g.disagreement("disagreement/kind", "kind", "topic/a")
			g.disagreement("disagreement/of-b", "slug", "topic/b")
			g.disagreement("disagreement/measure", "agreementCount", "topic/a")
			g.load(t, s)
			var q query
			over := q.lookup("Entity", "topic/b", "topic/a", "law/l", "topic/a").evidence("slug", "kind").nodesUnder(&plan.EvidenceDisagreementSpec{}, "Disagreement").get("field")
			q.run(t, s)
			over.want(t, "disagreement/of-b slug", "", "", "disagreement/kind kind", "")
		}},
		{"Evidence/has of several disagreements a curated one, then by nature, then by id", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a")
			found, weak, strong := props{"found": true}, props{"nature": "UNSUPPORTED"}, props{"nature": "CONTRADICTION"}
			g.disagreement("disagreement/1", "kind", "topic/a", found, strong)
			g.disagreement("disagreement/2", "kind", "topic/a", weak)
			g.disagreement("disagreement/3", "slug", "topic/a", weak)
			g.disagreement("disagreement/5", "slug", "topic/a", strong)
			g.disagreement("disagreement/4", "slug", "topic/a", strong)
			g.disagreement("disagreement/7", "name", "topic/a", found, weak)
			g.disagreement("disagreement/8", "name", "topic/a", found, strong)
			g.load(t, s)
			var q query
			over := q.scan("Topic").evidence("kind", "slug", "name").nodesUnder(&plan.EvidenceDisagreementSpec{}, "Disagreement")
			q.run(t, s)
			over.want(t, "disagreement/2", "disagreement/4", "disagreement/8")
		}},
		{"Evidence/has no disagreement over the same relation as seen from its other end", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("agency/a")
			g.agreement("agreement/x", "agency/a")
			g.disagreement("disagreement/d", "agency", "agreement/x")
			g.load(t, s)
			var q query
			here := q.scan("Agreement").evidence("agency").nodesUnder(&plan.EvidenceDisagreementSpec{}, "Disagreement")
			there := q.scan("Agency").evidence("agreements").nodesUnder(&plan.EvidenceDisagreementSpec{}, "Disagreement")
			q.run(t, s)
			here.want(t, "disagreement/d")
			there.want(t, "")
		}},
	}
}
