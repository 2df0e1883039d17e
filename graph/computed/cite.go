package computed

import (
	"strings"

	"graph287g/internal/cite"
)

// citeAs writes a reference to what a node is.
func citeAs(item func(Node) cite.Item) func(Node, map[string]any) string {
	return func(n Node, args map[string]any) string {
		style, _ := args["style"].(string)
		it := item(n)
		it.ID = n.Text("id")
		return cite.Format(cite.Style(style), it)
	}
}

var recordReads = []string{"id", "name"}

// record cites what isn't published itself by its record here, as of the version of the graph.
func record(n Node, args map[string]any) string {
	style, _ := args["style"].(string)
	version, _ := args[Version].(string)
	day, _ := args[RecordedOn].(string)
	return cite.Format(cite.Style(style), cite.Item{
		Type: cite.Dataset, ID: n.Text("id"), Title: n.Text("name") + " (" + n.Text("id") + ")", Described: true,
		Publisher: Publisher, Version: version, Issued: dayOf(day),
	})
}

var sourceReads = []string{
	"id", "name", "kind", "title", "publishedOn", "printedPublisher", "lastVisitedOn", "url", "archiveUrl",
	"authors.name", "authors.familyName", "publisher.name",
}

// sourceTypes say as what each kind of source is cited.
var sourceTypes = map[string]cite.Type{
	"LAW_REVIEW": cite.Journal, "BLOG": cite.Post, "NEWS": cite.News, "EDITORIAL": cite.Editorial, "REPORT": cite.Report, "STUDY": cite.Report,
	"FACT_SHEET": cite.FactSheet, "PRESS_RELEASE": cite.PressRelease, "AGENCY_PAGE": cite.Webpage, "ENCYCLOPEDIA": cite.Encyclopedia,
	"ROSTER": cite.Dataset, "DATASET": cite.Dataset,
	"OPINION": cite.Document, "STATUTE": cite.Document, "FILING": cite.Document, "MOA": cite.Document, "ADDENDUM": cite.Document, "OTHER": cite.Document,
}

// source reads a publication. One without a title is called by its name, which is ours, and so described.
func source(n Node) cite.Item {
	it := cite.Item{
		Type: sourceTypes[n.Text("kind")], Title: n.Text("title"), Publisher: n.First("publisher").Text("name"), Issued: date(n.Values["publishedOn"]),
		Visited: dayOf(n.Text("lastVisitedOn")), URL: n.Text("url"), Archive: n.Text("archiveUrl"),
	}
	if it.Title == "" {
		it.Title, it.Described = n.Text("name"), true
	}
	if it.Publisher == "" {
		it.Publisher = n.Text("printedPublisher")
	}
	for _, a := range n.Nodes["authors"] {
		it.Authors = append(it.Authors, author(a))
	}
	return it
}

// author reads a name. It is taken apart only where the record says which part is the family name, and the rest stands
// before it or after it.
func author(n Node) cite.Name {
	out := cite.Name{Literal: n.Text("name"), Body: n.Kind != "Person"}
	family := n.Text("familyName")
	given, found := strings.CutSuffix(out.Literal, " "+family)
	if !found {
		given, found = strings.CutPrefix(out.Literal, family+" ")
	}
	if family != "" && found {
		out.Family, out.Given = family, given
	}
	return out
}

var lawsuitReads = []string{"id", "name", "named", "citation", "docketNumber", "filedOn", "decidedOn", "court.name"}

// lawsuit reads a case, whose name is its caption.
func lawsuit(n Node) cite.Item {
	return cite.Item{
		Type: cite.Case, Title: n.Text("name"), Described: !n.Flag("named"), Citation: n.Text("citation"), Docket: n.Text("docketNumber"),
		Court: n.First("court").Text("name"), Filed: date(n.Values["filedOn"]), Issued: date(n.Values["decidedOn"]),
	}
}

var lawReads = []string{"id", "name", "named", "kind", "citation", "introducedOn", "enactedOn", "<CODIFIES.citation"}

// lawTypes say as what each kind of law is cited.
var lawTypes = map[string]cite.Type{
	"STATUTE": cite.Statute, "APPROPRIATION": cite.Statute, "STATE_LAW": cite.Statute, "CONSTITUTION": cite.Constitution,
	"REGULATION": cite.Regulation, "EXECUTIVE_ORDER": cite.Order, "BILL": cite.Bill,
}

// law reads a law. One that has no citation of its own is cited by what codifies it.
func law(n Node) cite.Item {
	it := cite.Item{
		Type: lawTypes[n.Text("kind")], Title: n.Text("name"), Described: !n.Flag("named"), Citation: n.Text("citation"),
		Filed: date(n.Values["introducedOn"]), Issued: date(n.Values["enactedOn"]),
	}
	for _, code := range n.Nodes["<CODIFIES"] {
		if it.Citation == "" {
			it.Citation = code.Text("citation")
		}
	}
	return it
}

// date reads a partial date.
func date(v any) cite.Date {
	m, _ := v.(map[string]any)
	text := func(part string) string { s, _ := m[part].(string); return s }
	d := cite.Date{First: text("earliest"), Last: text("latest"), Circa: text("precision") == "CIRCA", Printed: strings.TrimSpace(text("printed"))}
	d.Inferred, _ = m["inferred"].(bool)
	if d.First == "" && d.Last == "" {
		d.First, d.Last = text("date"), text("date")
	}
	return d
}

// dayOf reads a date that is known to the day.
func dayOf(s string) cite.Date { return cite.Date{First: s, Last: s} }
