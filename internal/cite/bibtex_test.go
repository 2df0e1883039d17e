package cite

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/nickng/bibtex"
)

// Entries written by hand, for what differs.
var bibTeXWanted = map[string]string{
	"news": `@article{source:doe-2025,
  author = {{Doe}, Jane Q.},
  title = {{Who Pays for 287(g)?}},
  journal = {{Miami Herald}},
  year = {2025},
  month = mar,
  date = {2025-03-12},
  url = {https://example.org/a_b?c=1&d=2},
  note = {Archived at https://perma.cc/AAAA-1111},
}`,
	"two authors, one of whom nobody takes apart": `@article{source:two,
  author = {{Mohamed Al Elew} and {Fry}, Wendy},
  title = {{Every Agency}},
  journal = {{The Markup}},
  year = {2025},
  month = apr,
  date = {2025-04-16},
  url = {https://example.org/tracker},
}`,
	"page without a date": `@misc{source:page,
  title = {{Delegation of Authority}},
  howpublished = {{U.S. Immigration and Customs Enforcement}},
  url = {https://example.gov/287g},
  urldate = {2025-03-28},
  note = {Archived at https://perma.cc/CCCC-3333},
}`,
	"report of a body": `@techreport{source:report,
  title = {{The Program: An Overview}},
  institution = {{American Immigration Council}},
  type = {Report},
  year = {2022},
  month = feb,
  date = {2022-02},
  url = {https://example.org/r.pdf},
  note = {Archived at https://perma.cc/BBBB-2222},
}`,
	"year inferred": `@misc{source:blog,
  author = {{Huyan}, Yuwen},
  title = {{Deputized}},
  year = {[2025]},
  month = apr,
}`,
	"date inferred, open": `@article{source:open,
  title = {{Understanding the Model}},
  journal = {{VisaVerge.com}},
  year = {[not before February 28, 2025]},
}`,
	"late in a year": `@techreport{source:late,
  title = {{Facts}},
  institution = {{ILRC}},
  type = {Fact sheet},
  year = {late 2018},
}`,
	"about a year": `@techreport{source:circa,
  title = {{Old Report}},
  institution = {{ILRC}},
  type = {Report},
  year = {ca. 1996},
}`,
	"circuit": `@misc{lawsuit:morales,
  title = {{Morales v. Chadbourne}},
  howpublished = {793 F.3d 208},
  year = {2015},
  date = {2015},
  note = {U.S. Court of Appeals for the First Circuit},
}`,
	"docket": `@misc{lawsuit:docket,
  title = {{Roe v. Wake County}},
  howpublished = {No. 5:12-cv-00347},
  note = {U.S. District Court for the Eastern District of North Carolina. Filed June 18, 2012},
}`,
	"statute": `@misc{law:1357,
  title = {{8 U.S.C. § 1357(g)}},
}`,
	"section of an act": `@misc{law:ina,
  title = {{Section 287(g) of the Immigration and Nationality Act}},
  howpublished = {8 U.S.C. § 1357(g)},
  year = {1996},
  month = sep,
  date = {1996-09-30},
}`,
	"bill": `@misc{law:bill,
  title = {{Protection Act}},
  note = {Bill introduced January 28, 2025},
}`,
}

func TestBibTeXEntries(t *testing.T) {
	for name, want := range bibTeXWanted {
		if diff := cmp.Diff(want, Format(BibTeX, items[name])); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// parsed reads an entry with a parser that isn't ours.
func parsed(t *testing.T, text string) *bibtex.BibEntry {
	t.Helper()
	file, err := bibtex.Parse(strings.NewReader(text))
	if err != nil || len(file.Entries) != 1 {
		t.Fatalf("%v\n%s", err, text)
	}
	return file.Entries[0]
}

func TestBibTeXIsReadBack(t *testing.T) {
	keys := map[string]bool{}
	for name, it := range items {
		text := Format(BibTeX, it)
		e := parsed(t, text)
		if got := e.Fields["title"].String(); got != "{"+it.title()+"}" {
			t.Errorf("%s: the title comes back as %s", name, got)
		}
		if want := strings.ReplaceAll(it.ID, "/", ":"); e.CiteName != want || keys[want] {
			t.Errorf("%s: the key %q isn't %q, or not the only one", name, e.CiteName, want)
		}
		keys[e.CiteName] = true
		if got := e.Fields["url"]; it.URL != "" && got.String() != it.URL {
			t.Errorf("%s: the address comes back as %s", name, got)
		}
	}
}

func TestTextIsHarmlessToTeX(t *testing.T) {
	for in, want := range map[string]string{
		`a & b`: `a \& b`, `100%`: `100\%`, `$5_000#`: `\$5\_000\#`, `{`: `\textbraceleft{}`, `a}b`: `a\textbraceright{}b`,
		`\input`: `\textbackslash{}input`, `~^`: `\textasciitilde{}\textasciicircum{}`, "line\nbreak\t ": "line break", `“§ é”`: `“§ é”`,
		`say "no"`: `say \textquotedbl{}no\textquotedbl{}`, `<|>`: `\textless{}\textbar{}\textgreater{}`,
	} {
		if got := TeX(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
	it := Item{ID: "source/x", Title: `}, note = {\input{x}} % {{{`, Authors: []Name{{Literal: `A and B}`}}, URL: `https://example.org/{a}\ b`}
	e := parsed(t, Format(BibTeX, it))
	if len(e.Fields) != 3 || e.Fields["url"].String() != "https://example.org/%7Ba%7D%5C%20b" {
		t.Errorf("text became fields: %v", e.Fields)
	}
}
