package manual

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"graph287g/docs"
)

func TestSectionsListAllDocuments(t *testing.T) {
	m := open(t)
	var listed []string
	for _, s := range Sections {
		listed = append(listed, s.Names...)
	}
	for name := range m.documents {
		if !strings.Contains(name, "/") && !slices.Contains(listed, name) {
			t.Errorf("the index lacks %s", name)
		}
	}
	for _, name := range listed {
		if m.Find(name) == nil {
			t.Errorf("the index lists %s, which isn't there", name)
		}
	}
}

var (
	hrefs = regexp.MustCompile(`href="([^"]*)"`)
	ids   = regexp.MustCompile(` id="([^"]*)"`)
)

// Every link from a document to another, or to a heading, leads there; and no element has a style of its own.
func TestLinksLeadToPages(t *testing.T) {
	m := open(t)
	html, anchors := map[string]string{}, map[string]map[string]bool{}
	for name, doc := range m.documents {
		html[name] = pageOf(t, m, doc).HTML
		anchors[name] = map[string]bool{}
		for _, id := range ids.FindAllStringSubmatch(html[name], -1) {
			anchors[name][id[1]] = true
		}
		if strings.Contains(html[name], "style=") {
			t.Errorf("%s: an element has a style of its own", name)
		}
	}
	links := 0
	for name := range html {
		for _, href := range hrefs.FindAllStringSubmatch(html[name], -1) {
			if strings.HasPrefix(href[1], "http") || strings.HasPrefix(href[1], "/playground/") {
				continue
			}
			links++
			target, anchor, _ := strings.Cut(href[1], "#")
			target = strings.TrimPrefix(target, Prefix)
			if target == "" {
				target = name
			}
			if html[target] == "" || anchor != "" && !anchors[target][anchor] {
				t.Errorf("%s: %s leads nowhere", name, href[1])
			}
		}
	}
	if links < 50 {
		t.Errorf("%d links were found", links)
	}
}

func TestPage(t *testing.T) {
	const source = "# Title\n\nA *first*\nparagraph, `code`.\n\n## Second heading\n\n<script>alert(1)</script>\n\n" +
		"[other](b.md#there) [file](../go.mod) [bad](javascript:alert(1)) [mail](mailto:a@b.example) [web](https://example.org/?a=1&b=2)\n\n" +
		"```graphql\n# {\"fips\": \"1\"}\n# extensions: {\"cost\": true}\nquery A($fips: String!) { county(fips: $fips) { name } }\n```\n\n" +
		"```json\n{\n\"a<b\": 1\n}\n```\n\n```graphql\n# POST /cite\n{ a }\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
	m, err := New(fstest.MapFS{"a.md": {Data: []byte(source)}, "b.md": {Data: []byte("# B\n\n## There\n")}, "c/README.md": {Data: []byte("# C\n\nSee [a](../a.md).\n")}})
	if err != nil {
		t.Fatal(err)
	}
	doc := m.Find("a")
	if doc.Title != "Title" || doc.Summary != "A first paragraph, code." {
		t.Errorf("title %q, summary %q", doc.Title, doc.Summary)
	}
	page := pageOf(t, m, doc)
	if want := []Heading{{2, "second-heading", "Second heading"}}; !slices.Equal(page.Headings, want) {
		t.Errorf("headings %v", page.Headings)
	}
	if want := []Run{{"query A($fips: String!) { county(fips: $fips) { name } }\n", `{"fips": "1"}`}}; !slices.Equal(page.Runs, want) {
		t.Errorf("runs %q", page.Runs)
	}
	for _, want := range []string{
		`<a href="/docs/b#there">other</a> file bad mail <a href="https://example.org/?a=1&amp;b=2">web</a>`,
		`<a href="/playground/#query=query%20A%28%24fips%3A%20String%21%29%20%7B%20county%28fips%3A%20%24fips%29%20%7B%20name%20%7D%20%7D%0A&amp;variables=%7B%22fips%22%3A%20%221%22%7D">Run</a>`,
		`<div class="scroll" tabindex="0"><table>`, `&#34;a&lt;b&#34;`, `<pre class="code" tabindex="0">`,
	} {
		if !strings.Contains(page.HTML, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	for _, never := range []string{"<script", "javascript:", "mailto:", "Title", "style="} {
		if strings.Contains(page.HTML, never) {
			t.Errorf("the page has %s", never)
		}
	}
	if strings.Count(page.HTML, ">Run<") != 1 {
		t.Error("a request to another path has a link that runs it")
	}
	if html := pageOf(t, m, m.Find("c")).HTML; !strings.Contains(html, `<a href="/docs/a">a</a>`) {
		t.Errorf("a document of a folder links to %s", html)
	}
}

func TestLongAnswersAreFolded(t *testing.T) {
	long := "```json\n" + strings.Repeat("1\n", foldedLines+1) + "```\n"
	m, err := New(fstest.MapFS{"a.md": {Data: []byte("# A\n\n" + long)}, "b.md": {Data: []byte("# B\n\n```json\n1\n```\n")}})
	if err != nil {
		t.Fatal(err)
	}
	if html := pageOf(t, m, m.Find("a")).HTML; !strings.Contains(html, "<summary>Answer</summary>") {
		t.Error("a long answer isn't folded")
	}
	if html := pageOf(t, m, m.Find("b")).HTML; strings.Contains(html, "<details") {
		t.Error("a short answer is folded")
	}
}

func TestNothingRunsWithoutPlayground(t *testing.T) {
	m := open(t)
	page, err := m.Page(m.Find("api"), same, Words{Answer: answer})
	if err != nil {
		t.Fatal(err)
	}
	if len(page.Runs) > 0 || strings.Contains(page.HTML, "/playground/#") {
		t.Error("a page has links to a playground that there isn't")
	}
}

func TestDocumentWithoutTitle(t *testing.T) {
	if _, err := New(fstest.MapFS{"a.md": {Data: []byte("Text.\n")}}); err == nil {
		t.Error("no error")
	}
}

func open(t *testing.T) *Manual {
	t.Helper()
	m, err := New(docs.Files)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func same(path string) string { return path }

func answer(int) string { return "Answer" }

func pageOf(t *testing.T, m *Manual, doc *Document) *Page {
	t.Helper()
	page, err := m.Page(doc, same, Words{"Run", answer})
	if err != nil {
		t.Fatal(err)
	}
	return page
}
