package site

import (
	"testing"

	"graph287g/ontology"
	"graph287g/web/site/words"
)

// TestWordsOfValues: pages put the names of some messages together from values of the graph. There is one for each value that the ontology
// allows, so that a record nobody has yet makes a page too.
func TestWordsOfValues(t *testing.T) {
	all, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	catalogue := ontology.Must()
	for prefix, enum := range map[string]string{
		"agencyKind.": "AgencyKind", "agencyKinds.": "AgencyKind", "basis.": "Basis", "county.kind.": "CountyKind",
		"disagreements.nature.": "DisagreementNature", "event.kind.": "EventKind", "law.effect.": "LawEffect", "law.kind.": "LawKind",
		"law.status.": "LawStatus", "lawsuit.confidence.": "Confidence", "lawsuit.role.": "PartyRole", "lawsuit.status.": "LawsuitStatus",
		"moa.": "MoaState", "model.": "Setting", "organization.kind.": "OrganizationKind", "reach.": "Reach", "source.kind.": "SourceKind",
		"standing.": "Standing", "status.": "AgreementStatus", "topic.kind.": "TopicKind",
	} {
		e := catalogue.Enum(enum)
		if e == nil {
			t.Errorf("there is no enum %s", enum)
			continue
		}
		for _, v := range e.Values {
			wantMessage(t, all, prefix+v.Name)
		}
	}
	for _, k := range catalogue.Kinds {
		wantMessage(t, all, "kind."+k.Name)
		wantMessage(t, all, "kinds."+k.Name)
	}
}

func wantMessage(t *testing.T, all map[string]*words.Words, key string) {
	t.Helper()
	for language, w := range all {
		if !w.Has(key) {
			t.Errorf("%s has no message %s", language, key)
		}
	}
}
