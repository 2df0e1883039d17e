package computed

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/internal/cite"
	"graph287g/ontology"
)

// A kind of source or law that is new needs a decision how it is cited.
func TestEveryKindHasAType(t *testing.T) {
	for enum, types := range map[string]map[string]cite.Type{"SourceKind": sourceTypes, "LawKind": lawTypes} {
		for _, v := range ontology.Must().Enum(enum).Values {
			if _, ok := types[v.Name]; !ok {
				t.Errorf("%s.%s: say as what it is cited", enum, v.Name)
			}
		}
	}
	for _, s := range []cite.Style{cite.Bluebook, cite.APA, cite.BibTeX, cite.CSLJSON} {
		if _, ok := ontology.Must().Enum("CiteStyle").Rank(string(s)); !ok {
			t.Errorf("CiteStyle has no %s", s)
		}
	}
}

// What isn't published itself is cited by its record.
func TestRecordsAreCitedByTheirVersion(t *testing.T) {
	n := Node{Values: map[string]any{"id": "county/37119", "name": "Mecklenburg County"}}
	for style, want := range map[string]string{
		"BLUEBOOK": "[Mecklenburg County (county/37119)], 287(g) Graph, version 12 (Feb. 3, 2026)",
		"APA":      "287(g) Graph. (2026). [Mecklenburg County (county/37119)] (Version 12) [Data set].",
	} {
		if got := record(n, map[string]any{"style": style, Version: "12", RecordedOn: "2026-02-03"}); got != want {
			t.Errorf("%s, not %s", got, want)
		}
	}
}

func TestItemsHoldWhatTheGraphHolds(t *testing.T) {
	values := func(pairs ...any) map[string]any {
		out := map[string]any{}
		for i := 0; i < len(pairs); i += 2 {
			out[pairs[i].(string)] = pairs[i+1]
		}
		return out
	}
	for name, x := range map[string]struct {
		got, want cite.Item
	}{
		"a source": {
			source(Node{Values: values("kind", "EDITORIAL", "name", "Short", "title", "Long", "printedPublisher", "Pub.", "url", "u", "archiveUrl", "a", "lastVisitedOn", "2025-03-31"),
				Nodes: map[string][]Node{"authors": {{Kind: "Person", Values: values("name", "A B")}, {Kind: "Person", Values: values("name", "A van B", "familyName", "van B")}, {Kind: "Person", Values: values("name", "B A", "familyName", "B")}, {Kind: "Person", Values: values("name", "Abe", "familyName", "Be")}, {Kind: "Agency", Values: values("name", "ICE")}}, "publisher": {{Values: values("name", "Publisher")}}}}),
			cite.Item{
				Type: cite.Editorial, Title: "Long", Authors: []cite.Name{{Literal: "A B"}, {Literal: "A van B", Family: "van B", Given: "A"}, {Literal: "B A", Family: "B", Given: "A"}, {Literal: "Abe"}, {Literal: "ICE", Body: true}}, Publisher: "Publisher", URL: "u", Archive: "a",
				Visited: cite.Date{First: "2025-03-31", Last: "2025-03-31"},
			},
		},
		"a source of which little is known": {
			source(Node{Values: values("kind", "OTHER", "name", "Ours", "printedPublisher", "Pub.")}),
			cite.Item{Type: cite.Document, Title: "Ours", Described: true, Publisher: "Pub."},
		},
		"a case": {
			lawsuit(Node{Values: values("name", "A v. B", "named", true, "docketNumber", "1", "decidedOn", values("date", "2015-01-01", "earliest", "2015-01-01", "latest", "2015-12-31", "precision", "YEAR", "inferred", true))}),
			cite.Item{Type: cite.Case, Title: "A v. B", Docket: "1", Issued: cite.Date{First: "2015-01-01", Last: "2015-12-31", Inferred: true}},
		},
		"a law that another codifies": {
			law(Node{Values: values("kind", "STATUTE", "name", "Section 1", "named", true), Nodes: map[string][]Node{"<CODIFIES": {{}, {Values: values("citation", "1 U.S.C. § 1")}, {Values: values("citation", "2 U.S.C. § 2")}}}}),
			cite.Item{Type: cite.Statute, Title: "Section 1", Citation: "1 U.S.C. § 1"},
		},
		"a law with its own place": {
			law(Node{Values: values("kind", "BILL", "name", "A bill", "named", false, "citation", "H.R. 1", "introducedOn", values("date", "1996-01-01", "precision", "CIRCA", "printed", " about 1996 ")), Nodes: map[string][]Node{"<CODIFIES": {{Values: values("citation", "1 U.S.C. § 1")}}}}),
			cite.Item{Type: cite.Bill, Title: "A bill", Described: true, Citation: "H.R. 1", Filed: cite.Date{First: "1996-01-01", Last: "1996-01-01", Circa: true, Printed: "about 1996"}},
		},
	} {
		if diff := cmp.Diff(x.want, x.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
