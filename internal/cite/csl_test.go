package cite

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Items written by hand, for what differs.
var cslWanted = map[string]string{
	"news": `[{"id":"source/doe-2025","type":"article-newspaper","title":"Who Pays for 287(g)?","author":[{"family":"Doe","given":"Jane Q."}],` +
		`"container-title":"Miami Herald","issued":{"date-parts":[[2025,3,12]]},"URL":"https://example.org/a_b?c=1&d=2","note":"Archived at https://perma.cc/AAAA-1111"}]`,
	"report of a body": `[{"id":"source/report","type":"report","title":"The Program: An Overview","publisher":"American Immigration Council",` +
		`"issued":{"date-parts":[[2022,2]]},"URL":"https://example.org/r.pdf","note":"Archived at https://perma.cc/BBBB-2222"}]`,
	"editorial": `[{"id":"source/editorial","type":"article-newspaper","title":"A Bad Call","author":[{"literal":"New York Daily News Editorial Board"}],` +
		`"container-title":"New York Daily News","genre":"Editorial","issued":{"date-parts":[[2025,3,20]]},"URL":"https://example.org/e"}]`,
	"press release": `[{"id":"source/release","type":"webpage","title":"Sheriff Announces End","publisher":"ACLU of North Carolina","genre":"Press release",` +
		`"issued":{"date-parts":[[2018,12,5]]},"URL":"https://example.org/p"}]`,
	"Supreme Court": `[{"id":"lawsuit/cleburne","type":"legal_case","title":"City of Cleburne v. Cleburne Living Center","container-title":"U.S.","volume":"473","page":"432",` +
		`"issued":{"date-parts":[[1985]]}}]`,
	"encyclopedia":  `[{"id":"source/wiki","type":"entry-encyclopedia","title":"Joe Arpaio","container-title":"Wikipedia","accessed":{"date-parts":[[2025,3,31]]},"URL":"https://example.org/wiki/Joe"}]`,
	"year inferred": `[{"id":"source/blog","type":"post-weblog","title":"Deputized","author":[{"family":"Huyan","given":"Yuwen"}],"issued":{"date-parts":[[2025,4,29]],"circa":true}}]`,
	"date inferred, open": `[{"id":"source/open","type":"article-newspaper","title":"Understanding the Model","container-title":"VisaVerge.com",` +
		`"issued":{"literal":"[not before February 28, 2025]"}}]`,
	"data with a version": `[{"id":"answer/1","type":"dataset","title":"County","publisher":"287(g) Graph","version":"12","issued":{"date-parts":[[2026,11,22]]},` +
		`"URL":"https://example.org/cite/0"}]`,
	"late in a year": `[{"id":"source/late","type":"report","title":"Facts","publisher":"ILRC","genre":"Fact sheet","issued":{"date-parts":[[2018]]}}]`,
	"about a year":   `[{"id":"source/circa","type":"report","title":"Old Report","publisher":"ILRC","issued":{"date-parts":[[1996]],"circa":true}}]`,
	"circuit": `[{"id":"lawsuit/morales","type":"legal_case","title":"Morales v. Chadbourne","container-title":"F.3d","authority":"1st Cir.","volume":"793","page":"208",` +
		`"issued":{"date-parts":[[2015]]}}]`,
	"docket": `[{"id":"lawsuit/docket","type":"legal_case","title":"Roe v. Wake County","authority":"E.D.N.C.","number":"5:12-cv-00347","submitted":{"date-parts":[[2012,6,18]]}}]`,
	"section of an act": `[{"id":"law/ina","type":"legislation","title":"Section 287(g) of the Immigration and Nationality Act","container-title":"U.S.C.","volume":"8",` +
		`"section":"1357(g)","issued":{"date-parts":[[1996,9,30]]}}]`,
	"statute":       `[{"id":"law/1357","type":"legislation","title":"8 U.S.C. § 1357(g)"}]`,
	"numbered bill": `[{"id":"law/hr","type":"bill","title":"Protection Act","container-title":"H.R. 1, 119th Cong.","submitted":{"date-parts":[[2025,1,28]]}}]`,
	"order":         `[{"id":"law/order","type":"legislation","title":"Protecting the People","genre":"Executive order","issued":{"date-parts":[[2025,1,20]]}}]`,
}

func TestCSLItems(t *testing.T) {
	for name, want := range cslWanted {
		if diff := cmp.Diff(want, Format(CSLJSON, items[name])); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// What the schema of CSL-JSON 1.0.2 allows, of the part that is used here; all else is refused.
var (
	cslKnownTypes = []string{
		"article-journal", "article-newspaper", "bill", "dataset", "document", "entry-encyclopedia", "legal_case", "legislation", "post-weblog", "regulation", "report", "webpage",
	}
	cslTexts = []string{"id", "title", "container-title", "publisher", "version", "genre", "authority", "volume", "page", "section", "number", "URL", "note"}
	cslDates = []string{"issued", "submitted", "accessed"}
)

func checkCSL(t *testing.T, name, text string) {
	t.Helper()
	var list []map[string]json.RawMessage
	if err := json.Unmarshal([]byte(text), &list); err != nil || len(list) != 1 {
		t.Fatalf("%s: no list of one item: %v\n%s", name, err, text)
	}
	for key, raw := range list[0] {
		var s string
		switch {
		case key == "type":
			if json.Unmarshal(raw, &s) != nil || !slices.Contains(cslKnownTypes, s) {
				t.Errorf("%s: the type %s", name, raw)
			}
		case key == "author":
			checkNames(t, name, raw)
		case slices.Contains(cslDates, key):
			checkDate(t, name, raw)
		case !slices.Contains(cslTexts, key), json.Unmarshal(raw, &s) != nil, s == "":
			t.Errorf("%s: %s is %s", name, key, raw)
		}
	}
	if list[0]["id"] == nil || list[0]["type"] == nil {
		t.Errorf("%s: no id or no type", name)
	}
}

func checkNames(t *testing.T, name string, raw json.RawMessage) {
	t.Helper()
	var names []struct{ Family, Given, Literal *string }
	if err := strict(raw, &names); err != nil || len(names) == 0 {
		t.Errorf("%s: author is %s: %v", name, raw, err)
	}
	for _, n := range names {
		if (n.Literal == nil) == (n.Family == nil) || n.Given != nil && n.Family == nil {
			t.Errorf("%s: an author is family and given, or literal: %s", name, raw)
		}
	}
}

func checkDate(t *testing.T, name string, raw json.RawMessage) {
	t.Helper()
	var d struct {
		Parts   [][]int `json:"date-parts"`
		Circa   *bool   `json:"circa"`
		Literal *string `json:"literal"`
	}
	if err := strict(raw, &d); err != nil || (d.Literal == nil) == (d.Parts == nil) {
		t.Errorf("%s: a date is %s: %v", name, raw, err)
	}
	for _, p := range d.Parts {
		if len(d.Parts) != 1 || len(p) < 1 || len(p) > 3 || len(p) > 1 && (p[1] < 1 || p[1] > 12) || len(p) > 2 && (p[2] < 1 || p[2] > 31) {
			t.Errorf("%s: a date has the parts %s", name, raw)
		}
	}
}

func strict(raw json.RawMessage, to any) error {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	return dec.Decode(to)
}

func TestCSLIsValid(t *testing.T) {
	for name, it := range items {
		text := Format(CSLJSON, it)
		checkCSL(t, name, text)
		if strings.Contains(text, `\u0026`) || strings.HasSuffix(text, "\n") {
			t.Errorf("%s: %q", name, text)
		}
	}
}
